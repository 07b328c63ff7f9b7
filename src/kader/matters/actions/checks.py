"""The check, the new assignment and the formal decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from kader.groundrules import Deed, Stage, clock
from kader.matters.actions._matter import TERMS, current, move, start_planning
from kader.matters.models import (
    Assignment,
    Check,
    Condition,
    Finding,
    FormalDecision,
    Matter,
    Plan,
    Responsibility,
)
from kader.matters.rules import check as rules
from kader.matters.rules import stages, voice
from kader.matters.rules.check import Found, Outcome, Result
from kader.matters.rules.frame import require_body
from kader.matters.rules.plan import PlanStatus
from kader.people.gate import allow, in_place_of
from kader.people.models import Person
from kader.timeline.record import record


@dataclass(frozen=True)
class Decision:
    """A formal decision: granted or not, why, remedies, who decided, when, which number (G7)."""

    granted: bool
    reasons: str
    remedies: str
    body: str
    decided_on: date
    decision_number: str = ""


@transaction.atomic
def check_plan(
    actor: Person, matter: Matter, findings: Sequence[Found], question: str = ""
) -> Check:
    """The steward holds the plan against the published criteria; the outcome follows (G5).

    Check and assignment go out together: what does not fit needs its question (G6).
    """
    roles = allow(actor, Deed.CHECK_PLAN, matter.circle)
    current(matter, Deed.CHECK_PLAN)
    plan = matter.plans.submitted().get()
    criteria = frozenset(plan.frame.criteria.filter(void_by_law=False).values_list("pk", flat=True))
    outcome = rules.outcome_of(findings, criteria)
    waiting = _conditions_waiting(plan)
    over = plan.check_by is not None and clock.today() > plan.check_by
    rules.require_conditions_answered(waiting, over)
    if outcome is Outcome.FITS:
        voice.require_responsibility(_extent(plan))
    check = _send(actor, plan, outcome, findings, bool(waiting))
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.CHECK_PLAN, matter.circle, about=check, for_whom=stood_in)
    _follow(actor, matter, check, question)
    return check


@transaction.atomic
def give_assignment(actor: Person, check: Check, question: str) -> Assignment:
    """What is still open goes back to the residents as a question, never as an opinion (G6)."""
    matter = check.plan.matter
    roles = allow(actor, Deed.GIVE_ASSIGNMENT, matter.circle)
    current(matter, Deed.GIVE_ASSIGNMENT)
    rules.require_something_unmet(set(check.findings.values_list("result", flat=True)))
    handed_in = matter.plans.submitted().filter(pk=check.plan_id).exists()
    asked = Assignment.objects.filter(follows=check).exists()
    rules.require_not_checked(asked or not handed_in)
    rules.require_question(question)
    assignment = Assignment.objects.create(
        follows=check,
        number=matter.round + 1,
        text=question.strip(),
        by=actor,
        at=clock.now(),
    )
    Plan.objects.filter(pk=check.plan_id).update(status=PlanStatus.OPEN)
    matter.round += 1
    start_planning(matter)
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.GIVE_ASSIGNMENT, matter.circle, about=assignment, for_whom=stood_in)
    return assignment


@transaction.atomic
def decide_formally(actor: Person, matter: Matter, decision: Decision) -> FormalDecision:
    """The mandate holder decides formally, with reasons and remedies, apart from the check (G7)."""
    allow(actor, Deed.DECIDE_FORMALLY, matter.circle)
    current(matter, Deed.DECIDE_FORMALLY)
    rules.require_reasons_and_remedies(decision.reasons, decision.remedies)
    require_body(decision.body, decision.decided_on)
    plan = matter.plans.filter(status=PlanStatus.FITS).last()
    rules.require_conditions_answered(_conditions_waiting(plan) if plan else 0, False)
    decided = matter.decisions.create(
        plan=plan,
        granted=decision.granted,
        text=decision.reasons.strip(),
        remedies=decision.remedies.strip(),
        body=decision.body.strip(),
        decided_on=decision.decided_on,
        decision_number=decision.decision_number.strip(),
        by=actor,
        at=clock.now(),
    )
    if decision.granted:
        move(matter, Stage.DOING)
    else:
        matter.plans.filter(status=PlanStatus.FITS).update(status=PlanStatus.OPEN)
        start_planning(matter)
    record(actor, Deed.DECIDE_FORMALLY, matter.circle, about=decided)
    return decided


def _send(
    actor: Person,
    plan: Plan,
    outcome: Outcome,
    findings: Sequence[Found],
    open_conditions: bool,
) -> Check:
    check = plan.checks.create(
        number=plan.checks.count() + 1,
        outcome=outcome,
        open_conditions=open_conditions,
        by=actor,
        at=clock.now(),
    )
    Finding.objects.bulk_create(
        Finding(
            check_of_plan=check,
            criterion_id=found.criterion_id,
            result=found.result,
            reason=found.reason.strip(),
        )
        for found in findings
    )
    _show_on_the_edge(plan.matter, check)
    return check


def _show_on_the_edge(matter: Matter, check: Check) -> None:
    """Keep beside the matter how its edge stands: one letter a criterion, for lists."""
    results = check.findings.order_by("criterion__number").values_list("result", flat=True)
    matter.marks = "".join("m" if result == Result.MET else "o" for result in results)
    matter.met, matter.total = matter.marks.count("m"), len(matter.marks)
    matter.save(update_fields=["marks", "met", "total"])


def _follow(actor: Person, matter: Matter, check: Check, question: str) -> None:
    """The outcome decides what comes next."""
    if check.outcome == Outcome.NEW_ASSIGNMENT:
        give_assignment(actor, check, question)
    elif check.outcome == Outcome.FRAME_CHANGED:
        move(matter, Stage.FRAME_ASKED, clock.today() + timedelta(days=TERMS.frame_question))
    else:
        _fits(matter, check.plan)


def _fits(matter: Matter, plan: Plan) -> None:
    another = matter.plans.filter(status=PlanStatus.FITS).exclude(pk=plan.pk)
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.FITS)
    following = stages.after_fitting_check(another.exists(), plan.frame.formal_decision)
    until = {
        Stage.ONE_OF_SEVERAL: clock.today() + timedelta(days=TERMS.check),
        Stage.DECIDING: plan.frame.decide_by,
    }
    move(matter, following, until.get(following))


def _conditions_waiting(plan: Plan) -> int:
    """How many conditions stated before the hand-in have no answer yet (G21)."""
    stated = Condition.objects.filter(side__matter=plan.matter_id, answer=None).counting()
    if plan.submitted_at is not None:
        stated = stated.filter(at__lte=plan.submitted_at)
    return int(stated.count())


def _extent(plan: Plan) -> str | None:
    """How far the group said it takes its responsibility, last (G25)."""
    said = Responsibility.objects.filter(side__matter=plan.matter_id)
    return said.filter(side=plan.side).values_list("extent", flat=True).last()


__all__ = ["Decision", "check_plan", "decide_formally", "give_assignment"]
