"""A resident opens a wish."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, RuleBroken, Stage
from kader.matters import actions
from kader.people.models import Person


def test_anybody_signed_in_opens_a_wish_and_is_the_first_of_the_group_g22(
    mieke: Person, karin: Person
) -> None:
    wish = actions.open_wish(mieke, "A bench", "We want a bench.")

    assert (wish.stage, wish.origin) == (Stage.OPENED, "wish")
    roles = set(wish.circle.seats.open().values_list("person__name", "role"))
    assert roles == {(mieke.name, Role.RESIDENT), (karin.name, Role.MANDATE_HOLDER)}


def test_an_official_opens_issues_and_no_wishes(hanneke: Person) -> None:
    with pytest.raises(RuleBroken, match="not_your_role"):
        actions.open_wish(hanneke, "A bench", "I want a bench.")


def test_a_wish_can_go_to_the_steward_first(
    mieke: Person, karin: Person, nadia: Person, client: Client
) -> None:
    wish = actions.open_wish(mieke, "A bench", "We want a bench.", public=False)
    assert client.get(wish.get_absolute_url()).status_code == 404
    client.force_login(nadia)
    assert client.get(wish.get_absolute_url()).status_code == 404
    for reader in (mieke, karin):
        client.force_login(reader)
        assert client.get(wish.get_absolute_url()).status_code == 200


def test_the_page_opens_a_wish_once_however_often_it_is_sent(
    mieke: Person, karin: Person, client: Client
) -> None:
    client.force_login(mieke)
    form = {"title": "A bench", "text": "We want a bench.", "public": "all", "once": "k" * 20}

    first = client.post(reverse("open_wish"), form)
    second = client.post(reverse("open_wish"), form)

    assert first["Location"] == second["Location"]
    assert client.get(first["Location"]).status_code == 200
