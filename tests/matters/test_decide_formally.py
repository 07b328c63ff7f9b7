"""A formal decision."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.actions import Decision
from kader.people.actions import confirm_words
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_mandate_holder_decides_formally(cast: Cast) -> None:
    world = world_at(Stage.DECIDING, cast)

    perform(Deed.DECIDE_FORMALLY, world.people[Role.MANDATE_HOLDER], world)

    entry = world.matter.circle.entries.filter(deed=Deed.DECIDE_FORMALLY).last()
    assert entry is not None
    assert entry.actor == world.people[Role.MANDATE_HOLDER]


def test_steward_does_not_g7(cast: Cast) -> None:
    world = world_at(Stage.DECIDING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.DECIDE_FORMALLY, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G7"
    assert not world.matter.circle.entries.filter(
        deed=Deed.DECIDE_FORMALLY, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_mandate_holder_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.DECIDING, cast)
    page = reverse("decide_formally", args=[world.matter.key])

    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_with_reasons_and_remedies_g7(cast: Cast) -> None:
    world = world_at(Stage.DECIDING, cast)

    with pytest.raises(RuleBroken, match="reasons_and_remedies"):
        actions.decide_formally(cast.karin, world.matter, _decision(remedies=""))


def test_a_typed_condition_with_its_yes_after_the_hand_in_holds_nothing_back_g21(
    cast: Cast,
) -> None:
    world = world_at(Stage.DECIDING, cast)
    stated = actions.state_condition(cast.mieke, world.matter, "Not in August.", cast.joost)
    before = world.matter.plans.get().submitted_at
    assert before is not None
    # It was typed before the second yes to the hand-in.
    type(stated).objects.filter(pk=stated.pk).update(at=before - timedelta(hours=1))
    confirm_words(cast.joost, world.matter.circle, stated)

    actions.decide_formally(cast.karin, world.matter, _decision())

    assert world.matter.stage == Stage.DOING


def test_granted_begins_the_doing(cast: Cast) -> None:
    world = world_at(Stage.DECIDING, cast)
    actions.decide_formally(cast.karin, world.matter, _decision())

    assert world.matter.stage == Stage.DOING


def test_what_is_not_granted_goes_back_to_the_plan_g7(cast: Cast) -> None:
    world = world_at(Stage.DECIDING, cast)
    actions.decide_formally(cast.karin, world.matter, _decision(granted=False))

    assert world.matter.stage == Stage.PLANNING


@pytest.mark.parametrize("granted", [True, False])
def test_on_the_front_page_a_refused_plan_has_no_green_edge(
    cast: Cast, client: Client, granted: bool
) -> None:
    world = world_at(Stage.DECIDING, cast)
    before = client.get("/").content.decode()

    actions.decide_formally(cast.karin, world.matter, _decision(granted=granted))
    after = client.get("/").content.decode()

    assert "mini__met" in before
    assert ("mini__met" in after) is granted


def test_a_decision_is_dated_at_most_today_g7(cast: Cast) -> None:
    world = world_at(Stage.DECIDING, cast)
    tomorrow = clock.today() + timedelta(days=1)

    with pytest.raises(RuleBroken, match="decided_in_the_future"):
        actions.decide_formally(cast.karin, world.matter, replace(_decision(), decided_on=tomorrow))
    assert not world.matter.decisions.exists()


def _decision(granted: bool = True, remedies: str = "Object within six weeks.") -> Decision:
    return Decision(granted, "It fits the frame.", remedies, "Board", clock.today())
