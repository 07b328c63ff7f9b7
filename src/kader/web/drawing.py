"""Where the lines of our drawings run: the frame, the small frame, the ruler, the meter."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

Point = tuple[float, float]

MOST_DRAWN_POINTS = 6
MOST_DRAWN_BOUNDS = 4
CORNERS = ("tl", "tr", "br", "bl")

# How many points stand on the top, right, bottom and left side of a frame, clockwise.
_SIDES = {
    1: (1, 0, 0, 0),
    2: (1, 0, 1, 0),
    3: (1, 1, 1, 0),
    4: (1, 1, 1, 1),
    5: (2, 1, 1, 1),
    6: (2, 1, 2, 1),
}


@dataclass(frozen=True)
class Edge:
    """One point to watch, with its place on the edge of the frame."""

    number: int
    short: str
    state: str
    classes: str
    url: str = ""


@dataclass(frozen=True)
class Bound:
    """One bound, with its corner."""

    corner: str
    icon: str
    name: str
    text: str


@dataclass(frozen=True)
class FrameDrawing:
    """A frame with the residents' plan inside, as a page shows it."""

    heading: str
    sentence: str
    edges: Sequence[Edge]
    bounds: Sequence[Bound]
    how: str = ""
    by: str = ""
    title: str = ""
    summary: str = ""
    steps: Sequence[str] = field(default_factory=list)
    more_url: str = ""
    checked: bool = True
    as_of: str = ""

    @property
    def is_drawn(self) -> bool:
        """Six points and four bounds can be drawn; more are told as a list."""
        return len(self.edges) <= MOST_DRAWN_POINTS and len(self.bounds) <= MOST_DRAWN_BOUNDS

    @property
    def first_steps(self) -> Sequence[str]:
        """At most five titles stand in the space; the whole plan is one link away."""
        return self.steps[:5]


def edges(points: Sequence[tuple[str, str]]) -> list[Edge]:
    """The points (short name, state) with their places, clockwise from the top left."""
    places = list(_places(len(points)))
    return [
        Edge(number, short, state, f"seg--{state} {place}".strip())
        for number, ((short, state), place) in enumerate(zip(points, places, strict=True), start=1)
    ]


def bounds(named: Sequence[tuple[str, str, str]]) -> list[Bound]:
    """The bounds (icon, name, text) at their corners, clockwise from the top left."""
    return [
        Bound(CORNERS[place % len(CORNERS)], icon, name, text)
        for place, (icon, name, text) in enumerate(named)
    ]


def _places(count: int) -> Iterator[str]:
    """The classes of each place; nothing for a list that is too long to draw."""
    if count not in _SIDES:
        yield from [""] * count
        return
    top, right, bottom, left = _SIDES[count]
    yield from (f"seg--top seg--{place}of{top}" for place in range(1, top + 1))
    yield from (f"seg--right seg--v{place}of{right}" for place in range(1, right + 1))
    # Clockwise means from right to left along the bottom, and upwards on the left.
    yield from (f"seg--bottom seg--{place}of{bottom}" for place in range(bottom, 0, -1))
    yield from (f"seg--left seg--v{place}of{left}" for place in range(left, 0, -1))


# The small frame ---------------------------------------------------------------------------

_CORNER_POINTS: tuple[Point, ...] = ((8, 8), (72, 8), (72, 58), (8, 58), (8, 8))
_AROUND = 228.0
_GAP = 3.0


def mini_segments(states: Sequence[str]) -> list[tuple[str, str]]:
    """The edge cut into equal pieces, clockwise: (state, SVG path)."""
    if not states:
        return []
    piece = _AROUND / len(states)
    return [
        (state, _along(place * piece + _GAP, (place + 1) * piece - _GAP))
        for place, state in enumerate(states)
    ]


def _along(start: float, end: float) -> str:
    """The path over the edge of the small frame between two distances from the top left."""
    points, walked = [_at(start)], 0.0
    for here, there in pairwise(_CORNER_POINTS):
        walked += abs(there[0] - here[0]) + abs(there[1] - here[1])
        if start < walked < end:
            points.append(there)
    points.append(_at(end))
    return "M" + "L".join(f"{_short(x)} {_short(y)}" for x, y in points)


def _at(distance: float) -> Point:
    for (x1, y1), (x2, y2) in pairwise(_CORNER_POINTS):
        length = abs(x2 - x1) + abs(y2 - y1)
        if distance <= length:
            share = distance / length
            return x1 + (x2 - x1) * share, y1 + (y2 - y1) * share
        distance -= length
    return _CORNER_POINTS[-1]


def _short(number: float) -> str:
    return f"{number:.1f}".rstrip("0").rstrip(".")


# The ruler and the meter -------------------------------------------------------------------


@dataclass(frozen=True)
class Ruler:
    """Days since the municipality spoke, against its promise; all places in drawing units."""

    width: float
    ticks: Sequence[tuple[str, bool]]
    now: str
    end: str
    promised: str
    is_late: bool


RULER_WIDTH = 352.0
_DAYS_WITH_OWN_TICK = 42


def marks_are_weeks(scale: int) -> bool:
    """A ruler of more days than fit has a mark for each week."""
    return scale > _DAYS_WITH_OWN_TICK


def ruler(days: int, promise: int, scale: int | None = None) -> Ruler:
    """Rulers below each other share one `scale`: the days for which the whole width stands."""
    scale = max(scale or max(days, promise) + 2, 1)
    unit = RULER_WIDTH / scale
    every = 7 if marks_are_weeks(scale) else 1
    ticks = [(_short(day * unit), day % 7 == 0) for day in range(0, scale + 1, every)]
    return Ruler(
        width=RULER_WIDTH,
        ticks=ticks,
        now=_short(min(days, scale) * unit),
        end=_short(min(promise, scale) * unit),
        promised=_short(min(days, promise, scale) * unit),
        is_late=days > promise,
    )


@dataclass(frozen=True)
class Meter:
    """What is asked against what there is, in a drawing 320 wide."""

    fill: str
    over: str
    mark: str
    is_over: bool


METER_WIDTH = 320.0
_LIMIT_AT = 258.0


def meter(value: float, limit: float) -> Meter:
    """The limit has its own mark; what goes beyond it is drawn apart."""
    unit = _LIMIT_AT / limit if limit > 0 else 0.0
    if value * unit > METER_WIDTH:
        unit = METER_WIDTH / value
    mark, reach = limit * unit, (value * unit if limit > 0 else METER_WIDTH)
    return Meter(
        fill=_short(max(min(reach, mark), 0)),
        over=_short(max(reach - mark, 0)),
        mark=_short(mark),
        is_over=value > limit,
    )
