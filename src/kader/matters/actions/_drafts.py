"""Saving drafts: every save is a revision, and two writers keep all their words."""

from collections.abc import Mapping
from typing import Any

from django.db.models import F

from kader.groundrules import clock
from kader.matters.models import (
    Bound,
    CostLine,
    Criterion,
    Frame,
    Matter,
    Plan,
    Revision,
    Side,
    Step,
)
from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.frame import BoundKind, CriterionKind, Period, SeveralPlans
from kader.matters.rules.plan import PaidBy, PlanStatus, Repeat, SupportLevel, merge
from kader.people.models import Person
from kader.places.models import Area

Draft = Plan | Frame


def save_revision(
    actor: Person, of: Draft, fields: Mapping[str, str], base: int, chosen: Mapping[str, str]
) -> Revision:
    """Keep one save. What two people changed at once is kept both, until a resident chooses."""
    newest = of.revisions.last()
    began = of.revisions.filter(number=base).first()
    merged = merge(
        began.fields if began else {}, newest.fields if newest else {}, fields
    )
    if newest is None or newest.number == base:
        merged = merge({}, {}, fields)
    clashes = dict(newest.clashes if newest else {})
    for name, versions in merged.clashes.items():
        clashes[name] = [*clashes.get(name, versions[:1]), versions[1]]
    kept = {**merged.fields, **chosen}
    return of.revisions.create(
        number=(newest.number if newest else 0) + 1,
        base=base,
        fields=kept,
        clashes={name: both for name, both in clashes.items() if name not in chosen},
        by=actor,
        at=clock.now(),
    )


def is_first_of(actor: Person, of: Draft) -> bool:
    """Whether this is the person's first revision of this version: that one is recorded."""
    return of.revisions.filter(by=actor).count() == 1


def draft_of(matter: Matter, side: Side) -> Plan:
    """The draft of this side's plan; the next version begins where there is none.

    A version keeps to the frame of the one before, until residents choose the newer frame (G4).
    """
    found = matter.plans.draft().filter(side=side).first()
    if found is not None:
        return found
    before = matter.plans.filter(side=side).last()
    return matter.plans.create(
        side=side,
        number=before.number + 1 if before else 1,
        frame=before.frame if before else matter.frames.adopted().get(),
        status=PlanStatus.DRAFT,
        started_at=clock.now(),
    )


def lay_out_plan(plan: Plan, fields: Mapping[str, Any]) -> None:
    """Write a draft's fields into its steps and cost lines."""
    plan.title = fields.get("title", "").strip()[:120]
    plan.summary = fields.get("summary", "").strip()
    plan.save(update_fields=["title", "summary"])
    rows = draft.steps_in(fields)
    plan.steps.exclude(name__in=[row.key for row in rows]).delete()
    # Out of the way, so that two steps can change places.
    plan.steps.update(number=F("number") + 1000)
    for number, row in enumerate(rows, 1):
        step, _ = Step.objects.update_or_create(
            plan=plan, name=row.key, defaults={"number": number, **_step(row)}
        )
        _lay_out_costs(step, row.costs)


def lay_out_frame(frame: Frame, fields: Mapping[str, Any]) -> None:
    """Write a draft's fields into the frame, its bounds and criteria."""
    for name in ("issue", "aim", "decided", "open", "responsibility", "short_version"):
        setattr(frame, name, fields.get(name, "").strip())
    frame.decider = fields.get("decider", "").strip()[:120]
    frame.several_ground = fields.get("several_ground", "").strip()[:300]
    frame.several_plans = _one_of(SeveralPlans, fields.get("several_plans", ""), "")
    frame.decide_by = draft.day_in(fields.get("decide_by", ""))
    frame.promise_days = draft.number_in(fields.get("promise_days", "")) or None
    frame.formal_decision = bool(fields.get("formal_decision"))
    frame.save()
    frame.bounds.all().delete()
    Bound.objects.bulk_create(_bounds(frame, draft.bounds_in(fields)))
    frame.criteria.all().delete()
    Criterion.objects.bulk_create(_criteria(frame, draft.criteria_in(fields)))


def _step(row: Row) -> dict[str, Any]:
    return {
        "what": row["what"].strip(),
        "who": row["who"].strip()[:200],
        "when": row["when"].strip()[:120],
        "day": draft.day_in(row["day"]),
        "repeat": _one_of(Repeat, row["repeat"], Repeat.ONCE),
        "place": row["place"].strip()[:120],
        "area": _area(row["area"]),
        "asked": row["asked"].strip()[:300],
        "hours_a_week": draft.amount_in(row["hours"]) if row["hours"].strip() else None,
        "support": _one_of(SupportLevel, row["support"], SupportLevel.SELF),
        "public": row["public"] != "circle",
    }


def _lay_out_costs(step: Step, rows: list[Row]) -> None:
    step.costs.all().delete()
    amounts = [(row, draft.amount_in(row["amount"])) for row in rows]
    CostLine.objects.bulk_create(
        CostLine(
            step=step,
            label=row["label"].strip()[:120],
            amount=amount,
            period=_one_of(Period, row["period"], Period.ONCE),
            paid_by=_one_of(PaidBy, row["paid_by"], PaidBy.MUNICIPALITY),
            promised=bool(row["promised"]),
            is_income=bool(row["is_income"]),
        )
        for row, amount in amounts
        if amount is not None
    )


def _bounds(frame: Frame, rows: list[Row]) -> list[Bound]:
    return [
        Bound(
            frame=frame,
            number=number,
            kind=_one_of(BoundKind, row["kind"], BoundKind.OTHER),
            text=row["text"].strip()[:300],
            article=row["article"].strip()[:120],
            says_what=bool(row["says_what"]),
        )
        for number, row in enumerate(rows, 1)
    ]


def _criteria(frame: Frame, rows: list[Row]) -> list[Criterion]:
    return [
        Criterion(
            frame=frame,
            number=number,
            short=(row["short"].strip() or row["text"].strip())[:60],
            text=(row["text"].strip() or row["short"].strip())[:300],
            how=row["how"].strip()[:300],
            kind=_one_of(CriterionKind, row["kind"], CriterionKind.SELF),
            amount=draft.amount_in(row["amount"]),
            period=_one_of(Period, row["period"], ""),
            day=draft.day_in(row["day"]),
            area=_area(row["area"]),
        )
        for number, row in enumerate(rows, 1)
    ]


def _one_of(kinds: Any, value: str, otherwise: str) -> str:
    return value if value in set(kinds) else otherwise


def _area(code: str) -> Area | None:
    return Area.objects.filter(code=code).first() if code else None
