"""Facts come only where residents asked."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_steward_answers_with_facts(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ANSWER_FACT_REQUEST, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ANSWER_FACT_REQUEST).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g2(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ANSWER_FACT_REQUEST, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G2"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ANSWER_FACT_REQUEST, actor=world.people[Role.RESIDENT]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_resident(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("answer_fact_request", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.ANSWER_FACT_REQUEST].arrange(world, world.people[Role.STEWARD])
    return str(record.key)


def test_one_answer_to_one_question_g2(cast: Cast) -> None:
    matter = grown.planning(cast)
    request = actions.request_facts(cast.mieke, matter, "How old?")
    actions.answer_fact_request(cast.hanneke, request, "Ten years.")

    with pytest.raises(RuleBroken, match="already_answered"):
        actions.answer_fact_request(cast.hanneke, request, "And build a fence.")


def test_a_slip_of_the_finger_is_no_answer_g2(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    request = actions.request_facts(cast.mieke, matter, "How old?")
    page = reverse("answer_fact_request", args=[matter.key, request.key])
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"

    shown = client.post(page, {"text": "x"})

    assert shown.status_code == 422
    assert "An answer is a sentence: at least eight letters or figures." in shown.content.decode()
    with pytest.raises(RuleBroken, match="answer_in_a_sentence"):
        actions.answer_fact_request(cast.hanneke, request, "x")
    assert not hasattr(matter.fact_requests.get(), "answer")
