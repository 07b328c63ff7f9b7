"""The check of a plan against its frame, what comes out of it, and the formal decision."""

from functools import cached_property
from typing import ClassVar

from django.db import models
from django.db.models import Q

from kader.matters.models._document import A_DOCUMENT, NO_DOCUMENT, document_name
from kader.matters.models.frame import Criterion
from kader.matters.models.matter import Matter
from kader.matters.models.plan import Plan
from kader.matters.rules.check import Outcome, Result
from kader.people.models import Person, Said
from kader.web.keys import KeyField, new_secret


class Check(models.Model):
    """A plan held against the frame it was written under. It has no field for an opinion (G5).

    `open_conditions` says that a condition was not answered yet when the term was over (G21).
    """

    parts_in: ClassVar = ("in_order",)

    key = KeyField()
    plan = models.ForeignKey(Plan, models.PROTECT, related_name="checks")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Outcome])
    open_conditions = models.BooleanField(default=False)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    words_key = models.CharField(max_length=32, default=new_secret, editable=False)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="check_number_once"),
        ]

    def said(self) -> str:
        """Each finding in the order of the criteria."""
        return "\n".join(f"{f.criterion.number} {f.result} {f.reason}" for f in self.in_order)

    @cached_property
    def in_order(self) -> "list[Finding]":
        """The findings in the order of the criteria."""
        return list(self.findings.select_related("criterion").order_by("criterion__number"))

    def parts(self) -> "list[Finding]":
        """What the timeline guards together with the check."""
        return self.in_order


class Finding(models.Model):
    """One criterion: fits, not yet, or unclear; with the reason where it does not fit."""

    key = KeyField()
    check_of_plan = models.ForeignKey(Check, models.PROTECT, related_name="findings")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="findings")
    result = models.CharField(max_length=20, choices=[(r.value, r.value) for r in Result])
    reason = models.TextField(blank=True)

    untold: ClassVar = "It is guarded as a part of its check."

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["check_of_plan", "criterion"], name="finding_one_a_criterion"
            ),
            models.CheckConstraint(
                condition=Q(result="met") | ~Q(reason=""), name="finding_not_met_has_a_reason"
            ),
        ]


class Assignment(Said):
    """What is still open, put as a question (G6). `number` is the round."""

    follows = models.OneToOneField(Check, models.PROTECT, related_name="assignment")
    number = models.PositiveSmallIntegerField()

    class Meta(Said.Meta):
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="assignment_asks_something"),
        ]


class KeptFrame(Said):
    """The mandate holder keeps the frame as it is, with a reason; the check goes on."""

    follows = models.OneToOneField(Check, models.PROTECT, related_name="kept_frame")


class FormalDecision(Said):
    """A formal decision with reasons (`text`) and remedies, apart from the check (G7)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="decisions")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="decisions")
    granted = models.BooleanField()
    remedies = models.TextField()
    body = models.CharField(max_length=120)
    decided_on = models.DateField()
    decision_number = models.CharField(max_length=60, blank=True)
    # What the body's own document is; its bytes are a `DecisionDocument`, read only to hand it out.
    document_kind = models.CharField(max_length=40, blank=True)
    document_size = models.PositiveIntegerField(default=0)
    document_sha256 = models.CharField(max_length=64, blank=True)

    class Meta(Said.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(text="") & ~Q(remedies=""), name="decision_reasons_and_remedies"
            ),
            models.CheckConstraint(condition=NO_DOCUMENT | A_DOCUMENT, name="decision_document"),
        ]

    @property
    def document_name(self) -> str:
        """Under which name its document is handed out: ours, never the sender's."""
        return document_name(self.key, self.document_kind)

    def said(self) -> str:
        """The words, and the fingerprint of the document where there is one."""
        words = f"{self.granted}\n{self.text}\n{self.remedies}\n{self.body}\n{self.decided_on}"
        return "\n".join(filter(None, [words, self.document_sha256]))
