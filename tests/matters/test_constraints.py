"""Where an action would forget a ground rule, the database remembers it: each constraint is tried.

A new constraint of a model of ours fails here until somebody breaks it on purpose.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import UniqueConstraint

from kader.groundrules import Role, Stage, clock
from kader.matters.models import (
    Assignment,
    Check,
    CostLine,
    DecisionDocument,
    Finding,
    FormalDecision,
    Matter,
    Plan,
    Revision,
    Step,
    TakeOver,
)
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.plan import PlanStatus
from kader.people.models import OnceKey, Pace, Person
from kader.search.models import Document
from kader.timeline.models import Entry
from kader.timeline.triggers import lift_for_tests
from kader.web.keys import new_key
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


def _plans(matter: Matter, *several: dict[str, Any]) -> None:
    """Versions of a plan, as they should be but for what is said."""
    frame, now = _plan(matter).frame, clock.now()
    for number, more in enumerate(several, start=2):
        whole = {"number": number, "started_at": now, "submitted_at": now, "frame": frame}
        matter.plans.create(**whole | more)


def _plans_of_a_side(matter: Matter, status: PlanStatus) -> None:
    _plans(matter, *[{"side": matter.sides.get(), "status": status}] * 2)


def _joint_plans(matter: Matter, *statuses: PlanStatus, **more: Any) -> None:
    _plans(matter, *[{"side": None, "status": status, **more} for status in statuses])


def _again(row: Any, **more: Any) -> None:
    """The same row once more, under a key of its own, but for what is said."""
    row.pk, row._state.adding = None, True
    if hasattr(row, "key"):
        row.key = new_key()
    for name, value in more.items():
        setattr(row, name, value)
    row.save(force_insert=True)


def _drafts(matter: Matter, person: Person) -> None:
    for number in (2, 3):
        matter.frames.create(number=number, status=FrameStatus.DRAFT, drafted_by=person)


def _asks_to_join(matter: Matter, person: Person) -> object:
    return matter.join_requests.create(text="May I?", by=person, at=clock.now())


def _mark(matter: Matter, person: Person) -> object:
    plan = _plan(matter)
    criterion = plan.frame.criteria.get()
    return plan.marks.create(criterion=criterion, state="met", by=person, at=clock.now())


def _of_a_frame(matter: Matter) -> Revision:
    found = Revision.objects.filter(frame__matter=matter).first()
    assert found
    return found


def _of_a_plan(matter: Matter) -> Revision:
    found = Revision.objects.filter(plan__matter=matter).first()
    assert found
    return found


def _checkpoint(matter: Matter) -> object:
    return matter.circle.checkpoints.create(number=1, hash="0", at=clock.now())


def _entry(matter: Matter) -> Entry:
    found = Entry.objects.filter(circle=matter.circle).last()
    assert found
    return found


def _document() -> Document:
    found = Document.objects.first()
    assert found
    return found


def _without_triggers(make: Callable[[], object]) -> object:
    """SQLite's triggers refuse before the constraint does; the rollback lays them again."""
    lift_for_tests()
    return make()


def _with_half_a_document(decided: Any) -> None:
    """Its kind stands there, and nothing else of a document."""
    type(decided).objects.filter(pk=decided.pk).update(document_kind="application/pdf")


def _decision(matter: Matter, reasons: str, remedies: str) -> FormalDecision:
    made: FormalDecision = matter.decisions.create(
        granted=False,
        text=reasons,
        remedies=remedies,
        body="The board",
        decided_on=clock.today(),
        by=Person.objects.get(name="Karin Smit"),
        at=clock.now(),
    )
    return made


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
    "seat_once": lambda m, c, p: _twice(lambda: _seat(m, p, Role.PERSON_OF_TRUST)),
    "seat_askable_in_town_only": lambda m, c, p: m.circle.seats.update(askable=True),
    "seat_ends_after_it_began": lambda m, c, p: m.circle.seats.update(
        until=clock.now() - timedelta(days=9)
    ),
    "once_key_once": lambda m, c, p: _twice(
        lambda: OnceKey.objects.create(person=p, key="a-key", at=clock.now())
    ),
    "pace_counted_once": lambda m, c, p: _twice(lambda: Pace.objects.create(who="p", until=1)),
    "entry_number_once": lambda m, c, p: _without_triggers(lambda: _again(_entry(m))),
    "checkpoint_once": lambda m, c, p: _without_triggers(lambda: _twice(lambda: _checkpoint(m))),
    "document_once": lambda m, c, p: _again(_document()),
    "side_number_once": lambda m, c, p: _again(m.sides.get()),
    "join_request_open_once": lambda m, c, p: _twice(lambda: _asks_to_join(m, p)),
    "frame_number_once": lambda m, c, p: _another_frame(m, number=1),
    "frame_one_draft": lambda m, c, p: _drafts(m, p),
    "frame_document_of_a_decision": lambda m, c, p: _with_half_a_document(_plan(m).frame),
    "bound_number_once": lambda m, c, p: _again(_plan(m).frame.bounds.get()),
    "criterion_number_once": lambda m, c, p: _again(_plan(m).frame.criteria.get()),
    "plan_number_once": lambda m, c, p: _again(_plan(m)),
    "plan_joint_number_once": lambda m, c, p: _joint_plans(
        m, PlanStatus.OPEN, PlanStatus.OPEN, number=9
    ),
    "plan_one_draft": lambda m, c, p: _plans_of_a_side(m, PlanStatus.DRAFT),
    "plan_one_joint_draft": lambda m, c, p: _joint_plans(m, PlanStatus.DRAFT, PlanStatus.DRAFT),
    "plan_one_joint_submitted": lambda m, c, p: _joint_plans(
        m, PlanStatus.SUBMITTED, PlanStatus.SUBMITTED
    ),
    "plan_handed_in_on_a_day": lambda m, c, p: m.plans.update(submitted_at=None),
    "step_number_once": lambda m, c, p: _again(_plan(m).steps.all()[0], name="zz"),
    "step_name_once": lambda m, c, p: _again(_plan(m).steps.all()[0], number=99),
    "cost_not_negative": lambda m, c, p: CostLine.objects.create(
        step=_plan(m).steps.all()[0], amount=-1, period="once", paid_by="municipality"
    ),
    "mark_one_a_criterion": lambda m, c, p: _twice(lambda: _mark(m, p)),
    "revision_of_plan_once": lambda m, c, p: _again(_of_a_plan(m)),
    "revision_of_frame_once": lambda m, c, p: _again(_of_a_frame(m)),
    "revision_of_one_draft": lambda m, c, p: _again(_of_a_plan(m), frame=_plan(m).frame),
    "check_number_once": lambda m, c, p: _again(_check(m)),
    "frame_one_adopted": lambda m, c, p: _another_frame(m, status=FrameStatus.ADOPTED),
    "frame_adopted_by_a_body": lambda m, c, p: _another_frame(m, body=""),
    "frame_changed_with_a_reason": lambda m, c, p: _another_frame(m, reason=""),
    "plan_one_submitted": lambda m, c, p: _plans_of_a_side(m, PlanStatus.SUBMITTED),
    "finding_one_a_criterion": lambda m, c, p: _finding(m, Result.MET, ""),
    "finding_not_met_has_a_reason": lambda m, c, p: _new_check(m).findings.create(
        criterion=_plan(m).frame.criteria.get(), result=Result.NOT_MET, reason=""
    ),
    "assignment_asks_something": lambda m, c, p: Assignment.objects.create(
        follows=_check(m), number=2, text="", by=c.hanneke, at=clock.now()
    ),
    "decision_reasons_and_remedies": lambda m, c, p: _decision(m, "It does not fit.", ""),
    "decision_document": lambda m, c, p: _with_half_a_document(_decision(m, "No.", "You can.")),
    "document_of_one_decision": lambda m, c, p: DecisionDocument.objects.create(content=b"%PDF"),
    "confirmation_once": lambda m, c, p: _yes(m, c.mieke),
    "proposal_one_open": lambda m, c, p: _twice(lambda: _proposal(m, c.mieke)),
    "promise_of_means_was_asked": lambda m, c, p: m.promises.create(
        text="We pay 5000 euro.", due=clock.today(), kind="means", by=c.hanneke, at=clock.now()
    ),
    "take_over_has_a_reason": lambda m, c, p: _take_over(m, c.hanneke, ""),
    "take_over_one_open": lambda m, c, p: _twice(lambda: _take_over(m, c.hanneke)),
    "matter_stage_known": lambda m, c, p: Matter.objects.filter(pk=m.pk).update(stage="rejected"),
    "matter_met_within_total": lambda m, c, p: Matter.objects.filter(pk=m.pk).update(met=9),
    "matter_rests_from": lambda m, c, p: Matter.objects.filter(pk=m.pk).update(
        stage=Stage.RESTING, stage_before=""
    ),
}


OURS = [model for model in apps.get_models() if model.__module__.startswith("kader.")]
CONSTRAINTS = {
    constraint.name: (model, constraint) for model in OURS for constraint in model._meta.constraints
}


def _said_of(name: str) -> str:
    """SQLite names the columns where two rows are one too many, PostgreSQL the rule."""
    model, constraint = CONSTRAINTS[name]
    meta: Any = model._meta
    if connection.vendor == "postgresql" or not isinstance(constraint, UniqueConstraint):
        return rf"\b{name}\b"
    columns = [meta.get_field(field).column for field in constraint.fields]
    return ", ".join(f"{meta.db_table}.{column}" for column in columns) + "$"


def test_each_constraint_of_our_models_is_broken_on_purpose() -> None:
    assert set(REFUSED) == set(CONSTRAINTS)
    assert len(CONSTRAINTS) == 54


@pytest.mark.parametrize("name", REFUSED)
def test_the_database_refuses(name: str, cast: Cast, nadia: Person) -> None:
    matter = grown.doing(cast)

    with pytest.raises(IntegrityError, match=_said_of(name)), transaction.atomic():
        REFUSED[name](matter, cast, nadia)
