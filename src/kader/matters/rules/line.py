"""News, promises and signals between the municipality and residents."""

from datetime import date, timedelta
from enum import StrEnum

from kader.groundrules import Role, RuleBroken, Stage
from kader.groundrules.limits import LETTERS_IN_A_FACT, LETTERS_IN_AN_UPDATE


class SignalKind(StrEnum):
    """What a resident can say in one press."""

    TAKING_OVER = "taking_over"
    TOO_MUCH = "too_much"
    SILENCE = "silence"
    FRAME_UNCLEAR = "frame_unclear"
    FRAME_TOO_NARROW = "frame_too_narrow"
    FRAME_TOO_WIDE = "frame_too_wide"


class PromiseKind(StrEnum):
    """What is promised: a step of the municipality's own, or means."""

    OWN = "own"
    MEANS = "means"


FRAME_SIGNALS = frozenset({SignalKind.FRAME_TOO_NARROW, SignalKind.FRAME_TOO_WIDE})
"""Signals about the size of the frame are answered by who adopted it."""


def answered_by(kind: str) -> Role:
    """Who answers a signal: the steward, or the mandate holder where it is the frame's size."""
    return Role.MANDATE_HOLDER if kind in FRAME_SIGNALS else Role.STEWARD


def require_answerer(kind: str, is_steward: bool, is_mandate_holder: bool) -> None:
    """A signal is answered by the one whom it is for."""
    fits = is_mandate_holder if answered_by(kind) is Role.MANDATE_HOLDER else is_steward
    if not fits:
        raise RuleBroken("signal_for_another", "G12")


def require_lighter(kind: str, moved_to: date | None, text: str) -> None:
    """ "This is too much" is answered by making it lighter, never by a reminder (G11)."""
    if kind == SignalKind.TOO_MUCH and moved_to is None and not text.strip():
        raise RuleBroken("make_it_lighter", "G11")


TIME_CAN_BE_GIVEN = frozenset({Stage.QUESTIONS, Stage.PLANNING})
"""While residents still work towards handing in, the hand-in date can move along."""


def require_plan_ahead(stage: Stage) -> None:
    """More time is given for a plan that is still to be handed in."""
    if stage not in TIME_CAN_BE_GIVEN:
        raise RuleBroken("no_plan_to_give_time_for", "G11")


def is_a_fact(text: str) -> bool:
    """Whether an answer says something: at least eight letters or figures."""
    return sum(letter.isalnum() for letter in text) >= LETTERS_IN_A_FACT


def require_fact(text: str) -> None:
    """Facts are published and stay: a slip of the finger is none (G2)."""
    if not is_a_fact(text):
        raise RuleBroken("answer_in_a_sentence", "G2")


def require_news(text: str) -> None:
    """News says something: at least twenty letters."""
    if sum(letter.isalpha() for letter in text) < LETTERS_IN_AN_UPDATE:
        raise RuleBroken("say_a_little_more", "G13")


def require_next_within_promise(next_by: date, today: date, promise_days: int) -> None:
    """The next news comes within the promise (G13)."""
    if not today < next_by <= last_of_promise(today, promise_days):
        raise RuleBroken("next_news_within_the_promise", "G13")


def last_of_promise(today: date, promise_days: int) -> date:
    """The last day on which the next news keeps the promise."""
    return today + timedelta(days=promise_days)


def require_asked(kind: str, asked_here: bool) -> None:
    """Money, goods, hours and places come only for what residents of this matter asked (G2)."""
    if kind == PromiseKind.MEANS and not asked_here:
        raise RuleBroken("means_only_when_asked", "G2")


def require_author(is_author: bool) -> None:
    """A signal is closed by the one who gave it, and by nobody else (G12)."""
    if not is_author:
        raise RuleBroken("only_its_author_closes", "G12")


def require_open(closed: bool) -> None:
    """What is closed stays closed."""
    if closed:
        raise RuleBroken("already_closed")


def silent_days(last_heard: date, today: date) -> int:
    """For how many days the municipality was not heard."""
    return max(0, (today - last_heard).days)


def news_due(last_heard: date, promise_days: int, announced: date | None = None) -> date:
    """By when the municipality lets hear from itself again: the promise, or the day it announced.

    What was announced counts until the municipality is heard on that day or later (G13).
    """
    promised = last_heard + timedelta(days=promise_days)
    is_ahead = announced is not None and announced > last_heard
    return min(promised, announced) if announced and is_ahead else promised
