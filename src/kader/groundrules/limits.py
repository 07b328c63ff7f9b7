"""How much may be asked of people, and how long things may take."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Final

from kader.groundrules.rulebroken import RuleBroken

OPEN_ASKS_AT_ONCE: Final = 3
WORDS_IN_SHORT_VERSION: Final = 60
LETTERS_IN_SHORT_NAME: Final = 60
LETTERS_IN_AN_UPDATE: Final = 20
DAYS_TO_RESUME: Final = 14
MONTHS_TO_EVALUATE: Final = 12
FIVE: Final = 5
"""Group figures are shown from five answers up (G17)."""


def require_room_to_ask(asked_hours: float, capacity_hours: float | None, open_asks: int) -> None:
    """Never overask: what the group cannot carry waits until the steward makes it lighter (G11)."""
    if capacity_hours is None:
        if open_asks >= OPEN_ASKS_AT_ONCE:
            raise RuleBroken("enough_asked", "G11")
    elif asked_hours > capacity_hours:
        raise RuleBroken("more_than_the_group_can_carry", "G11")


def workdays_after(start: date, days: int, holidays: Set[date] = frozenset()) -> date:
    """The date that many workdays after `start`; Saturdays, Sundays and holidays do not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            days -= 1
    return day


def is_group_figure(answers: int) -> bool:
    """Whether enough people answered for a figure to say nothing about one of them (G17)."""
    return answers >= FIVE
