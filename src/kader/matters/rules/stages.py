"""Where a matter goes next, and whose turn it is."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kader.groundrules import RuleBroken, Stage
from kader.groundrules.limits import DAYS_TO_HAND_IN


class Origin(StrEnum):
    """Who began: residents with a wish, or the municipality with an issue."""

    WISH = "wish"
    ISSUE = "issue"


class Turn(StrEnum):
    """Whose turn it is."""

    RESIDENTS = "residents"
    MUNICIPALITY = "municipality"
    BOTH = "both"
    NOBODY = "nobody"


TURN_OF = {
    Stage.OPENED: Turn.MUNICIPALITY,
    Stage.FRAMING: Turn.MUNICIPALITY,
    Stage.QUESTIONS: Turn.RESIDENTS,
    Stage.PLANNING: Turn.RESIDENTS,
    Stage.CHECKING: Turn.MUNICIPALITY,
    Stage.FRAME_ASKED: Turn.MUNICIPALITY,
    Stage.ONE_OF_SEVERAL: Turn.RESIDENTS,
    Stage.DECIDING: Turn.MUNICIPALITY,
    Stage.DOING: Turn.RESIDENTS,
    Stage.EVALUATING: Turn.BOTH,
    Stage.CLOSED: Turn.NOBODY,
    Stage.STOPPED: Turn.NOBODY,
    Stage.RESTING: Turn.RESIDENTS,
}


class PathStep(StrEnum):
    """The seven steps of the path on a page."""

    BEGIN = "begin"
    FRAME = "frame"
    QUESTIONS = "questions"
    PLAN = "plan"
    CHECK = "check"
    DO = "do"
    STORY = "story"


_AT_STEP = {
    Stage.OPENED: PathStep.BEGIN,
    Stage.FRAMING: PathStep.FRAME,
    Stage.QUESTIONS: PathStep.QUESTIONS,
    Stage.PLANNING: PathStep.PLAN,
    Stage.CHECKING: PathStep.CHECK,
    Stage.FRAME_ASKED: PathStep.CHECK,
    Stage.ONE_OF_SEVERAL: PathStep.CHECK,
    Stage.DECIDING: PathStep.CHECK,
    Stage.DOING: PathStep.DO,
    Stage.EVALUATING: PathStep.STORY,
    Stage.CLOSED: PathStep.STORY,
    Stage.STOPPED: PathStep.STORY,
}


_LAID_DOWN = frozenset({Stage.RESTING, Stage.STOPPED})


def path_of(origin: Origin) -> list[PathStep]:
    """A wish goes questions → frame, an issue frame → questions; then the same way (G22)."""
    first, second = PathStep.FRAME, PathStep.QUESTIONS
    if origin is Origin.WISH:
        first, second = second, first
    return [
        PathStep.BEGIN,
        first,
        second,
        PathStep.PLAN,
        PathStep.CHECK,
        PathStep.DO,
        PathStep.STORY,
    ]


def step_of(stage: Stage, before: Stage | None = None) -> PathStep:
    """The step of the path where a matter stands; one that rests or stopped, where it did so."""
    return _AT_STEP[before if stage in _LAID_DOWN and before else stage]


@dataclass(frozen=True)
class Terms:
    """The service promises of a town, in days. Not law."""

    promise: int = 14
    check: int = 14
    condition: int = 14
    frame_question: int = 14
    fact: int = 14
    support: int = 14
    signal: int = 3
    confirmation: int = 7
    wait: int = 2


def after_seats(origin: Origin, has_steward: bool, has_facilitator: bool) -> Stage:
    """A matter leaves OPENED when steward and facilitator are there."""
    if not (has_steward and has_facilitator):
        return Stage.OPENED
    return Stage.QUESTIONS if origin is Origin.WISH else Stage.FRAMING


def after_adoption(origin: Origin) -> Stage:
    """With its frame an issue goes to the questions, a wish to the plan."""
    return Stage.PLANNING if origin is Origin.WISH else Stage.QUESTIONS


def after_questions(origin: Origin) -> Stage:
    """With all answers a wish goes to its frame, an issue to the plan."""
    return Stage.FRAMING if origin is Origin.WISH else Stage.PLANNING


def after_fitting_check(another_fits: bool, formal_decision: bool) -> Stage:
    """What fits is done, unless several fit or the frame asks for a formal decision."""
    if another_fits:
        return Stage.ONE_OF_SEVERAL
    return Stage.DECIDING if formal_decision else Stage.DOING


def after_steps(open_steps: int) -> Stage:
    """With the last step done or let go, everybody looks back."""
    return Stage.DOING if open_steps else Stage.EVALUATING


def require_all_answers(sides_without: int) -> None:
    """A frame for a wish is adopted after every side has answered the three questions."""
    if sides_without:
        raise RuleBroken("answers_first", "G22")


def require_date_ahead(day: date, today: date) -> None:
    """A date to come is not a date gone by."""
    if day < today:
        raise RuleBroken("date_has_passed")


def require_within_reach(day: date, today: date) -> None:
    """Plans and promises are for a day within two years: a later one is a mistake in typing."""
    if is_too_far(day, today):
        raise RuleBroken("date_too_far")


def least_time(hand_in_by: date | None, today: date) -> date | None:
    """The hand-in date that a steward may not shorten; a day beyond reach is none (G11)."""
    return None if hand_in_by is None or is_too_far(hand_in_by, today) else hand_in_by


def moved_along(hand_in_by: date, today: date, waits: int) -> date:
    """The hand-in date while something waits so many days for a second yes: one that would pass
    meanwhile moves along, so that the group has as many days left after as before (G23)."""
    passes = today <= hand_in_by < today + timedelta(days=waits)
    return hand_in_by + timedelta(days=waits) if passes else hand_in_by


def is_too_far(day: date, today: date) -> bool:
    """Whether a plan cannot be handed in so late."""
    return day > last_within_reach(today)


def last_within_reach(today: date) -> date:
    """The last day that a plan or a promise can be for."""
    return today + timedelta(days=DAYS_TO_HAND_IN)
