"""By when something happens, said before the deed is done."""

from datetime import date, timedelta

from django.conf import settings

from kader.groundrules import clock
from kader.groundrules.limits import workdays_after
from kader.web import wording


def answer_by(term: str) -> date:
    """The last day of one of the town's terms, counted from today."""
    return clock.today() + timedelta(days=settings.KADER_TERMS[term])


def signal_by() -> date:
    """The last day on which a signal of today is answered: the town counts in workdays."""
    return workdays_after(clock.today(), settings.KADER_TERMS["signal"])


def in_words(day: date) -> str:
    """A day as a sentence says it."""
    return wording.day(day, clock.today())
