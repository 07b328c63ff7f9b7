"""A stopped matter is taken up again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_former_resident_takes_it_up_again(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)

    perform(Deed.RESUME_MATTER, world.people[Role.FORMER_RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.RESUME_MATTER).last()
    assert entry is not None
    assert entry.actor == world.people[Role.FORMER_RESIDENT]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.RESUME_MATTER, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.RESUME_MATTER, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_former_resident_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.STOPPED, cast)
    page = reverse("resume_matter", args=[world.matter.key])

    client.force_login(world.people[Role.FORMER_RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_within_fourteen_days(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)

    with (
        clock.at(clock.now() + timedelta(days=15)),
        pytest.raises(RuleBroken, match="too_late_to_resume"),
    ):
        actions.resume_matter(cast.mieke, world.matter)


def test_it_goes_on_where_it_was(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)
    actions.resume_matter(cast.mieke, world.matter)

    assert world.matter.stage == Stage.PLANNING
