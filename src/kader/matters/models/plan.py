"""The plan: versions, steps, costs, the residents' own marks, and every revision of a draft."""

import json
from functools import cached_property
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kader.matters.models.frame import Criterion, Frame
from kader.matters.models.matter import Matter, Reading, Side
from kader.matters.rules.frame import Period
from kader.matters.rules.plan import (
    MarkState,
    PaidBy,
    PlanStatus,
    Repeat,
    StepStatus,
    SupportLevel,
    plan_text,
)
from kader.people.models import Person
from kader.places.models import Area
from kader.web.keys import KeyField, new_secret
from kader.web.written import Given, Written


class PlanQuerySet(models.QuerySet["Plan"]):
    """Plans are found through a reader."""

    def visible_to(self, reading: Reading) -> Self:
        """Drafts are seen by residents of the plan's side only; what was handed in is public."""
        own = self.filter(matter=reading.matter)
        handed_in = ~Q(status=PlanStatus.DRAFT)
        if not reading.is_resident:
            return own.filter(handed_in)
        return own.filter(handed_in | Q(side=None) | Q(side__number=reading.side))

    def draft(self) -> Self:
        return self.filter(status=PlanStatus.DRAFT)

    def submitted(self) -> Self:
        return self.filter(status=PlanStatus.SUBMITTED)


class Plan(models.Model):
    """One version of the residents' plan, written under one version of the frame.

    `side` is empty where the plan belongs to all sides together. `is_empty` says that this copy
    was begun by the deed that is being done: there is nothing in it yet.
    """

    is_empty = False
    while_draft: ClassVar = frozenset({"title", "summary"})
    parts_in: ClassVar = ("steps_in_order",)

    key = KeyField()
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="plans")
    side = models.ForeignKey(Side, models.PROTECT, null=True, blank=True, related_name="plans")
    number = models.PositiveSmallIntegerField()
    frame = models.ForeignKey(Frame, models.PROTECT, related_name="plans")
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in PlanStatus])
    title = models.CharField(max_length=120, blank=True)
    summary = models.TextField(blank=True)
    started_at = models.DateTimeField()
    submitted_at = models.DateTimeField(null=True, blank=True)
    check_by = models.DateField(null=True, blank=True)
    words_key = models.CharField(max_length=32, default=new_secret, editable=False)

    objects = PlanQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "side", "number"], name="plan_number_once"),
            models.UniqueConstraint(
                fields=["matter", "number"], condition=Q(side=None), name="plan_joint_number_once"
            ),
            models.UniqueConstraint(
                fields=["matter", "side"], condition=Q(status="draft"), name="plan_one_draft"
            ),
            models.UniqueConstraint(
                fields=["matter", "side"],
                condition=Q(status="submitted"),
                name="plan_one_submitted",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(status="draft", side=None),
                name="plan_one_joint_draft",
            ),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(status="submitted", side=None),
                name="plan_one_joint_submitted",
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(submitted_at__isnull=False),
                name="plan_handed_in_on_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def side_number(self) -> int | None:
        return self.side.number if self.side else None

    def said(self) -> str:
        """The whole plan as text, in order: what was handed in."""
        return plan_text(self, self.steps.prefetch_related("costs"))

    @cached_property
    def steps_in_order(self) -> "list[Step]":
        """The steps with their costs, read once."""
        steps = _steps.ask(plan=self.pk)
        for step in steps:
            step.plan = self
        return steps

    def parts(self) -> "list[Step | CostLine]":
        """What the timeline guards together with the plan that was handed in."""
        lines = [line for step in self.steps_in_order for line in step.costs.all()]
        return [*self.steps_in_order, *lines]


@Written
def _steps(*, plan: Given) -> "models.QuerySet[Step]":
    return Step.objects.filter(plan=plan).prefetch_related("costs")


class Step(models.Model):
    """One step: what, who, when, where, and what is asked of the municipality.

    `name` is the key of the step's fields in the draft; it stays from version to version.
    """

    key = KeyField()
    name = models.CharField(max_length=12)
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="steps")
    number = models.PositiveSmallIntegerField()
    what = models.TextField()
    who = models.CharField(max_length=200, blank=True)
    when = models.CharField(max_length=120, blank=True)
    day = models.DateField(null=True, blank=True)
    repeat = models.CharField(
        max_length=20, choices=[(r.value, r.value) for r in Repeat], default=Repeat.ONCE
    )
    place = models.CharField(max_length=120, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    asked = models.CharField(max_length=300, blank=True)
    hours_a_week = models.DecimalField(max_digits=6, decimal_places=1, null=True, blank=True)
    support = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in SupportLevel], default=SupportLevel.SELF
    )
    public = models.BooleanField(default=True)
    status = models.CharField(
        max_length=20, choices=[(s.value, s.value) for s in StepStatus], default=StepStatus.OPEN
    )
    status_at = models.DateTimeField(null=True, blank=True)

    salted_by: ClassVar = "plan"
    not_as_part: ClassVar = frozenset({"status", "status_at"})
    untold: ClassVar = "It is guarded as a part of its plan, from the hand-in on."

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="step_number_once"),
            models.UniqueConstraint(fields=["plan", "name"], name="step_name_once"),
        ]

    def __str__(self) -> str:
        return self.what


class CostLine(models.Model):
    """What a step costs or brings in: amount in euro, once or yearly, paid by whom."""

    step = models.ForeignKey(Step, models.CASCADE, related_name="costs")
    label = models.CharField(max_length=120, blank=True)
    amount = models.DecimalField(max_digits=12, decimal_places=2)
    period = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Period])
    paid_by = models.CharField(max_length=20, choices=[(p.value, p.value) for p in PaidBy])
    promised = models.BooleanField(default=False)
    is_income = models.BooleanField(default=False)

    untold: ClassVar = "It is guarded as a part of its plan, from the hand-in on."

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(amount__gte=0), name="cost_not_negative"),
        ]


class Mark(models.Model):
    """Where the residents themselves see a criterion met. Never public; the steward sees it after
    the hand-in."""

    key = KeyField()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="marks")
    state = models.CharField(max_length=20, choices=[(s.value, s.value) for s in MarkState])
    step = models.ForeignKey(Step, models.SET_NULL, null=True, blank=True, related_name="marks")
    quote = models.CharField(max_length=300, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    salted_by: ClassVar = "plan"
    unguarded: ClassVar = {"step": "A step that a save takes out of the draft takes this along."}

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "criterion"], name="mark_one_a_criterion"),
        ]

    @property
    def side_number(self) -> int | None:
        return self.plan.side_number


class Revision(models.Model):
    """One save of a draft: which number, on which number it was based, by whom, which fields.

    `fields` holds every field as it was saved. Two saves on the same base that changed the same
    field are both kept: `clashes` names those fields until a resident chooses.
    """

    key = KeyField()
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, blank=True, related_name="revisions")
    frame = models.ForeignKey(
        Frame, models.PROTECT, null=True, blank=True, related_name="revisions"
    )
    number = models.PositiveIntegerField()
    base = models.PositiveIntegerField()
    fields = models.JSONField()
    clashes = models.JSONField(default=dict)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words_key = models.CharField(max_length=32, default=new_secret, editable=False)

    untold: ClassVar = "Of one writer's saves the first of a version is a deed."

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="revision_of_plan_once"),
            models.UniqueConstraint(fields=["frame", "number"], name="revision_of_frame_once"),
            models.CheckConstraint(
                condition=Q(plan__isnull=False, frame=None) | Q(plan=None, frame__isnull=False),
                name="revision_of_one_draft",
            ),
        ]

    @property
    def side_number(self) -> int | None:
        return self.plan.side_number if self.plan else None

    def said(self) -> str:
        """The saved fields, as canonical JSON."""
        return json.dumps(self.fields, sort_keys=True, ensure_ascii=False)
