"""What somebody asked, ready to be shown above the answer."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kader.groundrules import clock
from kader.matters.actions._matter import TERMS
from kader.matters.models import Condition, Reading
from kader.people.models import Said
from kader.people.naming import Names


@dataclass(frozen=True)
class ShownAsked:
    """The words, whose they are, when, and by when an answer was promised."""

    text: str
    by: str
    at: datetime
    due: date | None

    @classmethod
    def of(cls, said: Said, reading: Reading) -> "ShownAsked":
        names = Names(reading.matter.circle, reading.inside)
        return cls(said.text, names.of(said.by), said.at, _due(said))


def _due(said: Said) -> date | None:
    """A condition has no date of its own: the town's promise gives it one."""
    if isinstance(said, Condition):
        return clock.day_of(said.at) + timedelta(days=TERMS.condition)
    return getattr(said, "due", None)
