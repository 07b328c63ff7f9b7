"""How much may be asked of people, and how long things may take."""

from collections.abc import Set
from datetime import date, timedelta
from typing import Final

WORDS_IN_SHORT_VERSION: Final = 60
LETTERS_IN_SHORT_NAME: Final = 60
LETTERS_IN_AN_UPDATE: Final = 20
LETTERS_IN_A_FACT: Final = 8
DAYS_TO_RESUME: Final = 14
MONTHS_TO_EVALUATE: Final = 12
DAYS_OF_A_PROMISE: Final = 60
DAYS_TO_HAND_IN: Final = 731


def workdays_after(start: date, days: int, holidays: Set[date] = frozenset()) -> date:
    """The date that many workdays after `start`; Saturdays, Sundays and holidays do not count."""
    day = start
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5 and day not in holidays:
            days -= 1
    return day
