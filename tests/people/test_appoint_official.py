"""The administrator appoints officials."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, RuleBroken
from kader.people import actions
from kader.people.models import Person


def test_the_administrator_says_who_may_be_asked_g8(beheer: Person, aysel: Person) -> None:
    seat = actions.appoint_official(beheer, aysel, Role.STEWARD)

    assert seat.askable


def test_nobody_else_appoints_g8(karin: Person, aysel: Person) -> None:
    with pytest.raises(RuleBroken, match="not_your_role"):
        actions.appoint_official(karin, aysel, Role.STEWARD)


def test_an_administrator_makes_no_administrator_g8(beheer: Person, aysel: Person) -> None:
    with pytest.raises(RuleBroken, match="not_an_office"):
        actions.appoint_official(beheer, aysel, Role.ADMINISTRATOR)


def test_the_page_is_the_administrators(beheer: Person, mieke: Person, client: Client) -> None:
    client.force_login(beheer)
    assert client.get(reverse("appoint_official")).status_code == 200
    client.force_login(mieke)
    assert client.get(reverse("appoint_official")).status_code == 403
