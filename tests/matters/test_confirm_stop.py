"""Residents stop together."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_wants_to_stop(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.CONFIRM_STOP, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CONFIRM_STOP).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CONFIRM_STOP, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CONFIRM_STOP, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("confirm_stop", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_two_thirds_stop_it_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.confirm_stop(cast.mieke, matter)
    assert matter.stage == Stage.PLANNING

    actions.confirm_stop(cast.joost, matter)

    assert matter.stage == Stage.STOPPED


def test_a_yes_of_long_ago_stops_nothing_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    first = actions.confirm_stop(cast.mieke, matter)

    with clock.at(clock.now() + timedelta(days=8)):
        second = actions.confirm_stop(cast.joost, matter)

    first.refresh_from_db()
    assert first.ended_at is not None
    assert second.pk != first.pk
    assert matter.stage == Stage.PLANNING
