"""A second member says yes."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_resident_confirms_the_hand_in(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.CONFIRM_SUBMISSION, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CONFIRM_SUBMISSION).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CONFIRM_SUBMISSION, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CONFIRM_SUBMISSION, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("confirm_submission", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.CONFIRM_SUBMISSION].arrange(world, world.people[Role.RESIDENT])
    return str(record.key)


def test_the_one_who_proposed_does_not_confirm_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)

    with pytest.raises(RuleBroken, match="a_second_member_confirms"):
        actions.confirm_submission(cast.mieke, proposal)


def test_after_seven_days_the_proposal_has_lapsed_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)

    with (
        clock.at(clock.now() + timedelta(days=8)),
        pytest.raises(RuleBroken, match="proposal_has_lapsed"),
    ):
        actions.confirm_submission(cast.joost, proposal)


def test_then_the_term_of_the_check_begins(cast: Cast) -> None:
    matter = grown.checking(cast)

    assert matter.turn_until == clock.today() + timedelta(days=14)
    assert matter.plans.get().status == "submitted"
