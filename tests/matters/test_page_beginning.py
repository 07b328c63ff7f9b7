"""The pages on which a matter begins, and people come in and leave."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.models import JoinRequest, Matter
from kader.people.models import Person, PublicName, Seat
from kader.places.models import Area
from tests.matters import grown
from tests.matters.grown import Cast

ENGLISH = {"accept-language": "en"}


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


def test_a_resident_opens_a_wish_that_the_steward_reads_first(
    client: Client, nadia: Person
) -> None:
    area = Area.objects.create(code="WK990101", name="De Linden")
    client.force_login(nadia)
    page = client.get(reverse("open_wish"))
    assert page.status_code == 200
    assert "noindex" in page.content.decode()

    wish = {"text": "Light on the path.", "title": "Light", "area": area.code, "public": "steward"}
    response = client.post(reverse("open_wish"), wish)

    matter = Matter.objects.get()
    assert response.headers["Location"] == matter.get_absolute_url()
    assert (matter.public, matter.area, matter.opened_by) == (False, area, nadia)


def test_the_same_wish_told_again_within_the_hour_leads_to_the_first(
    client: Client, nadia: Person
) -> None:
    client.force_login(nadia)
    wish = {"title": "Light", "text": "Light on the path.", "public": "all"}
    first = client.post(reverse("open_wish"), wish)

    again = client.post(reverse("open_wish"), wish)

    assert again.headers["Location"] == first.headers["Location"]
    assert Matter.objects.count() == 1
    client.post(reverse("open_wish"), wish | {"text": "Light on the other path."})
    with clock.at(clock.now() + timedelta(hours=2)):
        client.force_login(nadia)
        client.post(reverse("open_wish"), wish)
    assert Matter.objects.count() == 3


def test_who_is_not_signed_in_is_sent_to_the_door(client: Client, mieke: Person) -> None:
    response = client.get(reverse("open_wish"))

    assert reverse("account_login") in response.headers["Location"]


def test_an_official_opens_no_wish(client: Client, hanneke: Person) -> None:
    client.force_login(hanneke)

    assert client.get(reverse("open_wish")).status_code == 403


def test_what_was_typed_stays_where_something_is_missing(client: Client, nadia: Person) -> None:
    client.force_login(nadia)

    page = client.post(reverse("open_wish"), {"text": "Light on the path.", "public": "all"})

    assert page.status_code == 422
    assert "Light on the path." in page.content.decode()
    assert not Matter.objects.exists()


def test_where_everybody_may_join_you_are_in_at_once(
    client: Client, cast: Cast, nadia: Person
) -> None:
    matter = grown.opened(cast)
    client.force_login(nadia)
    page = reverse("ask_to_join", args=[matter.key])
    assert "We do not check where you live." in client.get(page, headers=ENGLISH).content.decode()

    client.post(page, {"text": "I live at number 12."})

    assert nadia.seats.get(circle=matter.circle).role == Role.RESIDENT


def test_who_asks_to_join_is_told_that_officials_and_facilitator_read_it_too(
    client: Client, cast: Cast, nadia: Person
) -> None:
    matter = grown.planning(cast)
    client.force_login(nadia)
    page = client.get(reverse("ask_to_join", args=[matter.key]), headers=ENGLISH).content.decode()

    actions.ask_to_join(nadia, matter, "I live at number 12.")

    assert "so do the steward, the facilitator and the mandate holder" in page
    for reader in (cast.joost, cast.hanneke, cast.idris, cast.karin):
        client.force_login(reader)
        told = client.get(reverse("timeline", args=[matter.key])).content.decode()
        assert "I live at number 12." in told


def test_a_member_reads_the_sentence_and_lets_somebody_in(
    client: Client, mieke: Person, nadia: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    asked = actions.ask_to_join(nadia, matter, "I live at number 12.")
    client.force_login(mieke)
    page = reverse("let_in", args=[matter.key, asked.key])
    assert "I live at number 12." in client.get(page).content.decode()

    client.post(page, {"once": "a1"})

    assert nadia.seats.filter(circle=matter.circle, role=Role.RESIDENT).exists()
    assert client.get(page).status_code == 404


def test_who_is_outside_lets_nobody_in(client: Client, mieke: Person, nadia: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    asked = actions.ask_to_join(nadia, matter, "I live at number 12.")
    client.force_login(nadia)

    page = client.get(reverse("let_in", args=[matter.key, asked.key]))

    assert page.status_code == 403


def test_a_request_of_another_matter_is_not_there(
    client: Client, mieke: Person, nadia: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    other = actions.open_wish(mieke, "A bench", "A bench by the pond.")
    asked = actions.ask_to_join(nadia, other, "I live at number 12.")
    client.force_login(mieke)

    page = client.get(reverse("let_in", args=[matter.key, asked.key]))

    assert page.status_code == 404


def test_leaving_asks_no_reason_and_the_last_one_hears_what_follows(
    client: Client, mieke: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    client.force_login(mieke)
    page = reverse("leave_matter", args=[matter.key])
    shown = client.get(page)
    assert shown.context["is_last"]
    assert "messages" not in _then(client.get(page, headers=ENGLISH))
    assert "<textarea" not in shown.content.decode()

    client.post(page, {"once": "a1"})

    matter.refresh_from_db()
    assert matter.at is Stage.STOPPED
    assert not client.get(reverse("my_page")).context["mine"].rows
    assert client.get(matter.get_absolute_url()).status_code == 200


def test_another_facilitator_may_be_asked_for_without_a_word(client: Client, cast: Cast) -> None:
    matter = grown.framing(cast)
    client.force_login(cast.mieke)
    page = reverse("ask_for_another_facilitator", args=[matter.key])
    assert client.get(page).status_code == 200

    client.post(page, {"once": "a1", "text": ""})

    assert matter.facilitator_requests.get().by == cast.mieke


def test_a_private_wish_is_not_there_for_others(
    client: Client, mieke: Person, nadia: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.", public=False)
    client.force_login(nadia)

    page = client.get(reverse("ask_to_join", args=[matter.key]))

    assert page.status_code == 404
    assert not JoinRequest.objects.exists()
    assert not Seat.objects.filter(person=nadia).exists()


def _then(page: Any) -> str:
    """What the page says that happens then."""
    words: str = page.content.decode()
    return words.partition('<ol class="trace">')[2].partition("</ol>")[0]


def test_who_wishes_reads_first_what_everybody_will_call_her_g27(
    client: Client, nadia: Person
) -> None:
    client.force_login(nadia)
    before = client.get(reverse("open_wish"), headers=ENGLISH).content.decode()
    nadia.public_name = PublicName.FIRST
    nadia.save()

    page = client.get(reverse("open_wish"), headers=ENGLISH).content.decode()
    client.post(reverse("open_wish"), {"text": "Light.", "title": "Light", "public": "all"})

    assert "Outside your group you are called: a resident." in before
    assert f"Outside your group you are called: {nadia.first_name}." in page
    client.logout()
    shown = client.get(Matter.objects.get().get_absolute_url(), headers=ENGLISH)
    assert f"{nadia.first_name} opened a wish." in shown.content.decode()
