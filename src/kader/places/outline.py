"""Room inside an outline: where pins can stand without touching its edge or its name."""

import re
from collections.abc import Sequence
from functools import lru_cache
from math import dist, hypot

Point = tuple[float, float]
Box = tuple[float, float, float, float]

STEP = 6

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


@lru_cache(maxsize=1000)
def spots(outline: str, label: Box, clear: float) -> tuple[Point, ...]:
    """Every place inside the outline, `clear` of its edge and beside the label; row by row."""
    ring = _largest_ring(outline)
    return tuple(
        spot
        for spot in _grid(ring)
        if _is_inside(spot, ring)
        and not _touches(spot, label)
        and all(_distance(spot, *edge) >= clear for edge in _edges(ring))
    )


def from_the_middle(places: Sequence[Point]) -> list[Point]:
    """The same places, the middle first."""
    middle = _middle(places)
    return sorted(places, key=lambda spot: (round(dist(spot, middle), 3), spot))


def spread(
    places: Sequence[Point], taken: Sequence[Point], count: int, apart: float
) -> list[Point]:
    """At most `count` places this far apart and away from the taken ones; the same each time."""
    chosen: list[Point] = []
    for spot in places:
        if len(chosen) == count:
            break
        if all(dist(spot, other) >= apart for other in (*taken, *chosen)):
            chosen.append(spot)
    return chosen


def _largest_ring(outline: str) -> list[Point]:
    """An outline of straight lines; of several pieces the one with the widest box."""
    rings = [_points(piece) for piece in re.split("[Mm]", outline) if piece.strip()]
    return max(rings, key=_size, default=[])


def _points(piece: str) -> list[Point]:
    numbers = [float(number) for number in _NUMBER.findall(piece)]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _size(ring: Sequence[Point]) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys)) if ring else 0


def _grid(ring: Sequence[Point]) -> list[Point]:
    if not ring:
        return []
    xs, ys = [int(x) for x, _ in ring], [int(y) for _, y in ring]
    return [
        (float(x), float(y))
        for y in range(min(ys), max(ys) + 1, STEP)
        for x in range(min(xs), max(xs) + 1, STEP)
    ]


def _edges(ring: Sequence[Point]) -> list[tuple[Point, Point]]:
    return list(zip(ring, [*ring[1:], *ring[:1]], strict=True))


def _is_inside(spot: Point, ring: Sequence[Point]) -> bool:
    """A line to the right crosses the outline an odd number of times."""
    x, y = spot
    crossings = sum(
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in _edges(ring)
    )
    return crossings % 2 == 1


def _distance(spot: Point, start: Point, end: Point) -> float:
    """From a spot to the nearest point of a line."""
    along = (end[0] - start[0], end[1] - start[1])
    length = along[0] ** 2 + along[1] ** 2
    away = (spot[0] - start[0], spot[1] - start[1])
    share = (away[0] * along[0] + away[1] * along[1]) / length if length else 0.0
    share = min(max(share, 0.0), 1.0)
    return hypot(away[0] - share * along[0], away[1] - share * along[1])


def _touches(spot: Point, box: Box) -> bool:
    left, top, right, bottom = box
    return left <= spot[0] <= right and top <= spot[1] <= bottom


def _middle(places: Sequence[Point]) -> Point:
    many = len(places) or 1
    return sum(x for x, _ in places) / many, sum(y for _, y in places) / many
