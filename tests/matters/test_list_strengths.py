"""Residents say what they can."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_says_what_the_group_can(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.LIST_STRENGTHS, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.LIST_STRENGTHS).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.LIST_STRENGTHS, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.LIST_STRENGTHS, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("list_strengths", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_strengths_stay_inside(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.list_strengths(cast.mieke, matter, "We know the farmer.")

    assert "farmer" not in client.get(reverse("voices", args=[matter.key])).content.decode()
