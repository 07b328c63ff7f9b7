"""The group takes its plan back."""

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


def test_resident_wants_to_take_the_plan_back(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    perform(Deed.WITHDRAW_PLAN, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.WITHDRAW_PLAN).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.CHECKING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.WITHDRAW_PLAN, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.WITHDRAW_PLAN, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.CHECKING, cast)
    page = reverse("withdraw_plan", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_a_second_member_confirms_g23(cast: Cast) -> None:
    matter = grown.checking(cast)
    actions.withdraw_plan(cast.mieke, matter)
    assert matter.stage == Stage.CHECKING

    actions.withdraw_plan(cast.joost, matter)

    assert (matter.stage, matter.plans.get().status) == (Stage.PLANNING, "draft")


def test_two_members_take_the_plan_back(client: Client, cast: Cast) -> None:
    matter = grown.checking(cast)
    page = reverse("withdraw_plan", args=[matter.key])
    client.force_login(cast.mieke)
    client.post(page, {"once": "a"})
    client.force_login(cast.joost)
    assert "Mieke" in client.get(page).content.decode()

    client.post(page, {"once": "b"})

    matter.refresh_from_db()
    assert matter.at is Stage.PLANNING


def test_the_hand_in_date_moves_along_while_the_second_yes_is_waited_for_g23(cast: Cast) -> None:
    matter = grown.checking(cast)
    day, check_by = clock.today() + timedelta(days=1), matter.turn_until
    actions.move_hand_in_date(cast.mieke, matter, day)
    actions.withdraw_plan(cast.mieke, matter)
    meanwhile = matter.turn_until

    with clock.at(clock.now() + timedelta(days=6)):
        actions.withdraw_plan(cast.joost, matter)

    assert meanwhile == check_by
    assert (matter.at, matter.turn_until) == (Stage.PLANNING, day + timedelta(days=7))
