"""A step is done."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_resident_finishes_a_step(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    perform(Deed.FINISH_STEP, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.FINISH_STEP).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.FINISH_STEP, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.FINISH_STEP, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.DOING, cast)
    page = reverse("finish_step", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.FINISH_STEP].arrange(world, world.people[Role.RESIDENT])
    return str(record.key)


def test_with_the_last_step_everybody_looks_back(cast: Cast) -> None:
    assert grown.evaluating(cast).stage == Stage.EVALUATING


def test_done_is_done(cast: Cast) -> None:
    matter = grown.doing(cast)
    step = grown.steps_of(matter)[0]
    actions.finish_step(cast.mieke, step)

    with pytest.raises(RuleBroken, match="step_is_behind_us"):
        actions.finish_step(cast.joost, step)
