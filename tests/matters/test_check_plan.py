"""The steward checks the plan."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.check import Found, Result
from kader.people.actions import confirm_words
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_steward_checks_the_plan(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    perform(Deed.CHECK_PLAN, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CHECK_PLAN).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g5(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CHECK_PLAN, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G5"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CHECK_PLAN, actor=world.people[Role.RESIDENT]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_resident(cast: Cast, client: Client) -> None:
    world = world_at(Stage.CHECKING, cast)
    page = reverse("check_plan", args=[world.matter.key])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 403


def test_each_point_has_a_finding_g5(cast: Cast) -> None:
    matter = grown.checking(cast)

    with pytest.raises(RuleBroken, match="check_the_whole_frame"):
        actions.check_plan(cast.hanneke, matter, [])


def test_nothing_else_than_the_published_points_g5(cast: Cast) -> None:
    matter = grown.checking(cast)
    found = [*_found(matter), Found(999_999, Result.NOT_MET, "Not our policy.")]

    with pytest.raises(RuleBroken, match="check_the_whole_frame"):
        actions.check_plan(cast.hanneke, matter, found)


def test_where_it_does_not_fit_the_residents_hear_why_g5(cast: Cast) -> None:
    matter = grown.checking(cast)

    with pytest.raises(RuleBroken, match="say_what_does_not_fit"):
        actions.check_plan(cast.hanneke, matter, _found(matter, Result.NOT_MET, ""), "Who?")


def test_a_check_with_something_open_does_not_go_without_its_question_g6(cast: Cast) -> None:
    matter = grown.checking(cast)

    with pytest.raises(RuleBroken, match="ask_what_is_left"):
        actions.check_plan(cast.hanneke, matter, _found(matter, Result.NOT_MET, "Nobody."), "No.")
    assert not matter.plans.get().checks.exists()


def test_a_condition_without_an_answer_holds_it_back_g21(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.state_condition(cast.mieke, matter, "Not in August.")
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    with pytest.raises(RuleBroken, match="answer_conditions_first") as refusal:
        actions.check_plan(cast.hanneke, matter, _found(matter, Result.NOT_MET, "Nobody."), "Who?")
    assert refusal.value.rule == "G21"

    with clock.at(clock.now() + timedelta(days=20)):
        check = actions.check_plan(
            cast.hanneke, matter, _found(matter, Result.NOT_MET, "Nobody."), "Who?"
        )
    assert check.open_conditions


def test_a_typed_condition_counts_from_the_yes_and_holds_nothing_back_after_it_g21(
    cast: Cast, client: Client
) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    condition = actions.state_condition(cast.mieke, matter, "Not in August.", cast.joost)
    actions.confirm_submission(cast.joost, proposal)
    with clock.at(clock.now() + timedelta(hours=1)):
        confirm_words(cast.joost, matter.circle, condition)
        client.force_login(cast.hanneke)
        page = client.get(
            reverse("check_plan", args=[matter.key]), headers={"accept-language": "en"}
        )

        check = actions.check_plan(
            cast.hanneke, matter, _found(matter, Result.NOT_MET, "Nobody."), "Who?"
        )

    assert "Stated after the hand-in." in page.content.decode()
    assert not check.open_conditions


def test_what_fits_waits_for_the_responsibility_g25(cast: Cast) -> None:
    matter = grown.checking(cast)

    with pytest.raises(RuleBroken, match="responsibility_first"):
        actions.check_plan(cast.hanneke, matter, _found(matter))


def test_an_unclear_point_goes_to_the_mandate_holder_first_g5(cast: Cast) -> None:
    matter = grown.checking(cast)

    check = actions.check_plan(cast.hanneke, matter, _found(matter, Result.UNCLEAR, "Which days?"))

    assert (check.outcome, matter.stage) == ("frame_changed", Stage.FRAME_ASKED)


def test_what_fits_is_done(cast: Cast) -> None:
    assert grown.doing(cast).stage == Stage.DOING


def _found(matter: Matter, result: Result = Result.MET, reason: str = "") -> list[Found]:
    criteria = matter.frames.adopted().get().criteria.all()
    return [Found(criterion.pk, result, reason) for criterion in criteria]


def test_a_preview_with_something_missing_names_the_point_and_brings_her_there_first(
    cast: Cast, client: Client
) -> None:
    matter = grown.checking(cast)
    criterion = matter.frames.adopted().get().criteria.get()
    client.force_login(cast.hanneke)
    sent = {f"result.{criterion.key}": "not_met", "do": "preview", "once": "a"}
    address = reverse("check_plan", args=[matter.key])

    page = client.post(address, sent, headers={"accept-language": "en"}).content.decode()

    summary = page.split('<div id="outcome">')[1].split("</ul>")[0]
    assert "data-focus-errors" in summary
    assert f">{criterion.short}</a> Write why this point does not fit yet." in summary
    assert page.count('id="outcome"') == page.count("data-focus-errors") == 1
