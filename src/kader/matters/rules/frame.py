"""What a frame must say before it can be adopted, and how it is written down."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Protocol

from kader.groundrules import RuleBroken
from kader.groundrules.limits import DAYS_OF_A_PROMISE, WORDS_IN_SHORT_VERSION


class FrameStatus(StrEnum):
    """A frame is a draft, then adopted, then replaced by the next."""

    DRAFT = "draft"
    ADOPTED = "adopted"
    REPLACED = "replaced"


class BoundKind(StrEnum):
    """The kinds of bound."""

    MONEY = "money"
    LAW = "law"
    TIME = "time"
    PLACE = "place"
    SAFETY = "safety"
    OTHER = "other"


class CriterionKind(StrEnum):
    """How a criterion is seen to be met: computed from the plan, or judged by the reader."""

    SELF = "self"
    MONEY = "money"
    DATE = "date"
    PLACE = "place"


class Period(StrEnum):
    """Once, or each year."""

    ONCE = "once"
    YEAR = "year"


class SeveralPlans(StrEnum):
    """What happens when several plans fit and the residents make no order themselves."""

    GROUND = "ground"
    LOT = "lot"
    TOGETHER = "together"


class BoundText(Protocol):
    """What the rules read of a bound."""

    number: int
    kind: str
    text: str
    article: str
    says_what: bool


class CriterionText(Protocol):
    """What the rules read of a criterion."""

    number: int
    short: str
    text: str
    how: str
    kind: str
    amount: Decimal | None
    period: str
    day: date | None
    area_id: int | None


class FrameText(Protocol):
    """What the rules read of a frame."""

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
    body: str
    decided_on: date | None
    decision_number: str
    reason: str


WORDS = ("issue", "aim", "decided", "open", "responsibility", "decider")
"""The fields of a frame that are free text and must all be filled."""


def words_in(text: str) -> int:
    """How many words a text has."""
    return len(text.split())


def missing_in(
    frame: FrameText,
    bounds: Iterable[BoundText],
    criteria: Iterable[CriterionText],
    today: date,
) -> list[str]:
    """What a frame still needs before a body can adopt it: keys of sentences, in order (G3)."""
    missing = [f"needs_{field}" for field in WORDS if not getattr(frame, field).strip()]
    missing += _missing_days(frame, today)
    missing += _missing_arrangements(frame)
    missing += _missing_in_bounds(list(bounds))
    missing += _missing_in_criteria(list(criteria))
    return missing


def _missing_days(frame: FrameText, today: date) -> list[str]:
    """A decision is still to come, and a group hears something before it forgets us (G13)."""
    found = [] if frame.decide_by else ["needs_decide_by"]
    if frame.decide_by and frame.decide_by < today:
        found.append("decide_by_has_passed")
    if not frame.promise_days:
        found.append("needs_promise")
    elif frame.promise_days > DAYS_OF_A_PROMISE:
        found.append("promise_too_long")
    return found


def _missing_arrangements(frame: FrameText) -> list[str]:
    found = []
    if not frame.several_plans:
        found.append("needs_several_plans")
    elif frame.several_plans == SeveralPlans.GROUND and not frame.several_ground.strip():
        found.append("needs_several_ground")
    if not frame.short_version.strip():
        found.append("needs_short_version")
    elif words_in(frame.short_version) > WORDS_IN_SHORT_VERSION:
        found.append("short_version_too_long")
    return found


def _missing_in_bounds(bounds: list[BoundText]) -> list[str]:
    found = [] if bounds else ["needs_a_bound"]
    if any(bound.kind == BoundKind.LAW and not bound.article.strip() for bound in bounds):
        found.append("needs_article_of_law")
    return found


def _missing_in_criteria(criteria: list[CriterionText]) -> list[str]:
    found = [] if criteria else ["needs_a_criterion"]
    if any(not criterion.how.strip() for criterion in criteria):
        found.append("needs_how_we_check")
    money = [c for c in criteria if c.kind == CriterionKind.MONEY]
    if any(criterion.amount is None or not criterion.period for criterion in money):
        found.append("needs_amount_and_period")
    if any(c.kind == CriterionKind.DATE and c.day is None for c in criteria):
        found.append("needs_day_of_criterion")
    if any(c.kind == CriterionKind.PLACE and c.area_id is None for c in criteria):
        found.append("needs_area_of_criterion")
    return found


def require_ready(missing: list[str]) -> None:
    """A frame that is not clear yet is not adopted (G3)."""
    if missing:
        raise RuleBroken("frame_not_ready", "G3")


def require_what_not_how(bounds: Iterable[BoundText]) -> None:
    """The mandate holder says for each bound that it says what, not how (G3)."""
    if any(not bound.says_what for bound in bounds):
        raise RuleBroken("bound_says_how", "G3")


def require_reason(reason: str) -> None:
    """A frame changes, or stays against a question, with a reason (G4)."""
    if not reason.strip():
        raise RuleBroken("say_why", "G4")


def require_body(body: str, decided_on: date | None, today: date) -> None:
    """Somebody decided it, on a day that has come (G4)."""
    if not body.strip() or decided_on is None:
        raise RuleBroken("who_decided_when", "G4")
    if decided_on > today:
        raise RuleBroken("decided_in_the_future", "G4")


def require_published(published: bool) -> None:
    """There is a frame to speak of."""
    if not published:
        raise RuleBroken("no_frame_yet", "G3")


def require_newer(is_newer: bool) -> None:
    """Residents choose a newer frame where there is one."""
    if not is_newer:
        raise RuleBroken("no_newer_frame", "G4")


def frame_words(
    frame: FrameText, bounds: Iterable[BoundText], criteria: Iterable[CriterionText]
) -> str:
    """Of a frame, only the words that people wrote: what a search finds and shows."""
    rows = [getattr(frame, field) for field in (*WORDS, "several_ground", "short_version")]
    rows += [text for bound in bounds for text in (bound.text, bound.article)]
    rows += [text for point in criteria for text in (point.short, point.text, point.how)]
    return "\n".join(row.strip() for row in [*rows, frame.reason] if row.strip())


def frame_text(
    frame: FrameText, bounds: Iterable[BoundText], criteria: Iterable[CriterionText]
) -> str:
    """A frame as one text, for its digest: every field, bound and criterion, in order."""
    rows = [str(getattr(frame, field)) for field in FrameText.__annotations__]
    rows += [f"{b.number} {b.kind} {b.text} {b.article} {b.says_what}" for b in bounds]
    rows += [
        f"{c.number} {c.short} {c.text} {c.how} {c.kind} {c.amount} {c.period} {c.day}"
        for c in criteria
    ]
    return "\n".join(rows)
