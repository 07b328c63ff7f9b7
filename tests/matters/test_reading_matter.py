import re
from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.models import Condition, Matter
from kader.matters.rules.line import SignalKind
from kader.people.actions import leave_seat
from kader.people.models import Person, PublicName, Seat
from tests.matters import grown
from tests.matters.grown import Cast

VISITOR_AT_MOST = 14
SIGNED_IN_AT_MOST = 18


@pytest.fixture(autouse=True)
def in_english(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "en"


# Whose turn, and the one button -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("stage", "who", "word"),
    [
        (Stage.FRAMING, "hanneke", "draft-frame"),
        (Stage.QUESTIONS, "mieke", "answer-question"),
        (Stage.QUESTIONS, "hanneke", "send-update"),
        (Stage.PLANNING, "mieke", "write-plan"),
        (Stage.CHECKING, "hanneke", "check-plan"),
        (Stage.CHECKING, "mieke", "accept-responsibility"),
        (Stage.DOING, "mieke", "report-progress"),
        (Stage.EVALUATING, "hanneke", "evaluate"),
        (Stage.EVALUATING, "idris", "evaluate"),
    ],
)
def test_the_filled_button_is_what_this_reader_does_next(
    cast: Cast, stage: Stage, who: str, word: str
) -> None:
    matter = grown.AT[stage](cast)

    page = _read(matter, getattr(cast, who))

    assert _button(page) == f"/m/{matter.key}/{word}"


def test_a_visitor_is_asked_to_join(cast: Cast) -> None:
    matter = grown.planning(cast)

    assert _button(_read(matter)) == f"/m/{matter.key}/ask-to-join"


def test_a_mandate_holder_adopts_a_frame_that_is_complete(cast: Cast) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, {"issue": "Who takes care of the animals?"})
    before = _read(matter, cast.karin)

    actions.draft_frame(cast.hanneke, matter, grown.frame_fields(), 1)

    assert f"/m/{matter.key}/adopt-frame" not in before
    assert _button(_read(matter, cast.karin)) == f"/m/{matter.key}/adopt-frame"


def test_who_must_say_yes_finds_the_proposal_first(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)

    joost, mieke = _read(matter, cast.joost), _read(matter, cast.mieke)

    assert _button(joost) == f"/m/{matter.key}/confirm-submission/{proposal.key}"
    assert f"confirm-submission/{proposal.key}" not in mieke
    assert "submit-plan" not in mieke


def test_every_member_reads_who_proposed_and_until_when_it_waits_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.submit_plan(cast.mieke, matter)
    told = "Mieke proposed to hand in the plan. It waits for a second yes until "

    assert told in _read(matter, cast.mieke)
    assert told in _read(matter, cast.joost)
    assert "proposed to hand in" not in _read(matter, cast.hanneke)
    assert "proposed to hand in" not in _read(matter)


# What waits ---------------------------------------------------------------------------------------


def test_a_resident_finds_the_words_that_wait_for_her_yes(cast: Cast) -> None:
    matter = grown.planning(cast)
    typed = actions.state_condition(cast.mieke, matter, "No letters in August.", cast.joost)

    assert f"/m/{matter.key}/confirm-words/{typed.key}" in _read(matter, cast.joost)
    assert f"confirm-words/{typed.key}" not in _read(matter, cast.mieke)


def test_a_resident_sees_what_the_municipality_still_answers(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.request_facts(cast.mieke, matter, "How old is the fence?")

    assert "How old is the fence?" in _read(matter, cast.joost)
    assert "How old is the fence?" not in _read(matter)


def test_a_steward_finds_each_question_with_its_page(cast: Cast) -> None:
    matter = grown.planning(cast)
    facts = actions.request_facts(cast.mieke, matter, "How old is the fence?")
    support = actions.ask_for_support(cast.mieke, matter, "A room on Wednesdays.")
    frame = actions.ask_about_frame(cast.joost, matter, "May it be later?")
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    promise = actions.make_promise(cast.hanneke, matter, "The key.", clock.today())

    page = _read(matter, cast.hanneke)

    words = ("answer-fact-request", "answer-support", "answer-about-frame", "answer-signal")
    for word, record in zip(words, (facts, support, frame, signal), strict=True):
        assert f"/m/{matter.key}/{word}/{record.key}" in page
    assert f"/m/{matter.key}/keep-promise/{promise.key}" in page


def test_a_mandate_holder_finds_the_conditions(cast: Cast) -> None:
    matter = grown.planning(cast)
    stated = actions.state_condition(cast.mieke, matter, "One telephone number.")

    assert _button(_read(matter, cast.karin)) == f"/m/{matter.key}/answer-condition/{stated.key}"


def test_a_steward_lets_in_only_where_nobody_of_the_group_did(cast: Cast, nadia: Person) -> None:
    matter = grown.planning(cast)
    Matter.objects.filter(pk=matter.pk).update(open_to_area=False)
    matter.refresh_from_db()
    with clock.at(clock.now() - timedelta(days=8)):
        asked = actions.ask_to_join(nadia, matter, "I have a wheelbarrow.")

    late = _read(matter, cast.hanneke)
    asked.__class__.objects.filter(pk=asked.pk).update(at=clock.now())

    assert f"let-in/{asked.key}" in late
    assert f"let-in/{asked.key}" not in _read(matter, cast.hanneke)
    assert f"let-in/{asked.key}" in _read(matter, cast.joost)
    assert "ask-to-join" not in _read(matter, nadia)


def test_no_deed_is_offered_that_is_done_already(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.confirm_stop(cast.mieke, matter)

    assert f"/m/{matter.key}/confirm-stop" not in _read(matter, cast.mieke)
    assert f"/m/{matter.key}/confirm-stop" in _read(matter, cast.joost)


# When the municipality was last heard -------------------------------------------------------------


def test_a_broken_promise_is_said_plainly(cast: Cast) -> None:
    matter = grown.planning(cast)

    with clock.at(clock.now() + timedelta(days=16)):
        page = _read(matter)

    assert "That is too long: the promise was 14 days." in page


def test_a_municipality_that_was_never_heard_was_not_heard(cast: Cast) -> None:
    assert "The municipality has not been heard yet" in _read(grown.opened(cast))


def test_a_seat_that_is_vacant_is_said_in_public(cast: Cast) -> None:
    matter = grown.planning(cast)
    leave_seat(cast.hanneke, Seat.objects.get(circle=matter.circle, role=Role.STEWARD))

    page = _read(matter)

    assert "We are looking for a case steward, the fixed line." in page
    assert "Until then you can call Karin Smit (mandate holder): 14 0999" in page


# Fewer than three, names, wishes ------------------------------------------------------------------


def test_fewer_than_three_residents_are_a_group_outside(cast: Cast) -> None:
    matter = grown.planning(cast)

    assert "A group of residents" in _read(matter)
    assert "2 residents make the solution" in _read(matter, cast.mieke)


def test_a_name_that_was_not_chosen_is_read_by_nobody_outside(cast: Cast) -> None:
    matter = grown.checking(cast)
    for word in ("", "/timeline", "/voices", "/people"):
        assert "Joost" not in _read(matter, word=word)


def test_a_chosen_name_is_read(cast: Cast) -> None:
    matter = grown.planning(cast)
    Person.objects.filter(pk=cast.mieke.pk).update(public_name=PublicName.FIRST)

    assert "Mieke" in _read(matter, word="/voices")


def test_a_wish_that_nobody_answered_is_not_for_search_engines(cast: Cast) -> None:
    wish = actions.open_wish(cast.mieke, "A garden", "A garden to pick from.")
    issue = grown.opened(cast)

    for part in ("", "/timeline", "/voices", "/stories"):
        page = Client().get(f"{wish.get_absolute_url()}{part}")
        assert page["X-Robots-Tag"] == "noindex", part
    assert "X-Robots-Tag" not in Client().get(issue.get_absolute_url())


# How much a page asks of the database -------------------------------------------------------------


@pytest.mark.parametrize("word", ["", "/plan", "/frame", "/timeline", "/voices", "/people"])
def test_a_page_asks_little_and_no_more_when_there_is_more(cast: Cast, word: str) -> None:
    matter = grown.checking(cast)
    _say(cast, matter, 1)
    few = _statements(matter, word)

    _say(cast, matter, 40)
    many = _statements(matter, word)

    assert many == few
    assert few["visitor"] <= VISITOR_AT_MOST
    assert max(few.values()) <= SIGNED_IN_AT_MOST


def _say(cast: Cast, matter: Matter, times: int) -> None:
    for number in range(times):
        actions.request_facts(cast.mieke, matter, f"Fact {number}?")
        actions.state_condition(cast.joost, matter, f"Condition {number}.")
        actions.give_signal(cast.mieke, matter, SignalKind.SILENCE, f"Word {number}")
        day = clock.today() + timedelta(days=10)
        actions.send_update(cast.hanneke, matter, f"Nothing new under the sun {number}.", day)
        actions.make_promise(cast.hanneke, matter, f"Promise {number}", day)
    for stated in Condition.objects.filter(side__matter=matter, answer=None)[: times // 2 + 1]:
        actions.answer_condition(cast.karin, stated, "Yes.")


def _statements(matter: Matter, word: str) -> dict[str, int]:
    readers: dict[str, Person | None] = {"visitor": None}
    seats = Seat.objects.open().filter(circle=matter.circle).select_related("person")
    readers |= {seat.role: seat.person for seat in seats}
    return {role: _count(matter, person, word) for role, person in readers.items()}


def _count(matter: Matter, person: Person | None, word: str) -> int:
    client = Client()
    if person is not None:
        client.force_login(person)
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/m/{matter.key}{word}")
    return len(asked)


def _read(matter: Matter, person: Person | None = None, word: str = "") -> str:
    client = Client()
    if person is not None:
        client.force_login(person)
    response = client.get(f"/m/{matter.key}{word}")
    assert response.status_code in {200, 404}
    return response.content.decode()


def _button(page: str) -> str:
    """Where the one filled button of the turn leads."""
    found = re.search(r'<p class="turn__act"><a class="button" href="([^"]+)"', page)
    return found.group(1) if found else ""
