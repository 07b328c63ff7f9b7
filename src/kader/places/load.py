"""Laying a town's areas and streets into the database: set-up, no deed of a person."""

from django.db import transaction

from kader.places.folding import folded, postcode_of
from kader.places.models import Area, Street
from kader.places.town import TownArea, read_town


@transaction.atomic
def load_town(key: str) -> Area:
    """Lay the areas and streets of a town; a second time changes what the file changed.

    Gives back the area that is the whole town.
    """
    town = read_town(key)
    whole, _ = Area.objects.update_or_create(
        code=town.code, defaults={"name": town.name, "parent": None}
    )
    laid = {town.code: whole}
    for told in town.areas:
        laid[told.code] = _lay_area(told, laid[told.within or town.code])
    return whole


def _lay_area(told: TownArea, parent: Area) -> Area:
    area, _ = Area.objects.update_or_create(
        code=told.code,
        defaults={
            "name": told.name,
            "parent": parent,
            "outline": told.outline,
            "label_x": told.label[0],
            "label_y": told.label[1],
            "shaded": told.shaded,
        },
    )
    area.streets.exclude(name__in=told.streets).delete()
    for name, postcode in told.streets.items():
        Street.objects.update_or_create(
            name=name,
            area=area,
            defaults={"folded": folded(name), "postcode": postcode_of(postcode)},
        )
    return area
