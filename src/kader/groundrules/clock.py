"""The one clock of the house: actions read it once, rules get dates as arguments."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_set: ContextVar[datetime | None] = ContextVar("kader_moment", default=None)
_zone: list[ZoneInfo] = [ZoneInfo("Europe/Amsterdam")]
_shift: list[Callable[[], timedelta]] = [timedelta]


def now() -> datetime:
    """This moment, in UTC."""
    return _set.get() or datetime.now(UTC) + _shift[0]()


def today() -> date:
    """The local date: a day begins and ends where the town is."""
    return day_of(now())


def day_of(moment: datetime) -> date:
    """The local date of a stored moment."""
    return moment.astimezone(_zone[0]).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let the clock stand at a moment. For the demo's story, the bench and tests only."""
    token = _set.set(moment)
    try:
        yield
    finally:
        _set.reset(token)


def live_in(zone: str) -> None:
    """Say in which time zone the town lives (IANA name)."""
    _zone[0] = ZoneInfo(zone)


def read_shift_from(reader: Callable[[], timedelta]) -> None:
    """Let the demo move the clock forwards by what `reader` says."""
    _shift[0] = reader
