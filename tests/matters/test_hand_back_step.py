"""A step goes back to the residents."""

import pytest

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_takes_a_step_back(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    perform(Deed.HAND_BACK_STEP, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.HAND_BACK_STEP).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_facilitator_does_not_g18(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.HAND_BACK_STEP, world.people[Role.FACILITATOR], world)

    assert refusal.value.rule == "G18"
    assert not world.matter.circle.entries.filter(
        deed=Deed.HAND_BACK_STEP, actor=world.people[Role.FACILITATOR]
    ).exists()


def test_only_what_was_taken_over_goes_back_g18(cast: Cast) -> None:
    matter = grown.doing(cast)

    with pytest.raises(RuleBroken, match="not_taken_over"):
        actions.hand_back_step(cast.mieke, grown.steps_of(matter)[0])
