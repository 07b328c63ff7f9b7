"""What somebody asked, ready to be shown above the answer."""

from dataclasses import dataclass
from datetime import date, datetime

from kader.matters.models import Reading
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
        return cls(said.text, names.of(said.by), said.at, getattr(said, "due", None))
