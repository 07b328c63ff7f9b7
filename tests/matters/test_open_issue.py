"""The municipality puts an issue to residents."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, RuleBroken, Stage
from kader.matters import actions
from kader.people.models import Person


def test_a_steward_opens_an_issue_and_the_mandate_holder_has_her_seat_g22(
    hanneke: Person, karin: Person
) -> None:
    matter = actions.open_issue(hanneke, "How does the meadow go on?", "The upkeep ends.")

    assert (matter.stage, matter.origin) == (Stage.OPENED, "issue")
    assert matter.circle.seats.open().get().person == karin
    assert matter.circle.seats.open().get().role == Role.MANDATE_HOLDER


def test_a_resident_opens_wishes_and_no_issues(mieke: Person) -> None:
    with pytest.raises(RuleBroken, match="not_your_role"):
        actions.open_issue(mieke, "How?", "Why?")


def test_the_page_is_for_officials(hanneke: Person, mieke: Person, client: Client) -> None:
    client.force_login(hanneke)
    assert client.get(reverse("open_issue")).status_code == 200
    client.force_login(mieke)
    assert client.get(reverse("open_issue")).status_code == 403
