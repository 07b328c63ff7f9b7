"""Eine Bank am Lindenhof: a fresh wish."""

from kader.demo.cast import Cast
from kader.demo.story import on_day
from kader.matters import actions
from kader.matters.models import Matter
from kader.places.find import area_of


def tell(cast: Cast) -> Matter:
    """The wish of one resident, with the municipality to move."""
    with on_day(-4, 17):
        return actions.open_wish(
            cast.horst,
            "Eine Bank am Lindenhof",
            "Viele ältere Menschen gehen am Lindenhof zum Einkaufen. "
            "Unterwegs gibt es nichts zum Sitzen.",
            area_of("Lindenhof"),
        )
