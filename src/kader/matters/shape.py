"""What the text of a question depends on in a reader, and what is filled in (`web.written`)."""

from collections.abc import Mapping
from typing import Any, NamedTuple, cast

from kader.groundrules import Role
from kader.matters.models import Reading
from kader.web.written import Given


class Shape(NamedTuple):
    """All of a reader that decides what may be asked; two of one shape differ in numbers only."""

    roles: frozenset[Role]
    is_somebody: bool
    has_side: bool

    @classmethod
    def of(cls, reading: Reading) -> "Shape":
        return cls(reading.roles, reading.person is not None, bool(reading.side))

    def reading(self) -> Reading:
        """A reading with a gap wherever one reader differs from the next of this shape."""
        person = Given("person") if self.is_somebody else None
        side = Given("side") if self.has_side else None
        return Reading(*cast(Any, (person, Given("matter"), self.roles, side)))


def gaps_of(reading: Reading) -> Mapping[str, Any]:
    """What this reader fills in."""
    return {
        "person": reading.person.pk if reading.person else None,
        "matter": reading.matter.pk,
        "side": reading.side,
    }
