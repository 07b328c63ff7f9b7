"""A small matter at each stage, with somebody in each role, and each deed ready to be done there.

What a deed needs is arranged beside the story, straight in the database, so that a refusal cannot
pass for the wrong reason: the record that the deed is about is always there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from decimal import Decimal
from typing import Any

from kader.groundrules import Deed, Role, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption, Decision, Marking
from kader.matters.models import Check, Condition, Frame, Matter, Plan, Step
from kader.matters.rules.check import Found, Outcome, Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.line import SignalKind
from kader.matters.rules.plan import MarkState, PlanStatus
from kader.matters.rules.voice import Extent, Proposed, Question
from kader.people import actions as people_actions
from kader.people.models import Person, Seat
from tests.matters import grown
from tests.matters.grown import Cast, frame_fields

QUESTION = "Who is there at the weekend?"
EXTRA = (Role.STAND_IN, Role.MODERATOR, Role.COLLEAGUE, Role.PERSON_OF_TRUST, Role.REGISTRAR)
WALKED = (
    Role.RESIDENT,
    Role.MANDATE_HOLDER,
    Role.STEWARD,
    Role.FACILITATOR,
    *EXTRA,
    Role.FORMER_RESIDENT,
    Role.SIGNED_IN,
)


@dataclass
class World:
    """A matter with the people around it, by role."""

    matter: Matter
    people: dict[Role, Person] = field(default_factory=dict)
    second: Person | None = None

    def fresh(self) -> Matter:
        """The matter as the database has it now."""
        return Matter.objects.select_related("circle").get(pk=self.matter.pk)


def world_at(stage: Stage, cast: Cast) -> World:
    """The matter brought to a stage by deeds; ONE_OF_SEVERAL is set: no deed leads there yet."""
    matter = _AT[stage](cast)
    assert matter.stage == stage, (matter.stage, stage)
    people = {
        Role.RESIDENT: cast.mieke,
        Role.STEWARD: cast.hanneke,
        Role.FACILITATOR: cast.idris,
        Role.MANDATE_HOLDER: cast.karin,
    }
    people |= {role: _seated(matter, role) for role in EXTRA}
    people[Role.FORMER_RESIDENT] = _seated(matter, Role.RESIDENT, left=True)
    people[Role.SIGNED_IN] = Person.objects.create_user("beside@example.org", "Bea Side")
    _give_missing_seats(matter, cast)
    return World(matter, people, cast.joost)


def _seated(matter: Matter, role: Role, left: bool = False) -> Person:
    person = Person.objects.create_user(f"{role}-{left}@example.org", f"Somebody {role}")
    now = clock.now()
    Seat.objects.create(
        circle=matter.circle,
        person=person,
        role=role,
        side=1 if role is Role.RESIDENT else None,
        since=now,
        until=now if left else None,
        given_by=person,
    )
    return person


def _give_missing_seats(matter: Matter, cast: Cast) -> None:
    """At the door nobody has a seat yet; the walk asks what each role may do there."""
    for person, role, side in (
        (cast.hanneke, Role.STEWARD, None),
        (cast.idris, Role.FACILITATOR, 1),
        (cast.mieke, Role.RESIDENT, 1),
        (cast.joost, Role.RESIDENT, 1),
    ):
        open_seats = Seat.objects.open().filter(circle=matter.circle, person=person)
        if not open_seats.exists():
            open_seats.create(
                circle=matter.circle,
                person=person,
                role=role,
                side=side,
                since=clock.now(),
                given_by=person,
            )


# The stages --------------------------------------------------------------------------------------


def _frame_asked(cast: Cast) -> Matter:
    matter = grown.checking(cast)
    found = [Found(c.pk, Result.UNCLEAR, "What is every day?") for c in _criteria(matter)]
    actions.check_plan(cast.hanneke, matter, found)
    return _now(matter)


def _deciding(cast: Cast) -> Matter:
    matter = grown.checking(cast)
    matter.frames.update(formal_decision=True)
    actions.accept_responsibility(cast.mieke, matter, Extent.WHOLE, "We do it.", cast.joost)
    actions.check_plan(cast.hanneke, matter, [Found(c.pk, Result.MET) for c in _criteria(matter)])
    return _now(matter)


def _one_of_several(cast: Cast) -> Matter:
    matter = _deciding(cast)
    Matter.objects.filter(pk=matter.pk).update(stage=Stage.ONE_OF_SEVERAL, turn="residents")
    return _now(matter)


def _closed(cast: Cast) -> Matter:
    matter = grown.evaluating(cast)
    actions.evaluate(cast.mieke, matter, "It went well.")
    actions.evaluate(cast.hanneke, matter, "They found it themselves.")
    for person in (cast.mieke, cast.hanneke, cast.joost):
        actions.close_matter(person, matter)
    return _now(matter)


def _stopped(cast: Cast) -> Matter:
    matter = grown.planning(cast)
    actions.stop_matter(cast.karin, matter, "The ground is sold.")
    return _now(matter)


def _resting(cast: Cast) -> Matter:
    matter = grown.planning(cast)
    with clock.at(clock.now() + timedelta(weeks=9)):
        actions.rest(cast.hanneke, matter)
    return _now(matter)


_AT: dict[Stage, Callable[[Cast], Matter]] = {
    Stage.OPENED: grown.opened,
    Stage.FRAMING: grown.framing,
    Stage.QUESTIONS: grown.questions,
    Stage.PLANNING: grown.planning,
    Stage.CHECKING: grown.checking,
    Stage.FRAME_ASKED: _frame_asked,
    Stage.ONE_OF_SEVERAL: _one_of_several,
    Stage.DECIDING: _deciding,
    Stage.DOING: grown.doing,
    Stage.EVALUATING: grown.evaluating,
    Stage.CLOSED: _closed,
    Stage.STOPPED: _stopped,
    Stage.RESTING: _resting,
}


def _now(matter: Matter) -> Matter:
    return Matter.objects.select_related("circle").get(pk=matter.pk)


def _criteria(matter: Matter) -> list[Any]:
    return list(matter.frames.get(status=FrameStatus.ADOPTED).criteria.all())


# The deeds ---------------------------------------------------------------------------------------


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


def _nothing(world: World, actor: Person) -> None:
    return None


def _frame(world: World) -> Frame:
    found = world.matter.frames.first()
    return found or world.matter.frames.create(
        number=99, status=FrameStatus.DRAFT, drafted_by=world.people[Role.STEWARD]
    )


def _plan(world: World) -> Plan:
    found = world.matter.plans.filter(status=PlanStatus.FITS).first() or world.matter.plans.last()
    return found or world.matter.plans.create(
        side=world.matter.sides.get(),
        number=99,
        frame=_frame(world),
        status=PlanStatus.DRAFT,
        started_at=clock.now(),
    )


def _step(world: World, actor: Person) -> Step:
    plan = _plan(world)
    found = plan.steps.filter(status="open").first()
    step = found or plan.steps.create(number=90, name="zz", what="A step", who="We", when="soon")
    return Step.objects.select_related("plan__matter__circle").get(pk=step.pk)


def _taken_over(world: World, actor: Person) -> Step:
    step = _step(world, actor)
    step.take_overs.create(
        text="For a while.",
        review_on=clock.today(),
        by=world.people[Role.RESIDENT],
        typed_by=world.people[Role.STEWARD],
        confirmed_at=clock.now(),
        at=clock.now(),
    )
    return step


def _said(world: World, by: Person, **more: Any) -> dict[str, Any]:
    return {"text": "Words of somebody.", "by": by, "at": clock.now(), **more}


def _resident(world: World) -> Person:
    assert world.second is not None
    return world.second


def _condition(world: World, actor: Person) -> Condition:
    side = world.matter.sides.get()
    return side.conditions.create(**_said(world, _resident(world)))


def _asked(name: str) -> Callable[[World, Person], Any]:
    def arrange(world: World, actor: Person) -> Any:
        return getattr(world.matter, name).create(
            **_said(world, _resident(world), due=clock.today())
        )

    return arrange


def _frame_question(world: World, actor: Person) -> Any:
    due = clock.today()
    return world.matter.frame_questions.create(
        **_said(world, _resident(world), due=due, frame=_frame(world))
    )


def _promise(world: World, actor: Person) -> Any:
    return world.matter.promises.create(
        **_said(world, world.people[Role.STEWARD], due=clock.today())
    )


def _signal(world: World, actor: Person) -> Any:
    mandated = actor == world.people[Role.MANDATE_HOLDER]
    kind = SignalKind.FRAME_TOO_NARROW if mandated else SignalKind.TAKING_OVER
    due = clock.today()
    return world.matter.signals.create(**_said(world, _resident(world), due=due, kind=kind))


def _own_signal(world: World, actor: Person) -> Any:
    due = clock.today()
    return world.matter.signals.create(**_said(world, actor, due=due, kind=SignalKind.TOO_MUCH))


def _join_request(world: World, actor: Person) -> Any:
    Matter.objects.filter(pk=world.matter.pk).update(open_to_area=False)
    guest = Person.objects.create_user("guest@example.org", "Gus Guest")
    long_ago = clock.now() - timedelta(days=9)
    return world.matter.join_requests.create(text="May I?", by=guest, at=long_ago)


def _to_seat(world: World, actor: Person) -> Person:
    """The facilitator's seat is vacant, and somebody may be asked."""
    circle = world.matter.circle
    circle.seats.open().of(Role.FACILITATOR).update(until=clock.now())
    person = Person.objects.create_user("asked@example.org", "Ans Asked")
    Seat.objects.create(
        circle_id=1,
        person=person,
        role=Role.FACILITATOR,
        askable=True,
        since=clock.now(),
        given_by=person,
    )
    return person


def _own_seat(world: World, actor: Person) -> Seat:
    mine = Seat.objects.select_related("circle").filter(circle=world.matter.circle, person=actor)
    return mine.first() or Seat.objects.select_related("circle").get(
        circle=world.matter.circle, role=Role.FACILITATOR, until=None
    )


def _typed(world: World, actor: Person) -> Any:
    return world.matter.sides.get().strengths.create(
        **_said(world, actor, typed_by=_resident(world))
    )


def _drafted(world: World, actor: Person) -> None:
    if world.matter.at is Stage.FRAMING:
        actions.draft_frame(world.people[Role.STEWARD], world.fresh(), frame_fields())


def _written(world: World, actor: Person) -> Plan:
    if world.matter.at is Stage.PLANNING:
        actions.write_plan(_resident(world), world.fresh(), grown.PLAN)
    return Plan.objects.select_related("matter__circle", "frame").get(pk=_plan(world).pk)


def _marked(world: World, actor: Person) -> Any:
    plan = _written(world, actor)
    found = plan.frame.criteria.first()
    return plan, found or plan.frame.criteria.create(number=90, short="A", text="A", how="A")


def _proposed(world: World, actor: Person) -> Any:
    plan = _written(world, actor)
    if world.matter.at is Stage.PLANNING:
        return actions.submit_plan(_resident(world), world.fresh())
    return world.matter.proposals.create(
        what=Proposed.SUBMIT,
        plan=plan,
        by=_resident(world),
        at=clock.now(),
        lapses_at=clock.now() + timedelta(days=7),
    )


def _newer_frame(world: World, actor: Person) -> None:
    if world.matter.at in {Stage.PLANNING, Stage.CHECKING}:
        _written(world, actor)
        karin = world.people[Role.MANDATE_HOLDER]
        adoption = Adoption("The executive board", clock.today())
        actions.change_frame(karin, world.fresh(), _changed_fields(), adoption, "Less money.")


def _changed_fields() -> dict[str, str]:
    return {**frame_fields(), "bound.1.says_what": "1", "aim": "Something else."}


def _checked(world: World, actor: Person) -> Check:
    """A check with an unmet point that has no question yet."""
    plan = _plan(world)
    check = plan.checks.create(
        number=90, outcome=Outcome.NEW_ASSIGNMENT, by=world.people[Role.STEWARD], at=clock.now()
    )
    criterion = plan.frame.criteria.first() or plan.frame.criteria.create(
        number=90, short="A", text="A", how="A"
    )
    check.findings.create(criterion=criterion, result=Result.NOT_MET, reason="Nobody is named.")
    return Check.objects.select_related("plan__matter__circle").get(pk=check.pk)


def _looked_back(world: World, actor: Person) -> None:
    for role in (Role.RESIDENT, Role.STEWARD):
        world.matter.evaluations.create(**_said(world, world.people[role], role=role))


def _findings(matter: Matter) -> list[Found]:
    plan = matter.plans.filter(status=PlanStatus.SUBMITTED).first()
    criteria = plan.frame.criteria.all() if plan else []
    return [Found(c.pk, Result.NOT_MET, "Nobody is named.") for c in criteria]


def _words(text: str = "A few words of mine.") -> Callable[[Any], dict[str, Any]]:
    return lambda record: {"text": text}


def _empty(record: Any) -> dict[str, Any]:
    return {}


def _day(weeks: int = 4) -> str:
    return (clock.today() + timedelta(weeks=weeks)).isoformat()


_NEWS = "The board reads your answers this week."
_ADOPTION = {"body": "The executive board", "decidedOn": "2026-11-01", "saysWhat": [1]}


def _adoption() -> Adoption:
    return Adoption("The executive board", clock.today())


def _seat_key(matter_circle: int, person: Person) -> str:
    found = Seat.objects.open().filter(circle=matter_circle, person=person)
    return found.values_list("key", flat=True)[0]


DEEDS: dict[Deed, Done] = {
    Deed.GIVE_SEAT: Done(
        _to_seat,
        lambda a, m, r: people_actions.give_seat(a, m.circle, r, Role.FACILITATOR),
        lambda r: {"person": r.seats.get(askable=True).key, "role": "facilitator"},
    ),
    Deed.LEAVE_SEAT: Done(
        _own_seat, lambda a, m, r: people_actions.leave_seat(a, r), _empty, has_record=True
    ),
    Deed.CONFIRM_WORDS: Done(
        _typed,
        lambda a, m, r: people_actions.confirm_words(a, m.circle, r),
        _empty,
        has_record=True,
    ),
    Deed.ASK_TO_JOIN: Done(
        _nothing, lambda a, m, r: actions.ask_to_join(a, m, "May I join?"), _words()
    ),
    Deed.LET_IN: Done(_join_request, lambda a, m, r: actions.let_in(a, r), _empty, has_record=True),
    Deed.LEAVE_MATTER: Done(_nothing, lambda a, m, r: actions.leave_matter(a, m), _empty),
    Deed.ASK_FOR_ANOTHER_FACILITATOR: Done(
        _nothing, lambda a, m, r: actions.ask_for_another_facilitator(a, m, "Please."), _words()
    ),
    Deed.DRAFT_FRAME: Done(
        _nothing,
        lambda a, m, r: actions.draft_frame(a, m, frame_fields()),
        lambda r: {"fields": frame_fields()},
    ),
    Deed.ADOPT_FRAME: Done(
        _drafted,
        lambda a, m, r: actions.adopt_frame(a, m, _adoption(), frozenset({1})),
        lambda r: _ADOPTION,
    ),
    Deed.CHANGE_FRAME: Done(
        _nothing,
        lambda a, m, r: actions.change_frame(a, m, _changed_fields(), _adoption(), "Less money."),
        lambda r: {
            "fields": _changed_fields(),
            "body": "The board",
            "decidedOn": "2026-11-01",
            "reason": "Less money.",
        },
    ),
    Deed.KEEP_FRAME: Done(
        _nothing,
        lambda a, m, r: actions.keep_frame(a, m, "Every day means seven."),
        lambda r: {"reason": "Every day means seven."},
    ),
    Deed.CHOOSE_FRAME: Done(_newer_frame, lambda a, m, r: actions.choose_frame(a, m), _empty),
    Deed.ASK_ABOUT_FRAME: Done(
        _nothing, lambda a, m, r: actions.ask_about_frame(a, m, "What is green?"), _words()
    ),
    Deed.ANSWER_ABOUT_FRAME: Done(
        _frame_question,
        lambda a, m, r: actions.answer_about_frame(a, r, "Grass."),
        _words(),
        has_record=True,
    ),
    Deed.ANSWER_QUESTION: Done(
        _nothing,
        lambda a, m, r: actions.answer_question(a, m, Question.GOAL, "That it stays."),
        lambda r: {"question": "goal", "text": "That it stays."},
    ),
    Deed.STATE_CONDITION: Done(
        _nothing, lambda a, m, r: actions.state_condition(a, m, "Not in summer."), _words()
    ),
    Deed.ANSWER_CONDITION: Done(
        _condition,
        lambda a, m, r: actions.answer_condition(a, r, "Yes."),
        _words(),
        has_record=True,
    ),
    Deed.LIST_STRENGTHS: Done(
        _nothing, lambda a, m, r: actions.list_strengths(a, m, "We know the farmer."), _words()
    ),
    Deed.STATE_CAPACITY: Done(
        _nothing,
        lambda a, m, r: actions.state_capacity(a, m, Decimal(10), 3),
        lambda r: {"hoursAWeek": 10, "people": 3},
    ),
    Deed.WRITE_PLAN: Done(
        _nothing,
        lambda a, m, r: actions.write_plan(a, m, grown.PLAN),
        lambda r: {"fields": grown.PLAN},
    ),
    Deed.MARK_CRITERION: Done(
        _marked,
        lambda a, m, r: actions.mark_criterion(a, r[0], r[1], Marking(MarkState.MET)),
        lambda r: {"state": "met"},
        has_record=True,
    ),
    Deed.SUBMIT_PLAN: Done(_written, lambda a, m, r: actions.submit_plan(a, m), _empty),
    Deed.CONFIRM_SUBMISSION: Done(
        _proposed, lambda a, m, r: actions.confirm_submission(a, r), _empty, has_record=True
    ),
    Deed.ASK_TO_WAIT: Done(
        _nothing, lambda a, m, r: actions.ask_to_wait(a, m, "Not yet."), _words()
    ),
    Deed.WITHDRAW_PLAN: Done(_nothing, lambda a, m, r: actions.withdraw_plan(a, m), _empty),
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
        _nothing, lambda a, m, r: actions.request_facts(a, m, "How old is it?"), _words()
    ),
    Deed.ANSWER_FACT_REQUEST: Done(
        _asked("fact_requests"),
        lambda a, m, r: actions.answer_fact_request(a, r, "Ten years."),
        _words(),
        has_record=True,
    ),
    Deed.ASK_FOR_SUPPORT: Done(
        _nothing, lambda a, m, r: actions.ask_for_support(a, m, "A room."), _words()
    ),
    Deed.ANSWER_SUPPORT: Done(
        _asked("support_requests"),
        lambda a, m, r: actions.answer_support(a, r, "Yes.", True),
        lambda r: {"text": "Yes.", "given": True},
        has_record=True,
    ),
    Deed.CHECK_PLAN: Done(
        lambda w, a: _findings(w.matter),
        lambda a, m, r: actions.check_plan(a, m, r, QUESTION),
        lambda r: {"findings": _as_keys(r), "question": QUESTION},
    ),
    Deed.GIVE_ASSIGNMENT: Done(
        _checked,
        lambda a, m, r: actions.give_assignment(a, r, QUESTION),
        lambda r: {"question": QUESTION},
        has_record=True,
    ),
    Deed.DECIDE_FORMALLY: Done(
        _nothing,
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
        _nothing,
        lambda a, m, r: actions.send_update(a, m, _NEWS, clock.today() + timedelta(days=7)),
        lambda r: {"text": _NEWS, "nextBy": _day(1)},
    ),
    Deed.MAKE_PROMISE: Done(
        _nothing,
        lambda a, m, r: actions.make_promise(a, m, "A bench.", clock.today() + timedelta(days=7)),
        lambda r: {"text": "A bench.", "due": _day(1)},
    ),
    Deed.KEEP_PROMISE: Done(
        _promise, lambda a, m, r: actions.keep_promise(a, r), _empty, has_record=True
    ),
    Deed.MOVE_HAND_IN_DATE: Done(
        _nothing,
        lambda a, m, r: actions.move_hand_in_date(a, m, clock.today() + timedelta(days=28)),
        lambda r: {"day": _day()},
    ),
    Deed.GIVE_SIGNAL: Done(
        _nothing,
        lambda a, m, r: actions.give_signal(a, m, SignalKind.SILENCE),
        lambda r: {"kind": "silence"},
    ),
    Deed.ANSWER_SIGNAL: Done(
        _signal,
        lambda a, m, r: actions.answer_signal(a, r, "We do it differently."),
        _words(),
        has_record=True,
    ),
    Deed.CLOSE_SIGNAL: Done(
        _own_signal, lambda a, m, r: actions.close_signal(a, r), _empty, has_record=True
    ),
    Deed.REPORT_PROGRESS: Done(
        _nothing, lambda a, m, r: actions.report_progress(a, m, "It goes well."), _words()
    ),
    Deed.ADJUST_STEP: Done(
        _step, lambda a, m, r: actions.adjust_step(a, r, "On Thursday."), _words(), has_record=True
    ),
    Deed.FINISH_STEP: Done(
        _step, lambda a, m, r: actions.finish_step(a, r), _empty, has_record=True
    ),
    Deed.TAKE_OVER_STEP: Done(
        lambda w, a: (_step(w, a), w.people[Role.RESIDENT]),
        lambda a, m, r: actions.take_over_step(
            a, r[0], r[1], "For a while.", clock.today() + timedelta(days=28)
        ),
        lambda r: {
            "consentBy": _seat_key(r[0].plan.matter.circle_id, r[1]),
            "text": "For a while.",
            "reviewOn": _day(),
        },
        has_record=True,
    ),
    Deed.HAND_BACK_STEP: Done(
        _taken_over, lambda a, m, r: actions.hand_back_step(a, r), _empty, has_record=True
    ),
    Deed.EVALUATE: Done(_nothing, lambda a, m, r: actions.evaluate(a, m, "Good."), _words()),
    Deed.TELL_STORY: Done(
        _nothing,
        lambda a, m, r: actions.tell_story(a, m, "The meadow", "It stayed."),
        lambda r: {"title": "The meadow", "text": "It stayed."},
    ),
    Deed.CLOSE_MATTER: Done(_looked_back, lambda a, m, r: actions.close_matter(a, m), _empty),
    Deed.CONFIRM_STOP: Done(_nothing, lambda a, m, r: actions.confirm_stop(a, m), _empty),
    Deed.STOP_MATTER: Done(
        _nothing,
        lambda a, m, r: actions.stop_matter(a, m, "Sold."),
        lambda r: {"reason": "Sold."},
    ),
    Deed.RESUME_MATTER: Done(_nothing, lambda a, m, r: actions.resume_matter(a, m), _empty),
    Deed.REST: Done(_nothing, lambda a, m, r: actions.rest(a, m), _empty, weeks_later=9),
    Deed.WAKE: Done(_nothing, lambda a, m, r: actions.wake(a, m), _empty),
}


def _as_keys(findings: list[Found]) -> list[dict[str, str]]:
    from kader.matters.models import Criterion

    keys = dict(Criterion.objects.values_list("pk", "key"))
    return [
        {"criterion": keys[f.criterion_id], "result": f.result, "reason": f.reason}
        for f in findings
    ]
