"""The line between residents and the municipality: news, promises, facts, support, signals."""

from typing import ClassVar, Self

from django.db import models
from django.db.models import Q

from kader.groundrules import Role
from kader.matters.models.frame import Frame
from kader.matters.models.matter import Matter, Reading
from kader.matters.models.plan import Step
from kader.matters.models.voice import Condition
from kader.matters.rules.line import FRAME_SIGNALS, PromiseKind, SignalKind
from kader.people.models import Person, Said, SaidQuerySet


class Update(Said):
    """News from the steward, with the date of the next."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="updates")
    next_by = models.DateField()


class Promise(Said):
    """What the municipality promises, by when. Means only for what residents asked (G2)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="promises")
    kind = models.CharField(
        max_length=20,
        choices=[(k.value, k.value) for k in PromiseKind],
        default=PromiseKind.OWN,
    )
    due = models.DateField()
    asked_for = models.ForeignKey(
        "matters.SupportRequest", models.PROTECT, null=True, blank=True, related_name="promises"
    )
    condition = models.ForeignKey(
        Condition, models.PROTECT, null=True, blank=True, related_name="promises"
    )
    # The step of a plan that fits: such a plan loses no step, so nobody needs to ask before.
    step = models.ForeignKey(
        Step, models.DO_NOTHING, null=True, blank=True, related_name="promises"
    )
    kept_at = models.DateTimeField(null=True, blank=True)
    kept_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")

    class Meta(Said.Meta):
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(kind="own")
                | Q(asked_for__isnull=False)
                | Q(condition__isnull=False)
                | Q(step__isnull=False),
                name="promise_of_means_was_asked",
            ),
        ]


class AskedQuerySet(SaidQuerySet):
    """Questions of residents: public once answered, before that between those concerned."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        if reading.is_steward or reading.is_resident:
            return own
        if reading.person is None:
            return own.filter(answer__isnull=False)
        return own.filter(Q(answer__isnull=False) | Q(by=reading.person))


class FactRequest(Said):
    """Residents ask for a fact; facts come at any time, and only when they ask (G2)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="fact_requests")
    side_number = models.PositiveSmallIntegerField(default=1)
    due = models.DateField()

    objects = AskedQuerySet.as_manager()


class FactAnswer(Said):
    """The answer to a request for facts."""

    request = models.OneToOneField(FactRequest, models.PROTECT, related_name="answer")


class FrameQuestionQuerySet(AskedQuerySet):
    """A question about the frame: until it is answered, its author and the steward see it."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        if reading.is_steward:
            return own
        if reading.person is None:
            return own.filter(answer__isnull=False)
        return own.filter(Q(answer__isnull=False) | Q(by=reading.person))


class FrameQuestion(Said):
    """Anybody asks what the frame means."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="frame_questions")
    frame = models.ForeignKey(Frame, models.PROTECT, related_name="questions")
    due = models.DateField()

    objects = FrameQuestionQuerySet.as_manager()


class FrameAnswer(Said):
    """The steward says what the frame means; it changes nothing in it."""

    question = models.OneToOneField(FrameQuestion, models.PROTECT, related_name="answer")


class SupportQuerySet(SaidQuerySet):
    """Support is between the residents and the steward."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        return own if reading.is_steward or reading.is_resident else own.none()


class SupportRequest(Said):
    """The group asks for support: a room, an interpreter, model statutes, a small sum."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="support_requests")
    side_number = models.PositiveSmallIntegerField(default=1)
    due = models.DateField()

    objects = SupportQuerySet.as_manager()


class SupportAnswer(Said):
    """What the steward can arrange, or from whom an answer comes and when."""

    request = models.OneToOneField(SupportRequest, models.PROTECT, related_name="answer")
    given = models.BooleanField()


class SignalQuerySet(SaidQuerySet):
    """A signal is between its author and the one who answers it. Never public (G27)."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        if reading.person is None:
            return own.none()
        mine = Q(by=reading.person)
        if reading.is_steward:
            return own.filter(mine | ~Q(kind__in=FRAME_SIGNALS))
        if Role.MANDATE_HOLDER in reading.roles:
            return own.filter(mine | Q(kind__in=FRAME_SIGNALS))
        return own.filter(mine)

    def still_open(self) -> Self:
        return self.filter(closed_at=None)


class Signal(Said):
    """One press: you are taking over, too much, silence, frame unclear, too narrow, too wide."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="signals")
    side_number = models.PositiveSmallIntegerField(default=1)
    kind = models.CharField(max_length=20, choices=[(k.value, k.value) for k in SignalKind])
    due = models.DateField()
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = SignalQuerySet.as_manager()

    def said(self) -> str:
        return f"{self.kind}\n{self.text}"


class SignalAnswer(Said):
    """What was made lighter, or how it will be different. Never a dispute (G12)."""

    signal = models.ForeignKey(Signal, models.PROTECT, related_name="answers")
    moved_to = models.DateField(null=True, blank=True)
