"""The group takes its responsibility."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from kader.matters.rules.voice import Extent
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_says_what_the_group_is_responsible_for(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ACCEPT_RESPONSIBILITY, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ACCEPT_RESPONSIBILITY).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g25(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ACCEPT_RESPONSIBILITY, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G25"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ACCEPT_RESPONSIBILITY, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("accept_responsibility", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_the_contact_is_never_an_official_g25(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="contact_from_the_group"):
        actions.accept_responsibility(cast.mieke, matter, Extent.WHOLE, "All.", cast.hanneke)


def test_the_contact_person_is_named_to_the_group_and_the_officials_g25(
    cast: Cast, client: Client
) -> None:
    matter = grown.doing(cast)

    def page(reader: Person | None) -> str:
        client.logout()
        if reader is not None:
            client.force_login(reader)
        client.cookies["language"] = "en"
        return client.get(reverse("people", args=[matter.key])).content.decode()

    said = "The municipality can call: Joost."

    assert all(said in page(who) for who in (cast.mieke, cast.joost, cast.hanneke, cast.karin))
    assert not any("The municipality can call" in page(who) for who in (None, cast.idris))


def test_a_contact_person_who_left_is_named_no_more_g25(cast: Cast, client: Client) -> None:
    matter = grown.doing(cast)
    actions.leave_matter(cast.joost, matter)
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"

    page = client.get(reverse("people", args=[matter.key])).content.decode()

    assert "The municipality can call" not in page
