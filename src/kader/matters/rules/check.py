"""The check: only the published criteria, and the outcome follows from the findings (G5)."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from enum import StrEnum

from kader.groundrules import RuleBroken


class Outcome(StrEnum):
    """What comes out of a check: there is no "rejected"."""

    FITS = "fits"
    NEW_ASSIGNMENT = "new_assignment"
    FRAME_CHANGED = "frame_changed"


class Result(StrEnum):
    """What is found at one criterion."""

    MET = "met"
    NOT_MET = "not_met"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Found:
    """One finding: which criterion, what was found, and why where it is not met."""

    criterion_id: int
    result: Result
    reason: str = ""


def outcome_of(findings: Sequence[Found], criteria: Set[int]) -> Outcome:
    """The outcome follows from the findings: unclear first, then not met, else it fits (G5).

    Raises RuleBroken when a criterion of the frame has no finding, a finding is about something
    else, or a finding that is not "met" has no reason.
    """
    _require_every_criterion(findings, criteria)
    _require_reasons(findings)
    results = {finding.result for finding in findings}
    if Result.UNCLEAR in results:
        return Outcome.FRAME_CHANGED
    return Outcome.NEW_ASSIGNMENT if Result.NOT_MET in results else Outcome.FITS


def require_question(question: str) -> None:
    """What is still open is put as a question; "no" on its own is none (G6)."""
    if "?" not in question:
        raise RuleBroken("ask_what_is_left", "G6")


def require_something_unmet(results: Set[str]) -> None:
    """A new assignment names at least one criterion that is not met (G6)."""
    if Result.NOT_MET not in results:
        raise RuleBroken("nothing_left_to_ask", "G6")


def require_conditions_answered(open_before_hand_in: int, term_is_over: bool) -> None:
    """No check is sent while a condition stated before the hand-in waits; after the term it is
    sent, marked "not answered yet" (G21)."""
    if open_before_hand_in and not term_is_over:
        raise RuleBroken("answer_conditions_first", "G21")


def require_reasons_and_remedies(reasons: str, remedies: str) -> None:
    """A formal decision says why, and what somebody can do who disagrees (G7)."""
    if not reasons.strip() or not remedies.strip():
        raise RuleBroken("reasons_and_remedies", "G7")


def require_not_checked(already: bool) -> None:
    """A plan that was handed in once is checked once."""
    if already:
        raise RuleBroken("already_checked")


def _require_every_criterion(findings: Sequence[Found], criteria: Set[int]) -> None:
    found = [finding.criterion_id for finding in findings]
    if len(found) != len(set(found)) or set(found) != criteria:
        raise RuleBroken("check_the_whole_frame", "G5")


def _require_reasons(findings: Sequence[Found]) -> None:
    if any(f.result is not Result.MET and not f.reason.strip() for f in findings):
        raise RuleBroken("say_what_does_not_fit", "G5")
