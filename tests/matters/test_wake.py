"""One press wakes a matter."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_wakes_a_matter(cast: Cast) -> None:
    world = world_at(Stage.RESTING, cast)

    perform(Deed.WAKE, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.WAKE).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g11(cast: Cast) -> None:
    world = world_at(Stage.RESTING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.WAKE, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G11"
    assert not world.matter.circle.entries.filter(
        deed=Deed.WAKE, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.RESTING, cast)
    page = reverse("wake", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_it_goes_on_where_it_lay_down(cast: Cast) -> None:
    world = world_at(Stage.RESTING, cast)
    actions.wake(cast.mieke, world.matter)

    assert world.matter.stage == Stage.PLANNING
