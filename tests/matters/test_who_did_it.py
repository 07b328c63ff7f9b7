"""Who did something is called by the name that fits: an official by hers, a group as a group."""

from django.test import Client
from django.urls import reverse

from kader.matters import actions
from kader.matters.models import Matter
from tests.matters import grown
from tests.matters.grown import Cast

ENGLISH = {"accept-language": "en"}


def _read(client: Client, matter: Matter, page: str = "") -> str:
    answer = client.get(f"{matter.get_absolute_url()}{page}", headers=ENGLISH)
    return answer.content.decode()


def test_a_steward_opens_an_issue_under_her_own_name(client: Client, cast: Cast) -> None:
    matter = actions.open_issue(cast.hanneke, "The meadow", "Who takes care of the animals?")

    page = _read(client, matter, "/timeline")

    assert f"{cast.hanneke.name} put an issue to the residents." in page
    assert "resident put an issue" not in page


def test_who_opened_an_issue_is_told_who_gives_the_seats(client: Client, cast: Cast) -> None:
    matter = actions.open_issue(cast.hanneke, "The meadow", "Who takes care of the animals?")
    client.force_login(cast.hanneke)

    answer = client.get(matter.get_absolute_url(), headers=ENGLISH)

    assert "Now Karin" in answer.content.decode()
    assert answer.context["page"].first is None
    desk = client.get(reverse("desk"), headers=ENGLISH).content.decode()
    assert "You put this to residents" in desk
    assert matter.get_absolute_url() in desk
    mine = client.get(reverse("my_page"), headers=ENGLISH, follow=True).content.decode()
    assert matter.get_absolute_url() in mine


def test_a_facilitator_without_a_seat_is_not_urged_to_join(client: Client, cast: Cast) -> None:
    matter = actions.open_issue(cast.karin, "The meadow", "Who takes care of the animals?")
    client.force_login(cast.idris)

    page = client.get(matter.get_absolute_url(), headers=ENGLISH).context["page"]

    assert page.first is None


def test_the_last_yes_is_told_as_the_deed_of_the_group(client: Client, cast: Cast) -> None:
    matter = grown.checking(cast)
    actions.withdraw_plan(cast.mieke, matter)
    actions.withdraw_plan(cast.joost, matter)
    client.force_login(cast.mieke)

    page = _read(client, matter, "/timeline")

    assert "Mieke wants to take the plan back." in page
    assert "The group took its plan back. Joost gave the last yes." in page
    assert "Joost wants" not in page


def test_a_sentence_begins_with_a_capital(client: Client, cast: Cast) -> None:
    matter = grown.checking(cast)

    page = _read(client, matter, "/timeline")

    assert "A resident" in page
    assert ". a resident" not in page
    assert ">a resident" not in page
