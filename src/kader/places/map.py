"""The drawn map of the town: areas, water and numbered pins that belong to a list."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from kader.places.models import Area
from kader.places.outline import Box, Point, from_the_middle, spots, spread
from kader.places.town import known_towns, read_town

WIDTH, HEIGHT = 480, 520
PIN_RADIUS = 17
_LABEL_RISES, _LABEL_FALLS = 16.0, 5.0

AskedPin = tuple[int, int | None, str, str]
"""Number in the list, area, what it is about, address."""


@dataclass(frozen=True)
class Room:
    """How generously pins stand: clear of the edge, apart, and beside a name of wide letters."""

    clear: float
    apart: float
    letter: float


# Where pins and names are drawn larger, as on a phone, and where they are not.
_WIDE = Room(clear=23, apart=46, letter=10.5)
_CLOSER = (Room(clear=18, apart=36, letter=9), Room(clear=9, apart=35, letter=9))


@dataclass(frozen=True)
class Pin:
    """A number on the map, and the place in the list that it leads to."""

    number: int
    label: str
    url: str
    x: float
    y: float

    @property
    def baseline(self) -> float:
        """Where the foot of the number stands, so that it lies in the middle of the pin."""
        return self.y + 6


@dataclass(frozen=True)
class MapDrawing:
    """The map as the template draws it. `left_out` are the pins for which there is no place."""

    sentence: str
    areas: Sequence[Area]
    water: Sequence[str]
    pins: Sequence[Pin]
    left_out: Sequence[AskedPin]
    width: int = WIDTH
    height: int = HEIGHT
    radius: int = PIN_RADIUS

    @property
    def frame(self) -> str:
        """Lines that cross at the corners, like a ruler and a pen."""
        right, bottom = self.width, self.height
        across = f"M4 16H{right - 4}M4 {bottom - 12}H{right - 4}"
        return f"{across}M14 4V{bottom - 2}M{right - 14} 4V{bottom - 2}"


def drawn_map(pins: Sequence[AskedPin]) -> MapDrawing:
    """The town with its areas and, in each, the pins of what plays there. One statement."""
    return map_of(list(Area.objects.all()), pins)


def map_of(areas: Sequence[Area], pins: Sequence[AskedPin]) -> MapDrawing:
    """The same of areas that were read already, every one of the town.

    What concerns the whole town, and what an area has no room for, is left out and named so.
    """
    drawn = [area for area in areas if area.outline]
    town = read_town(settings.TOWN_KEY) if settings.TOWN_KEY in known_towns() else None
    placed = list(_placed(pins, areas))
    there = {pin.number for pin in placed}
    return MapDrawing(
        sentence=_sentence(town.name if town else str(settings.TOWN_NAME), len(drawn)),
        areas=drawn,
        water=town.water if town else (),
        pins=sorted(placed, key=lambda pin: pin.number),
        left_out=[asked for asked in pins if asked[0] not in there],
    )


def _sentence(town: str, count: int) -> str:
    return _(
        "Sketch of %(town)s with its areas, %(count)d in number. The numbers belong to the list."
    ) % {"town": town, "count": count}


def _placed(pins: Sequence[AskedPin], areas: Sequence[Area]) -> Iterator[Pin]:
    by_id = {area.pk: area for area in areas}
    here: dict[int, list[AskedPin]] = {}
    for asked in pins:
        area = _drawn_around(by_id.get(asked[1] or 0), by_id)
        if area:
            here.setdefault(area.pk, []).append(asked)
    taken: list[Point] = []
    for area_id, asked_here in here.items():
        places = _places(by_id[area_id], len(asked_here), taken)
        taken += places
        for (number, _area, label, url), (x, y) in zip(asked_here, places, strict=False):
            yield Pin(number, label, url, x, y)


def _drawn_around(area: Area | None, by_id: dict[int, Area]) -> Area | None:
    """The area itself, or the nearest one around it that has an outline."""
    while area and not area.outline:
        area = by_id.get(area.parent_id or 0)
    return area


def _places(area: Area, count: int, taken: Sequence[Point]) -> list[Point]:
    """Around the middle while there is room for all; else closer, row by row."""
    free = spots(area.outline, _label_box(area, _WIDE), _WIDE.clear)
    places = spread(from_the_middle(free), taken, count, _WIDE.apart)
    for room in _CLOSER:
        if len(places) < count:
            free = spots(area.outline, _label_box(area, room), room.clear)
            places = spread(free, taken, count, room.apart)
    return places


def _label_box(area: Area, room: Room) -> Box:
    """The room of the name, with the half of a pin around it."""
    half = len(area.name) * room.letter / 2
    return (
        area.label_x - half - PIN_RADIUS,
        area.label_y - _LABEL_RISES - PIN_RADIUS,
        area.label_x + half + PIN_RADIUS,
        area.label_y + _LABEL_FALLS + PIN_RADIUS,
    )
