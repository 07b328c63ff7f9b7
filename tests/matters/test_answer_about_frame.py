"""The steward says what the frame means."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_steward_answers_about_the_frame(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ANSWER_ABOUT_FRAME, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ANSWER_ABOUT_FRAME).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g14(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ANSWER_ABOUT_FRAME, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G14"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ANSWER_ABOUT_FRAME, actor=world.people[Role.RESIDENT]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_resident(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("answer_about_frame", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.ANSWER_ABOUT_FRAME].arrange(world, world.people[Role.STEWARD])
    return str(record.key)


def test_one_answer_to_one_question(cast: Cast) -> None:
    matter = grown.planning(cast)
    question = actions.ask_about_frame(cast.mieke, matter, "What?")
    actions.answer_about_frame(cast.hanneke, question, "This.")

    with pytest.raises(RuleBroken, match="already_answered"):
        actions.answer_about_frame(cast.hanneke, question, "That.")
