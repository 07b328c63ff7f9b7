"""Where somebody lives, from what she types: a street, a postcode or the name of an area."""

import re

from kader.places.folding import LONGEST, folded
from kader.places.models import Area, Street, StreetQuerySet

FEWEST_LETTERS = 3

_POSTCODE = re.compile(r"\b(\d{4} ?[a-z]{2}|\d{5})\b", re.IGNORECASE)
_HOUSE_NUMBER = re.compile(r"(?<=\D)[ ,]+\d+ *-?[a-z]?\d*$", re.IGNORECASE)


def area_of(street_or_postcode: str) -> Area | None:
    """The area of a street, a postcode or a beginning of one; None where it says no one area.

    Capitals, spaces, accents and house numbers do not matter.
    """
    typed = _sought(street_or_postcode)
    if len(folded(typed)) < FEWEST_LETTERS:
        return None
    return (
        _the_one_area(Street.objects.exactly(typed))
        or _area_called(typed)
        or _the_one_area(Street.objects.beginning_with(typed))
    )


def _sought(typed: str) -> str:
    """The postcode in an address where there is one, else the street without its number."""
    line = " ".join(typed[:LONGEST].split())
    postcode = _POSTCODE.search(line)
    return postcode[1] if postcode else _HOUSE_NUMBER.sub("", line)


def _the_one_area(streets: StreetQuerySet) -> Area | None:
    """Streets in two areas say nothing about where somebody lives."""
    areas = Area.objects.filter(streets__in=streets).distinct()[:2]
    return areas[0] if len(areas) == 1 else None


def _area_called(typed: str) -> Area | None:
    name = folded(typed)
    return next((area for area in Area.objects.all() if folded(area.name) == name), None)
