"""A resident says yes to her own words."""

import pytest

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from kader.people import actions as people_actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_confirms_words(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.CONFIRM_WORDS, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CONFIRM_WORDS).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CONFIRM_WORDS, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CONFIRM_WORDS, actor=world.people[Role.STEWARD]
    ).exists()


def test_nobody_else_says_yes_for_her_g1(cast: Cast) -> None:
    matter = grown.planning(cast)
    typed = actions.list_strengths(cast.mieke, matter, "His words.", cast.joost)

    with pytest.raises(RuleBroken, match="not_your_words"):
        people_actions.confirm_words(cast.mieke, matter.circle, typed)


def test_once_is_enough(cast: Cast) -> None:
    matter = grown.planning(cast)
    typed = actions.list_strengths(cast.mieke, matter, "His words.", cast.joost)
    people_actions.confirm_words(cast.joost, matter.circle, typed)

    with pytest.raises(RuleBroken, match="already_confirmed"):
        people_actions.confirm_words(cast.joost, matter.circle, typed)
