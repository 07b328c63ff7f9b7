"""To stop is to leave."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_leaves_without_a_reason(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.LEAVE_MATTER, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.LEAVE_MATTER).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.LEAVE_MATTER, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.LEAVE_MATTER, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("leave_matter", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_when_the_last_one_leaves_the_matter_stops_g23(cast: Cast) -> None:
    matter = grown.planning(cast)

    actions.leave_matter(cast.mieke, matter)
    assert matter.stage == Stage.PLANNING
    actions.leave_matter(cast.joost, matter)

    assert matter.stage == Stage.STOPPED
