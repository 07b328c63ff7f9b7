"""The decision on paper, as the body took it: the bytes, apart from what is read every day."""

import hashlib
from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kader.matters.models.check import FormalDecision
from kader.matters.models.frame import Frame
from kader.matters.models.matter import Reading


class DecisionDocumentQuerySet(models.QuerySet["DecisionDocument"]):
    """Documents are found through a reader."""

    def visible_to(self, reading: Reading) -> Self:
        """Who may read the version, or the formal decision, may read what was decided with it."""
        frames = Frame.objects.visible_to(reading)
        return self.filter(Q(frame__in=frames) | Q(decision__matter=reading.matter))


class DecisionDocument(models.Model):
    """The document of an adoption or of a formal decision."""

    unguarded: ClassVar = "Its fingerprint stands beside its decision; verify holds it to that."

    frame = models.OneToOneField(Frame, models.PROTECT, null=True, related_name="document")
    decision = models.OneToOneField(
        FormalDecision, models.PROTECT, null=True, related_name="document"
    )
    content = models.BinaryField()

    objects = DecisionDocumentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(frame__isnull=True) ^ Q(decision__isnull=True),
                name="document_of_one_decision",
            ),
        ]

    @property
    def decided(self) -> Frame | FormalDecision:
        """What was decided with it."""
        decided = self.frame or self.decision
        assert decided is not None  # noqa: S101
        return decided

    @property
    def sha256(self) -> str:
        """The fingerprint of what is here now."""
        return hashlib.sha256(self.content).hexdigest()
