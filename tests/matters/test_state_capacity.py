"""How much can be carried."""

from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_says_how_much_time_there_is(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.STATE_CAPACITY, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.STATE_CAPACITY).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_facilitator_does_not_g11(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.STATE_CAPACITY, world.people[Role.FACILITATOR], world)

    assert refusal.value.rule == "G11"
    assert not world.matter.circle.entries.filter(
        deed=Deed.STATE_CAPACITY, actor=world.people[Role.FACILITATOR]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_facilitator(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("state_capacity", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.FACILITATOR])
    assert client.get(page).status_code == 403


def test_the_steward_states_what_the_municipality_can_carry_g30(cast: Cast) -> None:
    matter = grown.planning(cast)

    assert actions.state_capacity(cast.hanneke, matter, Decimal(4), 1).side is None


def test_less_than_nothing_is_nothing(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="not_less_than_nothing"):
        actions.state_capacity(cast.mieke, matter, Decimal(-1), 3)


def test_the_group_reads_how_much_time_the_municipality_has(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.state_capacity(cast.hanneke, matter, Decimal(6), 2, "in August")
    client.cookies["language"] = "en"
    address = reverse("voices", args=[matter.key])

    client.force_login(cast.mieke)
    inside = client.get(address).content.decode()
    client.logout()
    client.cookies["language"] = "en"
    outside = client.get(address).content.decode()

    assert "How much time the municipality has" in inside
    assert "6 hours a week, 2 people." in inside
    assert "How much time the municipality has" not in outside


def test_an_open_question_is_not_told_as_if_nobody_asked(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.ask_about_frame(cast.mieke, matter, "What does safe mean?")
    client.cookies["language"] = "en"

    outside = client.get(reverse("voices", args=[matter.key])).content.decode()

    assert "Nobody has asked" not in outside
    assert "There is no question with an answer here yet." in outside
