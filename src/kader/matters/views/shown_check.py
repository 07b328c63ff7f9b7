"""The check as the steward sees it: each criterion beside the residents' own words."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from kader.groundrules import clock
from kader.matters.forms.checks import CheckForm
from kader.matters.models import Capacity, Condition, CostLine, Criterion, Mark, Plan, Reading
from kader.matters.rules.check import Outcome
from kader.matters.rules.frame import CriterionKind
from kader.matters.rules.plan import Cost, asked_of_municipality
from kader.people.naming import Names
from kader.web import wording


@dataclass(frozen=True)
class Point:
    """One criterion with what residents pointed at, what is counted, and the two fields."""

    criterion: Criterion
    quote: str
    where: str
    by: str
    counted: str
    result: Any
    reason: Any


@dataclass(frozen=True)
class AskedFirst:
    """A condition of the group, with its answer or by when it comes."""

    text: str
    by: str
    at: Any
    answer: str
    answered_by: str
    key: str


@dataclass(frozen=True)
class OutcomeShown:
    """What follows from the findings: first what fits."""

    fits: list[str]
    still_open: list[str]
    unclear: list[str]
    states: list[str]


class CheckDesk:
    """What the page of the check shows."""

    def __init__(self, reading: Reading, plan: Plan, form: CheckForm) -> None:
        self.reading, self.plan, self.form = reading, plan, form
        self.names = Names(reading.matter.circle, reading.inside)

    @property
    def due(self) -> date | None:
        return self.plan.check_by

    @property
    def is_over(self) -> bool:
        return self.due is not None and clock.today() > self.due

    @property
    def points(self) -> list[Point]:
        marks = Mark.objects.filter(plan=self.plan).select_related("step", "by")
        by_criterion = {mark.criterion_id: mark for mark in marks}
        return [self._point(c, by_criterion.get(c.pk)) for c in self.form.criteria]

    @property
    def conditions(self) -> list[AskedFirst]:
        found = Condition.objects.visible_to(self.reading).select_related("by", "answer__by")
        return [self._condition(condition) for condition in found]

    @property
    def outcome(self) -> OutcomeShown | None:
        """The outcome as a preview; nothing before every point has a finding."""
        if not self.form.is_bound or self.form.outcome is None:
            return None
        given = self.form.cleaned_data
        results = [(c, given[f"result.{c.key}"]) for c in self.form.criteria]
        return OutcomeShown(
            fits=[c.short for c, r in results if r == "met"],
            still_open=[c.short for c, r in results if r == "not_met"],
            unclear=[c.short for c, r in results if r == "unclear"],
            states=["met" if r == "met" else "open" for _c, r in results],
        )

    @property
    def asks_about_frame(self) -> bool:
        return self.form.is_bound and self.form.outcome is Outcome.FRAME_CHANGED

    @property
    def next_round(self) -> int:
        return self.reading.matter.round + 1

    @property
    def capacity(self) -> Capacity | None:
        """How much the group said it can carry, last."""
        stated = Capacity.objects.filter(matter=self.reading.matter, side__isnull=False)
        return stated.order_by("pk").last()

    def _point(self, criterion: Criterion, mark: Mark | None) -> Point:
        step = mark.step if mark else None
        return Point(
            criterion=criterion,
            quote=(mark.quote or (step.what if step else "")) if mark else "",
            where=_("step %(number)d") % {"number": step.number} if step else "",
            by=self.names.of(mark.by) if mark else "",
            counted=self._counted(criterion),
            result=self.form[f"result.{criterion.key}"],
            reason=self.form[f"reason.{criterion.key}"],
        )

    def _counted(self, criterion: Criterion) -> str:
        """For money: what the plan asks of the municipality in the criterion's period."""
        if criterion.kind != CriterionKind.MONEY:
            return ""
        lines = CostLine.objects.filter(step__plan=self.plan)
        costs = [Cost(line.amount, line.period, line.paid_by, line.is_income) for line in lines]
        asked = wording.money(asked_of_municipality(costs, criterion.period))
        limit = wording.money(criterion.amount or Decimal(0))
        said = _("The plan asks %(asked)s of the municipality. The frame allows %(limit)s.")
        return said % {"asked": asked, "limit": limit}

    def _condition(self, condition: Condition) -> AskedFirst:
        answer = getattr(condition, "answer", None)
        return AskedFirst(
            condition.text,
            self.names.of(condition.by),
            condition.at,
            answer.text if answer else "",
            self.names.of(answer.by) if answer else "",
            condition.key,
        )
