"""The way to the desk in the main menu, and what stands on top of it."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from kader.groundrules import Role, clock
from kader.matters.models import Matter
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


def test_everybody_heard_in_time_is_said_only_where_it_is_true_g13(
    client: Client, cast: Cast
) -> None:
    with clock.at(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        grown.planning(cast)
    client.force_login(cast.karin)

    with clock.at(datetime(2026, 11, 10, 9, tzinfo=UTC)):
        in_time = client.get(reverse("desk"), headers={"accept-language": "en"}).content.decode()
    with clock.at(datetime(2026, 11, 18, 9, tzinfo=UTC)):
        late = client.get(reverse("desk"), headers={"accept-language": "en"}).content.decode()

    assert "Everybody heard in time. Below you see what comes." in in_time
    assert "Everybody heard in time" not in late
    assert "Below you see what comes." in late


def test_a_group_that_chose_a_day_has_that_day_and_no_pace_of_its_own(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.karin)
    before = client.get(reverse("desk"), headers={"accept-language": "en"}).content.decode()
    Matter.objects.filter(pk=matter.pk).update(turn_until=date(2027, 1, 31))

    with clock.at(datetime(2026, 11, 25, 9, tzinfo=UTC)):
        page = client.get(reverse("desk"), headers={"accept-language": "en"}).content.decode()

    assert "the group, at its own pace" in before
    assert "the group, by Sunday 31 January 2027 at the latest" in page


def test_no_things_are_not_counted(client: Client, hanneke: Person) -> None:
    client.force_login(hanneke)

    page = client.get(reverse("desk"), headers={"accept-language": "en"}).content.decode()

    assert "Nothing asks for you today" in page
    assert "0 things" not in page


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    """Steward, facilitator, mandate holder and two residents."""
    return Cast(hanneke, idris, karin, mieke, joost)


def test_the_last_day_of_a_promise_is_called_today(client: Client, cast: Cast) -> None:
    with clock.at(datetime(2026, 11, 2, 9, tzinfo=UTC)):
        grown.planning(cast)
    client.force_login(cast.hanneke)

    with clock.at(datetime(2026, 11, 16, 9, tzinfo=UTC)):
        page = client.get(reverse("desk"), headers={"accept-language": "en"}).content.decode()

    assert "0 days left" not in page
    assert "today</span>" in page
