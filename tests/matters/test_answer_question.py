"""Residents answer the three questions."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from kader.matters.rules.voice import Question
from kader.people import actions as people_actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_answers_a_question(cast: Cast) -> None:
    world = world_at(Stage.QUESTIONS, cast)

    perform(Deed.ANSWER_QUESTION, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ANSWER_QUESTION).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.QUESTIONS, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ANSWER_QUESTION, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ANSWER_QUESTION, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.QUESTIONS, cast)
    page = reverse("answer_question", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_after_the_third_answer_an_issue_goes_to_the_plan_g22(cast: Cast) -> None:
    matter = grown.questions(cast)
    for question in Question:
        assert matter.stage == Stage.QUESTIONS
        actions.answer_question(cast.mieke, matter, question, "This.")

    assert matter.stage == Stage.PLANNING


def test_after_the_third_answer_a_wish_goes_to_its_frame_g22(cast: Cast) -> None:
    wish = actions.open_wish(cast.mieke, "A bench", "We want a bench.")
    people_actions.give_seat(cast.karin, wish.circle, cast.hanneke, Role.STEWARD)
    people_actions.give_seat(cast.karin, wish.circle, cast.idris, Role.FACILITATOR)
    wish.refresh_from_db()
    for question in Question:
        actions.answer_question(cast.mieke, wish, question, "This.")

    assert wish.stage == Stage.FRAMING


def test_words_typed_for_another_count_after_her_yes_g1(cast: Cast) -> None:
    matter = grown.questions(cast)
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "Her words.", cast.joost)
    assert matter.stage == Stage.QUESTIONS

    for answer in matter.sides.get().answers.all():
        people_actions.confirm_words(cast.joost, matter.circle, answer)

    matter.refresh_from_db()
    assert matter.stage == Stage.PLANNING


def test_nobody_types_for_somebody_outside_the_group_g1(cast: Cast) -> None:
    matter = grown.questions(cast)

    with pytest.raises(RuleBroken, match="not_your_words"):
        actions.answer_question(cast.mieke, matter, Question.GOAL, "His words.", cast.hanneke)


def test_each_question_can_be_answered_later_and_is_needed_all_the_same(
    cast: Cast, client: Client
) -> None:
    matter = grown.questions(cast)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    page = client.get(reverse("answer_question", args=[matter.key])).content.decode()

    assert page.count("(can be later)") == 3
    assert "(not required)" not in page.split("id_for_whom")[0]
