"""The check, the new assignment and the formal decision."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import cast

from django.db import transaction

from kader.groundrules import Deed, Role, Stage, clock, require
from kader.matters.actions._documents import save_with
from kader.matters.actions._matter import TERMS, current, move, start_planning
from kader.matters.finding import PlanToCheck, conditions_waiting
from kader.matters.models import (
    Assignment,
    Check,
    Criterion,
    Finding,
    FormalDecision,
    Matter,
    Plan,
)
from kader.matters.rules import check as rules
from kader.matters.rules import stages, voice
from kader.matters.rules.check import Found, Outcome, Result
from kader.matters.rules.frame import require_body
from kader.matters.rules.plan import PlanStatus
from kader.people.gate import allow, in_place_of
from kader.people.models import Person
from kader.people.uploads import Accepted
from kader.timeline.record import record


@dataclass(frozen=True)
class Decision:
    """A formal decision: granted or not, why, remedies, who decided, when, which number; its
    document, if any (G7)."""

    granted: bool
    reasons: str
    remedies: str
    body: str
    decided_on: date
    decision_number: str = ""
    document: Accepted | None = None


@transaction.atomic
def check_plan(
    actor: Person, matter: Matter, findings: Sequence[Found], question: str = ""
) -> Check:
    """The steward holds the plan against the published criteria; the outcome follows (G5).

    Check and assignment go out together: what does not fit needs its question (G6).
    """
    roles = allow(actor, Deed.CHECK_PLAN, matter.circle)
    current(matter, Deed.CHECK_PLAN)
    handed_in = _handed_in(matter)
    criteria = {each.pk: each for each in handed_in.plan.frame.counting_criteria()}
    outcome = rules.outcome_of(findings, criteria.keys())
    rules.require_conditions_answered(handed_in.condition_waits, handed_in.is_over_term)
    _require_what_comes_next(outcome, handed_in, roles, question)
    check = _send(actor, handed_in, outcome)
    _keep_findings(check, findings, criteria)
    asked = _follow(actor, matter, check, question)
    record(
        actor,
        Deed.CHECK_PLAN,
        matter.circle,
        about=check,
        for_whom=in_place_of(actor, roles, matter.circle),
        followed_by=[(Deed.GIVE_ASSIGNMENT, asked)] if asked else [],
    )
    return check


@transaction.atomic
def give_assignment(actor: Person, check: Check, question: str) -> Assignment:
    """What is still open goes back to the residents as a question, never as an opinion (G6)."""
    matter = check.plan.matter
    roles = allow(actor, Deed.GIVE_ASSIGNMENT, matter.circle)
    current(matter, Deed.GIVE_ASSIGNMENT)
    rules.require_something_unmet(set(check.findings.values_list("result", flat=True)))
    handed_in = matter.plans.submitted().filter(pk=check.plan_id).first()
    asked = Assignment.objects.filter(follows=check).exists()
    # Unmet points of an unclear check wait for the next one (G5).
    goes_on = check.outcome == Outcome.NEW_ASSIGNMENT
    rules.require_not_checked(asked or handed_in is None or not goes_on)
    rules.require_question(question)
    check.plan = cast(Plan, handed_in)
    assignment = _ask(actor, matter, check, question)
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.GIVE_ASSIGNMENT, matter.circle, about=assignment, for_whom=stood_in)
    return assignment


@transaction.atomic
def decide_formally(actor: Person, matter: Matter, decision: Decision) -> FormalDecision:
    """The mandate holder decides formally, with reasons and remedies, apart from the check (G7)."""
    allow(actor, Deed.DECIDE_FORMALLY, matter.circle)
    current(matter, Deed.DECIDE_FORMALLY)
    rules.require_reasons_and_remedies(decision.reasons, decision.remedies)
    require_body(decision.body, decision.decided_on, clock.today())
    fitting = list(matter.plans.filter(status=PlanStatus.FITS))
    plan = fitting[-1] if fitting else None
    stated = conditions_waiting(matter).counting_at(plan.submitted_at) if plan else None
    rules.require_conditions_answered(stated is not None and stated.exists(), False)
    decided = FormalDecision(matter=matter, plan=plan, by=actor, at=clock.now())
    _write_down(decision, decided)
    if decision.granted:
        move(matter, Stage.DOING)
    else:
        for each in fitting:
            _set(each, PlanStatus.OPEN)
        matter.marks, matter.met = "", 0
        start_planning(matter)
    record(actor, Deed.DECIDE_FORMALLY, matter.circle, about=decided)
    return decided


def _write_down(decision: Decision, decided: FormalDecision) -> None:
    decided.granted, decided.text = decision.granted, decision.reasons.strip()
    decided.remedies, decided.body = decision.remedies.strip(), decision.body.strip()
    decided.decided_on = decision.decided_on
    decided.decision_number = decision.decision_number.strip()
    save_with(decision.document, decided)


def _handed_in(matter: Matter) -> PlanToCheck:
    found = PlanToCheck.of(matter)
    rules.require_not_checked(found is None)
    return cast(PlanToCheck, found)


def _require_what_comes_next(
    outcome: Outcome, handed_in: PlanToCheck, roles: frozenset[Role], question: str
) -> None:
    """What fits is carried out by a group that takes it on; what does not needs its question."""
    if outcome is Outcome.FITS:
        voice.require_responsibility(handed_in.extent)
    elif outcome is Outcome.NEW_ASSIGNMENT:
        require(roles, Deed.GIVE_ASSIGNMENT)
        rules.require_question(question)


def _send(actor: Person, handed_in: PlanToCheck, outcome: Outcome) -> Check:
    return handed_in.plan.checks.create(
        number=handed_in.checks + 1,
        outcome=outcome,
        open_conditions=handed_in.condition_waits,
        by=actor,
        at=clock.now(),
    )


def _keep_findings(
    check: Check, findings: Sequence[Found], criteria: Mapping[int, Criterion]
) -> None:
    """Keep the findings, and beside the matter how its edge stands: one letter a criterion."""
    rows = [
        Finding(
            check_of_plan=check,
            criterion=criteria[found.criterion_id],
            result=found.result,
            reason=found.reason.strip(),
        )
        for found in findings
    ]
    Finding.objects.bulk_create(rows)
    check.in_order = sorted(rows, key=lambda finding: finding.criterion.number)
    matter = check.plan.matter
    matter.marks = "".join("m" if row.result == Result.MET else "o" for row in check.in_order)
    matter.met, matter.total = matter.marks.count("m"), len(matter.marks)


def _follow(actor: Person, matter: Matter, check: Check, question: str) -> Assignment | None:
    """The outcome decides what comes next; how the edge stands is written with it."""
    if check.outcome == Outcome.NEW_ASSIGNMENT:
        return _ask(actor, matter, check, question)
    if check.outcome == Outcome.FRAME_CHANGED:
        move(matter, Stage.FRAME_ASKED, clock.today() + timedelta(days=TERMS.frame_question))
    else:
        _fits(matter, check.plan)
    return None


def _ask(actor: Person, matter: Matter, check: Check, question: str) -> Assignment:
    assignment = Assignment.objects.create(
        follows=check,
        number=matter.round + 1,
        text=question.strip(),
        by=actor,
        at=clock.now(),
    )
    _set(check.plan, PlanStatus.OPEN)
    matter.round += 1
    start_planning(matter)
    return assignment


def _fits(matter: Matter, plan: Plan) -> None:
    another = matter.plans.filter(status=PlanStatus.FITS).exclude(pk=plan.pk)
    _set(plan, PlanStatus.FITS)
    following = stages.after_fitting_check(another.exists(), plan.frame.formal_decision)
    until = {
        Stage.ONE_OF_SEVERAL: clock.today() + timedelta(days=TERMS.check),
        Stage.DECIDING: plan.frame.decide_by,
    }
    move(matter, following, until.get(following))


def _set(plan: Plan, status: PlanStatus) -> None:
    plan.status = status
    plan.save(update_fields=["status"])


__all__ = ["Decision", "check_plan", "decide_formally", "give_assignment"]
