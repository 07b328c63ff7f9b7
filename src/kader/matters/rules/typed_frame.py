"""A frame as it stands in a form, so that the ready-check can read it before it is saved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.frame import BoundKind, CriterionKind, SeveralPlans, missing_in


@dataclass
class TypedBound:
    """A bound as it is typed."""

    number: int
    kind: str
    text: str
    article: str
    says_what: bool


@dataclass
class TypedCriterion:
    """A criterion as it is typed; for an area that was chosen stands a one."""

    number: int
    short: str
    text: str
    how: str
    kind: str
    amount: Decimal | None
    period: str
    day: date | None
    area_id: int | None


@dataclass
class TypedFrame:
    """The fields of a frame as they are typed; who decided comes with the adoption."""

    issue: str
    aim: str
    decided: str
    open: str
    responsibility: str
    decider: str
    decide_by: date | None
    formal_decision: bool
    several_plans: str
    several_ground: str
    promise_days: int | None
    short_version: str
    body: str = ""
    decided_on: date | None = None
    decision_number: str = ""
    reason: str = ""


def missing_in_typed(fields: Mapping[str, str], today: date) -> list[str]:
    """What a frame still needs, read from the form (G3)."""
    bounds = [_bound(number, row) for number, row in enumerate(draft.bounds_in(fields), 1)]
    criteria = [_criterion(n, row) for n, row in enumerate(draft.criteria_in(fields), 1)]
    return missing_in(_frame(fields), bounds, criteria, today)


def asked_in_typed(fields: Mapping[str, str], key: str) -> bool:
    """Whether the ready-check asks this of the frame as it is: an article only of a law."""
    bounds = {row["kind"] for row in draft.bounds_in(fields)}
    kinds = {row["kind"] for row in draft.criteria_in(fields)}
    has_short_version = bool(fields.get("short_version", "").strip())
    has_day = draft.day_in(fields.get("decide_by", "")) is not None
    has_promise = bool(draft.number_in(fields.get("promise_days", "")))
    return {
        "needs_decide_by": not has_day,
        "decide_by_has_passed": has_day,
        "needs_promise": not has_promise,
        "promise_too_long": has_promise,
        "needs_several_ground": fields.get("several_plans") == SeveralPlans.GROUND,
        "needs_short_version": not has_short_version,
        "short_version_too_long": has_short_version,
        "needs_article_of_law": BoundKind.LAW in bounds,
        "needs_amount_and_period": CriterionKind.MONEY in kinds,
        "needs_day_of_criterion": CriterionKind.DATE in kinds,
        "needs_area_of_criterion": CriterionKind.PLACE in kinds,
    }.get(key, True)


def is_clear(row: Row) -> bool:
    """Whether a point says how it is checked, and names the sum, day or place that it needs."""
    needs = {
        CriterionKind.MONEY.value: draft.amount_in(row["amount"]) is not None,
        CriterionKind.DATE.value: draft.day_in(row["day"]) is not None,
        CriterionKind.PLACE.value: bool(row["area"]),
    }
    return bool(row["how"].strip()) and needs.get(row["kind"], True)


def _frame(fields: Mapping[str, str]) -> TypedFrame:
    return TypedFrame(
        issue=fields.get("issue", ""),
        aim=fields.get("aim", ""),
        decided=fields.get("decided", ""),
        open=fields.get("open", ""),
        responsibility=fields.get("responsibility", ""),
        decider=fields.get("decider", ""),
        decide_by=draft.day_in(fields.get("decide_by", "")),
        formal_decision=bool(fields.get("formal_decision")),
        several_plans=fields.get("several_plans", ""),
        several_ground=fields.get("several_ground", ""),
        promise_days=draft.number_in(fields.get("promise_days", "")),
        short_version=fields.get("short_version", ""),
    )


def _bound(number: int, row: Row) -> TypedBound:
    return TypedBound(number, row["kind"], row["text"], row["article"], bool(row["says_what"]))


def _criterion(number: int, row: Row) -> TypedCriterion:
    return TypedCriterion(
        number,
        row["short"],
        row["text"],
        row["how"],
        row["kind"],
        draft.amount_in(row["amount"]),
        row["period"],
        draft.day_in(row["day"]),
        1 if row["area"] else None,
    )
