"""The steward answers a request for support."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_steward_answers_a_request_for_support(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ANSWER_SUPPORT, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ANSWER_SUPPORT).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_mandate_holder_does_not_g2(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ANSWER_SUPPORT, world.people[Role.MANDATE_HOLDER], world)

    assert refusal.value.rule == "G2"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ANSWER_SUPPORT, actor=world.people[Role.MANDATE_HOLDER]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_mandate_holder(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("answer_support", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.ANSWER_SUPPORT].arrange(world, world.people[Role.STEWARD])
    return str(record.key)
