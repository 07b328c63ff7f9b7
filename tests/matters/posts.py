"""What the page of each deed is sent: at which stage, by whom, with which fields.

A deed that is not listed in `POSTS` is sent what `ways.py` gives the API.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from kader.groundrules import MAY, Deed, Role, Stage, clock
from kader.matters import actions
from kader.matters.models import Criterion
from kader.matters.rules.voice import Question
from kader.people.models import Person
from tests.matters import costliest, grown, needs
from tests.matters.costliest import Arrange
from tests.matters.ways import DEEDS
from tests.matters.world import QUESTION, WALKED, World

Fields = Callable[[Any], Mapping[str, str | list[str]]]

_WORDS = {"text": "A few words of ours."}
_REWRITTEN = grown.PLAN | {
    "base": "1",
    "title": "Ours",
    "step.a.what": "We found a club",
    "step.a.cost1.amount": "6100",
    "step.b.number": "0",
    "step.b.who": "Joost",
    "step.d.what": "We open the gate",
    "step.d.number": "4",
}
"""Every part of it is another one: two steps change places, and one is new."""
_ANOTHER = {name: words for name, words in _REWRITTEN.items() if not name.startswith("step.a.")} | {
    "step.b.cost1.amount": "12",
    "step.b.number": "5",
}
"""The same without the first step."""
_SHORTER = {"base": "1", "step.b.what": "Forty families adopt an animal", "step.b.who": "Aysel"}


@dataclass(frozen=True)
class Post:
    """One sending of a page: where the matter stands, who sends, and what.

    `arrange` makes what the deed is about, or what makes this sending the costliest of its deed.
    """

    deed: Deed
    stage: Stage
    role: Role
    fields: Fields
    arrange: Arrange | None = None

    def prepared(self, world: World, actor: Person) -> tuple[str, dict[str, Any]]:
        """The address and the fields, with everything there that the deed needs."""
        how = DEEDS[self.deed]
        record = (self.arrange or how.arrange)(world, actor)
        about = record[self.deed is Deed.MARK_CRITERION] if isinstance(record, tuple) else record
        keys = [world.matter.key, about.key] if how.has_record else [world.matter.key]
        return reverse(self.deed.word, args=keys), {"once": world.matter.key, **self.fields(record)}

    def send(self, client: Client, world: World, address: str, fields: dict[str, Any]) -> Any:
        """Press the button."""
        with clock.at(clock.now() + timedelta(weeks=DEEDS[self.deed].weeks_later)):
            return client.post(address, fields)


def _always(**fields: str | list[str]) -> Fields:
    return lambda record: fields


_words, _press = _always(**_WORDS), _always()


# What the pages are sent -------------------------------------------------------------------------


def _found(result: str) -> Fields:
    def fields(findings: Any) -> dict[str, str]:
        keys = dict(Criterion.objects.values_list("pk", "key"))
        sent = {"question": QUESTION}
        for found in findings:
            key = keys[found.criterion_id]
            sent[f"result.{key}"] = result
            sent[f"reason.{key}"] = "" if result == "met" else "Nobody is named."
        return sent

    return fields


def _contact(world: World) -> dict[str, str]:
    key = world.people[Role.RESIDENT].key
    return {"extent": "whole", "text": "We do it.", "contact": key}


def _adopted() -> dict[str, str | list[str]]:
    today = clock.today().isoformat()
    return {"body": "The executive board", "decided_on": today, "says_what": ["1"]}


def _changed(record: Any) -> dict[str, str | list[str]]:
    return {**needs.changed_fields(), **_adopted(), "reason": "There is less money."}


def _with_marks(plan: Any) -> dict[str, str]:
    """As the page sends it: what stood there before comes along."""
    marks = {f"mark.{point.key}": "met" for point in plan.frame.criteria.all()}
    was = {f"{name}.was": "unknown||" for name in marks}
    return {**grown.PLAN, "title": "Ours", "base": "1", **marks, **was}


_ANSWERS = {question.value: "That the animals can stay." for question in Question}

_S, _D = Stage, Deed
_RESIDENT, _STEWARD, _MANDATE = Role.RESIDENT, Role.STEWARD, Role.MANDATE_HOLDER

POSTS: dict[str, Post] = {
    # People and their seats.
    "give_seat": Post(
        _D.GIVE_SEAT, _S.PLANNING, _MANDATE, lambda r: {"seat": f"facilitator.{r.key}"}
    ),
    "give_seat, the last that was missing": Post(
        _D.GIVE_SEAT,
        _S.OPENED,
        _MANDATE,
        lambda r: {"seat": f"facilitator.{r.key}"},
        needs.to_seat,
    ),
    "leave_seat": Post(_D.LEAVE_SEAT, _S.PLANNING, Role.FACILITATOR, _press),
    "confirm_words": Post(_D.CONFIRM_WORDS, _S.PLANNING, _RESIDENT, _press),
    "confirm_words, the last answer": Post(
        _D.CONFIRM_WORDS, _S.QUESTIONS, _RESIDENT, _press, costliest.last_answer_was_typed
    ),
    "confirm_words, of a step that is lent": Post(
        _D.CONFIRM_WORDS, _S.DOING, _RESIDENT, _press, costliest.a_step_she_lends
    ),
    # A matter begins, and people come in.
    "ask_to_join": Post(_D.ASK_TO_JOIN, _S.PLANNING, Role.SIGNED_IN, _words),
    "let_in": Post(_D.LET_IN, _S.PLANNING, _RESIDENT, _press),
    "let_in, by the steward": Post(_D.LET_IN, _S.PLANNING, _STEWARD, _press),
    "leave_matter": Post(_D.LEAVE_MATTER, _S.PLANNING, _RESIDENT, _press),
    "leave_matter, the last one": Post(
        _D.LEAVE_MATTER, _S.PLANNING, _RESIDENT, _press, costliest.only_one_resident
    ),
    "ask_for_another_facilitator": Post(
        _D.ASK_FOR_ANOTHER_FACILITATOR, _S.PLANNING, _RESIDENT, _words
    ),
    # The frame.
    "draft_frame": Post(
        _D.DRAFT_FRAME, _S.FRAMING, _STEWARD, lambda r: {**grown.frame_fields(), "base": "0"}
    ),
    "draft_frame, once more": Post(
        _D.DRAFT_FRAME,
        _S.FRAMING,
        _STEWARD,
        lambda r: {**grown.frame_fields(), "aim": "Another aim.", "base": "1"},
        needs.drafted,
    ),
    "adopt_frame": Post(_D.ADOPT_FRAME, _S.FRAMING, _MANDATE, lambda r: _adopted()),
    "adopt_frame, of a wish": Post(
        _D.ADOPT_FRAME, _S.FRAMING, _MANDATE, lambda r: _adopted(), costliest.a_wish
    ),
    "change_frame": Post(_D.CHANGE_FRAME, _S.PLANNING, _MANDATE, _changed),
    "change_frame, at the check": Post(_D.CHANGE_FRAME, _S.FRAME_ASKED, _MANDATE, _changed),
    "keep_frame": Post(
        _D.KEEP_FRAME, _S.FRAME_ASKED, _MANDATE, _always(reason="Every day means seven.")
    ),
    "choose_frame": Post(_D.CHOOSE_FRAME, _S.PLANNING, _RESIDENT, _press),
    "choose_frame, the second yes": Post(
        _D.CHOOSE_FRAME,
        _S.CHECKING,
        _RESIDENT,
        _press,
        costliest.another_wanted_it(actions.choose_frame, needs.newer_frame),
    ),
    "ask_about_frame": Post(_D.ASK_ABOUT_FRAME, _S.PLANNING, Role.SIGNED_IN, _words),
    "answer_about_frame": Post(_D.ANSWER_ABOUT_FRAME, _S.PLANNING, _STEWARD, _words),
    # What the residents say.
    "answer_question": Post(
        _D.ANSWER_QUESTION, _S.QUESTIONS, _RESIDENT, _always(goal="That it stays.")
    ),
    "answer_question, the last one": Post(
        _D.ANSWER_QUESTION,
        _S.QUESTIONS,
        _RESIDENT,
        _always(need="A key."),
        costliest.two_questions_answered,
    ),
    "answer_question, all three": Post(
        _D.ANSWER_QUESTION, _S.QUESTIONS, _RESIDENT, _always(**_ANSWERS)
    ),
    "state_condition": Post(_D.STATE_CONDITION, _S.PLANNING, _RESIDENT, _words),
    "state_condition, typed for another": Post(
        _D.STATE_CONDITION,
        _S.PLANNING,
        _RESIDENT,
        lambda key: {**_WORDS, "for_whom": key},
        lambda w, a: costliest.second(w).key,
    ),
    "answer_condition": Post(_D.ANSWER_CONDITION, _S.PLANNING, _MANDATE, _words),
    "list_strengths": Post(_D.LIST_STRENGTHS, _S.PLANNING, _RESIDENT, _words),
    "state_capacity": Post(
        _D.STATE_CAPACITY, _S.PLANNING, _RESIDENT, _always(hours_a_week="30", people="5")
    ),
    # The plan.
    "write_plan": Post(
        _D.WRITE_PLAN, _S.PLANNING, _RESIDENT, lambda r: {**grown.PLAN, "base": "0"}
    ),
    "write_plan, once more": Post(
        _D.WRITE_PLAN,
        _S.PLANNING,
        _RESIDENT,
        lambda r: {**grown.PLAN, "title": "Ours", "base": "1"},
        needs.written,
    ),
    "write_plan, all of it anew": Post(
        _D.WRITE_PLAN, _S.PLANNING, _RESIDENT, lambda r: _REWRITTEN, costliest.written_by_another
    ),
    "write_plan, with a step less": Post(
        _D.WRITE_PLAN, _S.PLANNING, _RESIDENT, _always(**_SHORTER), costliest.written_by_another
    ),
    "write_plan, all of it anew with a step less": Post(
        _D.WRITE_PLAN, _S.PLANNING, _RESIDENT, _always(**_ANOTHER), costliest.written_by_another
    ),
    "write_plan, with its marks": Post(
        _D.WRITE_PLAN, _S.PLANNING, _RESIDENT, _with_marks, needs.written
    ),
    "mark_criterion": Post(_D.MARK_CRITERION, _S.PLANNING, _RESIDENT, _always(state="met")),
    "submit_plan": Post(_D.SUBMIT_PLAN, _S.PLANNING, _RESIDENT, _press),
    "submit_plan, alone": Post(
        _D.SUBMIT_PLAN, _S.PLANNING, _RESIDENT, _press, costliest.alone_with_a_plan
    ),
    "confirm_submission": Post(_D.CONFIRM_SUBMISSION, _S.PLANNING, _RESIDENT, _press),
    "ask_to_wait": Post(_D.ASK_TO_WAIT, _S.CHECKING, _RESIDENT, _words),
    "withdraw_plan": Post(_D.WITHDRAW_PLAN, _S.CHECKING, _RESIDENT, _press),
    "withdraw_plan, the second yes": Post(
        _D.WITHDRAW_PLAN,
        _S.CHECKING,
        _RESIDENT,
        _press,
        costliest.another_wanted_it(actions.withdraw_plan),
    ),
    "accept_responsibility": Post(
        _D.ACCEPT_RESPONSIBILITY, _S.PLANNING, _RESIDENT, _contact, lambda w, a: w
    ),
    # Help on request.
    "request_facts": Post(_D.REQUEST_FACTS, _S.PLANNING, _RESIDENT, _words),
    "answer_fact_request": Post(_D.ANSWER_FACT_REQUEST, _S.PLANNING, _STEWARD, _words),
    "ask_for_support": Post(_D.ASK_FOR_SUPPORT, _S.PLANNING, _RESIDENT, _words),
    "answer_support": Post(
        _D.ANSWER_SUPPORT, _S.PLANNING, _STEWARD, _always(text="Yes.", given="yes")
    ),
    # The check.
    "check_plan, a new assignment": Post(_D.CHECK_PLAN, _S.CHECKING, _STEWARD, _found("not_met")),
    "check_plan, it fits": Post(
        _D.CHECK_PLAN, _S.CHECKING, _STEWARD, _found("met"), costliest.all_meets
    ),
    "check_plan, unclear": Post(_D.CHECK_PLAN, _S.CHECKING, _STEWARD, _found("unclear")),
    "give_assignment": Post(_D.GIVE_ASSIGNMENT, _S.CHECKING, _STEWARD, _always(question=QUESTION)),
    "decide_formally": Post(
        _D.DECIDE_FORMALLY,
        _S.DECIDING,
        _MANDATE,
        lambda r: {
            "granted": "yes",
            "reasons": "It fits.",
            "remedies": "Object within six weeks.",
            "body": "The board",
            "decided_on": clock.today().isoformat(),
        },
    ),
    # Talking and keeping one's word.
    "send_update": Post(
        _D.SEND_UPDATE,
        _S.PLANNING,
        _STEWARD,
        lambda r: {"text": "The board reads your answers this week.", "next_by": needs.day(1)},
    ),
    "make_promise": Post(
        _D.MAKE_PROMISE,
        _S.PLANNING,
        _STEWARD,
        lambda r: {"text": "A call.", "due": needs.day(1), "kind": "own"},
    ),
    "make_promise, for what was asked": Post(
        _D.MAKE_PROMISE,
        _S.PLANNING,
        _STEWARD,
        lambda asked: {
            "text": "A bench.",
            "due": needs.day(1),
            "kind": "means",
            "asked": asked.key,
        },
        needs.asked("support_requests"),
    ),
    "keep_promise": Post(_D.KEEP_PROMISE, _S.PLANNING, _STEWARD, _press),
    "move_hand_in_date": Post(
        _D.MOVE_HAND_IN_DATE, _S.PLANNING, _RESIDENT, lambda r: {"day": needs.day()}
    ),
    "give_signal": Post(_D.GIVE_SIGNAL, _S.PLANNING, _RESIDENT, _always(kind="silence")),
    "answer_signal": Post(
        _D.ANSWER_SIGNAL, _S.PLANNING, _STEWARD, lambda r: {**_WORDS, "moved_to": needs.day()}
    ),
    "close_signal": Post(_D.CLOSE_SIGNAL, _S.PLANNING, _RESIDENT, _press),
    # Doing it.
    "report_progress": Post(
        _D.REPORT_PROGRESS,
        _S.DOING,
        _RESIDENT,
        lambda step: {**_WORDS, "step": step.key},
        needs.a_step,
    ),
    "adjust_step": Post(
        _D.ADJUST_STEP, _S.DOING, _RESIDENT, _always(text="On Thursday.", let_go="let_go")
    ),
    "finish_step": Post(_D.FINISH_STEP, _S.DOING, _RESIDENT, _press),
    "finish_step, the last one": Post(
        _D.FINISH_STEP, _S.DOING, _RESIDENT, _press, costliest.the_last_step
    ),
    "take_over_step": Post(
        _D.TAKE_OVER_STEP,
        _S.DOING,
        _STEWARD,
        lambda r: {"consent_by": r[1].key, "text": "For a while.", "review_on": needs.day()},
    ),
    "hand_back_step": Post(_D.HAND_BACK_STEP, _S.DOING, _RESIDENT, _press),
    # Looking back, and ending.
    "evaluate": Post(
        _D.EVALUATE, _S.EVALUATING, _RESIDENT, _always(text="It went well.", public="all")
    ),
    "tell_story": Post(
        _D.TELL_STORY, _S.EVALUATING, _RESIDENT, _always(title="The meadow", text="It stayed.")
    ),
    "close_matter": Post(_D.CLOSE_MATTER, _S.EVALUATING, _RESIDENT, _press),
    "close_matter, the last yes": Post(
        _D.CLOSE_MATTER, _S.EVALUATING, _STEWARD, _press, costliest.a_resident_wants_to_close
    ),
    "confirm_stop": Post(_D.CONFIRM_STOP, _S.PLANNING, _RESIDENT, _press),
    "confirm_stop, two thirds": Post(
        _D.CONFIRM_STOP,
        _S.PLANNING,
        _RESIDENT,
        _press,
        costliest.another_wanted_it(actions.confirm_stop, costliest.two_members),
    ),
    "stop_matter": Post(_D.STOP_MATTER, _S.PLANNING, _MANDATE, _always(reason="It was sold.")),
    "resume_matter": Post(_D.RESUME_MATTER, _S.STOPPED, Role.FORMER_RESIDENT, _press),
    "rest": Post(_D.REST, _S.PLANNING, _STEWARD, _always(asked="on")),
    "wake": Post(_D.WAKE, _S.RESTING, _RESIDENT, _press),
}


def _as_the_walk_does(deed: Deed) -> Post:
    """A deed whose page takes the same fields as the API."""
    line = MAY[deed]
    stage = next(stage for stage in (Stage.PLANNING, *Stage) if stage in line.when)
    role = next(role for role in WALKED if role in line.who)
    return Post(deed, stage, role, DEEDS[deed].body)


_LISTED = {post.deed for post in POSTS.values()}
POSTS |= {deed.word: _as_the_walk_does(deed) for deed in DEEDS if deed not in _LISTED}
