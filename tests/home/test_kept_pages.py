"""What a visitor reads is kept in memory, costs next to nothing, and is new after every deed."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Circle
from kader.timeline.record import record
from tests.matters import grown
from tests.matters.grown import Cast

WARM_AT_MOST = 2
PAGES = ["/", "/issues", "/m/{key}", "/m/{key}/plan", "/m/{key}/timeline"]


@pytest.fixture
def meadow(cast: Cast) -> Matter:
    return grown.checking(cast)


@pytest.mark.parametrize("page", PAGES)
def test_who_comes_second_is_answered_from_memory(page: str, meadow: Matter) -> None:
    client, path = Client(), page.format(key=meadow.key)
    first = client.get(path)

    with CaptureQueriesContext(connection) as asked:
        second = client.get(path)
    with CaptureQueriesContext(connection) as asked_again:
        third = client.get(path, headers={"If-None-Match": first["ETag"]})

    assert (first.status_code, second.status_code) == (200, 200)
    assert (second["ETag"], second.content) == (first["ETag"], first.content)
    assert (third.status_code, third["ETag"], third.content) == (304, first["ETag"], b"")
    assert max(len(asked), len(asked_again)) <= WARM_AT_MOST


@pytest.mark.parametrize("page", PAGES)
def test_any_deed_in_the_matter_makes_it_new(page: str, meadow: Matter, cast: Cast) -> None:
    client, path = Client(), page.format(key=meadow.key)
    seen = [client.get(path)["ETag"]]

    for deed in Deed:
        record(cast.hanneke, deed, meadow.circle, about=meadow)
        seen.append(_new_tag(client, path, seen[-1]))

    assert len(set(seen)) == len(Deed) + 1


@pytest.mark.parametrize("page", PAGES)
def test_any_deed_in_the_town_makes_it_new(
    page: str, meadow: Matter, cast: Cast, town: Circle
) -> None:
    client, path = Client(), page.format(key=meadow.key)
    before = client.get(path)["ETag"]

    record(cast.karin, Deed.DISMISS_OFFICIAL, town, about=cast.idris, concerning=cast.idris)

    assert _new_tag(client, path, before) != before


def test_what_the_deed_changed_stands_on_the_list(meadow: Matter, cast: Cast) -> None:
    client = Client()
    assert "A lamp at the path" not in client.get("/").content.decode()

    actions.open_wish(cast.mieke, "A lamp at the path", "It is dark there.")

    assert "A lamp at the path" in client.get("/").content.decode()


def test_the_list_asks_as_much_for_two_hundred_matters_as_for_two(cast: Cast) -> None:
    _open(cast, 2)
    of_two = _cold("/issues")

    _open(cast, 198)
    of_two_hundred = _cold("/issues")

    assert Matter.objects.count() == 200
    assert of_two_hundred == of_two


def _new_tag(client: Client, path: str, before: str) -> str:
    """Who has the old page is sent the new one."""
    answer = client.get(path, headers={"If-None-Match": before})
    assert answer.status_code == 200
    return str(answer["ETag"])


def _open(cast: Cast, number: int) -> None:
    for each in range(number):
        actions.open_wish(cast.mieke, f"Wish {each}", "Light on the path.")


def _cold(path: str) -> int:
    cache.clear()
    with CaptureQueriesContext(connection) as asked:
        assert Client().get(path).status_code == 200
    return len(asked)


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["a%00b", "a'b", "é%00"])
def test_an_address_that_is_no_key_is_not_there(client: Client, key: str) -> None:
    assert client.get(f"/m/{key}").status_code == 404
