"""Who asks to come in, and who is still in, ready to be shown."""

from dataclasses import dataclass
from datetime import datetime

from kader.groundrules import Role
from kader.matters.models import JoinRequest, Reading
from kader.people.models import Seat
from kader.people.naming import Names


@dataclass(frozen=True)
class ShownRequest:
    """The sentence of somebody who asks to join."""

    who: str
    text: str
    at: datetime

    @classmethod
    def of(cls, asked: JoinRequest, reading: Reading) -> "ShownRequest":
        names = Names(reading.matter.circle, reading.inside)
        return cls(names.of(asked.by), asked.text, asked.at)


def is_last_resident(reading: Reading) -> bool:
    """Whether nobody is left of the group when this reader leaves."""
    seats = Seat.objects.open().of(Role.RESIDENT).filter(circle=reading.matter.circle_id)
    return not seats.exclude(person=reading.person).exists()
