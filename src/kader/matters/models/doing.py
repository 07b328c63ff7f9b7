"""Carrying out the plan: progress, changes of a step, and steps the municipality took over."""

from typing import Self

from django.db import models
from django.db.models import Q

from kader.matters.models.matter import Matter, Reading
from kader.matters.models.plan import Step
from kader.people.models import Person, Said, SaidQuerySet


class AboutStepQuerySet(SaidQuerySet):
    """Words about a step; of a step that only the group sees they stay with it and the steward."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(step__plan__matter=reading.matter)
        if reading.is_resident or reading.is_steward:
            return own
        return own.filter(step__public=True)


class ProgressQuerySet(SaidQuerySet):
    """How it goes is for everybody, but for a step that only the group sees."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        if reading.is_resident or reading.is_steward:
            return own
        return own.filter(Q(step=None) | Q(step__public=True))


class TakeOverQuerySet(AboutStepQuerySet):
    """A step that was taken over: before the resident's yes the group and the steward know it."""

    def heard_by(self, reading: Reading) -> Self:
        seen = self.visible_to(reading)
        return seen if reading.is_resident or reading.is_steward else seen.counting()

    def unconfirmed(self) -> Self:
        """An offer that was taken back waits for nobody's yes any more."""
        return super().unconfirmed().filter(handed_back_at=None)


class Progress(Said):
    """How it goes, in the residents' words."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="progress")
    step = models.ForeignKey(Step, models.PROTECT, null=True, blank=True, related_name="progress")

    objects = ProgressQuerySet.as_manager()


class StepChange(Said):
    """A step goes differently than planned: how (`text`), in the residents' words."""

    step = models.ForeignKey(Step, models.PROTECT, related_name="changes")
    let_go = models.BooleanField(default=False)

    objects = AboutStepQuerySet.as_manager()


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
