"""The frame: what is decided, what is open, the bounds, and what the plan is checked on."""

from functools import cached_property
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kader.matters.models._document import A_DOCUMENT, NO_DOCUMENT, document_name
from kader.matters.models.matter import Matter, Reading
from kader.matters.rules.frame import (
    BoundKind,
    CriterionKind,
    FrameStatus,
    Period,
    SeveralPlans,
    frame_text,
    frame_words,
)
from kader.people.models import Person
from kader.places.models import Area
from kader.web.keys import KeyField, new_secret
from kader.web.written import Given, Written


class FrameQuerySet(models.QuerySet["Frame"]):
    """Frames are found through a reader."""

    def visible_to(self, reading: Reading) -> Self:
        """Drafts are seen by those who make frames; what was adopted is public."""
        own = self.filter(matter=reading.matter)
        return own if reading.makes_frames else own.exclude(status=FrameStatus.DRAFT)

    def adopted(self) -> Self:
        return self.filter(status=FrameStatus.ADOPTED)


class Frame(models.Model):
    """One version of the frame of a matter (G3, G4). Frozen once it is adopted.

    `is_empty` says that this copy was begun by the deed that is being done; `waits_for_answers`
    that a side still has to answer the three questions, where it was read with the frame.
    """

    is_empty = False
    waits_for_answers = True
    while_draft: ClassVar = frozenset(
        {
            *("issue", "aim", "decided", "open", "responsibility", "short_version", "decider"),
            *("decide_by", "formal_decision", "several_plans", "several_ground", "promise_days"),
        }
    )
    parts_in: ClassVar = ("bounds_in_order", "criteria_in_order")

    key = KeyField()
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="frames")
    number = models.PositiveSmallIntegerField()
    status = models.CharField(max_length=20, choices=[(s.value, s.value) for s in FrameStatus])
    issue = models.TextField(blank=True)
    aim = models.TextField(blank=True)
    decided = models.TextField(blank=True)
    open = models.TextField(blank=True)
    responsibility = models.TextField(blank=True)
    decider = models.CharField(max_length=120, blank=True)
    decide_by = models.DateField(null=True, blank=True)
    formal_decision = models.BooleanField(default=False)
    several_plans = models.CharField(
        max_length=20, blank=True, choices=[(s.value, s.value) for s in SeveralPlans]
    )
    several_ground = models.CharField(max_length=300, blank=True)
    promise_days = models.PositiveSmallIntegerField(null=True, blank=True)
    short_version = models.TextField(blank=True)

    drafted_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    body = models.CharField(max_length=120, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decision_number = models.CharField(max_length=60, blank=True)
    registered_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    adopted_at = models.DateTimeField(null=True, blank=True)
    reason = models.TextField(blank=True)
    # What the body's own document is; its bytes are a `DecisionDocument`, read only to hand it out.
    document_kind = models.CharField(max_length=40, blank=True)
    document_size = models.PositiveIntegerField(default=0)
    document_sha256 = models.CharField(max_length=64, blank=True)
    words_key = models.CharField(max_length=32, default=new_secret, editable=False)

    objects = FrameQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="frame_number_once"),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(status="draft"), name="frame_one_draft"
            ),
            models.UniqueConstraint(
                fields=["matter"], condition=Q(status="adopted"), name="frame_one_adopted"
            ),
            models.CheckConstraint(
                condition=Q(status="draft")
                | (
                    Q(adopted_at__isnull=False)
                    & Q(decided_on__isnull=False)
                    & Q(registered_by__isnull=False)
                    & ~Q(body="")
                ),
                name="frame_adopted_by_a_body",
            ),
            models.CheckConstraint(
                condition=Q(status="draft") | Q(number=1) | ~Q(reason=""),
                name="frame_changed_with_a_reason",
            ),
            models.CheckConstraint(
                condition=NO_DOCUMENT | (~Q(status="draft") & A_DOCUMENT),
                name="frame_document_of_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def document_name(self) -> str:
        """Under which name its document is handed out: ours, never the sender's."""
        return document_name(self.key, self.document_kind)

    def said(self) -> str:
        """What the timeline guards: the words, and the fingerprint of the decision's document."""
        return "\n".join(filter(None, [self.words(), self.document_sha256]))

    def words(self) -> str:
        """The whole frame as text: every field, bound and criterion, in order."""
        return frame_text(self, self.bounds_in_order, self.criteria_in_order)

    def to_be_found(self) -> str:
        """What a search finds and shows of it: only the words that people wrote."""
        return frame_words(self, self.bounds_in_order, self.criteria_in_order)

    @cached_property
    def bounds_in_order(self) -> "list[Bound]":
        """The bounds, read once."""
        return list(self.bounds.all())

    def counting_criteria(self) -> "list[Criterion]":
        """What a plan is checked on, in order: what a law made void is left out."""
        return _counting.ask(frame=self.pk)

    @cached_property
    def criteria_in_order(self) -> "list[Criterion]":
        """The criteria, read once."""
        return list(self.criteria.all())

    def parts(self) -> "list[Bound | Criterion]":
        """What the timeline guards together with the frame."""
        return [*self.bounds_in_order, *self.criteria_in_order]


class Bound(models.Model):
    """One border: money, law, time, place, safety or other. It says what, not how."""

    key = KeyField()
    frame = models.ForeignKey(Frame, models.PROTECT, related_name="bounds")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in BoundKind])
    text = models.CharField(max_length=300)
    article = models.CharField(max_length=120, blank=True)
    says_what = models.BooleanField(default=False)

    untold: ClassVar = "It is guarded as a part of its frame, from the adoption on."

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["frame", "number"], name="bound_number_once"),
        ]

    def __str__(self) -> str:
        return self.text


@Written
def _counting(*, frame: Given) -> "models.QuerySet[Criterion]":
    return Criterion.objects.filter(frame=frame, void_by_law=False).select_related("area")


class Criterion(models.Model):
    """What a plan is checked on, in plain language, each with "how we check this"."""

    key = KeyField()
    frame = models.ForeignKey(Frame, models.PROTECT, related_name="criteria")
    number = models.PositiveSmallIntegerField()
    short = models.CharField(max_length=60)
    text = models.CharField(max_length=300)
    how = models.CharField(max_length=300, blank=True)
    kind = models.CharField(
        max_length=20,
        choices=[(k.value, k.value) for k in CriterionKind],
        default=CriterionKind.SELF,
    )
    amount = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    period = models.CharField(
        max_length=20, blank=True, choices=[(p.value, p.value) for p in Period]
    )
    day = models.DateField(null=True, blank=True)
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    void_by_law = models.BooleanField(default=False)

    untold: ClassVar = "It is guarded as a part of its frame, from the adoption on."

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["frame", "number"], name="criterion_number_once"),
        ]

    def __str__(self) -> str:
        return self.short
