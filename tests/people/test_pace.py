"""Nobody rushes: so many forms a minute, counted for all workers together."""

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from kader.groundrules import clock
from kader.people import pace
from kader.people.models import Circle, Pace, Person

NOON = datetime(2026, 8, 13, 12, 0, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def three_a_minute(settings: Settings) -> None:
    settings.KADER_POSTS_PER_MINUTE = 3


def _knock(client: Client, times: int, **line: str) -> list[int]:
    page = reverse("account_login")
    return [client.post(page, {"email": ""}, **line).status_code for _time in range(times)]  # type: ignore[arg-type]


def test_the_fourth_form_in_a_minute_waits(client: Client, town: Circle) -> None:
    with clock.at(NOON):
        assert _knock(client, 4) == [200, 200, 200, 429]


def test_the_page_says_when_to_go_on(client: Client, town: Circle) -> None:
    with clock.at(NOON):
        _knock(client, 3)
        response = client.post(reverse("account_login"), {"email": ""})

    assert response.headers["Retry-After"] == "40"


def test_a_minute_later_all_is_well(client: Client, town: Circle) -> None:
    with clock.at(NOON):
        _knock(client, 4)
    with clock.at(NOON + timedelta(minutes=1)):
        assert _knock(client, 1) == [200]


def test_reading_is_never_counted(client: Client, town: Circle) -> None:
    with clock.at(NOON):
        answers = [client.get(reverse("account_login")).status_code for _time in range(9)]

    assert answers == [200] * 9
    assert not Pace.objects.exists()


def test_persons_are_counted_apart_on_one_line(mieke: Person, joost: Person) -> None:
    one, other = Client(), Client()
    one.force_login(mieke)
    other.force_login(joost)

    with clock.at(NOON):
        for _time in range(3):
            one.post(reverse("choose_public_name"), {})
        assert one.post(reverse("choose_public_name"), {}).status_code == 429
        assert other.post(reverse("choose_public_name"), {}).status_code == 200


def test_a_household_is_one_line(client: Client, town: Circle) -> None:
    with clock.at(NOON):
        _knock(client, 2, REMOTE_ADDR="2001:db8::1")
        assert _knock(client, 2, REMOTE_ADDR="2001:db8::2") == [200, 429]
        assert _knock(client, 1, REMOTE_ADDR="2001:db8:0:1::1") == [200]


def test_the_count_lies_in_the_database_without_an_address(client: Client, town: Circle) -> None:
    with clock.at(NOON):
        _knock(client, 2, REMOTE_ADDR="192.0.2.7")

    kept = Pace.objects.get()
    assert kept.times == 2
    assert "192.0.2.7" not in kept.who


def test_old_counts_are_forgotten(db: None) -> None:
    with clock.at(NOON):
        pace.seconds_to_wait("somebody", 3, pace.MINUTE)

    pace.forget_pace(NOON + timedelta(days=1))

    assert not Pace.objects.exists()


def test_a_house_can_go_without(client: Client, town: Circle, settings: Settings) -> None:
    settings.KADER_PACE = False

    assert 429 not in _knock(client, 9)
