"""Who leaves makes the seat vacant at once."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters.waiting import desk_of
from kader.people import actions as people_actions
from tests.matters import grown, needs
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


# The last mandate holder --------------------------------------------------------------------------


def test_after_a_mandate_holder_comes_the_next_one_of_the_town_in_one_deed_g8(
    cast: Cast, client: Client
) -> None:
    matter = grown.planning(cast)
    rosa = needs.another_mandate_holder()
    seat = matter.circle.seats.select_related("circle").get(person=cast.karin)
    client.force_login(cast.karin)
    client.cookies["language"] = "en"
    address = reverse("leave_seat", args=[matter.key, seat.key])

    shown = client.get(address).content.decode()
    client.post(address, {"once": "a"})

    assert "The town has named who comes after you: Rosa Prins." in shown
    held = matter.circle.seats.open().of(Role.MANDATE_HOLDER).get()
    assert held.person == rosa
    told = client.get(reverse("timeline", args=[matter.key])).content.decode()
    assert "Karin Smit left the seat." in told
    assert "Mandate holder from then on: Rosa Prins." in told
    assert desk_of(rosa).silences == [] and desk_of(rosa).on_others != []


def test_the_last_mandate_holder_stays_where_the_town_has_no_other_g8(
    cast: Cast, client: Client
) -> None:
    matter = grown.planning(cast)
    seat = matter.circle.seats.select_related("circle").get(person=cast.karin)
    client.force_login(cast.karin)
    client.cookies["language"] = "en"

    page = client.get(reverse("leave_seat", args=[matter.key, seat.key])).content.decode()
    with pytest.raises(RuleBroken, match="nobody_after_you"):
        people_actions.leave_seat(cast.karin, seat)

    assert "Ask the administrator to appoint another mandate holder." in " ".join(page.split())
    seat.refresh_from_db()
    assert seat.until is None


def test_who_has_another_role_here_does_not_come_after_her_g8(cast: Cast) -> None:
    matter = grown.planning(cast)
    cast.hanneke.seats.create(
        circle_id=1, role=Role.MANDATE_HOLDER, askable=True, since=clock.now(), given_by=cast.karin
    )
    seat = matter.circle.seats.select_related("circle").get(person=cast.karin)

    with pytest.raises(RuleBroken, match="nobody_after_you"):
        people_actions.leave_seat(cast.karin, seat)
