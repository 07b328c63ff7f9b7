"""What lies on whose desk."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.waiting import desk_of
from kader.people.actions import give_seat, leave_seat
from kader.people.models import Person, Seat
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture(autouse=True)
def in_english(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "en"


def _lies_there(person: Person, word: str, matter: Matter) -> list[str]:
    """Why this matter lies on this desk with this deed."""
    address = reverse(word, args=[matter.key])
    return [w.why for w in desk_of(person).on_us if w.url.startswith(address)]


def _leaves(person: Person, matter: Matter) -> None:
    seats = Seat.objects.open().select_related("circle")
    leave_seat(person, seats.get(circle=matter.circle, person=person))


# Vacant seats -------------------------------------------------------------------------------------


def test_a_seat_that_falls_vacant_is_on_the_mandate_holders_desk_today_g8(cast: Cast) -> None:
    matter = grown.planning(cast)
    assert _lies_there(cast.karin, "give_seat", matter) == []

    _leaves(cast.idris, matter)

    assert _lies_there(cast.karin, "give_seat", matter) == ["Vacant now: process facilitator."]
    assert desk_of(cast.karin).on_us[0].due == clock.today()
    assert _lies_there(cast.hanneke, "give_seat", matter) == []


def test_a_seat_that_was_given_anew_lies_there_no_more_g8(cast: Cast) -> None:
    matter = grown.planning(cast)
    _leaves(cast.hanneke, matter)

    give_seat(cast.karin, matter.circle, cast.hanneke, Role.STEWARD)

    assert _lies_there(cast.karin, "give_seat", matter) == []


# The door -----------------------------------------------------------------------------------------


def _asks_to_join(person: Person, matter: Matter) -> None:
    Matter.objects.filter(pk=matter.pk).update(open_to_area=False)
    matter.refresh_from_db()
    actions.ask_to_join(person, matter, "May I join?")


def _at_the_door(person: Person) -> list[str]:
    return [w.why for w in desk_of(person).on_us if "/let-in/" in w.url]


def test_the_first_who_asks_to_join_is_on_the_stewards_desk_at_once_g23(
    cast: Cast, nadia: Person
) -> None:
    matter = actions.open_issue(cast.karin, "The zoo", "Who helps?", open_to_area=False)
    give_seat(cast.karin, matter.circle, cast.hanneke, Role.STEWARD)

    _asks_to_join(nadia, matter)

    assert _at_the_door(cast.hanneke) == ["There is no member yet who can do it."]


def test_where_there_are_members_the_door_is_theirs_for_a_week_g23(
    cast: Cast, nadia: Person
) -> None:
    matter = grown.planning(cast)
    _asks_to_join(nadia, matter)

    assert _at_the_door(cast.hanneke) == []
    with clock.at(clock.now() + timedelta(days=7)):
        assert _at_the_door(cast.hanneke) == ["Nobody of the group answered for a week."]


# Who has a desk -----------------------------------------------------------------------------------


def _sits_as_registrar(joris: Person, matter: Matter, cast: Cast) -> None:
    give_seat(cast.karin, matter.circle, joris, Role.REGISTRAR)


def test_a_frame_that_is_ready_is_on_the_registrars_desk_g4(cast: Cast, joris: Person) -> None:
    matter = grown.framing(cast)
    _sits_as_registrar(joris, matter, cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields() | {"aim": ""})
    assert _lies_there(joris, "adopt_frame", matter) == []

    actions.draft_frame(cast.hanneke, matter, grown.frame_fields(), base=1)

    assert _lies_there(joris, "adopt_frame", matter) == [
        "The frame is ready. Did the body decide? Then you record it."
    ]


def test_a_desk_is_offered_to_whom_something_can_lie_on_it(
    cast: Cast, joris: Person, client: Client
) -> None:
    matter = grown.planning(cast)
    _sits_as_registrar(joris, matter, cast)

    def is_offered(person: Person) -> bool:
        client.force_login(person)
        return reverse("desk") in client.get(reverse("my_page")).content.decode()

    offered = [person for person in (*cast, joris) if is_offered(person)]

    assert offered == [cast.hanneke, cast.karin, joris]
