"""By when something happens, said before the deed is done."""

from datetime import date, timedelta

from django.conf import settings

from kader.groundrules import clock
from kader.web import wording


def answer_by(term: str) -> date:
    """The last day of one of the town's terms, counted from today."""
    return clock.today() + timedelta(days=settings.KADER_TERMS[term])


def in_words(day: date) -> str:
    """A day as a sentence says it."""
    return wording.day(day, clock.today())
