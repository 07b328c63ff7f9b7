"""Looking back and ending: evaluations, the story, a stop with its reason."""

from typing import Self

from django.db import models

from kader.groundrules import Role
from kader.matters.models.matter import Matter, Reading
from kader.people.models import Said, SaidQuerySet


class EvaluationQuerySet(SaidQuerySet):
    """Who looks back says whether everybody reads it, or only who takes part."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        return own if reading.inside else own.filter(public=True)


class Evaluation(Said):
    """How somebody looks back, in her role. `text` is what went well, `differently` what next time.

    The facilitator looks back on the process only (G10).
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="evaluations")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    differently = models.TextField(blank=True)
    public = models.BooleanField(default=False)

    objects = EvaluationQuerySet.as_manager()

    def said(self) -> str:
        return f"{self.text}\n{self.differently}"


class Story(Said):
    """The story of the matter, told by a resident."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="stories")
    title = models.CharField(max_length=120)

    objects = SaidQuerySet.as_manager()

    def said(self) -> str:
        return f"{self.title}\n{self.text}"


class Stop(Said):
    """Why the mandate holder stops a matter."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="stops")
