"""The matter, its sides, who reads it, and who wants to come in."""

from dataclasses import dataclass
from typing import ClassVar, Self

from django.db import connection, models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from kader.groundrules import Role, Stage
from kader.matters.rules.stages import Origin, Turn
from kader.people.gate import Reader
from kader.people.models import Circle, Person, Said, SaidQuerySet, Seat
from kader.places.models import Area
from kader.web.keys import KeyField, new_secret
from kader.web.written import Given

_FRAME_MAKERS = frozenset({Role.STEWARD, Role.STAND_IN, Role.MANDATE_HOLDER, Role.REGISTRAR})


class MatterQuerySet(models.QuerySet["Matter"]):
    """Matters are always found through a person; `None` is the visitor."""

    def visible_to(self, person: Reader | Given) -> Self:
        """What is public, and for a person with a seat (or a wish of her own) that too.

        A former resident still finds her matter, to take it up again; no official who left does.
        """
        if not isinstance(person, Person | Given):
            return self.filter(public=True)
        sits_or_sat = Q(until=None) | Q(role=Role.RESIDENT)
        mine = Seat.objects.filter(sits_or_sat, person=person).values("circle")
        return self.filter(Q(public=True) | Q(circle__in=mine) | Q(opened_by=person))

    def how_many_public(self) -> int:
        """How many a visitor sees: all but the few that are not public.

        Written out, because counting "all that are public" walks through every one of them.
        """
        hidden = "SELECT COUNT(*) FROM matters_matter WHERE public IN (FALSE)"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT (SELECT COUNT(*) FROM matters_matter) - ({hidden})")  # noqa: S608
            return int(cursor.fetchone()[0])


class Matter(models.Model):
    """A wish of residents or an issue of the municipality, and where it is.

    `turn`, `turn_until`, `met` and `total` are kept beside the stage so that a list needs no
    counting; only actions write them, in the transaction of the deed that changes them.
    `read_at` is the last entry of its circle where both were read at once.
    """

    read_at: int | None = None

    key = KeyField()
    circle = models.OneToOneField(Circle, models.PROTECT, related_name="matter")
    origin = models.CharField(max_length=20, choices=[(o.value, o.value) for o in Origin])
    setting = models.CharField(max_length=20, default="group", choices=[("group", "group")])
    title = models.CharField(max_length=120)
    text = models.TextField()
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="matters")
    opened_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()
    public = models.BooleanField(default=True)
    open_to_area = models.BooleanField(default=False)

    stage = models.CharField(max_length=20, choices=[(s.value, s.value) for s in Stage])
    stage_before = models.CharField(max_length=20, blank=True)
    round = models.PositiveSmallIntegerField(default=0)
    turn = models.CharField(max_length=20, choices=[(t.value, t.value) for t in Turn])
    turn_until = models.DateField(null=True, blank=True)
    met = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    marks = models.CharField(max_length=40, blank=True)
    promise_days = models.PositiveSmallIntegerField()
    hand_in_by = models.DateField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    words_key = models.CharField(max_length=32, default=new_secret, editable=False)

    objects = MatterQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(stage__in=[s.value for s in Stage]), name="matter_stage_known"
            ),
            models.CheckConstraint(
                condition=~Q(stage="resting") | ~Q(stage_before=""), name="matter_rests_from"
            ),
            models.CheckConstraint(
                condition=Q(met__lte=models.F("total")), name="matter_met_within_total"
            ),
        ]
        indexes = [
            models.Index(fields=["public", "-id"], name="matter_public_newest"),
            models.Index(fields=["area", "public", "-id"], name="matter_in_area"),
            models.Index(fields=["stage", "public", "-id"], name="matter_at_stage"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("matter", args=[self.key])

    def said(self) -> str:
        """The opener's words; they are never edited."""
        return f"{self.title}\n{self.text}"

    @property
    def is_wish(self) -> bool:
        return self.origin == Origin.WISH

    @property
    def is_stopped_by_mandate_holder(self) -> bool:
        """Whether it stands still because of her, and not because residents stopped."""
        return self.stopped_at is not None and self.stops.filter(at=self.stopped_at).exists()

    @property
    def at(self) -> Stage:
        """The stage as the ground rules know it."""
        return Stage(self.stage)


class Side(models.Model):
    """A side of a matter: neighbours, youths. A matter has one until residents open another (G24).

    Answers, conditions, capacity, plans and the facilitator's seat belong to a side.
    """

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="sides")
    number = models.PositiveSmallIntegerField(default=1)
    name = models.CharField(max_length=80, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    salted_by: ClassVar = "matter"

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "number"], name="side_number_once"),
        ]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Reading:
    """Who reads this matter: the one thing that every part's visibility is decided from."""

    person: Person | None
    matter: Matter
    roles: frozenset[Role]
    side: int | None

    @classmethod
    def by(cls, person: Reader, matter: Matter) -> "Reading":
        """One query: the reader's open seats in this circle."""
        if not isinstance(person, Person) or not person.is_active:
            return cls(None, matter, frozenset({Role.VISITOR}), None)
        seats = Seat.objects.filter(circle_id=matter.circle_id, person=person)
        rows = list(seats.values_list("role", "side", "until"))
        held = frozenset(Role(role) for role, _, until in rows if until is None)
        left = {Role.FORMER_RESIDENT} if any(role == Role.RESIDENT for role, *_ in rows) else set()
        sides = [side for role, side, until in rows if role == Role.RESIDENT and until is None]
        beside = frozenset(left | {Role.SIGNED_IN})
        return cls(person, matter, held or beside, sides[0] if sides else None)

    @property
    def is_resident(self) -> bool:
        return Role.RESIDENT in self.roles

    @property
    def is_steward(self) -> bool:
        return bool(self.roles & {Role.STEWARD, Role.STAND_IN})

    @property
    def holds_mandate(self) -> bool:
        return Role.MANDATE_HOLDER in self.roles

    @property
    def makes_frames(self) -> bool:
        return bool(self.roles & _FRAME_MAKERS)

    @property
    def inside(self) -> bool:
        """Whether the reader holds a seat in the circle."""
        return not self.roles & {Role.VISITOR, Role.SIGNED_IN, Role.FORMER_RESIDENT}


class DoorQuerySet(SaidQuerySet):
    """What people ask about the seats: for who takes part, and for who asked."""

    def visible_to(self, reading: Reading) -> Self:
        own = self.filter(matter=reading.matter)
        if reading.inside:
            return own
        return own.filter(by=reading.person) if reading.person else own.none()


class JoinRequest(Said):
    """Somebody asks to join in one sentence; a member lets her in, or the steward where none is."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="join_requests")
    side_number = models.PositiveSmallIntegerField(default=1)
    proposed_by = models.ForeignKey(Person, models.PROTECT, null=True, related_name="+")
    proposed_at = models.DateTimeField(null=True)
    let_in_at = models.DateTimeField(null=True)

    objects = DoorQuerySet.as_manager()

    class Meta(Said.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["matter", "by"],
                condition=Q(let_in_at=None),
                name="join_request_open_once",
            ),
        ]


class FacilitatorRequestQuerySet(SaidQuerySet):
    """A request waits until somebody sits down after it."""

    def still_open(self) -> Self:
        """Asked after the facilitator of that side sat down, who still sits there."""
        sits = (
            Seat.objects.open()
            .of(Role.FACILITATOR)
            .filter(
                circle=OuterRef("matter__circle"),
                side=OuterRef("side_number"),
                since__lt=OuterRef("at"),
            )
        )
        return self.filter(Exists(sits))

    def visible_to(self, reading: Reading) -> Self:
        """Why residents want another is for them, and for who gives the seat."""
        own = self.filter(matter=reading.matter)
        return own if reading.holds_mandate else own.filter(side_number=reading.side or 0)


class FacilitatorRequest(Said):
    """Residents may ask for another facilitator; the mandate holder gives the seat anew (G8)."""

    matter = models.ForeignKey(Matter, models.PROTECT, related_name="facilitator_requests")
    side_number = models.PositiveSmallIntegerField(default=1)

    objects = FacilitatorRequestQuerySet.as_manager()
