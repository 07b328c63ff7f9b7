"""A member says wait."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.rules.check import Found, Result
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_asks_to_wait(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    perform(Deed.ASK_TO_WAIT, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ASK_TO_WAIT).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ASK_TO_WAIT, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ASK_TO_WAIT, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.CHECKING, cast)
    page = reverse("ask_to_wait", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_then_the_plan_is_a_draft_again(cast: Cast) -> None:
    matter = grown.checking(cast)
    actions.ask_to_wait(cast.joost, matter, "I was away.")

    assert (matter.stage, matter.plans.get().status) == (Stage.PLANNING, "draft")


def test_each_member_can_say_it_once_g23(cast: Cast) -> None:
    matter = grown.checking(cast)
    actions.ask_to_wait(cast.joost, matter, "I was away.")
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    with pytest.raises(RuleBroken, match="waited_once"):
        actions.ask_to_wait(cast.joost, matter, "Again.")


def test_within_two_days_g23(cast: Cast) -> None:
    matter = grown.checking(cast)

    with (
        clock.at(clock.now() + timedelta(days=3)),
        pytest.raises(RuleBroken, match="too_late_to_wait"),
    ):
        actions.ask_to_wait(cast.joost, matter, "Late.")


def test_after_the_check_there_is_nothing_left_to_wait_for(cast: Cast) -> None:
    matter = grown.checking(cast)
    point = matter.frames.adopted().get().criteria.get()
    unclear = [Found(point.pk, Result.UNCLEAR, "Which days are meant?")]
    actions.check_plan(cast.hanneke, matter, unclear)
    actions.keep_frame(cast.karin, matter, "It means every day.")

    with pytest.raises(RuleBroken, match="already_checked"):
        actions.ask_to_wait(cast.joost, matter, "My brother comes on Friday.")
    with pytest.raises(RuleBroken, match="already_checked"):
        actions.withdraw_plan(cast.joost, matter)
