"""The mandate holder gives the seats."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.people import actions as people_actions
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_mandate_holder_gives_a_seat(cast: Cast) -> None:
    world = world_at(Stage.OPENED, cast)

    perform(Deed.GIVE_SEAT, world.people[Role.MANDATE_HOLDER], world)

    entry = world.matter.circle.entries.filter(deed=Deed.GIVE_SEAT).last()
    assert entry is not None
    assert entry.actor == world.people[Role.MANDATE_HOLDER]


def test_steward_does_not_g8(cast: Cast) -> None:
    world = world_at(Stage.OPENED, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.GIVE_SEAT, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G8"
    assert not world.matter.circle.entries.filter(
        deed=Deed.GIVE_SEAT, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_mandate_holder_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.OPENED, cast)
    page = reverse("give_seat", args=[world.matter.key])

    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_one_person_has_one_hat_g8(cast: Cast) -> None:
    matter = grown.opened(cast)
    people_actions.give_seat(cast.karin, matter.circle, cast.hanneke, Role.STEWARD)
    cast.hanneke.seats.create(
        circle_id=1, role=Role.FACILITATOR, askable=True, since=clock.now(), given_by=cast.karin
    )

    with pytest.raises(RuleBroken, match="one_person_one_hat") as refusal:
        people_actions.give_seat(cast.karin, matter.circle, cast.hanneke, Role.FACILITATOR)
    assert refusal.value.rule == "G8"


def test_there_is_one_steward_g8(cast: Cast, aysel: Person) -> None:
    matter = grown.framing(cast)
    aysel.seats.create(
        circle_id=1, role=Role.STEWARD, askable=True, since=clock.now(), given_by=aysel
    )

    with pytest.raises(RuleBroken, match="seat_is_taken"):
        people_actions.give_seat(cast.karin, matter.circle, aysel, Role.STEWARD)


def test_the_database_knows_one_steward_too_g8(cast: Cast, aysel: Person) -> None:
    matter = grown.framing(cast)

    with pytest.raises(IntegrityError):
        matter.circle.seats.create(
            person=aysel, role=Role.STEWARD, since=clock.now(), given_by=aysel
        )


def test_the_database_keeps_steward_and_facilitator_apart_g8(cast: Cast) -> None:
    matter = grown.framing(cast)

    with pytest.raises(IntegrityError):
        matter.circle.seats.create(
            person=cast.hanneke,
            role=Role.FACILITATOR,
            side=2,
            since=clock.now(),
            given_by=cast.karin,
        )


def test_only_who_was_appointed_can_be_asked_g8(cast: Cast, aysel: Person) -> None:
    matter = grown.opened(cast)

    with pytest.raises(RuleBroken, match="not_appointed_for_this"):
        people_actions.give_seat(cast.karin, matter.circle, aysel, Role.STEWARD)
