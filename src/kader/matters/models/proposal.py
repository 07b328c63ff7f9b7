"""What one member proposes and another confirms (G23)."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from kader.matters.models.matter import Matter, Reading
from kader.matters.rules.voice import Proposed
from kader.people.models import Person, Seat
from kader.web.keys import KeyField, new_secret


class ProposalQuerySet(models.QuerySet["Proposal"]):
    """What a group proposes is its own; to close is proposed to the steward too (G23)."""

    def visible_to(self, reading: Reading) -> Self:
        own, closing = self.filter(matter=reading.matter), Q(what=Proposed.CLOSE)
        if reading.is_resident:
            return own.filter(closing | Q(side_number=reading.side or 1))
        return own.filter(closing) if reading.is_steward else own.none()

    def supported(self) -> Self:
        """What somebody said yes to who takes part now: who left has no say any more (G23)."""
        return self.filter(Exists(_present_yes()))


def _present_yes() -> "models.QuerySet[Confirmation]":
    sits = Seat.objects.open().filter(
        circle=OuterRef("proposal__matter__circle"), person=OuterRef("by")
    )
    return Confirmation.objects.filter(Exists(sits), proposal=OuterRef("pk"))


class Proposal(models.Model):
    """A deed of the group that needs a second yes: hand in, take back, choose a frame, close, stop.

    `fields` is what exactly was proposed (the plan as it stood). Lapses unconfirmed after 7 days.
    `has_said_yes` is there where it was read for a member.
    """

    has_said_yes: bool

    key = KeyField()
    matter = models.ForeignKey(Matter, models.PROTECT, related_name="proposals")
    side_number = models.PositiveSmallIntegerField(default=1)
    what = models.CharField(max_length=20, choices=[(p.value, p.value) for p in Proposed])
    plan = models.ForeignKey("matters.Plan", models.PROTECT, null=True, related_name="proposals")
    frame = models.ForeignKey("matters.Frame", models.PROTECT, null=True, related_name="+")
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    lapses_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    words_key = models.CharField(max_length=32, default=new_secret, editable=False)

    unguarded: ClassVar = {
        "ended_at": "A save of the draft ends it, and is no deed; a yes holds for these words only."
    }
    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "side_number", "what"],
                condition=Q(ended_at=None),
                name="proposal_one_open",
            ),
        ]

    def said(self) -> str:
        """What was proposed, as text."""
        return self.text


class Confirmation(models.Model):
    """A member's yes to a proposal; once a member."""

    key = KeyField()
    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="confirmations")
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["proposal", "by"], name="confirmation_once"),
        ]

    @property
    def side_number(self) -> int:
        return self.proposal.side_number
