"""The page of the check, with its new assignment."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption, Marking
from kader.matters.models import Criterion, Matter
from kader.matters.rules.plan import MarkState
from kader.matters.rules.voice import Extent, Question
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast, frame_fields

QUESTION = "Who is there in the weekend?"
MONEY = {
    "criterion.2.short": "Within the money",
    "criterion.2.how": "We add up what the municipality pays.",
    "criterion.2.kind": "money",
    "criterion.2.amount": "9000",
    "criterion.2.period": "year",
}
ASKED = {
    "step.a.cost1.amount": "5900",
    "step.a.cost1.period": "year",
    "step.a.cost1.paid_by": "municipality",
}
CARE = {"step.b.what": "Forty families adopt an animal. We are there from Monday to Friday."}


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """A plan was handed in: two points, a mark of Joost, and a condition without an answer."""
    found = grown.framing(cast)
    actions.draft_frame(cast.hanneke, found, {**frame_fields(), **MONEY})
    adoption = Adoption("The executive board", clock.today())
    actions.adopt_frame(cast.karin, found, adoption, frozenset({1}))
    for question in Question:
        actions.answer_question(cast.mieke, found, question, "That the animals can stay.")
    actions.state_condition(cast.joost, found, "No decision in the summer.")
    actions.write_plan(cast.mieke, found, {**grown.PLAN, **ASKED, **CARE})
    plan = found.plans.get()
    marking = Marking(
        MarkState.MET, plan.steps.get(number=1), "We are there from Monday to Friday."
    )
    actions.mark_criterion(cast.joost, plan, plan.frame.criteria.get(number=1), marking)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, found))
    return Matter.objects.select_related("circle").get(pk=found.pk)


@pytest.fixture
def answered(cast: Cast, matter: Matter) -> Matter:
    """The mandate holder answered the condition."""
    condition = matter.sides.get().conditions.get()
    actions.answer_condition(cast.karin, condition, "We decide after the summer.")
    return matter


def page(client: Client, who: Person, matter: Matter, word: str, **sent: Any) -> Any:
    client.force_login(who)
    client.cookies["language"] = "en"
    address = reverse(word, args=[matter.key])
    return client.post(address, sent) if sent else client.get(address)


def findings(matter: Matter, *results: str, reason: str = "Nobody is named.") -> dict[str, str]:
    """What the steward fills in at each point, in order."""
    points = Criterion.objects.filter(frame__matter=matter).order_by("number")
    sent = {}
    for point, result in zip(points, results, strict=False):
        sent[f"result.{point.key}"] = result
        sent[f"reason.{point.key}"] = "" if result == "met" else reason
    return sent


# What the steward sees ----------------------------------------------------------------------------


def test_the_check_shows_conditions_first_then_each_point_with_their_own_words(
    client: Client, cast: Cast, matter: Matter
) -> None:
    shown = page(client, cast.hanneke, matter, "check_plan").content.decode()

    assert shown.index("No decision in the summer.") < shown.index("1. The animals are safe")
    assert "Karin Smit answers this first, by" in shown
    assert "‘We are there from Monday to Friday.’" in shown
    assert "Pointed at by Joost" in shown
    assert "The plan asks €\u00a05,900 of the municipality." in shown


def test_words_that_are_no_longer_in_the_plan_are_quoted_for_nobody(
    client: Client, cast: Cast, matter: Matter
) -> None:
    actions.ask_to_wait(cast.joost, matter, "One sentence is not right.")
    plan = matter.plans.get()
    other = {**grown.PLAN, **ASKED, "step.b.what": "Forty families come every day."}
    still_there = page(client, cast.joost, matter, "write_plan").content.decode()

    actions.write_plan(cast.mieke, matter, other, plan.revisions.count())
    editor = page(client, cast.joost, matter, "write_plan").content.decode()
    before = page(client, cast.joost, matter, "submit_plan").content.decode()
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    checked = page(client, cast.hanneke, matter, "check_plan").content.decode()

    assert "no longer in the plan" not in still_there
    assert "still open: the animals are safe" not in still_there
    assert 'seg--gone seg--open" id="point-1"' in editor
    for shown in (editor, before):
        assert "still open: the animals are safe" in shown
        assert "You pointed at words that are no longer in the plan" in shown
        assert "At point 1." in shown
    assert "We are there from Monday to Friday." not in checked
    assert "The group did not point at a sentence here." in checked


def test_a_condition_stated_after_the_hand_in_holds_nothing_back(
    client: Client, cast: Cast, answered: Matter
) -> None:
    actions.state_condition(cast.mieke, answered, "And a key for us.")

    desk = page(client, cast.hanneke, answered, "check_plan").context["desk"]

    assert [condition.is_late for condition in desk.before.conditions] == [False, True]
    assert not desk.before.holds_back


def test_a_resident_does_not_check_and_hears_which_rule_says_so(
    client: Client, cast: Cast, matter: Matter
) -> None:
    refused = page(client, cast.mieke, matter, "check_plan")

    assert refused.status_code == 403
    assert refused.context["rule_number"] == "5"


# Filling it in ------------------------------------------------------------------------------------


def test_a_check_without_a_finding_at_one_point_keeps_everything_typed(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "not_met")

    shown = page(client, cast.hanneke, answered, "check_plan", **sent, question=QUESTION)

    told = shown.content.decode()
    assert shown.status_code == 422
    assert "Choose a finding at this point." in told
    assert "Nobody is named." in told
    assert QUESTION in told
    assert not answered.plans.get().checks.exists()


def test_where_a_point_does_not_fit_the_reason_is_asked_beside_it(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "not_met", "unclear", reason="")

    shown = page(client, cast.hanneke, answered, "check_plan", **sent, question=QUESTION)

    assert shown.content.decode().count("Write why this point does not fit yet.") >= 2


def test_what_is_still_open_is_put_as_a_question(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "not_met", "met")

    shown = page(client, cast.hanneke, answered, "check_plan", **sent, question="Do it better.")

    assert shown.context["form"].errors["question"]


def test_a_waiting_condition_holds_the_outcome_back_and_keeps_the_findings(
    client: Client, cast: Cast, matter: Matter
) -> None:
    sent = findings(matter, "not_met", "met")

    shown = page(client, cast.hanneke, matter, "check_plan", **sent, question=QUESTION)

    assert shown.status_code == 422
    assert "The residents stated a condition that has no answer yet." in shown.content.decode()
    assert "Nobody is named." in shown.content.decode()


def test_after_the_term_it_goes_out_marked(client: Client, cast: Cast, matter: Matter) -> None:
    sent = findings(matter, "not_met", "met")

    with clock.at(clock.now() + timedelta(days=20)):
        shown = page(client, cast.hanneke, matter, "check_plan").content.decode()
        page(client, cast.hanneke, matter, "check_plan", **sent, question=QUESTION)

    assert "The outcome goes out marked: not answered yet." in shown
    assert matter.plans.get().checks.get().open_conditions
    client.logout()
    client.cookies["language"] = "en"
    mark = "A condition of the group was not answered yet when this outcome went out."
    for word in ("matter", "plan", "timeline"):
        assert mark in client.get(reverse(word, args=[matter.key])).content.decode(), word


def test_the_outcome_is_shown_first_and_begins_with_what_fits(
    client: Client, cast: Cast, matter: Matter
) -> None:
    sent = findings(matter, "not_met", "met")

    shown = page(
        client, cast.hanneke, matter, "check_plan", **sent, question=QUESTION, do="preview"
    )

    told = shown.content.decode()
    assert shown.status_code == 200
    assert told.index("This fits already: 1 of 2") < told.index("This becomes round 2.")
    assert not matter.plans.get().checks.exists()


def test_check_and_question_are_sent_together(client: Client, cast: Cast, answered: Matter) -> None:
    sent = findings(answered, "not_met", "met")

    done = page(client, cast.hanneke, answered, "check_plan", **sent, question=QUESTION)

    assert done.status_code == 302
    check = answered.plans.get().checks.get()
    assert (check.outcome, check.assignment.text) == ("new_assignment", QUESTION)


def test_what_fits_waits_for_the_groups_responsibility_and_keeps_the_findings(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "met", "met")

    waiting = page(client, cast.hanneke, answered, "check_plan", **sent)
    actions.accept_responsibility(cast.mieke, answered, Extent.WHOLE, "We do it.", cast.joost)
    done = page(client, cast.hanneke, answered, "check_plan", **sent)

    assert waiting.status_code == 422
    assert "how far it takes its responsibility" in waiting.content.decode()
    assert done.status_code == 302
    answered.refresh_from_db()
    assert answered.stage == Stage.DOING


def test_an_unclear_point_is_told_to_the_mandate_holder(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "unclear", "met", reason="Which days?")

    shown = page(client, cast.hanneke, answered, "check_plan", **sent, do="preview")
    page(client, cast.hanneke, answered, "check_plan", **sent)

    assert "That a point of the frame is unclear" in shown.content.decode()
    answered.refresh_from_db()
    assert answered.stage == Stage.FRAME_ASKED


def test_before_a_formal_decision_the_outcome_says_that_one_follows_g7(
    client: Client, cast: Cast, matter: Matter
) -> None:
    matter.frames.adopted().update(formal_decision=True)
    sent = findings(matter, "met", "met")

    shown = page(client, cast.hanneke, matter, "check_plan", **sent, do="preview").content.decode()

    assert "That the plan fits, and that a formal decision follows" in shown
    assert "All points fit. A formal decision follows, by" in shown
    assert "There is no question about the frame." not in shown
    assert 'name="question"' not in shown


def test_what_is_still_open_keeps_room_for_the_question(
    client: Client, cast: Cast, matter: Matter
) -> None:
    sent = findings(matter, "met", "not_met")

    shown = page(client, cast.hanneke, matter, "check_plan", **sent, question="").content.decode()

    assert 'name="question"' in shown


def test_an_unclear_point_without_words_is_asked_what_is_unclear(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "unclear", "met", reason="")

    shown = page(client, cast.hanneke, answered, "check_plan", **sent).content.decode()

    assert "Write what is unclear or out of date in the frame here." in shown
    assert "Write why this point does not fit yet." not in shown


def test_the_outcome_takes_the_focus(client: Client, cast: Cast, matter: Matter) -> None:
    sent = findings(matter, "met", "met")

    shown = page(client, cast.hanneke, matter, "check_plan", **sent, do="preview").content.decode()

    assert '<h2 id="outcome" tabindex="-1" data-focus-errors>' in shown
    assert 'value="preview" formaction="#outcome"' in shown


def test_who_checked_other_words_reads_what_the_group_changed_and_looks_again(
    client: Client, cast: Cast, answered: Matter
) -> None:
    opened = page(client, cast.hanneke, answered, "check_plan").context["seen"]
    sent = findings(answered, "not_met", "met") | {"question": QUESTION, "seen": opened}
    _hand_in_anew(cast, answered, {"step.b.what": "Fifty families adopt an animal."})

    shown = page(client, cast.hanneke, answered, "check_plan", **sent)

    told = shown.content.decode()
    assert "The group handed in other words: step 2." in told
    assert "Fifty families adopt an animal." in told
    assert "Nobody is named." in told
    assert QUESTION in told
    assert " checked" not in told
    assert not answered.plans.get().checks.exists()


def test_the_same_words_handed_in_again_are_told_as_such(
    client: Client, cast: Cast, answered: Matter
) -> None:
    opened = page(client, cast.hanneke, answered, "check_plan").context["seen"]
    _hand_in_anew(cast, answered, CARE)

    shown = page(client, cast.hanneke, answered, "check_plan", seen=opened).content.decode()

    assert "handed it in again, in the same words." in shown


def test_a_plan_that_was_taken_back_is_not_checked_and_the_reasons_are_shown(
    client: Client, cast: Cast, answered: Matter
) -> None:
    opened = page(client, cast.hanneke, answered, "check_plan").context["seen"]
    sent = findings(answered, "not_met", "met") | {"question": QUESTION, "seen": opened}
    actions.ask_to_wait(cast.joost, answered, "One sentence is not right.")

    shown = page(client, cast.hanneke, answered, "check_plan", **sent)

    told = shown.content.decode()
    assert shown.status_code == 409
    assert "The group took its plan back" in told
    assert "Nobody is named." in told
    assert QUESTION in told
    assert "One sentence is not right." not in told
    assert page(client, cast.mieke, answered, "check_plan", **sent).status_code == 403


def _hand_in_anew(cast: Cast, matter: Matter, other: dict[str, str]) -> None:
    actions.ask_to_wait(cast.joost, matter, "One sentence is not right.")
    words = {**grown.PLAN, **ASKED, **CARE, **other}
    actions.write_plan(cast.mieke, matter, words, matter.plans.get().revisions.count())
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))


def test_an_unclear_point_is_the_frames_and_not_the_plans(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "unclear", "met", reason="Which days?")
    page(client, cast.hanneke, answered, "check_plan", **sent)
    short = answered.frames.adopted().get().criteria.get(number=1).short

    client.logout()
    client.cookies["language"] = "en"
    for word in ("matter", "plan"):
        shown = client.get(reverse(word, args=[answered.key])).content.decode()
        assert "The frame is unclear here" in shown, word
        assert f"Still open: {short}" not in shown, word


def test_after_the_frame_was_kept_the_check_goes_on_where_it_was(
    client: Client, cast: Cast, answered: Matter
) -> None:
    sent = findings(answered, "unclear", "not_met", reason="Say it in days.")
    page(client, cast.hanneke, answered, "check_plan", **sent)
    answered.refresh_from_db()
    actions.keep_frame(cast.karin, answered, "Every day is every day.")

    shown = page(client, cast.hanneke, answered, "check_plan")

    told, form = shown.content.decode(), shown.context["form"]
    unclear, known = Criterion.objects.filter(frame__matter=answered).order_by("number")
    assert "Karin Smit kept the frame as it is" in told
    assert "Every day is every day." in told
    assert form[f"result.{known.key}"].value() == "not_met"
    assert form[f"reason.{known.key}"].value() == "Say it in days."
    assert form[f"result.{unclear.key}"].value() is None


def test_a_yes_without_a_sentence_is_read_as_the_yes_of_the_group(
    client: Client, cast: Cast, matter: Matter
) -> None:
    matter.plans.get().marks.update(quote="", step=None)

    shown = page(client, cast.hanneke, matter, "check_plan").content.decode()

    assert "The group says: yes, our plan arranges this. Joost marked it" in shown
