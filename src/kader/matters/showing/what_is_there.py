"""What there is of a matter for one reader: frames, plans, steps, check, decision, what waits."""

from django.db.models import Prefetch, QuerySet
from django.utils.functional import cached_property

from kader.groundrules import Stage
from kader.matters.models import (
    Assignment,
    Check,
    Finding,
    FormalDecision,
    Frame,
    Plan,
    Reading,
    Step,
)
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.plan import PlanStatus
from kader.matters.shape import Shape, gaps_of
from kader.matters.showing.decision import IS_DECIDED, DecisionRead, decision_after
from kader.matters.showing.told import reads_all_steps
from kader.matters.showing.waits import Waits
from kader.people.naming import Names
from kader.web.written import Given, Written

_VERSIONS = 4


class WhatIsThere:
    """The records that the page of a matter is made of; each kind is asked once."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.matter = reading, reading.matter
        self.names = Names(reading.matter.circle, reading.inside)

    @cached_property
    def frames(self) -> list[Frame]:
        return _frames.ask(Shape.of(self.reading), **gaps_of(self.reading))

    @property
    def frame(self) -> Frame | None:
        """The adopted frame."""
        return next((f for f in self.frames if f.status == FrameStatus.ADOPTED), None)

    @property
    def draft_frame(self) -> Frame | None:
        """The draft of the frame, for who makes it."""
        return next((f for f in self.frames if f.status == FrameStatus.DRAFT), None)

    @cached_property
    def _plans(self) -> list[Plan]:
        return _newest_plans.ask(Shape.of(self.reading), **gaps_of(self.reading))

    @property
    def plan(self) -> Plan | None:
        """The newest plan that was handed in."""
        return next((p for p in self._plans if p.status != PlanStatus.DRAFT), None)

    @property
    def draft(self) -> Plan | None:
        """The draft of the reader's own side."""
        return next((p for p in self._plans if p.status == PlanStatus.DRAFT), None)

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of the newest plan, as far as this reader may see them."""
        if self.plan is None:
            return []
        return _steps.ask(reads_all_steps(self.reading, self.plan), plan=self.plan.pk)

    @cached_property
    def check(self) -> Check | None:
        """The last check that was sent."""
        if self.plan is None:
            return None
        return _last_check.first(matter=self.matter.pk)

    @cached_property
    def formal_decision(self) -> FormalDecision | None:
        """The record itself; `decision` is how it is read."""
        return decision_after(self.check)

    @property
    def decision(self) -> DecisionRead | None:
        """The formal decision about the plan that was checked last (G7)."""
        if self.check is None:
            return None
        return DecisionRead.of(self.formal_decision, self.matter, self.check.plan.number)

    @cached_property
    def waits(self) -> Waits:
        return Waits(self.reading, self.names)

    @property
    def assignment(self) -> Assignment | None:
        """The open question: of the last check, while the residents are to move."""
        if self.matter.at is not Stage.PLANNING or self.check is None:
            return None
        return getattr(self.check, "assignment", None)

    @property
    def newer_frame(self) -> Frame | None:
        """The frame that was adopted after the plan was begun."""
        newest = next(iter(self._plans), None)
        if newest is None or self.frame is None or newest.frame_id == self.frame.pk:
            return None
        return self.frame


# Asked anew for each page, and written once (`web.written`).


@Written
def _frames(shape: Shape, **_gaps: Given) -> QuerySet[Frame]:
    seen = Frame.objects.visible_to(shape.reading())
    return seen.prefetch_related("bounds", "criteria").order_by("number")


@Written
def _newest_plans(shape: Shape, **_gaps: Given) -> QuerySet[Plan]:
    seen = Plan.objects.visible_to(shape.reading()).select_related("side")
    return seen.order_by("-number", "-pk")[:_VERSIONS]


@Written
def _steps(all_of_them: bool, *, plan: Given) -> QuerySet[Step]:
    steps = Step.objects.filter(plan=plan)
    return steps if all_of_them else steps.filter(public=True)


@Written
def _last_check(*, matter: Given) -> QuerySet[Check]:
    findings = Prefetch("findings", Finding.objects.select_related("criterion"))
    found = Check.objects.filter(plan__matter=matter).select_related("plan", "assignment")
    found = found.annotate(is_decided=IS_DECIDED)
    return found.prefetch_related(findings).order_by("-pk")[:1]
