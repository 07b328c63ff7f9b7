"""Who leaves makes the seat vacant at once."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_steward_leaves_the_seat(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.LEAVE_SEAT, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.LEAVE_SEAT).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g8(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.LEAVE_SEAT, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G8"
    assert not world.matter.circle.entries.filter(
        deed=Deed.LEAVE_SEAT, actor=world.people[Role.RESIDENT]
    ).exists()


def test_everybody_sees_that_it_is_vacant_g8(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    perform(Deed.LEAVE_SEAT, cast.hanneke, world)

    assert not world.matter.circle.seats.open().of(Role.STEWARD).exists()
    page = client.get(reverse("people", args=[world.matter.key])).content.decode()
    assert cast.hanneke.name not in page
