"""The frame changes with a reason."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Matter
from kader.matters.rules.check import Found, Result
from kader.matters.rules.plan import PlanStatus
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_mandate_holder_changes_the_frame(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.CHANGE_FRAME, world.people[Role.MANDATE_HOLDER], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CHANGE_FRAME).last()
    assert entry is not None
    assert entry.actor == world.people[Role.MANDATE_HOLDER]


def test_steward_does_not_g4(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CHANGE_FRAME, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G4"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CHANGE_FRAME, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_mandate_holder_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("change_frame", args=[world.matter.key])

    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_a_change_needs_a_reason_g4(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="say_why"):
        actions.change_frame(cast.karin, matter, _fields(), _adoption(), " ")


def test_the_plan_keeps_its_version_g4(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.change_frame(cast.karin, matter, _fields(), _adoption(), "Less money.")

    assert matter.plans.get().frame.number == 1
    assert matter.frames.adopted().get().number == 2
    assert matter.stage == Stage.PLANNING


def test_a_question_about_the_frame_is_answered_by_a_change_and_no_round_counts_g5(
    cast: Cast,
) -> None:
    world = world_at(Stage.FRAME_ASKED, cast)
    before = world.matter.round

    actions.change_frame(cast.karin, world.matter, _fields(), _adoption(), "It was unclear.")

    assert (world.matter.stage, world.matter.round) == (Stage.PLANNING, before)


def test_a_version_that_came_back_before_stays_as_it_was_g5(cast: Cast) -> None:
    matter = grown.checking(cast)
    _check(cast, matter, Result.NOT_MET, "Who comes on Sunday?")
    actions.write_plan(cast.mieke, matter, {**grown.PLAN, "title": "A meadow with a rota"})
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    _check(cast, matter, Result.UNCLEAR)

    actions.change_frame(cast.karin, matter, _fields(), _adoption(), "It was unclear.")

    plans = matter.plans.order_by("number")
    assert [plan.status for plan in plans] == [PlanStatus.OPEN, PlanStatus.OPEN]
    assert matter.stage == Stage.PLANNING


def _check(cast: Cast, matter: Matter, result: Result, question: str = "") -> None:
    points = matter.plans.submitted().get().frame.criteria.all()
    found = [Found(point.pk, result, "It does not say who.") for point in points]
    actions.check_plan(cast.hanneke, matter, found, question)


def _fields() -> dict[str, str]:
    return {**grown.frame_fields(), "bound.1.says_what": "1"}


def _adoption() -> Adoption:
    return Adoption("The executive board", clock.today(), "2")
