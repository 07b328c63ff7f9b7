"""The plan: written, marked, handed in and taken back by residents, and by nobody else (G1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import cast

from django.db import transaction
from django.db.models import Model

from kader.groundrules import Deed, Stage, clock, require
from kader.matters.actions._drafts import (
    ToHandIn,
    draft_of,
    draft_to_hand_in,
    save_revision,
    writing_plan,
)
from kader.matters.actions._layout import lay_out_plan
from kader.matters.actions._matter import (
    TERMS,
    current,
    move,
    move_along,
)
from kader.matters.actions._yes import (
    is_settled,
    propose,
    propose_or_say_yes,
    read_for,
    say_yes,
    settle,
)
from kader.matters.models import (
    Confirmation,
    Criterion,
    Mark,
    Matter,
    Plan,
    Proposal,
    Revision,
    Step,
)
from kader.matters.publish import publish, withdraw
from kader.matters.rules import check as check_rules
from kader.matters.rules import plan as rules
from kader.matters.rules import voice
from kader.matters.rules.frame import CriterionKind
from kader.matters.rules.plan import MarkState, PlanStatus
from kader.matters.rules.voice import Proposed
from kader.people.gate import allow
from kader.people.models import Person
from kader.timeline.record import record


@dataclass(frozen=True)
class Marking:
    """What a resident says of a criterion: its state, and the step or sentence where it stands."""

    state: MarkState
    step: Step | None = None
    quote: str = ""


@dataclass(frozen=True)
class Pointed:
    """The same as it comes with the words of the plan: the step by its name in the draft."""

    state: MarkState
    step: str = ""
    quote: str = ""


# Six: who, where, the words, what they were based on and chosen from, and the marks beside them.
@transaction.atomic
def write_plan(  # noqa: PLR0913
    actor: Person,
    matter: Matter,
    fields: Mapping[str, str],
    base: int = 0,
    chosen: Mapping[str, str] | None = None,
    pointed: Mapping[str, Pointed] | None = None,
) -> Revision:
    """Residents write their plan; each save is kept, the first of a version is recorded (G1).

    `pointed` says of criteria, by their keys, where the plan meets them: deeds in its train.
    """
    roles = allow(actor, Deed.WRITE_PLAN, matter.circle)
    current(matter, Deed.WRITE_PLAN)
    writing = writing_plan(actor, matter)
    plan = cast(Plan, writing.draft)
    saved = save_revision(actor, writing, fields, base, chosen or {})
    if saved.is_new:
        lay_out_plan(plan, saved.revision.fields)
    if saved.is_new and writing.is_proposed:
        # Other words than were proposed: what waited for a yes to them is over (G1).
        matter.proposals.filter(what=Proposed.SUBMIT, ended_at=None).update(ended_at=clock.now())
    deeds: list[tuple[Deed, Model]] = []
    if saved.is_new and saved.is_her_first:
        deeds.append((Deed.WRITE_PLAN, saved.revision))
    if pointed:
        require(roles, Deed.MARK_CRITERION)
        marks = _mark(actor, plan, _markings(plan, pointed))
        deeds += [(Deed.MARK_CRITERION, mark) for mark in marks]
    if deeds:
        (deed, about), *train = deeds
        record(actor, deed, matter.circle, about=about, followed_by=train)
    return saved.revision


@transaction.atomic
def mark_criterion(actor: Person, plan: Plan, criterion: Criterion, marking: Marking) -> Mark:
    """Residents say themselves where their plan meets a criterion; only they see it (G1)."""
    matter = plan.matter
    allow(actor, Deed.MARK_CRITERION, matter.circle)
    current(matter, Deed.MARK_CRITERION)
    draft = draft_of(actor, matter)
    rules.require_this_frame(draft.frame_id, criterion.frame_id)
    rules.require_self_assessed(criterion.kind)
    rules.require_this_plan(marking.step is None or marking.step.plan_id == draft.pk)
    [mark] = _mark(actor, draft, {criterion: marking})
    record(actor, Deed.MARK_CRITERION, matter.circle, about=mark)
    return mark


@transaction.atomic
def submit_plan(actor: Person, matter: Matter) -> Proposal:
    """A resident hands the plan in; where the group has more members a second confirms (G23)."""
    allow(actor, Deed.SUBMIT_PLAN, matter.circle)
    current(matter, Deed.SUBMIT_PLAN)
    draft = draft_to_hand_in(actor, matter)
    plan = draft.plan
    _require_complete(draft)
    proposal = Proposal(matter=matter, what=Proposed.SUBMIT, plan=plan)
    proposal.text = rules.plan_text(plan, plan.steps_in_order)
    proposal.ended_at = clock.now() if draft.members == 1 else None
    own_yes, handed_in = propose(actor, proposal), []
    if draft.members == 1:
        _hand_in(proposal, plan)
        handed_in = [(Deed.CONFIRM_SUBMISSION, own_yes)]
    else:
        move_along(matter)
    record(actor, Deed.SUBMIT_PLAN, matter.circle, about=proposal, followed_by=handed_in)
    return proposal


@transaction.atomic
def confirm_submission(actor: Person, proposal: Proposal) -> Confirmation:
    """A second member says yes to exactly these words; from now on the term counts (G23)."""
    matter = proposal.matter
    allow(actor, Deed.CONFIRM_SUBMISSION, matter.circle)
    current(matter, Deed.CONFIRM_SUBMISSION)
    now = read_for(actor, Proposal.objects.select_related("plan")).get(pk=proposal.pk)
    voice.require_unanswered(now.ended_at is not None)
    confirmation = say_yes(actor, now)
    plan = cast(Plan, now.plan)
    plan.matter = matter
    _hand_in(now, plan)
    settle(now, forgetting=Proposed.WITHDRAW)
    record(actor, Deed.CONFIRM_SUBMISSION, matter.circle, about=confirmation)
    return confirmation


@transaction.atomic
def ask_to_wait(actor: Person, matter: Matter, text: str) -> Proposal:
    """Each member can say "wait" once, within 48 hours; only the group sees why (G23)."""
    allow(actor, Deed.ASK_TO_WAIT, matter.circle)
    current(matter, Deed.ASK_TO_WAIT)
    plan = matter.plans.submitted().get()
    check_rules.require_not_checked(plan.checks.exists())
    now = clock.now()
    voice.require_within_hours(cast(datetime, plan.submitted_at), now, TERMS.wait)
    waits = matter.proposals.filter(what=Proposed.WAIT, plan=plan, by=actor)
    voice.require_first_time(waits.exists())
    wait = Proposal(matter=matter, what=Proposed.WAIT, plan=plan, text=text.strip(), ended_at=now)
    propose(actor, wait)
    _take_back(matter, plan)
    record(actor, Deed.ASK_TO_WAIT, matter.circle, about=wait)
    return wait


@transaction.atomic
def withdraw_plan(actor: Person, matter: Matter) -> Proposal:
    """The group takes its plan back; a second member confirms (G23)."""
    allow(actor, Deed.WITHDRAW_PLAN, matter.circle)
    current(matter, Deed.WITHDRAW_PLAN)
    plan = matter.plans.submitted().get()
    check_rules.require_not_checked(plan.checks.exists())
    proposal = propose_or_say_yes(actor, matter, Proposed.WITHDRAW)
    if is_settled(proposal, matter):
        settle(proposal)
        _take_back(matter, plan)
    else:
        move_along(matter)
    record(actor, Deed.WITHDRAW_PLAN, matter.circle, about=proposal)
    return proposal


def _markings(plan: Plan, pointed: Mapping[str, Pointed]) -> Mapping[Criterion, Marking]:
    """What was pointed at, of the criteria that residents assess themselves."""
    points = plan.frame.criteria.filter(kind=CriterionKind.SELF, void_by_law=False)
    names = {one.step for one in pointed.values()} - {""}
    steps = {step.name: step for step in plan.steps.filter(name__in=names)} if names else {}
    return {
        point: Marking(said.state, steps.get(said.step), said.quote)
        for point in points.filter(key__in=pointed)
        for said in [pointed[point.key]]
    }


def _mark(actor: Person, draft: Plan, said: Mapping[Criterion, Marking]) -> list[Mark]:
    """One mark a criterion: a new one, or what was said of it before, said anew."""
    before = {mark.criterion_id: mark for mark in draft.marks.filter(criterion__in=said)}
    marks = [before.get(point.pk) or Mark(plan=draft, criterion=point) for point in said]
    for mark, marking in zip(marks, said.values(), strict=True):
        mark.plan, mark.by, mark.at = draft, actor, clock.now()
        mark.state, mark.step, mark.quote = marking.state, marking.step, marking.quote.strip()[:300]
    known = [mark for mark in marks if mark.pk]
    Mark.objects.bulk_update(known, ["state", "step", "quote", "by", "at"])
    Mark.objects.bulk_create([mark for mark in marks if not mark.pk])
    return marks


def _require_complete(draft: ToHandIn) -> None:
    side, steps = draft.plan.side, draft.plan.steps_in_order
    answered = side is None or side.answered_at is not None
    rules.require_complete(answered, steps, draft.words_wait)
    rules.require_no_clash(draft.has_clashes)
    rules.require_readable(draft.unreadable)


def _hand_in(proposal: Proposal, plan: Plan) -> None:
    """What two said yes to is what goes in, to the letter; the term counts from now."""
    matter, steps = plan.matter, plan.steps_in_order
    voice.require_same_words(proposal.text, rules.plan_text(plan, steps))
    plan.status = PlanStatus.SUBMITTED
    plan.submitted_at = clock.now()
    plan.check_by = clock.today() + timedelta(days=TERMS.check)
    plan.save(update_fields=["status", "submitted_at", "check_by"])
    move(matter, Stage.CHECKING, plan.check_by)
    # Found by searching: the plan without the steps that only the circle sees.
    publish(matter, plan, rules.plan_words(plan, [step for step in steps if step.public]))


def _take_back(matter: Matter, plan: Plan) -> None:
    plan.status, plan.submitted_at, plan.check_by = PlanStatus.DRAFT, None, None
    plan.save(update_fields=["status", "submitted_at", "check_by"])
    move(matter, Stage.PLANNING, matter.hand_in_by)
    withdraw(plan)
