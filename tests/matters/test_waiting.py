"""What lies on whose desk."""

import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.line import SignalKind
from kader.matters.waiting import desk_of, news_due
from kader.people.actions import give_seat, leave_seat
from kader.people.models import Person, Seat
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.world import world_at


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


# Whom a matter waits for --------------------------------------------------------------------------


def _for_others(person: Person) -> list[tuple[str, str]]:
    return [(w.what, w.why) for w in desk_of(person).on_others]


def test_what_waits_for_another_official_stays_on_the_desk_among_what_waits(cast: Cast) -> None:
    matter = grown.framing(cast)
    assert _for_others(cast.karin) == [("Finish the frame", "case steward")]
    assert _for_others(cast.hanneke) == []

    actions.draft_frame(cast.hanneke, matter, grown.frame_fields())

    assert _lies_there(cast.hanneke, "draft_frame", matter) == []
    assert _for_others(cast.hanneke) == [("Adopt the frame", "mandate holder")]
    [why] = _lies_there(cast.karin, "adopt_frame", matter)
    assert why == "Nothing is missing in it. The residents wait for it."
    assert desk_of(cast.karin).on_us[0].due == news_due(matter)


def test_after_looking_back_closing_lies_on_the_stewards_desk(cast: Cast) -> None:
    matter = world_at(Stage.EVALUATING, cast).matter
    assert _lies_there(cast.hanneke, "evaluate", matter) != []
    actions.evaluate(cast.hanneke, matter, "It went well.")
    assert _for_others(cast.hanneke) == [
        ("Look back and close together", "the group, at its own pace")
    ]

    actions.evaluate(cast.mieke, matter, "We did it.")
    assert _lies_there(cast.hanneke, "close_matter", matter) != []
    actions.close_matter(cast.hanneke, matter)

    assert _lies_there(cast.hanneke, "close_matter", matter) == []
    assert len(_for_others(cast.hanneke)) == 1


def test_two_signals_without_words_are_known_by_their_kind(cast: Cast) -> None:
    matter = grown.planning(cast)
    for kind in (SignalKind.TOO_MUCH, SignalKind.SILENCE):
        actions.give_signal(cast.mieke, matter, kind)

    whys = {w.why for w in desk_of(cast.hanneke).on_us if "/answer-signal/" in w.url}
    assert whys == {"This is too much", "I hear nothing"}


def test_a_deed_begun_from_the_desk_leads_back_to_it(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.request_facts(cast.mieke, matter, "What does it cost?")
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"
    desk = client.get(reverse("desk")).content.decode()
    [address] = re.findall(r'href="([^"]*answer-fact-request[^"]*)"', desk)
    assert f'<a href="{matter.get_absolute_url()}">{matter.title}</a>' in desk

    page = client.post(address, {"text": "Nine thousand euro.", "once": "a1"}, follow=True)

    assert f'<a href="{reverse("desk")}">Back to your desk</a>' in page.content.decode()


def test_the_desk_says_for_how_many_days_news_is_too_late(cast: Cast, client: Client) -> None:
    grown.planning(cast)
    client.cookies["language"] = "en"

    with clock.at(clock.now() + timedelta(days=80)):
        client.force_login(cast.hanneke)
        page = client.get(reverse("desk")).content.decode()

    assert "66 days too late" in page
    assert "Each mark is a week without news." in page


def test_seats_and_a_change_of_the_frame_have_no_day_of_the_group(
    cast: Cast, client: Client
) -> None:
    matter = grown.planning(cast)
    actions.move_hand_in_date(cast.mieke, matter, clock.today() + timedelta(days=20))
    _leaves(cast.idris, matter)
    client.force_login(cast.karin)
    client.cookies["language"] = "en"

    for word in ("give_seat", "change_frame"):
        page = client.get(reverse(word, args=[matter.key])).content.decode()
        assert "at the latest</span>" not in page
