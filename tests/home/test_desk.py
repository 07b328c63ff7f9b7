"""The way to the desk in the main menu, and what stands on top of it."""

import re
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from kader.groundrules import Role, clock
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast

LINK = re.compile(r'<nav class="nav".*?</nav>', re.DOTALL)


def _menu(client: Client, path: str, language: str = "en") -> str:
    page = client.get(path, headers={"accept-language": language}).content.decode()
    found = LINK.search(page)
    assert found
    return found[0]


@pytest.mark.parametrize(
    ("language", "word"), [("nl", "Bureau"), ("de", "Schreibtisch"), ("en", "Desk")]
)
def test_officials_who_have_a_desk_find_it_on_each_page(
    client: Client, hanneke: Person, joris: Person, language: str, word: str
) -> None:
    for official in (hanneke, joris):
        client.force_login(official)
        assert f'<a href="/desk">{word}</a>' in _menu(client, "/ground-rules", language)

    assert f'<a href="/desk" aria-current="page">{word}</a>' in _menu(client, "/desk", language)


def test_who_got_a_seat_in_one_matter_only_finds_it_too(client: Client, cast: Cast) -> None:
    cast.hanneke.seats.filter(askable=True).update(until=clock.now())
    matter = grown.opened(cast)
    matter.circle.seats.create(
        person=cast.hanneke, role=Role.STEWARD, since=clock.now(), given_by=cast.karin
    )
    client.force_login(cast.hanneke)

    assert 'href="/desk"' in _menu(client, "/ground-rules")


def test_a_facilitator_has_none_for_nothing_can_lie_on_it(client: Client, idris: Person) -> None:
    client.force_login(idris)

    assert 'href="/desk"' not in _menu(client, "/ground-rules")
    assert reverse("desk") not in client.get(reverse("my_page")).content.decode()


def test_residents_and_visitors_have_none(client: Client, cast: Cast) -> None:
    matter = grown.opened(cast)

    assert 'href="/desk"' not in _menu(client, matter.get_absolute_url())
    client.force_login(cast.mieke)
    assert 'href="/desk"' not in _menu(client, matter.get_absolute_url())
    assert reverse("desk") not in client.get(reverse("my_page")).content.decode()


def test_the_menu_asks_once_and_for_a_visitor_nothing(
    client: Client, hanneke: Person, settings: Settings
) -> None:
    settings.KADER_STRONG_LOGIN = False
    with CaptureQueriesContext(connection) as asked:
        client.get("/ground-rules")
    assert not [q for q in asked if "people_seat" in q["sql"]]

    client.force_login(hanneke)
    with CaptureQueriesContext(connection) as asked:
        client.get("/ground-rules")
    assert len([q for q in asked if 'FROM "people_seat" WHERE' in q["sql"]]) == 1


def test_a_page_of_a_matter_lies_under_the_issues(client: Client, cast: Cast) -> None:
    matter = grown.opened(cast)

    assert '<a href="/issues" aria-current="true">' in _menu(client, matter.get_absolute_url())
    assert '<a href="/issues" aria-current="page">' in _menu(client, "/issues")
    assert _menu(client, "/issues").count("aria-current") == 1


def test_the_day_on_the_desk_begins_with_a_capital(client: Client, hanneke: Person) -> None:
    client.force_login(hanneke)

    with clock.at(datetime(2026, 11, 25, 9, tzinfo=UTC)):
        page = client.get(reverse("desk"), headers={"accept-language": "nl"}).content.decode()

    assert "Woensdag 25 november." in page


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    """Steward, facilitator, mandate holder and two residents."""
    return Cast(hanneke, idris, karin, mieke, joost)
