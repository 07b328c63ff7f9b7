"""What a plan holds, what is computed from it, and how two writers keep all their words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any, Protocol

from kader.groundrules import RuleBroken
from kader.matters.rules.frame import CriterionKind, Period


class PlanStatus(StrEnum):
    """A plan version is a draft, submitted, and then fits or is open again (returned)."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    FITS = "fits"
    OPEN = "open"


class Repeat(StrEnum):
    """How often a step is done."""

    ONCE = "once"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    YEARLY = "yearly"


class SupportLevel(StrEnum):
    """Who does a step: the residents, with support, or the municipality for a while (G18)."""

    SELF = "self"
    SUPPORTED = "supported"
    TAKEN_OVER = "taken_over"


class StepStatus(StrEnum):
    """Where a step is while the plan is carried out."""

    OPEN = "open"
    DONE = "done"
    LET_GO = "let_go"


class PaidBy(StrEnum):
    """Who pays a cost line, or brings in an income line."""

    MUNICIPALITY = "municipality"
    OWN = "own"
    THIRD_PARTY = "third_party"


class MarkState(StrEnum):
    """What the residents themselves say of a criterion."""

    MET = "met"
    OPEN = "open"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Cost:
    """A cost line as the rules see it; amounts in euro."""

    amount: Decimal
    period: str
    paid_by: str
    is_income: bool = False


class StepText(Protocol):
    """What the rules read of a step."""

    number: int
    what: str
    who: str
    when: str
    day: date | None
    repeat: str
    place: str
    asked: str
    support: str
    costs: Any


class PlanText(Protocol):
    """What the rules read of a plan."""

    number: int
    title: str
    summary: str


def asked_of_municipality(costs: Iterable[Cost], period: str) -> Decimal:
    """What the plan asks of the municipality in a period: its costs, never the plan's total."""
    asked = (
        cost.amount
        for cost in costs
        if cost.paid_by == PaidBy.MUNICIPALITY and cost.period == period and not cost.is_income
    )
    return sum(asked, Decimal(0))


def total_cost(costs: Iterable[Cost], period: str) -> Decimal:
    """What the plan costs in a period, whoever pays."""
    return sum((c.amount for c in costs if c.period == period and not c.is_income), Decimal(0))


def money_mark(costs: Iterable[Cost], amount: Decimal, period: str) -> MarkState:
    """Whether what is asked of the municipality stays within the criterion's amount."""
    return MarkState.MET if asked_of_municipality(costs, period) <= amount else MarkState.OPEN


def date_mark(days: Iterable[date | None], limit: date) -> MarkState:
    """Whether every step that names a day is on time; without any day nobody knows."""
    known = [day for day in days if day is not None]
    if not known:
        return MarkState.UNKNOWN
    return MarkState.MET if max(known) <= limit else MarkState.OPEN


def place_mark(areas: Iterable[int | None], area: int) -> MarkState:
    """Whether every step that names an area is in the criterion's area."""
    known = [place for place in areas if place is not None]
    if not known:
        return MarkState.UNKNOWN
    return MarkState.MET if all(place == area for place in known) else MarkState.OPEN


def is_computed(kind: str) -> bool:
    """Money, date and place criteria are computed; the others the residents judge themselves."""
    return kind != CriterionKind.SELF


def require_self_assessed(kind: str) -> None:
    """What is computed from the plan is not marked by hand."""
    if is_computed(kind):
        raise RuleBroken("mark_is_computed")


def require_complete(answered: bool, steps: Iterable[StepText], unconfirmed: int) -> None:
    """A plan is handed in with all three answers, a step with who and when, nothing unconfirmed."""
    if not answered:
        raise RuleBroken("answers_first", "G22")
    if not any(step.who.strip() and (step.when.strip() or step.day) for step in steps):
        raise RuleBroken("a_step_with_who_and_when")
    if unconfirmed:
        raise RuleBroken("words_wait_for_a_yes", "G1")


def require_no_clash(clashes: bool) -> None:
    """Where two wrote different words, a resident chooses before the plan is handed in."""
    if clashes:
        raise RuleBroken("choose_between_versions")


def require_readable(unreadable: Sequence[str]) -> None:
    """Nothing that a resident typed is left out of what the group hands in (G1)."""
    if unreadable:
        raise RuleBroken("not_readable_yet", "G1")


def require_this_frame(plan_frame: int, criterion_frame: int) -> None:
    """A mark belongs to a criterion of the frame the plan was written under (G4)."""
    if plan_frame != criterion_frame:
        raise RuleBroken("not_in_this_frame", "G4")


def require_this_plan(is_its_step: bool) -> None:
    """What is said of a step is said of one of the plan in hand."""
    if not is_its_step:
        raise RuleBroken("not_in_this_plan")


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a draft that somebody changed since the revision she began from."""
    keys = before.keys() | after.keys()
    return {key: after.get(key, "") for key in keys if before.get(key, "") != after.get(key, "")}


@dataclass(frozen=True)
class Merged:
    """Two people's work put together: the fields, and per clashing field both versions."""

    fields: dict[str, Any]
    clashes: dict[str, list[Any]]


def merge(base: Mapping[str, Any], theirs: Mapping[str, Any], mine: Mapping[str, Any]) -> Merged:
    """Put two saves on the same base together; a field both changed is kept both."""
    my_changes = changed_fields(base, mine)
    their_changes = changed_fields(base, theirs)
    clashes = {
        key: [their_changes[key], my_changes[key]]
        for key in my_changes.keys() & their_changes.keys()
        if my_changes[key] != their_changes[key]
    }
    kept = {key: value for key, value in my_changes.items() if key not in clashes}
    return Merged({**theirs, **kept}, clashes)


def goes_on(earlier: str, later: str) -> bool:
    """Whether somebody went on with a text: all of it is still there, so nothing is lost."""
    return earlier.strip() in later


def plan_text(plan: PlanText, steps: Iterable[StepText]) -> str:
    """A plan as one text with its costs, for its digest and for a second member's yes."""
    rows = [plan.title, plan.summary]
    for step in steps:
        rows.append(
            f"{step.number}. {step.what} | {step.who} | {step.when} {step.day or ''} | "
            f"{step.repeat} | {step.place} | {step.asked} | {step.support}"
        )
        rows += [
            f"{line.label} {line.amount:.2f} {line.period} {line.paid_by} "
            f"{line.promised} {line.is_income}"
            for line in step.costs.all()
        ]
    return "\n".join(rows)


def plan_words(plan: PlanText, steps: Iterable[StepText]) -> str:
    """Of a plan, only the words that people wrote: what a search finds and shows."""
    rows = [plan.title, plan.summary]
    for step in steps:
        rows += [step.what, step.who, step.when, step.place, step.asked]
        rows += [line.label for line in step.costs.all()]
    return "\n".join(row.strip() for row in rows if row.strip())


def stands_in(quote: str, text: str) -> bool:
    """Whether words that somebody pointed at are still there; signs and capitals do not matter."""
    return _only_words(quote) in _only_words(text)


def _only_words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


PERIODS = (Period.ONCE, Period.YEAR)
