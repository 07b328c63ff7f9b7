"""Somebody types where she lives, in her own way, and we know the area."""

import pytest

from kader.places.find import area_of
from kader.places.load import load_town
from kader.places.models import Area, Street


@pytest.mark.parametrize(
    "typed",
    [
        "Molenplein",
        "molenplein",
        "  MOLEN plein ",
        "molenp",
        "Molenplein 12",
        "Molenplein 12-b",
        "Molenplein 12, 9901 GA Zilverbeek",
        "9901 GA",
        "9901ga",
        "  9901   ga ",
        "9901G",
        "kerk",
        "Molenkwartier",
    ],
)
def test_a_street_or_postcode_leads_to_its_area(typed: str, zilverbeek: Area) -> None:
    found = area_of(typed)

    assert found is not None
    assert found.name == "Molenkwartier"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "  ",
        "mo",
        "9901",
        "Nergensstraat",
        "1234 AB",
        "%%%",
        "___",
        "'; --",
        "\x00\x00\x00\x00",
        "\ud800\ud800\ud800",
        "🙂🙂🙂🙂",
        "a" * 100_000,
    ],
)
def test_where_it_says_no_one_area_we_do_not_guess(typed: str, zilverbeek: Area) -> None:
    assert area_of(typed) is None


def test_a_whole_name_wins_over_a_beginning(zilverbeek: Area) -> None:
    elsewhere = Area.objects.get(name="Zandhoek")
    Street.objects.create(name="Kerkpadje", folded="kerkpadje", area=elsewhere)

    found = area_of("kerkpad")

    assert found is not None
    assert found.name == "Molenkwartier"
    assert area_of("kerk") is None


@pytest.mark.parametrize(
    "typed", ["Mühlenstraße", "muehlenstrasse 5a", "MÜHLENSTR", "muhlenstr. 7", "00992", "Am Wehr"]
)
@pytest.mark.django_db
def test_german_streets_are_found_however_they_are_typed(typed: str) -> None:
    load_town("neuenau")

    found = area_of(typed)

    assert found is not None
    assert found.name == "Mühlenviertel"
