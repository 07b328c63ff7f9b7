"""A resident hands in the plan."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from kader.matters.rules.voice import Question
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_hands_in_the_plan(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.SUBMIT_PLAN, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.SUBMIT_PLAN).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.SUBMIT_PLAN, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.SUBMIT_PLAN, actor=world.people[Role.STEWARD]
    ).exists()


def test_it_waits_for_a_second_member_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)

    actions.submit_plan(cast.mieke, matter)

    matter.refresh_from_db()
    assert matter.stage == Stage.PLANNING


def test_a_group_of_one_is_never_blocked_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.leave_matter(cast.joost, matter)

    actions.submit_plan(cast.mieke, matter)

    matter.refresh_from_db()
    assert matter.stage == Stage.CHECKING


def test_a_plan_has_a_step_with_who_and_when(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, {"title": "Green", "step.a.what": "Plant"})

    with pytest.raises(RuleBroken, match="a_step_with_who_and_when"):
        actions.submit_plan(cast.mieke, matter)


def test_nothing_is_handed_in_before_something_was_written(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="a_step_with_who_and_when"):
        actions.submit_plan(cast.mieke, matter)
    assert not matter.plans.exists()


def test_two_versions_of_a_word_are_chosen_from_first(cast: Cast) -> None:
    matter = grown.planning(cast)
    first = actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.write_plan(cast.mieke, matter, {**grown.PLAN, "title": "Hers"}, first.number)
    actions.write_plan(cast.joost, matter, {**grown.PLAN, "title": "His"}, first.number)

    with pytest.raises(RuleBroken, match="choose_between_versions"):
        actions.submit_plan(cast.mieke, matter)


def test_words_typed_for_who_left_hold_nobody_back_g1(cast: Cast) -> None:
    matter = grown.questions(cast)
    actions.answer_question(cast.mieke, matter, Question.GOAL, "That they stay.", cast.joost)
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "That they can stay.")
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    with pytest.raises(RuleBroken, match="words_wait_for_a_yes"):
        actions.submit_plan(cast.mieke, matter)

    actions.leave_matter(cast.joost, matter)

    assert actions.submit_plan(cast.mieke, matter).ended_at is not None


def test_the_term_of_the_check_counts_from_the_second_yes(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    page = client.get(reverse("submit_plan", args=[matter.key])).content.decode()

    assert "(within 14 days after the second yes)" in page
    assert page.count("at the latest)") == 1


def test_whose_yes_is_the_second_reads_the_day_of_the_check(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    address = reverse("confirm_submission", args=[matter.key, proposal.key])
    client.force_login(cast.joost)
    client.cookies["language"] = "en"

    page = client.get(address).content.decode()

    assert "at the latest)" in page
    assert "after the second yes" not in page
