"""The municipality does a step for a while."""

from datetime import timedelta

import pytest

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.people import actions as people_actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_steward_offers_to_take_over_a_step(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    perform(Deed.TAKE_OVER_STEP, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.TAKE_OVER_STEP).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g18(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.TAKE_OVER_STEP, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G18"
    assert not world.matter.circle.entries.filter(
        deed=Deed.TAKE_OVER_STEP, actor=world.people[Role.RESIDENT]
    ).exists()


def test_it_holds_from_the_residents_own_yes_g18(cast: Cast) -> None:
    matter = grown.doing(cast)
    step = grown.steps_of(matter)[0]
    review = clock.today() + timedelta(days=30)
    offered = actions.take_over_step(cast.hanneke, step, cast.mieke, "She is ill.", review)
    assert not offered.counts

    people_actions.confirm_words(cast.mieke, matter.circle, offered)

    assert offered.counts


def test_nobody_outside_the_group_consents_g18(cast: Cast) -> None:
    matter = grown.doing(cast)
    step = grown.steps_of(matter)[0]

    with pytest.raises(RuleBroken, match="consent_first"):
        actions.take_over_step(cast.hanneke, step, cast.idris, "Ill.", clock.today())
