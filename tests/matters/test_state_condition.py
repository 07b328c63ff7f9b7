"""Residents state a condition."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_states_a_condition(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.STATE_CONDITION, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.STATE_CONDITION).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_mandate_holder_does_not_g21(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.STATE_CONDITION, world.people[Role.MANDATE_HOLDER], world)

    assert refusal.value.rule == "G21"
    assert not world.matter.circle.entries.filter(
        deed=Deed.STATE_CONDITION, actor=world.people[Role.MANDATE_HOLDER]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_mandate_holder(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("state_condition", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 403


def test_a_typed_condition_is_not_public_before_the_yes_g1(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.state_condition(cast.mieke, matter, "Not in August.", cast.joost)

    assert "Not in August." not in client.get(reverse("voices", args=[matter.key])).content.decode()
