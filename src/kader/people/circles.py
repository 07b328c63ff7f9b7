"""What a room says of a deed in one of its circles, and what it does when people changed there."""

from collections.abc import Callable
from dataclasses import dataclass

from kader.groundrules import Deed
from kader.people.models import Circle, Seat


@dataclass(frozen=True)
class Room:
    """A room's answers: whether there is room for a deed now, what comes after it, and whether
    somebody else was asked for in a seat."""

    require_room_for: Callable[[Circle, Deed], None]
    go_on: Callable[[Circle], None]
    is_another_asked_for: Callable[[Seat], bool]


_ROOMS: dict[str, Room] = {}


def register(kind: str, room: Room) -> None:
    """Say which room a kind of circle belongs to."""
    _ROOMS[kind] = room


def require_room_for(circle: Circle, deed: Deed) -> None:
    """Stop here unless what the circle is around has room for this deed now."""
    if circle.kind in _ROOMS:
        _ROOMS[circle.kind].require_room_for(circle, deed)


def go_on(circle: Circle) -> None:
    """Let the room of this circle take its next step, within the deed's own transaction."""
    if circle.kind in _ROOMS:
        _ROOMS[circle.kind].go_on(circle)


def is_another_asked_for(seat: Seat) -> bool:
    """Whether those whom this seat serves asked for somebody else in it."""
    kind = seat.circle.kind
    return kind in _ROOMS and _ROOMS[kind].is_another_asked_for(seat)
