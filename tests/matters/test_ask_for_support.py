"""The group asks for support."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_asks_for_support(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ASK_FOR_SUPPORT, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ASK_FOR_SUPPORT).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g2(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ASK_FOR_SUPPORT, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G2"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ASK_FOR_SUPPORT, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("ask_for_support", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_support_is_between_the_group_and_the_steward(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.ask_for_support(cast.mieke, matter, "A room for Wednesday.")

    assert "Wednesday" not in client.get(reverse("voices", args=[matter.key])).content.decode()
