"""A sleeping group is left in peace."""

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


def test_steward_lets_a_matter_rest(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.REST, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.REST).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g11(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.REST, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G11"
    assert not world.matter.circle.entries.filter(
        deed=Deed.REST, actor=world.people[Role.RESIDENT]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_resident(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("rest", args=[world.matter.key])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 403


def test_not_while_residents_do_something_g11(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="not_quiet_long_enough"):
        actions.rest(cast.hanneke, matter, asked=True)


def test_not_before_the_group_was_asked_once_g11(cast: Cast) -> None:
    matter = grown.planning(cast)

    with clock.at(clock.now() + timedelta(weeks=9)):
        with pytest.raises(RuleBroken, match="ask_once_first") as refusal:
            actions.rest(cast.hanneke, matter, asked=False)
        actions.rest(cast.hanneke, matter, asked=True)

    assert refusal.value.rule == "G11"


def test_rest_is_offered_only_when_it_is_not_refused_g11(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.hanneke)
    address = reverse("rest", args=[matter.key])

    def is_offered() -> bool:
        return address in client.get(matter.get_absolute_url()).content.decode()

    with clock.at(clock.now() + timedelta(weeks=9)):
        slept = is_offered()
        actions.write_plan(cast.mieke, matter, grown.PLAN)
        woken = is_offered()

    assert slept
    assert not woken
