"""The small drawing beside the maker: what is clear is a line, what is still needed is dashed."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

LEFT, TOP, WIDTH, HEIGHT = 40, 46, 240, 176
_MOST_POINTS = 9
_MOST_CORNERS = 4


@dataclass(frozen=True)
class Stroke:
    """One point on the edge, with the place of its number."""

    number: int
    path: str
    x: str
    y: str
    is_open: bool


@dataclass(frozen=True)
class Corner:
    """The name of a bound at its corner."""

    name: str
    x: int
    y: int
    anchor: str


@dataclass(frozen=True)
class MakerDrawing:
    """The frame so far; `sentence` says the same for who does not see it."""

    corners: Sequence[Corner]
    strokes: Sequence[Stroke]
    decides: bool
    sentence: str


def drawn(bounds: Sequence[str], points: Sequence[bool], decides: bool) -> MakerDrawing:
    """The names of the bounds, for each point whether it is clear, and whether it is known who
    decides and when."""
    places = ((LEFT, 18, "start"), (LEFT + WIDTH, 18, "end"), (LEFT, 261, "start"))
    corners = [*places, (LEFT + WIDTH, 261, "end")]
    named = zip(bounds[:_MOST_CORNERS], corners, strict=False)
    clear = _("The frame so far. %(clear)d of %(total)d points are clear.") % {
        "clear": sum(points),
        "total": len(points),
    }
    who = _("It is clear who decides and when.") if decides else _("It is not clear who decides.")
    return MakerDrawing(
        corners=[Corner(name, *place) for name, place in named],
        strokes=_strokes(points[:_MOST_POINTS]),
        decides=decides,
        sentence=f"{clear} {who}",
    )


def _strokes(points: Sequence[bool]) -> list[Stroke]:
    """Up to two (three, where there are many) stand on top, then on the right, then on the left."""
    a_side = 2 if len(points) <= 3 * 2 else 3
    found = []
    for index, is_clear in enumerate(points):
        side, place = divmod(index, a_side)
        on_side = min(a_side, len(points) - side * a_side)
        found.append(_stroke(index + 1, side, (place + 0.5) / on_side, not is_clear))
    return found


def _stroke(number: int, side: int, share: float, is_open: bool) -> Stroke:
    if side == 0:
        x = LEFT + WIDTH * share
        return Stroke(number, f"M{x - 28:.0f} {TOP}h56", f"{x:.0f}", str(TOP + 24), is_open)
    edge, beside = (LEFT + WIDTH, -18) if side == 1 else (LEFT, 18)
    y = TOP + HEIGHT * share
    path = f"M{edge} {y - 22:.0f}v44"
    return Stroke(number, path, str(edge + beside), f"{y + 5:.0f}", is_open)
