"""What is worked out from a plan that was handed in: its money, days and places."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.groundrules import clock
from kader.matters.models import Criterion, Step
from kader.matters.rules import plan
from kader.matters.rules.frame import CriterionKind
from kader.matters.rules.plan import Cost, MarkState
from kader.web import wording

_STATES = {MarkState.MET: "met", MarkState.OPEN: "open", MarkState.UNKNOWN: "none"}
_WORDS = {
    MarkState.MET: gettext_lazy("Within the frame"),
    MarkState.OPEN: gettext_lazy("Not within the frame yet"),
    MarkState.UNKNOWN: gettext_lazy("We do not know yet"),
}


@dataclass(frozen=True)
class Fact:
    """What the sum says; the steward says what is found."""

    state: str
    word: str
    sentence: str


def fact_of(criterion: Criterion, steps: Sequence[Step]) -> Fact | None:
    """The sum behind a criterion of money, days or places; none where people judge."""
    if criterion.kind == CriterionKind.MONEY:
        found = _money(criterion, steps)
    elif criterion.kind == CriterionKind.DATE and criterion.day:
        found = _days(criterion, steps)
    elif criterion.kind == CriterionKind.PLACE and criterion.area:
        found = _places(criterion, steps)
    else:
        return None
    state, sentence = found
    return Fact(_STATES[state], str(_WORDS[state]), sentence)


def _money(criterion: Criterion, steps: Sequence[Step]) -> tuple[MarkState, str]:
    lines = [line for step in steps for line in step.costs.all()]
    costs = [Cost(line.amount, line.period, line.paid_by, line.is_income) for line in lines]
    limit = criterion.amount or Decimal(0)
    said = _("The plan asks %(asked)s of the municipality. The frame allows %(limit)s.") % {
        "asked": wording.money(plan.asked_of_municipality(costs, criterion.period)),
        "limit": wording.money(limit),
    }
    return plan.money_mark(costs, limit, criterion.period), said


def _days(criterion: Criterion, steps: Sequence[Step]) -> tuple[MarkState, str]:
    assert criterion.day is not None  # noqa: S101
    known = [step.day for step in steps if step.day is not None]
    limit = wording.day(criterion.day, clock.today())
    if not known:
        said = _("No step names a day yet. The frame says: %(limit)s at the latest.")
        return MarkState.UNKNOWN, said % {"limit": limit}
    last = wording.day(max(known), clock.today())
    said = _("The last day in the plan is %(day)s. The frame says: %(limit)s at the latest.")
    return plan.date_mark(known, criterion.day), said % {"day": last, "limit": limit}


def _places(criterion: Criterion, steps: Sequence[Step]) -> tuple[MarkState, str]:
    assert criterion.area is not None  # noqa: S101
    state = plan.place_mark([step.area_id for step in steps], criterion.area.pk)
    sentences = {
        MarkState.MET: _("Every step that names an area is in %(area)s."),
        MarkState.OPEN: _("Not every step is in %(area)s."),
        MarkState.UNKNOWN: _("No step names an area yet. The frame says: %(area)s."),
    }
    return state, sentences[state] % {"area": criterion.area.name}
