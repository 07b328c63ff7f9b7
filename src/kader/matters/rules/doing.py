"""Carrying out, looking back, ending."""

from datetime import date, datetime, timedelta

from kader.groundrules import RuleBroken
from kader.groundrules.limits import DAYS_TO_RESUME
from kader.matters.rules.plan import StepStatus


def require_open_step(status: str) -> None:
    """A step that is done or let go is behind us."""
    if status != StepStatus.OPEN:
        raise RuleBroken("step_is_behind_us")


def require_consent(consenting_resident: bool) -> None:
    """The municipality takes a step over only where a resident of the group says yes (G18)."""
    if not consenting_resident:
        raise RuleBroken("consent_first", "G18")


def require_not_taken_over(taken_over: bool) -> None:
    """Taken over once is enough."""
    if taken_over:
        raise RuleBroken("already_taken_over", "G18")


def require_taken_over(taken_over: bool) -> None:
    """Only what was taken over is handed back."""
    if not taken_over:
        raise RuleBroken("not_taken_over", "G18")


def require_evaluated(residents: int, stewards: int) -> None:
    """A matter is closed after at least one resident and the steward have looked back (G14)."""
    if not residents or not stewards:
        raise RuleBroken("evaluate_first", "G14")


def require_within_resuming(stopped_at: datetime, now: datetime) -> None:
    """A stopped matter can be taken up again within 14 days."""
    if now > stopped_at + timedelta(days=DAYS_TO_RESUME):
        raise RuleBroken("too_late_to_resume")


def require_stopped_by_residents(by_mandate_holder: bool) -> None:
    """Residents take up again what they stopped themselves, not what was stopped for them (G23)."""
    if by_mandate_holder:
        raise RuleBroken("stopped_by_mandate_holder", "G23")


def require_within_a_year(ended_at: datetime | None, now: datetime) -> None:
    """After its end a matter can be looked back on for twelve months."""
    if ended_at is not None and now > ended_at + timedelta(days=366):
        raise RuleBroken("too_late_to_evaluate")


def is_quiet(last_resident_deed: date, today: date, weeks: int) -> bool:
    """Whether no resident did anything for so many weeks."""
    return today >= last_resident_deed + timedelta(weeks=weeks)


def require_asked_once(asked: bool) -> None:
    """A sleeping group is asked once whether it wants to go on, and rests without an answer."""
    if not asked:
        raise RuleBroken("ask_once_first", "G11")


def require_quiet_weeks(last_resident_deed: date, today: date, weeks: int) -> None:
    """A matter rests after weeks without a resident's deed, not before (G11)."""
    if not is_quiet(last_resident_deed, today, weeks):
        raise RuleBroken("not_quiet_long_enough", "G11")
