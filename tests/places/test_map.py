"""The drawn map shows each matter of the list in its area, and the same way each time."""

import re
from math import dist
from xml.etree import ElementTree

import pytest
from django.template.loader import render_to_string
from pytest_django import DjangoAssertNumQueries, Settings

from kader.places.load import load_town
from kader.places.map import AskedPin, MapDrawing, drawn_map
from kader.places.models import Area
from kader.places.outline import from_the_middle, spots
from kader.places.town import known_towns

SVG = "{*}"


def _asked(names: list[str]) -> list[AskedPin]:
    ids = dict(Area.objects.values_list("name", "pk"))
    return [
        (number, ids[name], f"Matter {number}", f"/m/{number}/")
        for number, name in enumerate(names, start=1)
    ]


def _rendered(drawing: MapDrawing) -> ElementTree.Element:
    html = render_to_string("places/map.html", {"map": drawing})
    return ElementTree.fromstring(re.sub(r"<use [^>]*/>", "", html))  # noqa: S314


@pytest.mark.parametrize("key", known_towns())
@pytest.mark.django_db
def test_a_whole_page_of_the_list_fits_into_one_area(key: str, settings: Settings) -> None:
    settings.TOWN_KEY = key
    load_town(key)

    for area in Area.objects.drawn():
        assert not drawn_map(_asked([area.name] * 8)).left_out, area.name


@pytest.mark.parametrize("key", known_towns())
@pytest.mark.django_db
def test_three_pins_fit_into_every_area_without_touching(key: str, settings: Settings) -> None:
    settings.TOWN_KEY = key
    load_town(key)
    names = [area.name for area in Area.objects.drawn()]

    drawing = drawn_map(_asked(names * 3))

    assert not drawing.left_out
    places = [(pin.x, pin.y) for pin in drawing.pins]
    assert all(
        dist(one, other) >= 2 * drawing.radius
        for number, one in enumerate(places)
        for other in places[:number]
    )
    assert len(places) == 3 * len(names)


def test_a_pin_keeps_its_place_when_later_ones_join(zilverbeek: Area) -> None:
    few = drawn_map(_asked(["Centrum", "Zandhoek"]))
    more = drawn_map(_asked(["Centrum", "Zandhoek", "Centrum"]))

    assert list(more.pins[:2]) == list(few.pins)
    assert drawn_map(_asked(["Centrum", "Zandhoek"])) == few


def test_a_neighbourhood_is_shown_in_its_quarter(zilverbeek: Area) -> None:
    in_kade = drawn_map(_asked(["De Kade"]))

    assert [(pin.x, pin.y) for pin in in_kade.pins] == [
        (pin.x, pin.y) for pin in drawn_map(_asked(["De Linden"])).pins
    ]


def test_what_has_no_place_on_the_map_is_named_below_it(zilverbeek: Area) -> None:
    nowhere: AskedPin = (9, None, "For everybody", "/m/9/")
    drawing = drawn_map([*_asked(["Zilverbeek", "Centrum"]), nowhere])

    assert [pin.number for pin in drawing.pins] == [2]
    assert [number for number, *_ in drawing.left_out] == [1, 9]
    below = _rendered(drawing).findall("p/a")
    assert [link.get("href") for link in below] == ["/m/1/", "/m/9/"]


def test_forty_in_one_area_are_drawn_or_named(zilverbeek: Area) -> None:
    drawing = drawn_map(_asked(["De Linden"] * 40))

    assert drawing.pins
    numbers = [pin.number for pin in drawing.pins] + [number for number, *_ in drawing.left_out]
    assert sorted(numbers) == list(range(1, 41))


def test_each_pin_is_a_link_with_its_number_and_a_name(zilverbeek: Area) -> None:
    page = _rendered(drawn_map(_asked(["Centrum", "Zandhoek"])))

    links = page.findall("svg/a")
    assert [link.get("href") for link in links] == ["/m/1/", "/m/2/"]
    assert [link.findtext("text") for link in links] == ["1", "2"]
    names = [link.get("aria-label") or "" for link in links]
    assert "Matter 1" in names[0]
    assert "1" in names[0]


def test_the_drawing_is_one_picture_with_a_sentence(zilverbeek: Area) -> None:
    page = _rendered(drawn_map(_asked(["Centrum"])))

    picture = page.find("svg/g[@role='img']")
    assert picture is not None
    assert "Zilverbeek" in (picture.findtext("title") or "")
    assert len(picture.findall("path")) == 8 + 1 + 1
    # A link inside a picture would be hidden from a screen reader.
    assert not picture.findall(".//a")


def test_numbers_stay_numbers_where_a_comma_is_usual(zilverbeek: Area, settings: Settings) -> None:
    settings.LANGUAGE_CODE = "nl"
    Area.objects.filter(name="Centrum").update(label_x=256.5)

    html = render_to_string("places/map.html", {"map": drawn_map([])})

    assert 'x="256.5"' in html
    assert "256,5" not in html


def test_the_map_is_one_statement(
    zilverbeek: Area, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    asked = _asked(["Centrum"])

    with django_assert_num_queries(1):
        _rendered(drawn_map(asked))


@pytest.mark.django_db
def test_a_town_without_a_drawing_has_an_empty_board(settings: Settings) -> None:
    settings.TOWN_KEY = "elders"
    settings.TOWN_NAME = "Gemeente Elders"

    drawing = drawn_map([(1, None, "Iets", "/m/1/")])

    assert drawing.areas == []
    assert drawing.water == ()
    assert len(drawing.left_out) == 1
    assert "Gemeente Elders" in drawing.sentence


def test_of_an_outline_in_pieces_the_largest_holds_the_pins() -> None:
    nowhere = (0.0, 0.0, 0.0, 0.0)

    found = spots("M0 0L9 0L9 9zM100 100L200 100L200 200L100 200z", nowhere, 23)

    assert (min(found), max(found)) == ((124.0, 124.0), (172.0, 172.0))
    assert from_the_middle(found)[0] == (148.0, 148.0)
    assert spots("", nowhere, 23) == ()
