"""The check as the steward sees it: each criterion beside the residents' own words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import clock
from kader.matters.forms.checks import CheckForm
from kader.matters.models import Capacity, Criterion, Mark, Plan, Reading, Step
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.plan import MarkState, plan_text, stands_in
from kader.matters.views.shown_before_check import BeforeCheck
from kader.matters.views.shown_plan_facts import Fact, fact_of
from kader.people.naming import Names


@dataclass(frozen=True)
class Point:
    """One criterion with what residents pointed at, what is worked out, and the two fields."""

    criterion: Criterion
    quote: str
    where: str
    step: int | None
    by: str
    says_yes: bool
    says_not_yet: bool
    fact: Fact | None
    result: Any
    reason: Any


def _is_bare_yes(mark: Mark | None) -> bool:
    """A yes of the group without a place in the plan."""
    return mark is not None and mark.state == MarkState.MET and not mark.quote and not mark.step_id


@dataclass(frozen=True)
class OutcomeShown:
    """What follows from the findings: first what fits."""

    fits: Sequence[str]
    still_open: Sequence[str]
    unclear: Sequence[str]
    states: Sequence[str]

    @property
    def total(self) -> int:
        return len(self.states)


class CheckDesk:
    """What the page of the check shows."""

    def __init__(
        self, reading: Reading, plan: Plan, form: CheckForm, before: BeforeCheck, names: Names
    ) -> None:
        self.reading, self.plan, self.form = reading, plan, form
        self.before, self._names = before, names

    @property
    def due(self) -> date | None:
        return self.plan.check_by

    @property
    def days_left(self) -> str:
        """ "in 3 days"; nothing once the term is over."""
        left = (self.due - clock.today()).days if self.due else -1
        if left < 0:
            return ""
        if left == 0:
            return _("today")
        return ngettext("in %(n)d day", "in %(n)d days", left) % {"n": left}

    @cached_property
    def points(self) -> list[Point]:
        marks = Mark.objects.filter(plan=self.plan).select_related("step", "by")
        by_criterion = {mark.criterion_id: mark for mark in marks}
        return [self._point(c, by_criterion.get(c.pk)) for c in self.form.criteria]

    @cached_property
    def outcome(self) -> OutcomeShown | None:
        """The outcome as a preview; nothing before every point has a finding."""
        if not self.form.is_bound or self.form.outcome is None:
            return None
        given = self.form.cleaned_data
        results = [(c.short, given[f"result.{c.key}"]) for c in self.form.criteria]
        return OutcomeShown(
            fits=[short for short, result in results if result == Result.MET],
            still_open=[short for short, result in results if result == Result.NOT_MET],
            unclear=[short for short, result in results if result == Result.UNCLEAR],
            states=["met" if result == Result.MET else "open" for _short, result in results],
        )

    @property
    def asks(self) -> bool:
        """Whether there is room for a question: not where nothing is left to ask."""
        if not self.form.is_bound or self.form["question"].value():
            return True
        return self.form.outcome in {None, Outcome.NEW_ASSIGNMENT}

    @property
    def is_decided_next(self) -> bool:
        """Whether a formal decision follows where all points fit (G7)."""
        return self.form.outcome is Outcome.FITS and self.plan.frame.formal_decision

    @property
    def next_round(self) -> int:
        return self.reading.matter.round + 1

    @cached_property
    def capacity(self) -> Capacity | None:
        """How much the group said it can carry, last."""
        stated = Capacity.objects.filter(matter=self.reading.matter, side=self.plan.side)
        return stated.order_by("pk").last()

    @property
    def asked_hours(self) -> Decimal:
        """How many hours a week the steps of the plan take, as far as they say so."""
        return sum((step.hours_a_week or Decimal(0) for step in self._steps), Decimal(0))

    @cached_property
    def _steps(self) -> list[Step]:
        return list(self.plan.steps.prefetch_related("costs"))

    def _quote(self, mark: Mark) -> str:
        """The words that were pointed at, as far as the plan still says them."""
        if mark.quote:
            return mark.quote if stands_in(mark.quote, self._text) else ""
        return mark.step.what if mark.step else ""

    @cached_property
    def _text(self) -> str:
        return plan_text(self.plan, self._steps)

    def _point(self, criterion: Criterion, mark: Mark | None) -> Point:
        step = mark.step if mark else None
        return Point(
            criterion=criterion,
            quote=self._quote(mark) if mark else "",
            where=_("step %(number)d") % {"number": step.number} if step else "",
            step=step.number if step else None,
            by=self._names.of(mark.by) if mark else "",
            says_yes=_is_bare_yes(mark),
            says_not_yet=mark is not None and mark.state == MarkState.OPEN,
            fact=fact_of(criterion, self._steps),
            result=self.form[f"result.{criterion.key}"],
            reason=self.form[f"reason.{criterion.key}"],
        )
