"""Carrying out the plan: progress, changes of a step, and steps the municipality took over."""

from typing import Self

from django.db import models
from django.db.models import Q

from kader.matters.models.matter import Matter
from kader.matters.models.plan import Step
from kader.people.models import Person, Said, SaidQuerySet


class Progress(Said):
    """How it goes, in the residents' words."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="progress")
    step = models.ForeignKey(Step, models.PROTECT, null=True, blank=True, related_name="progress")


class StepChange(Said):
    """A step goes differently than planned: how (`text`), in the residents' words."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="changes")
    let_go = models.BooleanField(default=False)


class TakeOverQuerySet(SaidQuerySet):
    """An offer that was taken back waits for nobody's yes any more."""

    def unconfirmed(self) -> Self:
        return super().unconfirmed().filter(handed_back_at=None)


class TakeOver(Said):
    """The municipality does a step for a while: why (`text`), until a review date (G18).

    The steward types it for a resident (`by`); it holds from that resident's own yes.
    """

    step = models.ForeignKey(Step, models.PROTECT, related_name="take_overs")
    review_on = models.DateField()
    handed_back_at = models.DateTimeField(null=True, blank=True)
    handed_back_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    objects = TakeOverQuerySet.as_manager()

    class Meta(Said.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["step"], condition=Q(handed_back_at=None), name="take_over_one_open"
            ),
            models.CheckConstraint(
                condition=~Q(text="") & Q(typed_by__isnull=False), name="take_over_has_a_reason"
            ),
        ]
