"""The mandate holder keeps the frame."""

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


def test_mandate_holder_keeps_the_frame(cast: Cast) -> None:
    world = world_at(Stage.FRAME_ASKED, cast)

    perform(Deed.KEEP_FRAME, world.people[Role.MANDATE_HOLDER], world)

    entry = world.matter.circle.entries.filter(deed=Deed.KEEP_FRAME).last()
    assert entry is not None
    assert entry.actor == world.people[Role.MANDATE_HOLDER]


def test_steward_does_not_g4(cast: Cast) -> None:
    world = world_at(Stage.FRAME_ASKED, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.KEEP_FRAME, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G4"
    assert not world.matter.circle.entries.filter(
        deed=Deed.KEEP_FRAME, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_mandate_holder_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.FRAME_ASKED, cast)
    page = reverse("keep_frame", args=[world.matter.key])

    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_then_the_check_goes_on_g5(cast: Cast) -> None:
    world = world_at(Stage.FRAME_ASKED, cast)

    actions.keep_frame(cast.karin, world.matter, "Every day means seven days.")

    assert world.matter.stage == Stage.CHECKING


def test_not_without_a_reason_g4(cast: Cast) -> None:
    world = world_at(Stage.FRAME_ASKED, cast)

    with pytest.raises(RuleBroken, match="say_why"):
        actions.keep_frame(cast.karin, world.matter, "")


def test_the_term_of_the_check_counts_anew_and_a_condition_still_holds_it_back_g21(
    cast: Cast,
) -> None:
    matter = grown.planning(cast)
    actions.state_condition(cast.mieke, matter, "No decision in the summer.")
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    plan = matter.plans.get()
    late = clock.now() + timedelta(days=20)
    point = plan.frame.criteria.get()
    with clock.at(clock.now() + timedelta(days=15)):
        actions.check_plan(cast.hanneke, matter, [Found(point.pk, Result.UNCLEAR, "Which?")])

    with clock.at(late):
        actions.keep_frame(cast.karin, matter, "Every day means seven days.")
        with pytest.raises(RuleBroken, match="answer_conditions_first"):
            actions.check_plan(cast.hanneke, matter, [Found(point.pk, Result.MET)])

    plan.refresh_from_db()
    assert plan.check_by == clock.day_of(late) + timedelta(days=14) == matter.turn_until
