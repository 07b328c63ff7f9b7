"""What the deed that is being done has written so far; its entry says how all of that stands."""

from contextvars import ContextVar
from typing import Any

from django.db.models import Model

from kader.timeline.stands import is_guarded, name_of

Records = dict[str, Model]

_WRITTEN: ContextVar[Records | None] = ContextVar("written", default=None)


def begin() -> None:
    """A deed begins: nothing is written yet."""
    _WRITTEN.set({})


def note(sender: type[Model], instance: Model, **_: Any) -> None:
    """Remember a record that was saved, as it is in hand; the newest copy counts.

    Called by the one signal that Django gives after each save: so no deed has to name its rows.
    """
    written = _WRITTEN.get()
    if written is not None and is_guarded(sender):
        written[name_of(instance)] = instance


def take() -> Records:
    """Everything the deed wrote, by name; with this the deed is over."""
    written = _WRITTEN.get() or {}
    _WRITTEN.set(None)
    return written
