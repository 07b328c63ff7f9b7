"""Residents mark where their plan fits."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import world_at


def test_resident_marks_a_criterion(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.MARK_CRITERION, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.MARK_CRITERION).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.MARK_CRITERION, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.MARK_CRITERION, actor=world.people[Role.STEWARD]
    ).exists()


def test_what_is_computed_is_not_marked_by_hand(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)
    plan, criterion = DEEDS[Deed.MARK_CRITERION].arrange(world, cast.mieke)
    criterion.kind = "money"
    criterion.save()

    with pytest.raises(RuleBroken, match="mark_is_computed"):
        DEEDS[Deed.MARK_CRITERION].act(cast.mieke, world.matter, (plan, criterion))


def test_marks_are_never_public(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    perform(Deed.MARK_CRITERION, cast.mieke, world)
    for page in ("matter", "timeline"):
        assert "marked" not in client.get(reverse(page, args=[world.matter.key])).content.decode()
