"""What is open goes back as a question."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_steward_gives_an_assignment(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    perform(Deed.GIVE_ASSIGNMENT, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.GIVE_ASSIGNMENT).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g6(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.GIVE_ASSIGNMENT, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G6"
    assert not world.matter.circle.entries.filter(
        deed=Deed.GIVE_ASSIGNMENT, actor=world.people[Role.RESIDENT]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_resident(cast: Cast, client: Client) -> None:
    world = world_at(Stage.CHECKING, cast)
    page = reverse("give_assignment", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.GIVE_ASSIGNMENT].arrange(world, world.people[Role.STEWARD])
    return str(record.key)


def test_an_assignment_is_a_question_g6(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)
    check = DEEDS[Deed.GIVE_ASSIGNMENT].arrange(world, cast.hanneke)

    with pytest.raises(RuleBroken, match="ask_what_is_left"):
        actions.give_assignment(cast.hanneke, check, "Build a fence.")


def test_it_names_something_that_is_open_g6(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)
    check = DEEDS[Deed.GIVE_ASSIGNMENT].arrange(world, cast.hanneke)
    check.findings.update(result="met", reason="")

    with pytest.raises(RuleBroken, match="nothing_left_to_ask"):
        actions.give_assignment(cast.hanneke, check, "Who?")


def test_the_round_is_counted_g6(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)
    before = world.matter.round

    perform(Deed.GIVE_ASSIGNMENT, cast.hanneke, world)

    after = world.fresh()
    assert (after.round, after.stage) == (before + 1, Stage.PLANNING)
