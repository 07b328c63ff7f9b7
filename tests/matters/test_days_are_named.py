"""A day that cannot be chosen: the sentence names the day up to which, or from which, it can."""

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.line import SignalKind
from tests.matters import grown
from tests.matters.grown import Cast

NOW = datetime(2026, 5, 5, 10, tzinfo=UTC)
"""A Tuesday."""
NEWS = "The fence comes in May, we heard this morning."


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """The residents plan; the steward promised news every fourteen days."""
    with clock.at(NOW):
        return grown.planning(cast)


def said(client: Client, address: str, language: str, field: str, **sent: str) -> str:
    """What stands beside this field after the form was sent."""
    client.cookies["language"] = language
    with clock.at(NOW):
        answer = client.post(address, sent)
    assert answer.status_code == 422
    return str(answer.context["form"].errors[field][0])


@pytest.mark.parametrize(
    ("day", "told"),
    [
        ("2026-07-01", "Choose Tuesday 19 May or an earlier day."),
        ("2026-05-05", "Choose Wednesday 6 May or a later day."),
        ("2026-05-01", "Choose Tuesday 5 May or a later day."),
    ],
)
def test_of_the_next_news_the_steward_reads_from_when_and_until_when(
    client: Client, cast: Cast, matter: Matter, day: str, told: str
) -> None:
    client.force_login(cast.hanneke)
    address = reverse("send_update", args=[matter.key])

    assert told in said(client, address, "en", "next_by", text=NEWS, next_by=day)


def test_a_resident_reads_the_last_day_of_the_hand_in(
    client: Client, cast: Cast, matter: Matter
) -> None:
    client.force_login(cast.mieke)
    address = reverse("move_hand_in_date", args=[matter.key])

    assert "Friday 5 May 2028" in said(client, address, "en", "day", day="2041-01-01")
    assert "Choose Tuesday 5 May" in said(client, address, "en", "day", day="2026-01-01")


def test_who_gives_less_time_reads_from_which_day_it_is_more(
    client: Client, cast: Cast, matter: Matter
) -> None:
    with clock.at(NOW):
        actions.move_hand_in_date(cast.mieke, matter, date(2026, 9, 1))
        signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    client.force_login(cast.hanneke)
    address = reverse("answer_signal", args=[matter.key, signal.key])
    sent = {"text": "We give you more time.", "moved_to": "2026-08-01"}

    moved = said(
        client, reverse("move_hand_in_date", args=[matter.key]), "en", "day", day="2026-08-01"
    )
    answered = said(client, address, "en", "moved_to", **sent)

    assert "Choose Tuesday 1 September or a later day." in moved
    assert "Choose Tuesday 1 September or a later day." in answered


def test_a_decision_is_of_today_at_the_latest(client: Client, cast: Cast, matter: Matter) -> None:
    client.force_login(cast.karin)
    address = reverse("change_frame", args=[matter.key])

    told = said(client, address, "en", "decided_on", decided_on="2026-06-01")

    assert told == "This day is still to come. Choose Tuesday 5 May or an earlier day."
