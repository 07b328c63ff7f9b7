"""The front page: how much the list of what plays asks of the database."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

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
