"""Answers, conditions, capacity, and how a group speaks with one voice."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import StrEnum

from kader.groundrules import RuleBroken


class Question(StrEnum):
    """The three questions of the model, from the sources (text S1)."""

    ACHIEVE = "achieve"
    GOAL = "goal"
    NEED = "need"


class Extent(StrEnum):
    """How far the group takes its responsibility."""

    WHOLE = "whole"
    PART = "part"
    NOT_YET = "not_yet"


class Proposed(StrEnum):
    """What a member proposes and another confirms."""

    SUBMIT = "submit"
    WAIT = "wait"
    WITHDRAW = "withdraw"
    CHOOSE_FRAME = "choose_frame"
    CLOSE = "close"
    STOP = "stop"


def has_all_three(answered: Iterable[str]) -> bool:
    """Whether each of the three questions has an answer."""
    return set(Question) <= set(answered)


def require_words(text: str) -> None:
    """Something must be said."""
    if not text.strip():
        raise RuleBroken("say_something")


def require_unanswered(answered: bool) -> None:
    """One answer to one question; a second press does nothing."""
    if answered:
        raise RuleBroken("already_answered")


def require_another_member(proposer: int, actor: int, members: int) -> None:
    """A second member confirms what one proposed; a group of one is never blocked (G23)."""
    if members > 1 and proposer == actor:
        raise RuleBroken("a_second_member_confirms", "G23")


def require_still_proposed(ended_at: datetime | None, lapses_at: datetime) -> None:
    """A yes is said to words that stand; a change of them, or a week, ends the proposal (G1)."""
    if ended_at is None:
        return
    require_not_lapsed(lapses_at, ended_at)
    raise RuleBroken("plan_changed_since", rule="G1")


def require_not_lapsed(lapses_at: datetime, now: datetime) -> None:
    """Silence is never an answer: after 7 days a proposal has lapsed (G23)."""
    if now > lapses_at:
        raise RuleBroken("proposal_has_lapsed", "G23")


def require_within_hours(since: datetime, now: datetime, days: int) -> None:
    """ "Wait" can be said within two days after the hand-in (G23)."""
    if now > since + timedelta(days=days):
        raise RuleBroken("too_late_to_wait", "G23")


def require_first_time(already: bool) -> None:
    """Each member can say "wait" once (G23)."""
    if already:
        raise RuleBroken("waited_once", "G23")


def two_thirds(confirmed: int, members: int) -> bool:
    """Whether two thirds of the members said yes (G23)."""
    return 3 * confirmed >= 2 * members


def require_not_proposed(already: bool) -> None:
    """What one proposed waits for another member's yes; proposing it again changes nothing."""
    if already:
        raise RuleBroken("already_proposed", "G23")


def require_not_asked(already: bool) -> None:
    """Who asked to join waits for an answer; asking again changes nothing."""
    if already:
        raise RuleBroken("already_asked_to_join", "G23")


def require_same_words(proposed: str, now: str) -> None:
    """A yes is to the words that were proposed, not to what became of them since (G1)."""
    if proposed != now:
        raise RuleBroken("plan_changed_since", "G1")


def require_member_first(members: int, waiting_days: int, days: int) -> None:
    """Members let people in; the steward does where there is none, or after 7 silent days (G23)."""
    if members and waiting_days < days:
        raise RuleBroken("members_let_in", "G23")


def require_later(day: date, before: date | None, by_steward: bool) -> None:
    """The steward may give more time, never take it away; residents choose their own date (G11)."""
    if by_steward and before is not None and day < before:
        raise RuleBroken("only_more_time", "G11")


def require_responsibility(extent: str | None) -> None:
    """Before doing, the group takes its responsibility, whole or in part (G25)."""
    if extent not in {Extent.WHOLE, Extent.PART}:
        raise RuleBroken("responsibility_first", "G25")


def require_contact_among_residents(is_resident: bool) -> None:
    """The contact person is one of the group, never an official (G25)."""
    if not is_resident:
        raise RuleBroken("contact_from_the_group", "G25")


def require_something_to_carry(hours: float, people: int) -> None:
    """Capacity is hours and people; zero may be said, less than zero may not."""
    if hours < 0 or people < 0:
        raise RuleBroken("not_less_than_nothing")
