"""Carrying out the plan: residents do it, report, and change what goes differently."""

from datetime import date

from django.db import transaction

from kader.groundrules import Deed, Stage, clock
from kader.matters.actions._matter import current, is_member, move
from kader.matters.models import Matter, Plan, Progress, Step, StepChange, TakeOver
from kader.matters.rules import doing as rules
from kader.matters.rules import stages, voice
from kader.matters.rules.plan import PlanStatus, StepStatus, require_this_plan
from kader.people.gate import allow, in_place_of
from kader.people.models import Person
from kader.timeline.record import record


@transaction.atomic
def report_progress(actor: Person, matter: Matter, text: str, step: Step | None = None) -> Progress:
    """Residents say how it goes."""
    allow(actor, Deed.REPORT_PROGRESS, matter.circle)
    current(matter, Deed.REPORT_PROGRESS)
    voice.require_words(text)
    require_this_plan(step is None or _is_carried_out(step.plan, matter))
    told = matter.progress.create(text=text.strip(), step=step, by=actor, at=clock.now())
    record(actor, Deed.REPORT_PROGRESS, matter.circle, about=told)
    return told


@transaction.atomic
def adjust_step(actor: Person, step: Step, text: str, let_go: bool = False) -> StepChange:
    """A step goes differently, or is let go: residents say how, in their own words."""
    matter = step.plan.matter
    allow(actor, Deed.ADJUST_STEP, matter.circle)
    current(matter, Deed.ADJUST_STEP)
    step.refresh_from_db()
    rules.require_open_step(step.status)
    voice.require_words(text)
    change = step.changes.create(text=text.strip(), let_go=let_go, by=actor, at=clock.now())
    if let_go:
        _end_step(matter, step, StepStatus.LET_GO)
    record(actor, Deed.ADJUST_STEP, matter.circle, about=change)
    return change


@transaction.atomic
def finish_step(actor: Person, step: Step) -> Step:
    """A step is done; with the last one everybody looks back."""
    matter = step.plan.matter
    allow(actor, Deed.FINISH_STEP, matter.circle)
    current(matter, Deed.FINISH_STEP)
    step.refresh_from_db()
    rules.require_open_step(step.status)
    _end_step(matter, step, StepStatus.DONE)
    record(actor, Deed.FINISH_STEP, matter.circle, about=step)
    return step


@transaction.atomic
def take_over_step(
    actor: Person, step: Step, consent_by: Person, text: str, review_on: date
) -> TakeOver:
    """The municipality does a step for a while; it holds from the resident's own yes (G18)."""
    matter = step.plan.matter
    roles = allow(actor, Deed.TAKE_OVER_STEP, matter.circle)
    current(matter, Deed.TAKE_OVER_STEP)
    step.refresh_from_db()
    rules.require_open_step(step.status)
    voice.require_words(text)
    rules.require_consent(is_member(consent_by, matter))
    rules.require_not_taken_over(_open_take_over(step) is not None)
    stages.require_date_ahead(review_on, clock.today())
    take_over = step.take_overs.create(
        text=text.strip(), review_on=review_on, by=consent_by, typed_by=actor, at=clock.now()
    )
    record(
        actor,
        Deed.TAKE_OVER_STEP,
        matter.circle,
        about=take_over,
        for_whom=in_place_of(actor, roles, matter.circle),
        concerning=consent_by,
    )
    return take_over


@transaction.atomic
def hand_back_step(actor: Person, step: Step) -> TakeOver:
    """The step goes back to the residents; either side can do that at any moment (G18)."""
    matter = step.plan.matter
    roles = allow(actor, Deed.HAND_BACK_STEP, matter.circle)
    current(matter, Deed.HAND_BACK_STEP)
    rules.require_taken_over(_open_take_over(step) is not None)
    take_over = step.take_overs.get(handed_back_at=None)
    take_over.handed_back_at, take_over.handed_back_by = clock.now(), actor
    take_over.save(update_fields=["handed_back_at", "handed_back_by"])
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.HAND_BACK_STEP, matter.circle, about=take_over, for_whom=stood_in)
    return take_over


def _is_carried_out(plan: Plan, matter: Matter) -> bool:
    return plan.matter_id == matter.pk and plan.status == PlanStatus.FITS


def _end_step(matter: Matter, step: Step, status: StepStatus) -> None:
    step.status, step.status_at = status, clock.now()
    step.save(update_fields=["status", "status_at"])
    fitting = Plan.objects.filter(matter=matter, status=PlanStatus.FITS)
    still = Step.objects.filter(plan__in=fitting, status=StepStatus.OPEN).count()
    following = stages.after_steps(still)
    if following is not Stage.DOING:
        move(matter, following)


def _open_take_over(step: Step) -> TakeOver | None:
    return step.take_overs.filter(handed_back_at=None).first()
