"""Laying out a draft: its fields become steps and costs, or bounds and criteria, all at once."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from django.db.models import F

from kader.matters.models import Bound, CostLine, Criterion, Frame, Mark, Plan, Step
from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.frame import BoundKind, CriterionKind, Period, SeveralPlans
from kader.matters.rules.plan import PaidBy, Repeat, SupportLevel
from kader.places.models import Area

Areas = Mapping[str, Area]


def lay_out_plan(plan: Plan, fields: Mapping[str, Any]) -> None:
    """Write a draft's fields into its steps and cost lines; what did not change stays."""
    _name(plan, fields.get("title", "").strip()[:120], fields.get("summary", "").strip())
    rows = draft.steps_in(fields)
    there = {} if plan.is_empty else _steps_of(plan)
    gone = there.keys() - {row.key for row in rows}
    if gone:
        _take_out([there[name].pk for name in gone])
    steps = _lay_out_steps(plan, rows, there)
    _lay_out_costs(steps, rows, there.keys() - gone)


def lay_out_frame(frame: Frame, fields: Mapping[str, Any]) -> None:
    """Write a draft's fields into the frame, its bounds and criteria."""
    fill_frame(frame, fields)
    frame.save()
    frame.bounds.all().delete()
    Bound.objects.bulk_create(bounds_of(frame, fields))
    criteria = criteria_of(frame, fields)
    frame.criteria.filter(number__gt=len(criteria)).delete()
    Criterion.objects.bulk_create(
        criteria,
        update_conflicts=True,
        unique_fields=["frame", "number"],
        update_fields=_OF_A_CRITERION,
    )


def fill_frame(frame: Frame, fields: Mapping[str, Any]) -> None:
    """Put a draft's fields into the frame; nothing is written yet."""
    for name in ("issue", "aim", "decided", "open", "responsibility", "short_version"):
        setattr(frame, name, fields.get(name, "").strip())
    frame.decider = fields.get("decider", "").strip()[:120]
    frame.several_ground = fields.get("several_ground", "").strip()[:300]
    frame.several_plans = _one_of(SeveralPlans, fields.get("several_plans", ""), "")
    frame.decide_by = draft.day_in(fields.get("decide_by", ""))
    frame.promise_days = draft.number_in(fields.get("promise_days", "")) or None
    frame.formal_decision = bool(fields.get("formal_decision"))


def bounds_of(frame: Frame, fields: Mapping[str, Any]) -> list[Bound]:
    """The bounds of a draft's fields, in order; not written yet."""
    return [
        Bound(
            frame=frame,
            number=number,
            kind=_one_of(BoundKind, row["kind"], BoundKind.OTHER),
            text=row["text"].strip()[:300],
            article=row["article"].strip()[:120],
            says_what=bool(row["says_what"]),
        )
        for number, row in enumerate(draft.bounds_in(fields), 1)
    ]


def criteria_of(frame: Frame, fields: Mapping[str, Any]) -> list[Criterion]:
    """The criteria of a draft's fields, in order; not written yet."""
    rows = draft.criteria_in(fields)
    areas = _areas(row["area"] for row in rows)
    return [
        Criterion(frame=frame, number=number, **_criterion(row, areas))
        for number, row in enumerate(rows, 1)
    ]


# A plan ------------------------------------------------------------------------------------------


def _take_out(steps: list[int]) -> None:
    """Steps of a draft go, with their costs; a mark that pointed at one points at none.

    Nothing else points at a step before the plan is carried out, and the database refuses if
    something does; so nothing is read before it is deleted.
    """
    Mark.objects.filter(step__in=steps).update(step=None)
    CostLine.objects.filter(step__in=steps).delete()
    gone = Step.objects.filter(pk__in=steps)
    gone._raw_delete(gone.db)


def _steps_of(plan: Plan) -> dict[str, Step]:
    return {step.name: step for step in plan.steps.prefetch_related("costs")}


def _name(plan: Plan, title: str, summary: str) -> None:
    if (plan.title, plan.summary) != (title, summary):
        plan.title, plan.summary = title, summary
        plan.save(update_fields=["title", "summary"])


def _lay_out_steps(plan: Plan, rows: list[Row], there: Mapping[str, Step]) -> list[Step]:
    """The steps of these rows in their order, written where something changed."""
    areas = _areas(row["area"] for row in rows)
    steps = [there.get(row.key) or Step(plan=plan, name=row.key) for row in rows]
    moved = _takes_anothers_place(steps)
    if moved:
        # Out of the way, so that two steps can change places.
        plan.steps.update(number=F("number") + 1000)
    changed = []
    for number, (step, row) in enumerate(zip(steps, rows, strict=True), 1):
        if _put(step, {"number": number, **_step(row, areas)}) or moved:
            changed.append(step)
    Step.objects.bulk_update([step for step in changed if step.pk], _OF_A_STEP)
    Step.objects.bulk_create([step for step in changed if not step.pk])
    return steps


def _takes_anothers_place(steps: list[Step]) -> bool:
    """Whether a number that a step gets belongs to another one, as the database knows them."""
    held = {step.number: step for step in steps if step.pk}
    return any(held.get(number, step) is not step for number, step in enumerate(steps, 1))


def _put(part: Step | CostLine, words: Mapping[str, Any]) -> bool:
    """Put these words into a step or a cost line; whether something in it changed."""
    changed = {name: value for name, value in words.items() if getattr(part, name) != value}
    for name, value in changed.items():
        setattr(part, name, value)
    return bool(changed)


def _step(row: Row, areas: Areas) -> dict[str, Any]:
    area = areas.get(row["area"])
    return {
        "what": row["what"].strip(),
        "who": row["who"].strip()[:200],
        "when": row["when"].strip()[:120],
        "day": draft.day_in(row["day"]),
        "repeat": _one_of(Repeat, row["repeat"], Repeat.ONCE),
        "place": row["place"].strip()[:120],
        "area_id": area.pk if area else None,
        "asked": row["asked"].strip()[:300],
        "hours_a_week": draft.hours_in(row["hours"]),
        "support": _one_of(SupportLevel, row["support"], SupportLevel.SELF),
        "public": row["public"] != "circle",
    }


_OF_A_STEP = (
    *("number", "what", "who", "when", "day", "repeat", "place", "area"),
    *("asked", "hours_a_week", "support", "public"),
)


def _lay_out_costs(steps: list[Step], rows: list[Row], known: Set[str]) -> None:
    """The cost lines of these rows, one after another; what a step has too many of goes."""
    changed, more, gone = [], [], []
    for step, row in zip(steps, rows, strict=True):
        wanted = list(_costs(row.costs))
        there = list(step.costs.all()) if step.name in known else []
        changed += [line for line, words in zip(there, wanted, strict=False) if _put(line, words)]
        more += [CostLine(step=step, **words) for words in wanted[len(there) :]]
        gone += [line.pk for line in there[len(wanted) :]]
    if gone:
        CostLine.objects.filter(pk__in=gone).delete()
    CostLine.objects.bulk_update(changed, _OF_A_COST)
    CostLine.objects.bulk_create(more)


def _costs(rows: list[Row]) -> Iterator[dict[str, Any]]:
    for row in rows:
        amount = draft.amount_in(row["amount"])
        if amount is not None:
            yield {
                "label": row["label"].strip()[:120],
                "amount": amount,
                "period": _one_of(Period, row["period"], Period.ONCE),
                "paid_by": _one_of(PaidBy, row["paid_by"], PaidBy.MUNICIPALITY),
                "promised": bool(row["promised"]),
                "is_income": bool(row["is_income"]),
            }


_OF_A_COST = ("label", "amount", "period", "paid_by", "promised", "is_income")


# A frame -----------------------------------------------------------------------------------------


def _criterion(row: Row, areas: Areas) -> dict[str, Any]:
    return {
        "short": (row["short"].strip() or row["text"].strip())[:60],
        "text": (row["text"].strip() or row["short"].strip())[:300],
        "how": row["how"].strip()[:300],
        "kind": _one_of(CriterionKind, row["kind"], CriterionKind.SELF),
        "amount": draft.amount_in(row["amount"]),
        "period": _one_of(Period, row["period"], ""),
        "day": draft.day_in(row["day"]),
        "area": areas.get(row["area"]),
    }


_OF_A_CRITERION = ("short", "text", "how", "kind", "amount", "period", "day", "area")


def _one_of(kinds: Any, value: str, otherwise: str) -> str:
    return value if value in set(kinds) else otherwise


def _areas(codes: Iterable[str]) -> Areas:
    """The areas with these codes, asked for at once."""
    named = {code for code in codes if code}
    return Area.objects.in_bulk(named, field_name="code") if named else {}
