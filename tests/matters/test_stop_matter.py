"""The mandate holder stops a matter."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_mandate_holder_stops_a_matter(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.STOP_MATTER, world.people[Role.MANDATE_HOLDER], world)

    entry = world.matter.circle.entries.filter(deed=Deed.STOP_MATTER).last()
    assert entry is not None
    assert entry.actor == world.people[Role.MANDATE_HOLDER]


def test_steward_does_not_g7(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.STOP_MATTER, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G7"
    assert not world.matter.circle.entries.filter(
        deed=Deed.STOP_MATTER, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_mandate_holder_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("stop_matter", args=[world.matter.key])

    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_not_without_a_reason(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="say_why"):
        actions.stop_matter(cast.karin, matter, "")
