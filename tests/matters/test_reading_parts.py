from datetime import timedelta
from typing import Any

import pytest
from django.conf import LazySettings
from django.test import Client

from kader.groundrules import Role, clock
from kader.matters import actions
from kader.matters.actions import Adoption, Marking
from kader.matters.models import Criterion, Matter, Plan
from kader.matters.rules.check import Found, Result
from kader.matters.rules.line import SignalKind
from kader.matters.rules.plan import MarkState
from kader.matters.rules.voice import Question
from kader.people.actions import leave_seat
from kader.people.models import Person, Seat
from tests.matters import grown
from tests.matters.grown import Cast

KEPT = grown.PLAN | {
    "step.b.public": "circle",
    "step.b.what": "We ask the baker for bread",
    "step.a.cost1.amount": "450",
    "step.a.cost1.period": "once",
    "step.a.cost1.paid_by": "municipality",
}


@pytest.fixture(autouse=True)
def in_english(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "en"


# The whole plan -----------------------------------------------------------------------------------


def test_a_step_for_the_group_is_read_by_the_group_and_the_steward_only(cast: Cast) -> None:
    matter = _handed_in(cast)

    for reader in (None, cast.karin, cast.idris):
        page = _read(matter, "/plan", reader)
        assert "baker" not in page
        assert "Some steps are only for the group." in page
    for reader in (cast.mieke, cast.hanneke):
        assert "baker" in _read(matter, "/plan", reader)


def test_a_draft_is_read_by_the_residents_only(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    key = Plan.objects.get(matter=matter).key

    assert "foundation" in _read(matter, f"/plan/{key}", cast.joost)
    for reader in (None, cast.hanneke, cast.karin, cast.idris):
        assert _status(matter, f"/plan/{key}", reader) == 404


def test_a_plan_is_added_up(cast: Cast) -> None:
    page = _read(_handed_in(cast), "/plan")

    assert "€\u00a0450 in all" in page
    assert "€\u00a0450 from the municipality" in page


def test_the_money_of_steps_for_the_group_is_added_up_for_who_reads_them(cast: Cast) -> None:
    kept = {
        "step.b.cost1.amount": "50",
        "step.b.cost1.period": "once",
        "step.b.cost1.paid_by": "own",
    }
    matter = _handed_in(cast, KEPT | kept)

    for reader in (None, cast.karin, cast.idris):
        page = _read(matter, "/plan", reader)
        assert "€\u00a0450 in all" in page
        assert "€\u00a0500" not in page
        assert "The costs of steps for the group only are not counted here." in page
    for reader in (cast.mieke, cast.hanneke):
        assert "€\u00a0500 in all" in _read(matter, "/plan", reader)


def test_the_marks_of_residents_are_theirs_and_the_stewards(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    plan = Plan.objects.get(matter=matter)
    point = Criterion.objects.get(frame=plan.frame)
    step = plan.steps.get(number=1)
    actions.mark_criterion(cast.mieke, plan, point, Marking(MarkState.MET, step))
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    assert 'href="#step-1"' in _read(matter, "/plan", cast.joost)
    assert 'href="#step-1"' in _read(matter, "/plan", cast.hanneke)
    for reader in (None, cast.idris, cast.karin):
        assert 'href="#step-1"' not in _read(matter, "/plan", reader)


def test_residents_words_are_escaped(cast: Cast) -> None:
    matter = grown.planning(cast)
    words = {"title": "<script>1</script>", "step.a.what": "<b>We</b> & you"}
    actions.write_plan(cast.mieke, matter, grown.PLAN | words)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    for word in ("", "/plan", "/timeline"):
        page = _read(matter, word)
        assert "<script>1" not in page
        assert "<b>We</b>" not in page


def test_each_step_has_its_deeds_while_the_plan_is_carried_out(cast: Cast) -> None:
    matter = grown.doing(cast)
    step = grown.steps_of(matter)[0]

    mine, hers = _read(matter, "/plan", cast.mieke), _read(matter, "/plan", cast.hanneke)

    assert f"finish-step/{step.key}" in mine
    assert f"adjust-step/{step.key}" in mine
    assert f"take-over-step/{step.key}" in hers
    assert "finish-step" not in _read(matter, "/plan")


# Two versions -------------------------------------------------------------------------------------


def test_two_versions_are_told_apart_step_by_step(cast: Cast) -> None:
    matter = _second_version(cast)
    newest = Plan.objects.filter(matter=matter).order_by("number").last()
    assert newest is not None

    page = _read(matter, f"/difference/{newest.key}")

    assert "Step 1 of the version before" in page
    assert "taken out" in page
    assert "was step 2" in page
    assert "<ins>" in page and "on Sundays" in page


def test_the_first_version_differs_from_nothing(cast: Cast) -> None:
    matter = grown.checking(cast)

    assert _status(matter, f"/difference/{Plan.objects.get(matter=matter).key}", None) == 404


# The frame ----------------------------------------------------------------------------------------


def test_the_whole_frame_is_read(cast: Cast) -> None:
    page = _read(grown.planning(cast), "/frame")

    for words in (
        "The petting zoo closes. Who takes care of the animals?",
        "Children meet animals in their own street.",
        "At most € 9.000 a year",
        "We read who comes on which day.",
        "Several plans may go on, each a part.",
        "at least once in 14 days",
        "Adopted by The executive board",
        "Karin Smit",
    ):
        assert words in page


def test_a_draft_of_the_frame_is_read_by_who_makes_it(cast: Cast) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields())

    assert "This is a draft." in _read(matter, "/frame", cast.karin)
    for reader in (None, cast.mieke, cast.idris):
        assert _status(matter, "/frame", reader) == 404


def test_a_changed_frame_says_why_and_the_matter_says_that_it_changed(cast: Cast) -> None:
    matter = grown.checking(cast)
    fields = grown.frame_fields() | {"bound.1.says_what": "on"}
    actions.change_frame(cast.karin, matter, fields, _adoption(), "The council gave less money.")

    page = _read(matter)

    assert "The plan keeps the frame it was written in" in page
    assert "The council gave less money." in _read(matter, "/frame")
    assert "The council gave less money." in _read(matter, "/timeline")


def test_what_is_still_open_is_said_as_one_sentence(cast: Cast) -> None:
    matter = grown.framing(cast)
    more = {"criterion.2.short": "Who is liable", "criterion.2.how": "Somebody is named."}
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields() | more)
    actions.adopt_frame(cast.karin, matter, _adoption(), frozenset({1}))
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "That the animals can stay.")
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    points = matter.frames.adopted().get().criteria.all()
    found = [Found(point.pk, Result.NOT_MET, "Nobody is named.") for point in points]
    actions.check_plan(cast.hanneke, matter, found, "Who does it?")

    assert "Still open: the animals are safe, and who is liable." in _read(matter)


# The timeline -------------------------------------------------------------------------------------


def test_a_signal_is_read_by_two(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH, "My mother is ill.")

    for one in (cast.mieke, cast.hanneke):
        assert "My mother is ill." in _read(matter, "/timeline", one)
    for reader in (None, cast.joost, cast.karin, cast.idris):
        page = _read(matter, "/timeline", reader)
        assert "My mother is ill." not in page
        assert "gave a signal" not in page


def test_typed_words_are_not_told_before_their_yes(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.state_condition(cast.mieke, matter, "No letters in August.", cast.joost)

    assert "No letters in August." not in _read(matter, "/timeline")


def test_a_check_is_told_with_its_reasons(cast: Cast) -> None:
    page = _read(_second_version(cast), "/timeline")

    assert "0 of 1 points fit." in page
    assert "The animals are safe: Nobody comes on Sundays." in page
    assert "timeline__item--decision" in page


def test_the_timeline_goes_on_over_pages(cast: Cast) -> None:
    matter = grown.planning(cast)
    for number in range(60):
        actions.state_condition(cast.mieke, matter, f"Condition {number}.")

    first, second = _read(matter, "/timeline"), _read(matter, "/timeline?page=2")

    assert "Condition 59." in first and "Condition 3." not in first
    assert "Condition 3." in second
    assert _status(matter, "/timeline?page=nothing", None) == 200


def test_a_stand_in_is_told_with_the_one_she_stands_in_for(cast: Cast, joris: Person) -> None:
    matter = grown.planning(cast)
    _stand_in(joris, matter)
    day = clock.today() + timedelta(days=5)
    actions.send_update(joris, matter, "Hanneke is ill. I do her work this week.", day)

    assert "On behalf of Hanneke Vos." in _read(matter, "/timeline")


# Voices, people, stories --------------------------------------------------------------------------


def test_a_condition_says_by_when_its_answer_comes(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.state_condition(cast.mieke, matter, "One telephone number.")

    soon = _read(matter, "/voices")
    with clock.at(clock.now() + timedelta(days=15)):
        late = _read(matter, "/voices", cast.idris)

    assert "The answer comes by" in soon
    assert "The answer was due by" in late


def test_what_the_group_can_do_stays_inside(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.list_strengths(cast.mieke, matter, "We know the farmer.")

    assert "We know the farmer." in _read(matter, "/voices", cast.joost)
    assert "We know the farmer." not in _read(matter, "/voices")


def test_who_sits_here_for_another_organisation_is_told_with_that_one(cast: Cast) -> None:
    matter = grown.planning(cast)
    cast.idris.organisation = "The region"
    cast.idris.save()
    before = _read(matter, "/people")
    Seat.objects.filter(circle=matter.circle, person=cast.idris).update(organisation="The school")

    page = _read(matter, "/people")

    assert "Idris Kaya, The region" in before
    assert "Idris Kaya, The school" in page
    assert "The region" not in page


def test_a_vacant_seat_is_shown_with_what_it_never_does(cast: Cast) -> None:
    matter = grown.planning(cast)
    leave_seat(cast.idris, Seat.objects.get(circle=matter.circle, role=Role.FACILITATOR))

    page = _read(matter, "/people")

    assert "We are looking for somebody" in page
    assert "Never judges, and never touches what the plan says." in page
    assert 'content="noindex"' in page


def test_a_look_back_that_is_not_public_stays_inside(cast: Cast) -> None:
    matter = grown.evaluating(cast)
    actions.evaluate(cast.mieke, matter, "It was a long winter.", public=False)
    actions.tell_story(cast.joost, matter, "The meadow", "Nobody believed it.")

    outside, inside = _read(matter, "/stories"), _read(matter, "/stories", cast.idris)

    assert "Nobody believed it." in outside
    assert "It was a long winter." not in outside
    assert "It was a long winter." in inside
    assert "It was a long winter." not in _read(matter, "/timeline")


# How ----------------------------------------------------------------------------------------------


def _handed_in(cast: Cast, fields: dict[str, str] = KEPT) -> Matter:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, fields)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    return matter


def _second_version(cast: Cast) -> Matter:
    matter = grown.checking(cast)
    points = matter.frames.adopted().get().criteria.all()
    unmet = [Found(point.pk, Result.NOT_MET, "Nobody comes on Sundays.") for point in points]
    actions.check_plan(cast.hanneke, matter, unmet, "Who comes on Sundays?")
    fields: dict[str, Any] = {k: v for k, v in grown.PLAN.items() if not k.startswith("step.a")}
    fields |= {"step.b.number": "1", "step.b.when": "after summer, also on Sundays"}
    actions.write_plan(cast.mieke, matter, fields, 0)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    return matter


def _adoption() -> Adoption:
    return Adoption("The executive board", clock.today(), "2026-2")


def _stand_in(person: Person, matter: Matter) -> None:
    matter.circle.seats.create(
        person=person, role=Role.STAND_IN, since=clock.now(), given_by=person
    )


def _read(matter: Matter, word: str = "", person: Person | None = None) -> str:
    client = _client(person)
    response = client.get(f"/m/{matter.key}{word}")
    assert response.status_code == 200
    return response.content.decode()


def _status(matter: Matter, word: str, person: Person | None) -> int:
    return _client(person).get(f"/m/{matter.key}{word}").status_code


def _client(person: Person | None) -> Client:
    client = Client()
    if person is not None:
        client.force_login(person)
    return client
