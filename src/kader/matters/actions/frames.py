"""The frame: drafted by the steward, adopted by a body, changed with a reason."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from kader.groundrules import Deed, Role, Stage, clock
from kader.matters.actions._documents import save_with
from kader.matters.actions._drafts import Writing, draft_of, save_revision
from kader.matters.actions._layout import bounds_of, criteria_of, fill_frame, lay_out_frame
from kader.matters.actions._matter import (
    TERMS,
    current,
    holder_of,
    keep,
    move,
    move_along,
    start_planning,
)
from kader.matters.actions._yes import is_settled, propose_or_say_yes, settle
from kader.matters.models import (
    Bound,
    Criterion,
    Frame,
    FrameAnswer,
    FrameQuestion,
    KeptFrame,
    Matter,
    Plan,
    Proposal,
    Revision,
    Side,
)
from kader.matters.publish import publish, withdraw
from kader.matters.rules import draft, stages, voice
from kader.matters.rules import frame as rules
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.plan import PlanStatus
from kader.matters.rules.voice import Proposed
from kader.people.gate import allow, in_place_of
from kader.people.models import Person
from kader.people.uploads import Accepted
from kader.timeline.record import record


@dataclass(frozen=True)
class Adoption:
    """Which body decided, on which day, under which number; its document, if any (G4)."""

    body: str
    decided_on: date | None
    decision_number: str = ""
    document: Accepted | None = None


@transaction.atomic
def draft_frame(
    actor: Person,
    matter: Matter,
    fields: Mapping[str, str],
    base: int = 0,
    chosen: Mapping[str, str] | None = None,
) -> Revision:
    """The steward drafts the frame; each save is kept, the first of a version is recorded."""
    roles = allow(actor, Deed.DRAFT_FRAME, matter.circle)
    current(matter, Deed.DRAFT_FRAME)
    frame = _draft_of(actor, matter)
    saved = save_revision(actor, Writing.on(actor, frame), fields, base, chosen or {})
    if not saved.is_new:
        return saved.revision
    lay_out_frame(frame, saved.revision.fields)
    if saved.is_her_first:
        stood_in = in_place_of(actor, roles, matter.circle)
        record(actor, Deed.DRAFT_FRAME, matter.circle, about=saved.revision, for_whom=stood_in)
    return saved.revision


@transaction.atomic
def adopt_frame(
    actor: Person, matter: Matter, adoption: Adoption, says_what: frozenset[int] = frozenset()
) -> Frame:
    """A mandate holder or body adopts the frame; `says_what` are the numbers of the bounds that
    the adopter ticked as "this says what, not how" (G3, G4)."""
    allow(actor, Deed.ADOPT_FRAME, matter.circle)
    current(matter, Deed.ADOPT_FRAME)
    frame = _draft_of(actor, matter)
    _tick(frame, says_what)
    _require_adoptable(matter, frame, adoption)
    _adopt(actor, frame, adoption)
    _promise(matter, frame)
    _count_points(matter, frame)
    following = stages.after_adoption(stages.Origin(matter.origin))
    if following is Stage.PLANNING:
        start_planning(matter)
    else:
        move(matter, following, matter.hand_in_by)
    record(actor, Deed.ADOPT_FRAME, matter.circle, about=frame)
    publish(matter, frame, frame.to_be_found())
    return frame


@transaction.atomic
def change_frame(
    actor: Person, matter: Matter, fields: Mapping[str, str], adoption: Adoption, reason: str
) -> Frame:
    """The frame changes with a reason; a plan keeps its version until residents choose (G4)."""
    allow(actor, Deed.CHANGE_FRAME, matter.circle)
    current(matter, Deed.CHANGE_FRAME)
    rules.require_reason(reason)
    draft.require_room(fields)
    before = _with_answers(matter.frames.adopted()).get()
    frame = _after(before, fields)
    frame.drafted_by, frame.reason = actor, reason.strip()
    _require_adoptable(matter, frame, adoption)
    before.status = FrameStatus.REPLACED
    before.save(update_fields=["status"])
    _adopt(actor, frame, adoption)
    Bound.objects.bulk_create(frame.bounds_in_order)
    Criterion.objects.bulk_create(frame.criteria_in_order)
    _promise(matter, frame)
    handed_in = list(matter.plans.exclude(status=PlanStatus.DRAFT))
    if not handed_in:
        _count_points(matter, frame)
    if matter.at is Stage.FRAME_ASKED:
        _open_again(handed_in)
        start_planning(matter)
    else:
        keep(matter)
    record(actor, Deed.CHANGE_FRAME, matter.circle, about=frame)
    publish(matter, frame, frame.to_be_found())
    return frame


@transaction.atomic
def keep_frame(actor: Person, matter: Matter, reason: str) -> KeptFrame:
    """The mandate holder keeps the frame, with a reason, and the check goes on (G4, G5)."""
    allow(actor, Deed.KEEP_FRAME, matter.circle)
    current(matter, Deed.KEEP_FRAME)
    rules.require_reason(reason)
    plan = matter.plans.submitted().get()
    kept = KeptFrame.objects.create(
        follows=plan.checks.latest("pk"), text=reason.strip(), by=actor, at=clock.now()
    )
    plan.check_by = clock.today() + timedelta(days=TERMS.check)
    plan.save(update_fields=["check_by"])
    move(matter, Stage.CHECKING, plan.check_by)
    record(actor, Deed.KEEP_FRAME, matter.circle, about=kept)
    return kept


@transaction.atomic
def choose_frame(actor: Person, matter: Matter) -> Proposal:
    """Residents choose the newer frame for their plan; a second member confirms (G4, G23)."""
    allow(actor, Deed.CHOOSE_FRAME, matter.circle)
    current(matter, Deed.CHOOSE_FRAME)
    newest = matter.frames.adopted().get()
    plan = matter.plans.last()
    rules.require_newer(plan is not None and plan.frame_id != newest.pk)
    proposal = propose_or_say_yes(actor, matter, Proposed.CHOOSE_FRAME, newest)
    if is_settled(proposal, matter):
        settle(proposal, forgetting=Proposed.SUBMIT)
        _bring_under(newest, _plan_in_hand(actor, matter, plan))
        if matter.at is Stage.CHECKING:
            move(matter, Stage.PLANNING, matter.hand_in_by)
    else:
        move_along(matter)
    record(actor, Deed.CHOOSE_FRAME, matter.circle, about=proposal)
    return proposal


@transaction.atomic
def ask_about_frame(actor: Person, matter: Matter, text: str) -> FrameQuestion:
    """Anybody asks what the frame means."""
    allow(actor, Deed.ASK_ABOUT_FRAME, matter.circle)
    current(matter, Deed.ASK_ABOUT_FRAME)
    voice.require_words(text)
    question = matter.frame_questions.create(
        frame=_published(matter),
        text=text.strip(),
        by=actor,
        at=clock.now(),
        due=clock.today() + timedelta(days=TERMS.frame_question),
    )
    steward = holder_of(Role.STEWARD, matter)
    record(actor, Deed.ASK_ABOUT_FRAME, matter.circle, about=question, concerning=steward)
    return question


@transaction.atomic
def answer_about_frame(actor: Person, question: FrameQuestion, text: str) -> FrameAnswer:
    """The steward says what the frame means; the answer is for everybody."""
    matter = question.matter
    roles = allow(actor, Deed.ANSWER_ABOUT_FRAME, matter.circle)
    current(matter, Deed.ANSWER_ABOUT_FRAME)
    voice.require_words(text)
    voice.require_unanswered(FrameAnswer.objects.filter(question=question).exists())
    answer = FrameAnswer.objects.create(
        question=question, text=text.strip(), by=actor, at=clock.now()
    )
    record(
        actor,
        Deed.ANSWER_ABOUT_FRAME,
        matter.circle,
        about=answer,
        for_whom=in_place_of(actor, roles, matter.circle),
        concerning=question.by,
    )
    return answer


def _draft_of(actor: Person, matter: Matter) -> Frame:
    found = _with_answers(matter.frames.filter(status=FrameStatus.DRAFT)).first()
    if found is not None:
        return found
    number = matter.frames.count() + 1
    frame = matter.frames.create(number=number, status=FrameStatus.DRAFT, drafted_by=actor)
    frame.is_empty = True
    return frame


def _after(before: Frame, fields: Mapping[str, str]) -> Frame:
    """The next version with all its bounds and criteria; nothing of it is written yet."""
    frame = Frame(matter=before.matter, number=before.number + 1)
    fill_frame(frame, fields)
    frame.bounds_in_order = bounds_of(frame, fields)
    frame.criteria_in_order = criteria_of(frame, fields)
    frame.waits_for_answers = before.waits_for_answers
    return frame


def _with_answers(frames: QuerySet[Frame]) -> QuerySet[Frame]:
    """Frames, each with whether a side of its matter still has to answer the three questions."""
    silent = Side.objects.filter(matter=OuterRef("matter"), answered_at=None)
    read_with = {"waits_for_answers": Exists(silent)}
    return frames.annotate(**read_with)


def _require_adoptable(matter: Matter, frame: Frame, adoption: Adoption) -> None:
    if matter.is_wish:
        stages.require_all_answers(frame.waits_for_answers)
    bounds, criteria = frame.bounds_in_order, frame.criteria_in_order
    rules.require_ready(rules.missing_in(frame, bounds, criteria, clock.today()))
    rules.require_what_not_how(bounds)
    rules.require_body(adoption.body, adoption.decided_on, clock.today())


def _tick(frame: Frame, says_what: frozenset[int]) -> None:
    """What the steward may have ticked in a draft is not the adopter's word."""
    for bound in frame.bounds_in_order:
        bound.says_what = bound.number in says_what
    Bound.objects.bulk_update(frame.bounds_in_order, ["says_what"])


def _adopt(actor: Person, frame: Frame, adoption: Adoption) -> None:
    frame.body = adoption.body.strip()
    frame.decided_on = adoption.decided_on
    frame.decision_number = adoption.decision_number.strip()
    frame.registered_by, frame.adopted_at = actor, clock.now()
    frame.status = FrameStatus.ADOPTED
    save_with(adoption.document, frame)


def _promise(matter: Matter, frame: Frame) -> None:
    matter.promise_days = frame.promise_days or matter.promise_days


def _count_points(matter: Matter, frame: Frame) -> None:
    matter.total = sum(not criterion.void_by_law for criterion in frame.criteria_in_order)


def _open_again(plans: list[Plan]) -> None:
    """What was handed in goes back to the residents."""
    for plan in plans:
        if plan.status == PlanStatus.SUBMITTED:
            plan.status = PlanStatus.OPEN
            plan.save(update_fields=["status"])


def _published(matter: Matter) -> Frame:
    found = matter.frames.adopted().first()
    rules.require_published(found is not None)
    return matter.frames.adopted().get()


def _plan_in_hand(actor: Person, matter: Matter, newest: Plan | None) -> Plan:
    """What was handed in, or else what this resident's side is writing."""
    if newest is not None and newest.status == PlanStatus.SUBMITTED:
        return newest
    handed_in = matter.plans.submitted().first()
    return handed_in or draft_of(actor, matter)


def _bring_under(frame: Frame, plan: Plan) -> None:
    """The plan goes on under the newer frame; one that was handed in becomes a draft again."""
    plan.frame = frame
    plan.status, plan.submitted_at, plan.check_by = PlanStatus.DRAFT, None, None
    plan.save(update_fields=["frame", "status", "submitted_at", "check_by"])
    withdraw(plan)


__all__ = [
    "Adoption",
    "adopt_frame",
    "answer_about_frame",
    "ask_about_frame",
    "change_frame",
    "choose_frame",
    "draft_frame",
    "keep_frame",
]
