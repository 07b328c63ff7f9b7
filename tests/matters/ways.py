"""Each deed of the table: what it needs, the action, and what the API is given."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from kader.groundrules import Deed, Role, clock
from kader.matters import actions
from kader.matters.actions import Adoption, Decision, Marking
from kader.matters.models import Matter
from kader.matters.rules.check import Found
from kader.matters.rules.line import SignalKind
from kader.matters.rules.plan import MarkState
from kader.matters.rules.voice import Extent, Question
from kader.people import actions as people_actions
from kader.people.models import Person, Seat
from tests.matters import grown, needs
from tests.matters.grown import frame_fields
from tests.matters.world import QUESTION, World


@dataclass(frozen=True)
class Done:
    """How a deed is done: what it needs, the action, and what the API is given."""

    arrange: Callable[[World, Person], Any]
    act: Callable[[Person, Matter, Any], Any]
    body: Callable[[Any], dict[str, Any]]
    has_record: bool = False
    weeks_later: int = 0


def perform(deed: Deed, actor: Person, world: World) -> Any:
    """Arrange what the deed needs, and do it."""
    how = DEEDS[deed]
    record = how.arrange(world, actor)
    with clock.at(clock.now() + timedelta(weeks=how.weeks_later)):
        return how.act(actor, world.fresh(), record)


_NEWS = "The board reads your answers this week."
_ADOPTION = {"body": "The executive board", "decidedOn": "2026-11-01", "saysWhat": [1]}


def _adoption() -> Adoption:
    return Adoption("The executive board", clock.today())


def _seat_key(matter_circle: int, person: Person) -> str:
    found = Seat.objects.open().filter(circle=matter_circle, person=person)
    return found.values_list("key", flat=True)[0]


DEEDS: dict[Deed, Done] = {
    Deed.GIVE_SEAT: Done(
        needs.to_seat,
        lambda a, m, r: people_actions.give_seat(a, m.circle, r, Role.FACILITATOR),
        lambda r: {"person": r.seats.get(askable=True).key, "role": "facilitator"},
    ),
    Deed.LEAVE_SEAT: Done(
        needs.own_seat,
        lambda a, m, r: people_actions.leave_seat(a, r),
        needs.empty,
        has_record=True,
    ),
    Deed.CONFIRM_WORDS: Done(
        needs.typed,
        lambda a, m, r: people_actions.confirm_words(a, m.circle, r),
        needs.empty,
        has_record=True,
    ),
    Deed.ASK_TO_JOIN: Done(
        needs.nothing, lambda a, m, r: actions.ask_to_join(a, m, "May I join?"), needs.words()
    ),
    Deed.LET_IN: Done(
        needs.join_request, lambda a, m, r: actions.let_in(a, r), needs.empty, has_record=True
    ),
    Deed.LEAVE_MATTER: Done(needs.nothing, lambda a, m, r: actions.leave_matter(a, m), needs.empty),
    Deed.ASK_FOR_ANOTHER_FACILITATOR: Done(
        needs.nothing,
        lambda a, m, r: actions.ask_for_another_facilitator(a, m, "Please."),
        needs.words(),
    ),
    Deed.DRAFT_FRAME: Done(
        needs.nothing,
        lambda a, m, r: actions.draft_frame(a, m, frame_fields()),
        lambda r: {"fields": frame_fields()},
    ),
    Deed.ADOPT_FRAME: Done(
        needs.drafted,
        lambda a, m, r: actions.adopt_frame(a, m, _adoption(), frozenset({1})),
        lambda r: _ADOPTION,
    ),
    Deed.CHANGE_FRAME: Done(
        needs.nothing,
        lambda a, m, r: actions.change_frame(
            a, m, needs.changed_fields(), _adoption(), "Less money."
        ),
        lambda r: {
            "fields": needs.changed_fields(),
            "body": "The board",
            "decidedOn": "2026-11-01",
            "reason": "Less money.",
        },
    ),
    Deed.KEEP_FRAME: Done(
        needs.nothing,
        lambda a, m, r: actions.keep_frame(a, m, "Every day means seven."),
        lambda r: {"reason": "Every day means seven."},
    ),
    Deed.CHOOSE_FRAME: Done(
        needs.newer_frame, lambda a, m, r: actions.choose_frame(a, m), needs.empty
    ),
    Deed.ASK_ABOUT_FRAME: Done(
        needs.nothing,
        lambda a, m, r: actions.ask_about_frame(a, m, "What is green?"),
        needs.words(),
    ),
    Deed.ANSWER_ABOUT_FRAME: Done(
        needs.frame_question,
        lambda a, m, r: actions.answer_about_frame(a, r, "Grass."),
        needs.words(),
        has_record=True,
    ),
    Deed.ANSWER_QUESTION: Done(
        needs.nothing,
        lambda a, m, r: actions.answer_question(a, m, Question.GOAL, "That it stays."),
        lambda r: {"question": "goal", "text": "That it stays."},
    ),
    Deed.STATE_CONDITION: Done(
        needs.nothing,
        lambda a, m, r: actions.state_condition(a, m, "Not in summer."),
        needs.words(),
    ),
    Deed.ANSWER_CONDITION: Done(
        needs.condition,
        lambda a, m, r: actions.answer_condition(a, r, "Yes."),
        needs.words(),
        has_record=True,
    ),
    Deed.LIST_STRENGTHS: Done(
        needs.nothing,
        lambda a, m, r: actions.list_strengths(a, m, "We know the farmer."),
        needs.words(),
    ),
    Deed.STATE_CAPACITY: Done(
        needs.nothing,
        lambda a, m, r: actions.state_capacity(a, m, Decimal(10), 3),
        lambda r: {"hoursAWeek": 10, "people": 3},
    ),
    Deed.WRITE_PLAN: Done(
        needs.nothing,
        lambda a, m, r: actions.write_plan(a, m, grown.PLAN),
        lambda r: {"fields": grown.PLAN},
    ),
    Deed.MARK_CRITERION: Done(
        needs.marked,
        lambda a, m, r: actions.mark_criterion(a, r[0], r[1], Marking(MarkState.MET)),
        lambda r: {"state": "met"},
        has_record=True,
    ),
    Deed.SUBMIT_PLAN: Done(needs.written, lambda a, m, r: actions.submit_plan(a, m), needs.empty),
    Deed.CONFIRM_SUBMISSION: Done(
        needs.proposed,
        lambda a, m, r: actions.confirm_submission(a, r),
        needs.empty,
        has_record=True,
    ),
    Deed.ASK_TO_WAIT: Done(
        needs.nothing, lambda a, m, r: actions.ask_to_wait(a, m, "Not yet."), needs.words()
    ),
    Deed.WITHDRAW_PLAN: Done(
        needs.nothing, lambda a, m, r: actions.withdraw_plan(a, m), needs.empty
    ),
    Deed.ACCEPT_RESPONSIBILITY: Done(
        lambda w, a: w,
        lambda a, m, r: actions.accept_responsibility(
            a, m, Extent.PART, "The days.", r.people[Role.RESIDENT]
        ),
        lambda r: {
            "extent": "part",
            "text": "The days.",
            "contact": _seat_key(r.matter.circle_id, r.people[Role.RESIDENT]),
        },
    ),
    Deed.REQUEST_FACTS: Done(
        needs.nothing, lambda a, m, r: actions.request_facts(a, m, "How old is it?"), needs.words()
    ),
    Deed.ANSWER_FACT_REQUEST: Done(
        needs.asked("fact_requests"),
        lambda a, m, r: actions.answer_fact_request(a, r, "Ten years."),
        needs.words(),
        has_record=True,
    ),
    Deed.ASK_FOR_SUPPORT: Done(
        needs.nothing, lambda a, m, r: actions.ask_for_support(a, m, "A room."), needs.words()
    ),
    Deed.ANSWER_SUPPORT: Done(
        needs.asked("support_requests"),
        lambda a, m, r: actions.answer_support(a, r, "Yes.", True),
        lambda r: {"text": "Yes.", "given": True},
        has_record=True,
    ),
    Deed.CHECK_PLAN: Done(
        lambda w, a: needs.findings(w.matter),
        lambda a, m, r: actions.check_plan(a, m, r, QUESTION),
        lambda r: {"findings": _as_keys(r), "question": QUESTION},
    ),
    Deed.GIVE_ASSIGNMENT: Done(
        needs.checked,
        lambda a, m, r: actions.give_assignment(a, r, QUESTION),
        lambda r: {"question": QUESTION},
        has_record=True,
    ),
    Deed.DECIDE_FORMALLY: Done(
        needs.nothing,
        lambda a, m, r: actions.decide_formally(
            a, m, Decision(True, "It fits.", "Object within six weeks.", "Board", clock.today())
        ),
        lambda r: {
            "granted": True,
            "reasons": "It fits.",
            "remedies": "Object within six weeks.",
            "body": "Board",
            "decidedOn": "2026-11-01",
        },
    ),
    Deed.SEND_UPDATE: Done(
        needs.nothing,
        lambda a, m, r: actions.send_update(a, m, _NEWS, clock.today() + timedelta(days=7)),
        lambda r: {"text": _NEWS, "nextBy": needs.day(1)},
    ),
    Deed.MAKE_PROMISE: Done(
        needs.nothing,
        lambda a, m, r: actions.make_promise(a, m, "A bench.", clock.today() + timedelta(days=7)),
        lambda r: {"text": "A bench.", "due": needs.day(1), "kind": "own"},
    ),
    Deed.KEEP_PROMISE: Done(
        needs.promise, lambda a, m, r: actions.keep_promise(a, r), needs.empty, has_record=True
    ),
    Deed.MOVE_HAND_IN_DATE: Done(
        needs.nothing,
        lambda a, m, r: actions.move_hand_in_date(a, m, clock.today() + timedelta(days=28)),
        lambda r: {"day": needs.day()},
    ),
    Deed.GIVE_SIGNAL: Done(
        needs.nothing,
        lambda a, m, r: actions.give_signal(a, m, SignalKind.SILENCE),
        lambda r: {"kind": "silence"},
    ),
    Deed.ANSWER_SIGNAL: Done(
        needs.signal,
        lambda a, m, r: actions.answer_signal(a, r, "We do it differently."),
        needs.words(),
        has_record=True,
    ),
    Deed.CLOSE_SIGNAL: Done(
        needs.own_signal, lambda a, m, r: actions.close_signal(a, r), needs.empty, has_record=True
    ),
    Deed.REPORT_PROGRESS: Done(
        needs.nothing, lambda a, m, r: actions.report_progress(a, m, "It goes well."), needs.words()
    ),
    Deed.ADJUST_STEP: Done(
        needs.a_step,
        lambda a, m, r: actions.adjust_step(a, r, "On Thursday."),
        needs.words(),
        has_record=True,
    ),
    Deed.FINISH_STEP: Done(
        needs.a_step, lambda a, m, r: actions.finish_step(a, r), needs.empty, has_record=True
    ),
    Deed.TAKE_OVER_STEP: Done(
        lambda w, a: (needs.a_step(w, a), w.people[Role.RESIDENT]),
        lambda a, m, r: actions.take_over_step(
            a, r[0], r[1], "For a while.", clock.today() + timedelta(days=28)
        ),
        lambda r: {
            "consentBy": _seat_key(r[0].plan.matter.circle_id, r[1]),
            "text": "For a while.",
            "reviewOn": needs.day(),
        },
        has_record=True,
    ),
    Deed.HAND_BACK_STEP: Done(
        needs.taken_over, lambda a, m, r: actions.hand_back_step(a, r), needs.empty, has_record=True
    ),
    Deed.EVALUATE: Done(
        needs.nothing, lambda a, m, r: actions.evaluate(a, m, "Good."), needs.words()
    ),
    Deed.TELL_STORY: Done(
        needs.nothing,
        lambda a, m, r: actions.tell_story(a, m, "The meadow", "It stayed."),
        lambda r: {"title": "The meadow", "text": "It stayed."},
    ),
    Deed.CLOSE_MATTER: Done(
        needs.looked_back, lambda a, m, r: actions.close_matter(a, m), needs.empty
    ),
    Deed.CONFIRM_STOP: Done(needs.nothing, lambda a, m, r: actions.confirm_stop(a, m), needs.empty),
    Deed.STOP_MATTER: Done(
        needs.nothing,
        lambda a, m, r: actions.stop_matter(a, m, "Sold."),
        lambda r: {"reason": "Sold."},
    ),
    Deed.RESUME_MATTER: Done(
        needs.nothing, lambda a, m, r: actions.resume_matter(a, m), needs.empty
    ),
    Deed.REST: Done(
        needs.nothing,
        lambda a, m, r: actions.rest(a, m, asked=True),
        lambda r: {"asked": True},
        weeks_later=9,
    ),
    Deed.WAKE: Done(needs.nothing, lambda a, m, r: actions.wake(a, m), needs.empty),
}


def _as_keys(findings: list[Found]) -> list[dict[str, str]]:
    from kader.matters.models import Criterion

    keys = dict(Criterion.objects.values_list("pk", "key"))
    return [
        {"criterion": keys[f.criterion_id], "result": f.result, "reason": f.reason}
        for f in findings
    ]
