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
    Step,
)
from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.frame import BoundKind, CriterionKind, Period, SeveralPlans
from kader.matters.rules.plan import (
    Merged,
    PaidBy,
    PlanStatus,
    Repeat,
    SupportLevel,
    changed_fields,
    merge,
)
from kader.people.models import Person
from kader.places.models import Area

Draft = Plan | Frame


def save_revision(
    actor: Person, of: Draft, fields: Mapping[str, str], base: int, chosen: Mapping[str, str]
) -> Revision:
    """Keep one save. What two people changed at once is kept both, until a resident chooses.

    A save that changes nothing makes no revision. Where somebody else wrote meanwhile, what was
    saved is kept as it stood on the writer's page, so that her next save begins from there.
    """
    newest = of.revisions.last()
    if newest is None:
        return _keep(actor, of, base, Merged({**fields, **chosen}, {}))
    together = _put_together(actor, of, newest, fields, base)
    kept = {**together.fields, **chosen}
    clashes = {name: both for name, both in together.clashes.items() if name not in chosen}
    if clashes == newest.clashes and not changed_fields(newest.fields, kept):
        return newest
    if newest.number != base and changed_fields(fields, kept):
        base = _keep(actor, of, base, Merged(dict(fields), newest.clashes)).number
    return _keep(actor, of, base, Merged(kept, clashes))


def has_written(actor: Person, of: Draft) -> bool:
    """Whether this person wrote on this version before: only her first save is recorded."""
    return of.revisions.filter(by=actor).exists()


def _put_together(
    actor: Person, of: Draft, newest: Revision, fields: Mapping[str, str], base: int
) -> Merged:
    """What others saved since `base` and what this writer saves now, with what clashes."""
    if newest.number == base:
        return Merged(dict(fields), _go_on(newest.clashes, newest.fields, fields))
    began = of.revisions.filter(number=base).first()
    since = began.fields if began else _fields_before(of)
    merged = merge(since, newest.fields, fields)
    kept, clashes = dict(merged.fields), _go_on(newest.clashes, since, fields)
    for name, (theirs, mine) in merged.clashes.items():
        if _wrote_first(actor, of, name, theirs):
            # Her own older words, from the same page: she goes on where she was.
            kept[name] = mine
        else:
            known = clashes.get(name, [theirs])
            clashes[name] = [*(words for words in known if words != mine), mine]
    return Merged(kept, clashes)


def _wrote_first(actor: Person, of: Draft, name: str, words: str) -> bool:
    """Whether these words in this field are this person's own."""
    revisions = of.revisions.filter(**{f"fields__{name}": words})
    return revisions.values_list("by", flat=True).first() == actor.pk


def _go_on(
    clashes: Mapping[str, list[Any]], before: Mapping[str, Any], fields: Mapping[str, Any]
) -> dict[str, list[Any]]:
    """Who goes on writing at one of two clashing versions changes that one, not the other."""
    return {
        name: [fields.get(name, "") if v == before.get(name, "") else v for v in versions]
        for name, versions in clashes.items()
    }


def _fields_before(of: Draft) -> dict[str, Any]:
    """What a new version of a plan begins with: the words of the version before."""
    if not isinstance(of, Plan):
        return {}
    earlier = Revision.objects.filter(
        plan__matter=of.matter_id, plan__side=of.side_id, plan__number__lt=of.number
    )
    last = earlier.order_by("plan__number", "number").last()
    return dict(last.fields) if last else {}


def _keep(actor: Person, of: Draft, base: int, content: Merged) -> Revision:
    return of.revisions.create(
        number=of.revisions.count() + 1,
        base=base,
        fields=content.fields,
        clashes=content.clashes,
        by=actor,
        at=clock.now(),
    )


def draft_of(matter: Matter, side: int) -> Plan:
    """The draft of the plan of the side with this number; the next version begins where none is.

    A version keeps to the frame of the one before, until residents choose the newer frame (G4).
    """
    drafts = matter.plans.draft().filter(side__number=side)
    return drafts.select_related("side").first() or _next_version(matter, side)


def _next_version(matter: Matter, side: int) -> Plan:
    before = matter.plans.filter(side__number=side).select_related("frame", "side").last()
    return matter.plans.create(
        side=before.side if before else matter.sides.get(number=side),
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
