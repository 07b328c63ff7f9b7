"""The pages of what residents say: answers, conditions, strengths, time, whose words they are."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage
from kader.matters import actions
from kader.matters.models import Answer, Condition, Matter, Strength
from kader.matters.rules.voice import Extent, Question
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


@pytest.fixture
def asked(cast: Cast) -> Matter:
    """An issue with its frame, where the three questions are open."""
    return grown.questions(cast)


def test_one_post_may_answer_all_three_questions(client: Client, cast: Cast, asked: Matter) -> None:
    client.force_login(cast.mieke)
    page = reverse("answer_question", args=[asked.key])
    assert client.get(page).status_code == 200

    client.post(page, {"achieve": "Goats.", "goal": "Our own goats.", "need": "A key."})

    asked.refresh_from_db()
    assert asked.at is Stage.PLANNING


def test_one_answer_is_enough_to_save_and_earlier_ones_are_shown(
    client: Client, cast: Cast, asked: Matter
) -> None:
    client.force_login(cast.mieke)
    page = reverse("answer_question", args=[asked.key])

    answer = client.post(page, {"goal": "Our own goats."})

    assert answer["Location"] == page
    assert "Our own goats." in client.get(page).content.decode()


def test_an_answer_that_is_changed_together_with_the_last_one_is_kept_too(
    client: Client, cast: Cast, asked: Matter
) -> None:
    actions.answer_question(cast.joost, asked, Question.GOAL, "Sheep.")
    actions.answer_question(cast.joost, asked, Question.NEED, "A key.")
    client.force_login(cast.mieke)

    page = reverse("answer_question", args=[asked.key])
    client.post(page, {"achieve": "Goats.", "need": "Two keys."})

    assert Answer.objects.filter(question=Question.NEED).count() == 2


def test_the_words_of_another_are_never_replaced_without_being_seen(
    client: Client, cast: Cast, asked: Matter
) -> None:
    for question in Question:
        actions.answer_question(cast.joost, asked, question, f"Sheep, {question.value}.")
        if question is not Question.NEED:
            actions.answer_question(cast.mieke, asked, question, f"Goats, {question.value}.")
    client.force_login(cast.joost)
    client.cookies["language"] = "en"

    shown = client.get(reverse("voices", args=[asked.key])).content.decode()

    assert shown.count("Changed by Mieke, ") == 2
    assert "Before that the group said:" in shown
    assert shown.index("Goats, goal.") < shown.index("Sheep, goal.")
    assert "Sheep, achieve." in shown


def test_the_form_says_who_answered_already_and_that_the_answer_stays(
    client: Client, cast: Cast, asked: Matter
) -> None:
    actions.answer_question(cast.joost, asked, Question.GOAL, "Sheep.")
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    shown = client.get(reverse("answer_question", args=[asked.key])).content.decode()

    assert shown.count("Joost answered this already.") == 1
    assert "The earlier answer stays readable." in shown


def test_who_answers_again_reads_that_she_did_so_herself(
    client: Client, cast: Cast, asked: Matter
) -> None:
    actions.answer_question(cast.mieke, asked, Question.GOAL, "Sheep.")
    actions.answer_question(cast.joost, asked, Question.NEED, "A key.")
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    shown = client.get(reverse("answer_question", args=[asked.key])).content.decode()

    assert shown.count("You answered this already.") == 1
    assert shown.count("Joost answered this already.") == 1
    assert "Mieke answered this already." not in shown


def test_no_answer_at_all_gets_a_sentence(client: Client, cast: Cast, asked: Matter) -> None:
    client.force_login(cast.mieke)

    answer = client.post(reverse("answer_question", args=[asked.key]), {"goal": "  "})

    assert answer.status_code == 422


def test_words_typed_for_another_wait_for_her_yes(
    client: Client, cast: Cast, asked: Matter
) -> None:
    client.force_login(cast.mieke)
    words = {"goal": "Sheep.", "for_whom": cast.joost.key}
    client.post(reverse("answer_question", args=[asked.key]), words)
    said = Answer.objects.get()
    assert (said.by, said.counts) == (cast.joost, False)
    page = reverse("confirm_words", args=[asked.key, said.key])
    assert client.get(page).status_code == 404

    client.force_login(cast.joost)
    assert "Sheep." in client.get(page).content.decode()
    client.post(page, {"once": "yes"})

    assert Answer.objects.get().counts


def test_a_steward_answers_no_question(client: Client, cast: Cast, asked: Matter) -> None:
    client.force_login(cast.hanneke)

    answer = client.post(reverse("answer_question", args=[asked.key]), {"goal": "A fence."})

    assert answer.status_code == 403
    assert not Answer.objects.exists()


@pytest.mark.parametrize(
    ("deed", "kind"), [("state_condition", Condition), ("list_strengths", Strength)]
)
def test_residents_say_what_they_ask_and_what_they_can(
    client: Client, cast: Cast, deed: str, kind: type[Condition] | type[Strength]
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    page = reverse(deed, args=[matter.key])
    assert client.get(page).status_code == 200

    client.post(page, {"text": "One telephone number."})

    assert kind._default_manager.get().text == "One telephone number."
    assert "One telephone number." in client.get(page).content.decode()


def test_residents_and_steward_each_say_how_much_they_carry(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    page = reverse("state_capacity", args=[matter.key])
    for person in (cast.mieke, cast.hanneke):
        client.force_login(person)
        assert client.get(page).status_code == 200
        client.post(page, {"hours_a_week": "30", "people": "5", "not_in": "August"})

    assert [said.side is None for said in matter.capacities.all()] == [False, True]


@pytest.mark.parametrize(
    ("typed", "read"), [("3 uur", "3"), ("2½", "2.5"), ("1.5", "1.5"), ("1.200", "1200")]
)
def test_hours_are_read_as_in_the_plan(typed: str, read: str, client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)

    client.post(
        reverse("state_capacity", args=[matter.key]), {"hours_a_week": typed, "people": "5"}
    )

    assert matter.capacities.get().hours_a_week == Decimal(read)


def test_when_people_are_not_there_reads_as_that(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    for person in (cast.mieke, cast.hanneke):
        actions.state_capacity(person, matter, Decimal(30), 11, "the first weeks of August")
    client.force_login(cast.mieke)

    page = client.get(reverse("voices", args=[matter.key]), headers={"accept-language": "en"})

    assert page.content.decode().count("11 people. Not there: the first weeks of August") == 2


def test_hours_in_words_get_a_sentence(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)

    page = reverse("state_capacity", args=[matter.key])
    answer = client.post(page, {"hours_a_week": "many", "people": "5"})

    assert answer.status_code == 422
    assert 'value="many"' in answer.content.decode()


def test_the_group_takes_its_responsibility(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    page = reverse("accept_responsibility", args=[matter.key])
    assert "The group takes care of the animals." in client.get(page).content.decode()

    client.post(page, {"extent": "part", "text": "The animals.", "contact": cast.joost.key})

    said = matter.sides.get().responsibilities.get()
    assert (said.extent, said.contact) == (Extent.PART, cast.joost)


def test_an_official_is_no_contact_of_the_group(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)

    page = reverse("accept_responsibility", args=[matter.key])
    words = {"extent": "part", "text": "The animals.", "contact": cast.hanneke.key}

    assert client.post(page, words).status_code == 422
