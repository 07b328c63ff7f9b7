"""Where an action would forget a ground rule, the database remembers it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from kader.groundrules import Role, Stage, clock
from kader.matters.models import Assignment, Check, Finding, Matter, Plan, Step, TakeOver
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.plan import PlanStatus
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast


def _seat(matter: Matter, person: Person, role: Role, side: int | None = None) -> object:
    now = clock.now()
    return matter.circle.seats.create(
        person=person, role=role, side=side, since=now, given_by=person
    )


def _plan(matter: Matter) -> Plan:
    return matter.plans.get()


def _check(matter: Matter) -> Check:
    return _plan(matter).checks.get()


def _finding(matter: Matter, result: Result, reason: str) -> Finding:
    check = _check(matter)
    made: Finding = check.findings.create(
        criterion=check.plan.frame.criteria.get(), result=result, reason=reason
    )
    return made


def _new_check(matter: Matter) -> Check:
    now, plan = clock.now(), _plan(matter)
    by = Person.objects.get(name="Hanneke Vos")
    made: Check = plan.checks.create(number=2, outcome=Outcome.NEW_ASSIGNMENT, by=by, at=now)
    return made


def _another_frame(matter: Matter, **more: Any) -> object:
    """A second frame, adopted as it should be but for what is said."""
    by = Person.objects.get(name="Karin Smit")
    whole = {
        "number": 2,
        "status": FrameStatus.REPLACED,
        "drafted_by": by,
        "registered_by": by,
        "body": "The board",
        "decided_on": clock.today(),
        "adopted_at": clock.now(),
        "reason": "Less money.",
    }
    return matter.frames.create(**whole | more)


def _submitted_twice(matter: Matter) -> object:
    plan, now = _plan(matter), clock.now()
    Plan.objects.filter(pk=plan.pk).update(status=PlanStatus.SUBMITTED)
    return matter.plans.create(
        side=plan.side,
        number=2,
        frame=plan.frame,
        status=PlanStatus.SUBMITTED,
        started_at=now,
        submitted_at=now,
    )


def _decision(matter: Matter, reasons: str, remedies: str) -> object:
    return matter.decisions.create(
        granted=False,
        text=reasons,
        remedies=remedies,
        body="The board",
        decided_on=clock.today(),
        by=Person.objects.get(name="Karin Smit"),
        at=clock.now(),
    )


def _take_over(matter: Matter, typed_by: Person | None, text: str = "She is ill.") -> TakeOver:
    step: Step = _plan(matter).steps.all()[0]
    made: TakeOver = step.take_overs.create(
        text=text,
        review_on=clock.today(),
        by=Person.objects.get(name="Mieke de Wit"),
        typed_by=typed_by,
        at=clock.now(),
    )
    return made


def _twice(make: Callable[[], object]) -> object:
    make()
    return make()


def _yes(matter: Matter, person: Person) -> object:
    proposal = matter.proposals.first()
    assert proposal
    return proposal.confirmations.create(by=person, at=clock.now())


def _proposal(matter: Matter, person: Person) -> object:
    now = clock.now()
    return matter.proposals.create(what="stop", by=person, at=now, lapses_at=now)


def _two_stand_ins(matter: Matter, person: Person) -> object:
    _seat(matter, person, Role.STAND_IN)
    other = Person.objects.create_user("tess@example.org", "Tess Tak")
    return _seat(matter, other, Role.STAND_IN)


Try = Callable[[Matter, Cast, Person], object]

REFUSED: dict[str, Try] = {
    "seat_one_steward": lambda m, c, p: _seat(m, p, Role.STEWARD),
    "seat_one_stand_in": lambda m, c, p: _two_stand_ins(m, p),
    "seat_one_facilitator_a_side": lambda m, c, p: _seat(m, p, Role.FACILITATOR, 1),
    "seat_facilitator_has_a_side": lambda m, c, p: _seat(m, p, Role.FACILITATOR),
    "seat_one_hat": lambda m, c, p: _seat(m, c.mieke, Role.COLLEAGUE),
    "seat_registrar_apart": lambda m, c, p: _seat(m, c.hanneke, Role.REGISTRAR),
    "seat_moderator_apart": lambda m, c, p: _seat(m, c.karin, Role.MODERATOR),
    "frame_one_adopted": lambda m, c, p: _another_frame(m, status=FrameStatus.ADOPTED),
    "frame_adopted_by_a_body": lambda m, c, p: _another_frame(m, body=""),
    "frame_changed_with_a_reason": lambda m, c, p: _another_frame(m, reason=""),
    "plan_one_submitted": lambda m, c, p: _submitted_twice(m),
    "finding_one_a_criterion": lambda m, c, p: _finding(m, Result.MET, ""),
    "finding_not_met_has_a_reason": lambda m, c, p: _new_check(m).findings.create(
        criterion=_plan(m).frame.criteria.get(), result=Result.NOT_MET, reason=""
    ),
    "assignment_asks_something": lambda m, c, p: Assignment.objects.create(
        follows=_check(m), number=2, text="", by=c.hanneke, at=clock.now()
    ),
    "decision_reasons_and_remedies": lambda m, c, p: _decision(m, "It does not fit.", ""),
    "confirmation_once": lambda m, c, p: _yes(m, c.mieke),
    "proposal_one_open": lambda m, c, p: _twice(lambda: _proposal(m, c.mieke)),
    "promise_of_means_was_asked": lambda m, c, p: m.promises.create(
        text="We pay 5000 euro.", due=clock.today(), kind="means", by=c.hanneke, at=clock.now()
    ),
    "take_over_has_a_reason": lambda m, c, p: _take_over(m, c.hanneke, ""),
    "take_over_one_open": lambda m, c, p: _twice(lambda: _take_over(m, c.hanneke)),
    "matter_stage_known": lambda m, c, p: Matter.objects.filter(pk=m.pk).update(stage="rejected"),
    "matter_rests_from": lambda m, c, p: Matter.objects.filter(pk=m.pk).update(
        stage=Stage.RESTING, stage_before=""
    ),
}
ON_SQLITE = {
    "seat_one_steward": "people_seat.circle_id",
    "seat_one_stand_in": "people_seat.circle_id",
    "seat_one_facilitator_a_side": "people_seat.circle_id, people_seat.side",
    "seat_one_hat": "people_seat.circle_id, people_seat.person_id",
    "seat_registrar_apart": "people_seat.circle_id, people_seat.person_id",
    "seat_moderator_apart": "people_seat.circle_id, people_seat.person_id",
    "frame_one_adopted": "matters_frame.matter_id",
    "plan_one_submitted": "matters_plan.matter_id, matters_plan.side_id",
    "finding_one_a_criterion": "matters_finding.check_of_plan_id, matters_finding.criterion_id",
    "confirmation_once": "matters_confirmation.proposal_id, matters_confirmation.by_id",
    "proposal_one_open": "matters_proposal.matter_id, matters_proposal.side_number",
    "take_over_one_open": "matters_takeover.step_id",
}
"""SQLite names the columns where two rows are one too many, PostgreSQL the rule."""


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name: str, cast: Cast, nadia: Person) -> None:
    matter = grown.doing(cast)
    said = ON_SQLITE.get(name, name) if connection.vendor == "sqlite" else name

    with pytest.raises(IntegrityError, match=said), transaction.atomic():
        REFUSED[name](matter, cast, nadia)
