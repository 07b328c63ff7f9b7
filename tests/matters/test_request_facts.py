"""Residents ask for facts."""

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


def test_resident_asks_for_facts(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.REQUEST_FACTS, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.REQUEST_FACTS).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g2(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.REQUEST_FACTS, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G2"
    assert not world.matter.circle.entries.filter(
        deed=Deed.REQUEST_FACTS, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("request_facts", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_it_says_by_when_the_answer_comes(cast: Cast) -> None:
    matter = grown.planning(cast)

    request = actions.request_facts(cast.mieke, matter, "How old is the fence?")

    assert request.due == clock.today() + timedelta(days=14)
