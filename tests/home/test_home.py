"""The front page: how much the list of what plays asks of the database."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast

VISITOR_AT_MOST = 5
SIGNED_IN_AT_MOST = 8


@pytest.mark.parametrize("path", ["/", "/issues"])
def test_the_list_asks_little_and_no_more_when_there_is_more(cast: Cast, path: str) -> None:
    grown.planning(cast)
    few = _statements(cast, path)

    for number in range(7):
        actions.open_wish(cast.mieke, f"Wish {number}", "Light on the path.")
    many = _statements(cast, path)

    assert many == few
    assert few["visitor"] <= VISITOR_AT_MOST
    assert max(few.values()) <= SIGNED_IN_AT_MOST


def _statements(cast: Cast, path: str) -> dict[str, int]:
    readers = {"visitor": None, "resident": cast.mieke, "steward": cast.hanneke}
    return {role: _count(person, path) for role, person in readers.items()}


def _count(person: Person | None, path: str) -> int:
    client = Client()
    if person is not None:
        client.force_login(person)
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        client.get(path)
    return len(asked)


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    """Steward, facilitator, mandate holder and two residents."""
    return Cast(hanneke, idris, karin, mieke, joost)


def test_the_number_says_what_a_visitor_sees(cast: Cast, client: Client) -> None:
    grown.opened(cast)
    hidden = grown.opened(cast)
    Matter.objects.filter(pk=hidden.pk).update(public=False)
    client.cookies["language"] = "en"

    assert "1 issue or wish." in client.get("/").content.decode()


def test_the_list_says_that_a_day_has_passed(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.move_hand_in_date(cast.mieke, matter, clock.today() + timedelta(days=3))
    client.cookies["language"] = "en"

    before = client.get("/").content.decode()
    with clock.at(clock.now() + timedelta(days=5)):
        after = client.get("/").content.decode()

    assert "</b>, until " in before
    assert "</b>, the date has passed: it was " in after


def test_joining_is_not_offered_to_who_takes_part(
    cast: Cast, client: Client, aysel: Person
) -> None:
    matter = grown.planning(cast)
    Matter.objects.filter(pk=matter.pk).update(open_to_area=True)
    client.cookies["language"] = "en"
    shown = {}
    for person in (aysel, cast.mieke, cast.hanneke):
        client.force_login(person)
        client.cookies["language"] = "en"
        shown[person] = 'class="can-join"' in client.get("/").content.decode()

    assert shown == {aysel: True, cast.mieke: False, cast.hanneke: False}
