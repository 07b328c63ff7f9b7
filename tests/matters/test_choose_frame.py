"""Residents choose the newer frame."""

import pytest
from django.conf import LazySettings
from django.test import Client

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_chooses_the_newer_frame(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.CHOOSE_FRAME, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CHOOSE_FRAME).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g4(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CHOOSE_FRAME, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G4"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CHOOSE_FRAME, actor=world.people[Role.STEWARD]
    ).exists()


def test_a_second_member_confirms_and_then_the_plan_goes_under_it_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)
    perform(Deed.CHOOSE_FRAME, cast.mieke, world)
    assert world.matter.plans.get().frame.number == 1

    actions.choose_frame(cast.joost, world.matter)

    assert world.matter.plans.get().frame.number == 2


def test_in_the_check_the_plan_becomes_a_draft_again(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)
    perform(Deed.CHOOSE_FRAME, cast.mieke, world)

    actions.choose_frame(cast.joost, world.matter)

    assert world.matter.plans.get().status == "draft"
    assert world.matter.stage == Stage.PLANNING


def test_there_must_be_a_newer_one(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)

    with pytest.raises(RuleBroken, match="no_newer_frame"):
        actions.choose_frame(cast.mieke, matter)


def test_the_first_yes_is_told_as_a_proposal_and_the_last_as_the_group_s_choice(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.LANGUAGE_CODE = "en"
    world = world_at(Stage.PLANNING, cast)
    client.force_login(cast.joost)
    timeline = f"/m/{world.matter.key}/timeline"

    perform(Deed.CHOOSE_FRAME, cast.mieke, world)
    after_one = client.get(timeline).content.decode()
    actions.choose_frame(cast.joost, world.matter)
    after_two = client.get(timeline).content.decode()

    assert "Mieke proposed to go on under the newer frame." in after_one
    assert "The group chose the newer frame." not in after_one
    assert "Mieke proposed to go on under the newer frame." in after_two
    assert "The group chose the newer frame. Joost confirmed it." in after_two
