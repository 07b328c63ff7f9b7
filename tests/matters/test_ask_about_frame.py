"""Anybody asks what the frame means."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_signed_in_asks_what_the_frame_means(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ASK_ABOUT_FRAME, world.people[Role.SIGNED_IN], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ASK_ABOUT_FRAME).last()
    assert entry is not None
    assert entry.actor == world.people[Role.SIGNED_IN]


def test_steward_does_not_g14(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ASK_ABOUT_FRAME, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G14"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ASK_ABOUT_FRAME, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_signed_in_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("ask_about_frame", args=[world.matter.key])

    client.force_login(world.people[Role.SIGNED_IN])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_the_question_is_public_once_it_is_answered(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    question = actions.ask_about_frame(cast.mieke, matter, "What is open to all?")
    page = reverse("voices", args=[matter.key])
    assert "What is open to all?" not in client.get(page).content.decode()

    actions.answer_about_frame(cast.hanneke, question, "No ticket.")

    assert "What is open to all?" in client.get(page).content.decode()


def test_where_no_frame_is_nothing_is_asked_about_it_g3(cast: Cast) -> None:
    wish = actions.open_wish(cast.mieke, "A bench", "We want a bench.")
    wish.stage = Stage.QUESTIONS
    wish.save()

    with pytest.raises(RuleBroken, match="no_frame_yet"):
        actions.ask_about_frame(cast.mieke, wish, "What?")
