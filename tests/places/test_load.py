"""A town's areas and streets are set up from its file, as often as one likes."""

from typing import Any

import pytest

from kader.places.load import load_town
from kader.places.models import Area, Street
from kader.places.town import known_towns, read_town

ZILVERBEEK = {
    "WK990101": "De Linden",
    "WK990102": "De Uiterweide",
    "WK990103": "Centrum",
    "WK990104": "Merelbuurt",
    "WK990105": "Zandhoek",
    "WK990106": "Molenkwartier",
    "WK990107": "Oosterend",
    "WK990108": "Het Broek",
}
NEUENAU = [
    "Altstadt",
    "Mühlenviertel",
    "Bahnhofsviertel",
    "Am Anger",
    "Lindenhof",
    "Weststadt",
]


def test_zilverbeek_has_its_eight_quarters_and_twelve_streets(zilverbeek: Area) -> None:
    assert dict(Area.objects.drawn().values_list("code", "name")) == ZILVERBEEK
    assert Street.objects.count() == 12
    assert zilverbeek.code == "GM9901"


def test_de_kade_is_a_part_of_de_linden(zilverbeek: Area) -> None:
    linden = Area.objects.get(name="De Linden")

    assert Area.objects.get(code="BU99010102").parent == linden
    within = Area.objects.within(linden)
    assert [area.code for area in within] == ["BU99010102", "BU99010105", "WK990101"]


def test_everything_is_within_the_town(zilverbeek: Area) -> None:
    assert Area.objects.within(zilverbeek).count() == Area.objects.count()


@pytest.mark.django_db
def test_neuenau_has_its_own_areas() -> None:
    load_town("neuenau")

    assert [area.name for area in Area.objects.drawn()] == NEUENAU
    assert Street.objects.count() == 12


@pytest.mark.parametrize("key", known_towns())
@pytest.mark.django_db
def test_a_town_is_loaded_twice_without_harm(key: str) -> None:
    load_town(key)
    before = _laid()

    load_town(key)

    assert _laid() == before


def test_loading_puts_right_what_the_file_says(zilverbeek: Area) -> None:
    Area.objects.filter(name="De Linden").update(name="Anders")
    street = Street.objects.get(name="Lindelaan")
    Street.objects.create(name="Weggehaald", area=street.area)

    load_town("zilverbeek")

    assert Area.objects.filter(name="De Linden").exists()
    assert not Street.objects.filter(name="Weggehaald").exists()
    assert Street.objects.get(name="Lindelaan") == street


def test_an_unknown_town_is_named() -> None:
    with pytest.raises(KeyError, match="neuenau, zilverbeek"):
        read_town("../zilverbeek")


def _laid() -> tuple[list[Any], list[Any]]:
    return list(Area.objects.values()), list(Street.objects.order_by("pk").values())
