"""The mandate holder gives the seats."""

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.waiting import desk_of
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


# While the matter rests ---------------------------------------------------------------------------


def test_a_seat_that_falls_vacant_at_rest_is_on_the_desk_and_can_be_given_g8(
    cast: Cast, aysel: Person, client: Client
) -> None:
    matter = world_at(Stage.RESTING, cast).matter
    matter.circle.seats.filter(role=Role.STAND_IN).update(until=clock.now())
    _may_be_asked(aysel, Role.STEWARD)
    give = reverse("give_seat", args=[matter.key])
    left = matter.circle.seats.select_related("circle").get(person=cast.hanneke)
    people_actions.leave_seat(cast.hanneke, left)
    client.force_login(cast.karin)
    client.cookies["language"] = "en"

    waiting = {w.url for w in desk_of(cast.karin).on_us}
    missed = client.get(matter.get_absolute_url()).content.decode()
    client.post(give, {"once": "a", "seat": f"steward.{aysel.key}"})

    assert give in waiting
    assert "We are looking for a case steward" in missed
    assert matter.circle.seats.open().of(Role.STEWARD).get().person == aysel
    matter.refresh_from_db()
    assert matter.at is Stage.RESTING


# Another facilitator ------------------------------------------------------------------------------


def _may_be_asked(person: Person, role: Role) -> None:
    person.seats.create(circle_id=1, role=role, askable=True, since=clock.now(), given_by=person)


def _sits(matter: Matter) -> list[Person]:
    seats = matter.circle.seats.open().of(Role.FACILITATOR).select_related("person")
    return [seat.person for seat in seats]


def test_the_mandate_holder_gives_the_seat_to_another_facilitator_when_residents_asked_g8(
    cast: Cast, aysel: Person, client: Client
) -> None:
    matter = grown.planning(cast)
    _may_be_asked(aysel, Role.FACILITATOR)
    actions.ask_for_another_facilitator(cast.mieke, matter, "He is never there.")
    client.force_login(cast.karin)
    client.cookies["language"] = "en"
    address = reverse("give_seat", args=[matter.key])

    waiting = {w.url for w in desk_of(cast.karin).on_us}
    shown = client.get(address).content.decode()
    client.post(address, {"seat": f"facilitator.{aysel.key}"})

    assert address in waiting
    assert "He is never there." in shown
    assert f"facilitator.{cast.idris.key}" not in shown
    assert _sits(matter) == [aysel]
    assert address not in {w.url for w in desk_of(cast.karin).on_us}
    told = client.get(reverse("timeline", args=[matter.key])).content.decode()
    assert "Aysel Demir: process facilitator. Until then Idris Kaya had this seat." in told
    asked = "Residents asked for another facilitator"
    assert asked not in client.get(matter.get_absolute_url()).content.decode()


def test_a_facilitator_whom_nobody_asked_to_go_stays_g8(cast: Cast, aysel: Person) -> None:
    matter = grown.planning(cast)
    _may_be_asked(aysel, Role.FACILITATOR)

    with pytest.raises(RuleBroken, match="seat_is_taken"):
        people_actions.give_seat(cast.karin, matter.circle, aysel, Role.FACILITATOR)

    assert _sits(matter) == [cast.idris]


def test_another_facilitator_is_somebody_else_g8(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.ask_for_another_facilitator(cast.mieke, matter, "")

    with pytest.raises(RuleBroken, match="seat_is_taken"):
        people_actions.give_seat(cast.karin, matter.circle, cast.idris, Role.FACILITATOR)


def test_a_steward_does_not_go_because_residents_asked_for_another_facilitator_g8(
    cast: Cast, aysel: Person
) -> None:
    matter = grown.planning(cast)
    _may_be_asked(aysel, Role.STEWARD)
    actions.ask_for_another_facilitator(cast.mieke, matter, "")

    with pytest.raises(RuleBroken, match="seat_is_taken"):
        people_actions.give_seat(cast.karin, matter.circle, aysel, Role.STEWARD)


def test_residents_ask_once_for_each_facilitator_g8(
    cast: Cast, aysel: Person, bram: Person
) -> None:
    matter = grown.planning(cast)
    for person in (aysel, bram):
        _may_be_asked(person, Role.FACILITATOR)
    actions.ask_for_another_facilitator(cast.mieke, matter, "")
    people_actions.give_seat(cast.karin, matter.circle, aysel, Role.FACILITATOR)

    with pytest.raises(RuleBroken, match="seat_is_taken"):
        people_actions.give_seat(cast.karin, matter.circle, bram, Role.FACILITATOR)
