"""A member lets somebody in."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_resident_lets_somebody_in(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.LET_IN, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.LET_IN).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_facilitator_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.LET_IN, world.people[Role.FACILITATOR], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.LET_IN, actor=world.people[Role.FACILITATOR]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_facilitator(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("let_in", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.FACILITATOR])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.LET_IN].arrange(world, world.people[Role.RESIDENT])
    return str(record.key)


def test_the_steward_waits_for_the_members_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)
    request = DEEDS[Deed.LET_IN].arrange(world, cast.hanneke)
    request.at = clock.now()

    with pytest.raises(RuleBroken, match="members_let_in"):
        actions.let_in(cast.hanneke, request)


def test_after_seven_silent_days_the_steward_lets_in_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.LET_IN, cast.hanneke, world)

    assert world.matter.join_requests.get(text="May I?").let_in_at is not None


def test_nobody_is_let_in_twice(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)
    request = DEEDS[Deed.LET_IN].arrange(world, cast.mieke)
    actions.let_in(cast.mieke, request)

    with pytest.raises(RuleBroken, match="already_answered"):
        actions.let_in(cast.joost, request)
