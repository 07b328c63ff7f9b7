"""What a room does when the people or the words of one of its circles changed."""

from collections.abc import Callable

from kader.people.models import Circle

_ROOMS: dict[str, Callable[[Circle], None]] = {}


def register(kind: str, go_on: Callable[[Circle], None]) -> None:
    """Say what a kind of circle does when a seat was given or words were confirmed."""
    _ROOMS[kind] = go_on


def go_on(circle: Circle) -> None:
    """Let the room of this circle take its next step, within the deed's own transaction."""
    step = _ROOMS.get(circle.kind)
    if step is not None:
        step(circle)
