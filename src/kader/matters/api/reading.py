"""Reading matters: open to everybody, as far as she may see them."""

from typing import Annotated

from django.db.models import Prefetch, Q
from django.http import HttpRequest
from ninja import Query, Router
from pydantic import Field

from kader.groundrules import Deed, Role, Stage
from kader.groundrules.roles import OFFICIALS
from kader.matters.api._deed import visible
from kader.matters.api.told import (
    CheckTold,
    CostTold,
    EntriesTold,
    EntryTold,
    FindingTold,
    FrameTold,
    MattersTold,
    MatterTold,
    PlaceTold,
    PlanTold,
    SeatTold,
    StepTold,
    WholeMatterTold,
    matter_fields,
)
from kader.matters.models import Check, Finding, Frame, Matter, Plan, Reading, Step
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.plan import PlanStatus
from kader.matters.seen import entries_seen_by
from kader.matters.showing.open_deeds import open_deeds
from kader.people.naming import Names
from kader.places.models import Area
from kader.timeline.sentences import sentence_of
from kader.web.schema import Given, Line

listing = Router(tags=["Reading"], by_alias=True)
router = Router(tags=["Reading"], by_alias=True)

FEWEST = 3
"""Fewer residents than this are not counted aloud."""
_PUBLIC_SEATS = OFFICIALS | {Role.FACILITATOR}


class Page(Given):
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=100)] = 25

    def rows(self) -> slice:
        return slice((self.page - 1) * self.page_size, self.page * self.page_size)

    def next_of(self, total: int) -> int | None:
        return self.page + 1 if self.page * self.page_size < total else None


class MattersAsked(Page):
    area: Line | None = None
    stage: Stage | None = None


@listing.get("/matters", response=MattersTold)
def matters(request: HttpRequest, asked: Query[MattersAsked]) -> MattersTold:
    """Matters, the newest first; of one area (a code, its parts included) or at one stage."""
    found = Matter.objects.visible_to(request.user).select_related("area", "circle")
    if asked.area:
        found = found.filter(Q(area__code=asked.area) | Q(area__parent__code=asked.area))
    if asked.stage:
        found = found.filter(stage=asked.stage)
    total = found.count()
    return MattersTold(
        items=[MatterTold.of(matter) for matter in found[asked.rows()]],
        page=asked.page,
        page_size=asked.page_size,
        total=total,
        next_page=asked.next_of(total),
    )


@listing.get("/areas", response=list[PlaceTold])
def areas(request: HttpRequest) -> list[PlaceTold]:
    """The areas of the town, by their official codes."""
    return [
        PlaceTold(code=one.code, name=one.name, part_of=one.parent.code if one.parent else None)
        for one in Area.objects.select_related("parent")
    ]


@router.get("/{key}", response=WholeMatterTold)
def matter(request: HttpRequest, key: str) -> WholeMatterTold:
    """One matter: its text, who is who, and what the caller may do now."""
    found = visible(request, key)
    reading = Reading.by(request.user, found)
    names = Names(found.circle, reading.inside)
    residents = len(names.holding(Role.RESIDENT))
    opening = Deed.OPEN_WISH if found.is_wish else Deed.OPEN_ISSUE
    return WholeMatterTold(
        **matter_fields(found),
        text=found.text,
        opened_by=names.doer(found.opened_by, opening),
        promise_days=found.promise_days,
        last_heard=found.circle.last_heard,
        hand_in_by=found.hand_in_by,
        residents=residents if reading.inside or residents >= FEWEST else None,
        people=_people(names, reading),
        deeds=[deed.value for deed in open_deeds(reading)],
    )


@router.get("/{key}/frames", response=list[FrameTold])
def frames(request: HttpRequest, key: str) -> list[FrameTold]:
    """The frame in all its versions, the oldest first."""
    reading = Reading.by(request.user, visible(request, key))
    seen = Frame.objects.visible_to(reading).prefetch_related("bounds", "criteria__area")
    return [FrameTold.of(frame, reading.matter) for frame in seen]


@router.get("/{key}/plans", response=list[PlanTold])
def plans(request: HttpRequest, key: str) -> list[PlanTold]:
    """The residents' plan in all its versions, each with its checks."""
    reading = Reading.by(request.user, visible(request, key))
    names = Names(reading.matter.circle, reading.inside)
    steps = Step.objects.filter(_seen_steps(reading))
    findings = Finding.objects.select_related("criterion")
    checks = Check.objects.select_related("by", "assignment").prefetch_related(
        Prefetch("findings", findings)
    )
    seen = Plan.objects.visible_to(reading).select_related("frame")
    whole = seen.prefetch_related(
        Prefetch("steps", steps.prefetch_related("costs")), Prefetch("checks", checks)
    )
    return [_plan(plan, names) for plan in whole]


@router.get("/{key}/timeline", response=EntriesTold)
def timeline(request: HttpRequest, key: str, asked: Query[Page]) -> EntriesTold:
    """What happened, the newest first; never the words themselves."""
    reading = Reading.by(request.user, visible(request, key))
    names = Names(reading.matter.circle, reading.inside)
    entries = entries_seen_by(reading).select_related("actor").order_by("-number")
    total = entries.count()
    items = [
        EntryTold(
            number=entry.number,
            at=entry.at,
            deed=entry.deed,
            who=names.doer(entry.actor, Deed(entry.deed)),
            sentence=sentence_of(entry.deed, names.doer(entry.actor, Deed(entry.deed))),
        )
        for entry in entries[asked.rows()]
    ]
    return EntriesTold(
        items=items,
        page=asked.page,
        page_size=asked.page_size,
        total=total,
        next_page=asked.next_of(total),
    )


def _people(names: Names, reading: Reading) -> list[SeatTold]:
    """Officials and facilitators for everybody; residents among themselves and for officials."""
    seats = [seat for seat in names.seats if seat.until is None]
    return [
        SeatTold(
            key=seat.key,
            role=Role(seat.role),
            name=names.of(seat.person),
            side=seat.side,
            own=seat.person == reading.person,
        )
        for seat in seats
        if reading.inside or Role(seat.role) in _PUBLIC_SEATS
    ]


def _seen_steps(reading: Reading) -> Q:
    """Steps that are not for everybody are for the plan's own side and the steward."""
    if reading.is_steward:
        return Q()
    own = Q(plan__side=None) | Q(plan__side__number=reading.side)
    return Q(public=True) | own if reading.is_resident else Q(public=True)


def _plan(plan: Plan, names: Names) -> PlanTold:
    return PlanTold(
        key=plan.key,
        number=plan.number,
        frame=plan.frame.key,
        status=PlanStatus(plan.status),
        title=plan.title,
        summary=plan.summary,
        submitted_at=plan.submitted_at,
        check_by=plan.check_by,
        steps=[_step(step) for step in plan.steps.all()],
        checks=[_check(check, names) for check in plan.checks.all()],
    )


def _step(step: Step) -> StepTold:
    fields = {name: getattr(step, name) for name in StepTold.model_fields if name != "costs"}
    return StepTold(**fields, costs=[CostTold.of(cost) for cost in step.costs.all()])


def _check(check: Check, names: Names) -> CheckTold:
    findings = [
        FindingTold(criterion=one.criterion.key, result=Result(one.result), reason=one.reason)
        for one in check.findings.all()
    ]
    assignment = getattr(check, "assignment", None)
    return CheckTold(
        key=check.key,
        outcome=Outcome(check.outcome),
        at=check.at,
        by=names.of(check.by),
        open_conditions=check.open_conditions,
        findings=findings,
        question=assignment.text if assignment else "",
    )
