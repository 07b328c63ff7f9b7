"""What residents say before and beside the plan, and how they are answered."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kader.matters.models.matter import Reading, Side
from kader.matters.rules.voice import Extent, Question
from kader.people.models import Person, Said, SaidQuerySet
from kader.web.keys import KeyField


class AnswerQuerySet(SaidQuerySet):
    """Answers belong to a side, and become public when the side has answered all three."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(side__matter=reading.matter)
        public = Q(side__answered_at__isnull=False)
        return (
            own.filter(public | Q(side__number=reading.side))
            if reading.side
            else own.filter(public)
        )

    def heard_by(self, reading: Reading) -> Self:
        """Answers that count; her own side also reads those that wait for somebody's yes."""
        seen = self.visible_to(reading)
        own = Q(side__number=reading.side) if reading.side else Q(pk=None)
        return seen.filter(own | Q(pk__in=seen.counting()))


class Answer(Said):
    """An answer to one of the three questions, in the residents' own words. The newest counts."""

    side = models.ForeignKey(Side, models.PROTECT, related_name="answers")
    question = models.CharField(max_length=20, choices=[(q.value, q.value) for q in Question])

    objects = AnswerQuerySet.as_manager()

    @property
    def side_number(self) -> int:
        return self.side.number


class ConditionQuerySet(SaidQuerySet):
    """Conditions are public once they count."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(side__matter=reading.matter)
        if reading.is_resident:
            return own.filter(Q(side__number=reading.side) | Q(pk__in=own.counting()))
        return own.counting()


class Condition(Said):
    """What the residents ask the municipality to keep to; it answers each one (G21)."""

    side = models.ForeignKey(Side, models.PROTECT, related_name="conditions")

    objects = ConditionQuerySet.as_manager()


class ConditionAnswer(Said):
    """The mandate holder's answer to a condition."""

    condition = models.OneToOneField(Condition, models.PROTECT, related_name="answer")


class StrengthQuerySet(SaidQuerySet):
    """What a group can do is for itself and for the steward."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.counting().filter(side__matter=reading.matter)
        if reading.is_resident:
            return own.filter(side__number=reading.side or 1)
        return own if reading.is_steward else own.none()


class Strength(Said):
    """What the group can, in its own words."""

    side = models.ForeignKey(Side, models.PROTECT, related_name="strengths")

    objects = StrengthQuerySet.as_manager()

    @property
    def side_number(self) -> int:
        return self.side.number


class CapacityQuerySet(models.QuerySet["Capacity"]):
    """How much somebody can carry is for the group and the steward (G11, G30)."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        if reading.is_resident:
            return own.filter(Q(side=None) | Q(side__number=reading.side or 1))
        return own if reading.is_steward else own.none()


class Capacity(models.Model):
    """How much somebody can carry: the residents of a side, or the municipality (side empty)."""

    key = KeyField()
    matter = models.ForeignKey("matters.Matter", models.PROTECT, related_name="capacities")
    side = models.ForeignKey(Side, models.PROTECT, null=True, related_name="capacities")
    hours_a_week = models.DecimalField(max_digits=6, decimal_places=1)
    people = models.PositiveSmallIntegerField()
    not_in = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    salted_by: ClassVar = "matter"
    objects = CapacityQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]


class Responsibility(Said):
    """The group takes its responsibility whole, in part, or not yet, with a contact (G25)."""

    side = models.ForeignKey(Side, models.PROTECT, related_name="responsibilities")
    extent = models.CharField(max_length=20, choices=[(e.value, e.value) for e in Extent])
    contact = models.ForeignKey(Person, models.PROTECT, related_name="+")
