"""What the steps of a draft add up to: money, and the group's own time."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import clock
from kader.matters.drafts import Draft
from kader.matters.models import Capacity
from kader.matters.rules import draft, plan
from kader.matters.rules.frame import CriterionKind, Period
from kader.matters.rules.plan import Cost
from kader.matters.views.shown_edge import Edge, costs_of
from kader.web import wording


@dataclass(frozen=True)
class Meter:
    """What is asked against what there is, in figures and in words."""

    value: Decimal
    limit: Decimal
    value_words: str
    limit_words: str
    source: str


@dataclass(frozen=True)
class Sums:
    """The plan added up."""

    money: list[Meter]
    time: Meter | None
    hours: str
    lines: list[str]

    @classmethod
    def of(cls, found: Draft, edge: Edge) -> "Sums":
        costs, hours = costs_of(found), _hours(found)
        return cls(
            money=[
                _money(point.criterion.amount or Decimal(0), point.criterion.period, costs)
                for point in edge.points
                if point.criterion.kind == CriterionKind.MONEY
            ],
            time=_time(found, hours),
            hours=_in_hours(hours) if hours else "",
            lines=[line for period in Period for line in _lines(costs, period)],
        )


def _money(limit: Decimal, period: str, costs: Sequence[Cost]) -> Meter:
    asked = plan.asked_of_municipality(costs, period)
    words = {"limit": wording.money(limit)}
    source = (
        _("The bound of the frame: the municipality pays at most %(limit)s a year.")
        if period == Period.YEAR
        else _("The bound of the frame: the municipality pays at most %(limit)s once.")
    )
    return Meter(asked, limit, wording.money(asked), wording.money(limit), source % words)


def _time(found: Draft, hours: Decimal) -> Meter | None:
    said: Capacity | None = found.reading.matter.capacities.filter(
        side__number=found.reading.side or 0
    ).last()
    if said is None:
        return None
    source = _("%(hours)s a week: you said so yourselves on %(day)s.") % {
        "hours": _in_hours(said.hours_a_week),
        "day": wording.day(clock.day_of(said.at), clock.today()),
    }
    return Meter(hours, said.hours_a_week, _in_hours(hours), _in_hours(said.hours_a_week), source)


def _hours(found: Draft) -> Decimal:
    typed = [draft.hours_in(step["hours"]) for step in found.steps]
    return sum((hours for hours in typed if hours), Decimal(0))


def _in_hours(hours: Decimal) -> str:
    exact = hours.normalize()
    decimals = 0 if exact == exact.to_integral_value() else 1
    number = number_format(exact, decimals, use_l10n=True)
    return ngettext("%(number)s hour", "%(number)s hours", round(float(exact))) % {"number": number}


def _lines(costs: Sequence[Cost], period: str) -> list[str]:
    """What the plan costs and brings in, in a period; nothing where there is nothing."""
    total = plan.total_cost(costs, period)
    income = sum((c.amount for c in costs if c.period == period and c.is_income), Decimal(0))
    yearly = period == Period.YEAR
    lines = []
    if total:
        sentence = _("Costs a year: %(sum)s.") if yearly else _("Costs once: %(sum)s.")
        lines.append(sentence % {"sum": wording.money(total)})
    if income:
        sentence = _("Income a year: %(sum)s.") if yearly else _("Income once: %(sum)s.")
        lines.append(sentence % {"sum": wording.money(income)})
    return lines
