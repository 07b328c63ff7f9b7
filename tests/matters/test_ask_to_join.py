"""Somebody asks to join."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_signed_in_asks_to_join(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ASK_TO_JOIN, world.people[Role.SIGNED_IN], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ASK_TO_JOIN).last()
    assert entry is not None
    assert entry.actor == world.people[Role.SIGNED_IN]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ASK_TO_JOIN, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ASK_TO_JOIN, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_signed_in_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("ask_to_join", args=[world.matter.key])

    client.force_login(world.people[Role.SIGNED_IN])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_where_everybody_in_the_area_may_join_she_is_in_at_once(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)
    somebody = world.people[Role.SIGNED_IN]

    request = actions.ask_to_join(somebody, world.matter, "I live around the corner.")

    assert request.let_in_at is not None
    assert world.matter.circle.seats.open().filter(person=somebody, role=Role.RESIDENT).exists()


def test_asking_twice_changes_nothing(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)
    world.matter.open_to_area = False
    world.matter.save()
    actions.ask_to_join(world.people[Role.SIGNED_IN], world.matter, "May I?")

    with pytest.raises(RuleBroken, match="already_asked_to_join"):
        actions.ask_to_join(world.people[Role.SIGNED_IN], world.matter, "May I?")


def test_who_asked_reads_her_request_with_its_day_and_the_right_refusal(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    type(world.matter).objects.filter(pk=world.matter.pk).update(open_to_area=False)
    somebody, address = (
        world.people[Role.SIGNED_IN],
        reverse("ask_to_join", args=[world.matter.key]),
    )
    client.force_login(somebody)
    client.cookies["language"] = "en"
    before = client.get(world.matter.get_absolute_url()).content.decode()
    client.post(address, {"text": "May I?", "once": "a1"})

    page = client.get(world.matter.get_absolute_url()).content.decode()
    refused = client.post(address, {"text": "May I?", "once": "a2"}).content.decode()

    assert "You asked to join" not in before
    assert "You asked to join on " in page
    assert "A member of the group answers by " in page
    assert "You asked to join already. A member of the group answers you." in refused
    assert "proposed this already" not in refused
