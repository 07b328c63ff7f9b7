"""Only its author closes a signal."""

import pytest

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from kader.matters.rules.line import SignalKind
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_closes_the_own_signal(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.CLOSE_SIGNAL, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CLOSE_SIGNAL).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g12(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CLOSE_SIGNAL, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G12"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CLOSE_SIGNAL, actor=world.people[Role.STEWARD]
    ).exists()


def test_another_resident_does_not_g12(cast: Cast) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TAKING_OVER)

    with pytest.raises(RuleBroken, match="only_its_author_closes") as refusal:
        actions.close_signal(cast.joost, signal)
    assert refusal.value.rule == "G12"


def test_closed_is_closed(cast: Cast) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TAKING_OVER)
    actions.close_signal(cast.mieke, signal)

    with pytest.raises(RuleBroken, match="already_closed"):
        actions.close_signal(cast.mieke, signal)
