"""The municipality promises something."""

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


def test_steward_makes_a_promise(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.MAKE_PROMISE, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.MAKE_PROMISE).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g13(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.MAKE_PROMISE, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G13"
    assert not world.matter.circle.entries.filter(
        deed=Deed.MAKE_PROMISE, actor=world.people[Role.RESIDENT]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_resident(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("make_promise", args=[world.matter.key])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 403


def test_a_promise_is_for_a_day_to_come(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="date_has_passed"):
        actions.make_promise(cast.hanneke, matter, "A bench.", clock.today() - timedelta(days=1))
