"""The mandate holder answers each condition."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_mandate_holder_answers_a_condition(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ANSWER_CONDITION, world.people[Role.MANDATE_HOLDER], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ANSWER_CONDITION).last()
    assert entry is not None
    assert entry.actor == world.people[Role.MANDATE_HOLDER]


def test_steward_does_not_g21(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ANSWER_CONDITION, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G21"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ANSWER_CONDITION, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_mandate_holder_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("answer_condition", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.ANSWER_CONDITION].arrange(world, world.people[Role.MANDATE_HOLDER])
    return str(record.key)


def test_a_condition_is_answered_once(cast: Cast) -> None:
    matter = grown.planning(cast)
    condition = actions.state_condition(cast.mieke, matter, "Not in August.")
    actions.answer_condition(cast.karin, condition, "Agreed.")

    with pytest.raises(RuleBroken, match="already_answered"):
        actions.answer_condition(cast.karin, condition, "No.")
