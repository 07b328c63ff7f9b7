"""Person, circle, seat: who is who, and where."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, ClassVar, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils.functional import cached_property

from kader.groundrules import Role
from kader.groundrules.roles import OFFICIALS, ONE_HAT
from kader.web.keys import KeyField, new_secret

TOWN = 1
"""The circle of the town itself; its seats say who may be asked."""


OFFICES = OFFICIALS | {Role.FACILITATOR}
"""The roles of who acts for the municipality, or between both sides."""


class PersonManager(BaseUserManager["Person"]):
    """Makes persons; used by signing up, the demo and tests."""

    def create_user(self, email: str, name: str, **more: Any) -> "Person":
        person = self.model(email=self.normalize_email(email).lower(), name=name, **more)
        person.set_unusable_password()
        person.save()
        return person

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class PublicName(models.TextChoices):
    """How the public sees a resident; each person chooses (G27)."""

    FULL = "full"
    FIRST = "first"
    NICKNAME = "nickname"
    A_RESIDENT = "a_resident"
    NOT_CHOSEN = "not_chosen"


class Assurance(models.TextChoices):
    """How sure we are who somebody is."""

    NONE = "none"
    MAIL = "mail"
    LETTER = "letter"
    SUBSTANTIAL = "substantial"
    HIGH = "high"


_SIGNING_IN = "Signing in and administration change it; neither is a deed."
_HER_OWN = (
    "Personal: it must be possible to forget it, and a digest of so few letters can be guessed."
)
_HER_OFFICE = "Where an official is to be found changes without a deed."


class Person(AbstractBaseUser):
    """Somebody we know: a resident or an official. Emptied, never deleted, when forgotten."""

    key = KeyField()
    # Empty, not blank, once she is forgotten: an address stays unique.
    email = models.EmailField(unique=True, null=True)  # noqa: DJ001
    name = models.CharField(max_length=120, blank=True)
    nickname = models.CharField(max_length=60, blank=True)
    public_name = models.CharField(
        max_length=20, choices=PublicName.choices, default=PublicName.NOT_CHOSEN
    )
    function = models.CharField(max_length=120, blank=True)
    organisation = models.CharField(max_length=120, blank=True)
    extension = models.CharField(max_length=12, blank=True)
    under_16 = models.BooleanField(default=False)
    language = models.CharField(max_length=5, blank=True)
    assurance = models.CharField(max_length=20, choices=Assurance.choices, default=Assurance.NONE)
    is_active = models.BooleanField(default=True)

    unguarded: ClassVar = {
        **dict.fromkeys(("password", "last_login", "assurance", "is_active"), _SIGNING_IN),
        **dict.fromkeys(("name", "nickname", "email", "under_16", "language"), _HER_OWN),
        **dict.fromkeys(("function", "organisation", "extension"), _HER_OFFICE),
    }
    objects: ClassVar[PersonManager] = PersonManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"

    def __str__(self) -> str:
        return str(self.key)

    @property
    def first_name(self) -> str:
        return self.name.split(" ")[0]

    @cached_property
    def offices(self) -> frozenset[Role]:
        """In which roles she acts for the municipality, or between both sides; asked once."""
        seats = self.seats.open().of(*OFFICES)
        return frozenset(Role(role) for role in seats.values_list("role", flat=True))

    @property
    def has_office(self) -> bool:
        """Whether she acts for the municipality, or between both sides."""
        return bool(self.offices)


class CircleKind(models.TextChoices):
    """What a circle is around."""

    TOWN = "town"
    MATTER = "matter"


class Circle(models.Model):
    """The people around one matter, with one chain of entries. Circle no. 1 is the town.

    `last_number` is also the version of what the circle shows: it is raised with every deed.
    `news_by` is the day for which the last news announced the next.
    `pulse` of the town is raised with every deed anywhere. `is_held` says that this copy was read
    under the lock of the deed that is being done. `roles_read` are roles that were read after this
    copy, by person and by the number that the chain had then.
    """

    is_held = False
    roles_read: Mapping[tuple[int, int], frozenset[Role]] = MappingProxyType({})

    kind = models.CharField(max_length=20, choices=CircleKind.choices)
    last_number = models.PositiveIntegerField(default=0)
    last_hash = models.CharField(max_length=64, blank=True)
    last_heard = models.DateTimeField(null=True)
    news_by = models.DateField(null=True)
    pulse = models.PositiveBigIntegerField(default=0)

    unguarded: ClassVar = {
        **dict.fromkeys(("last_number", "last_hash"), "The chain itself says so."),
        **dict.fromkeys(("last_heard", "news_by"), "The newest entries themselves say so."),
        "pulse": "It only counts, so that a page knows that something happened.",
    }


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats; an open one has no end."""

    def open(self) -> Self:
        return self.filter(until=None)

    def of(self, *roles: Role) -> Self:
        return self.filter(role__in=[role.value for role in roles])


def _one_of(*roles: Role) -> Q:
    return Q(role__in=sorted(role.value for role in roles), until=None, askable=False)


class Seat(models.Model):
    """A person in a role in a circle, from a moment until a moment. History stays.

    In the town's circle a seat only says who may be asked (`askable`). `planned_until` is the last
    day of a stand-in, agreed beforehand; the seat is open until it is left.
    """

    key = KeyField()
    circle = models.ForeignKey(Circle, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    role = models.CharField(max_length=30, choices=[(role.value, role.value) for role in Role])
    organisation = models.CharField(max_length=120, blank=True)
    side = models.PositiveSmallIntegerField(null=True)
    askable = models.BooleanField(default=False)
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)
    planned_until = models.DateField(null=True, blank=True)
    given_by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    seen_up_to = models.PositiveIntegerField(default=0)

    unguarded: ClassVar = {"seen_up_to": "Reading moves it, and reading is no deed."}
    no_words: ClassVar = frozenset({"organisation"})

    objects = SeatQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["person", "circle"], name="seat_of_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["circle"], condition=_one_of(Role.STEWARD), name="seat_one_steward"
            ),
            models.UniqueConstraint(
                fields=["circle"], condition=_one_of(Role.STAND_IN), name="seat_one_stand_in"
            ),
            models.UniqueConstraint(
                fields=["circle", "side"],
                condition=_one_of(Role.FACILITATOR),
                name="seat_one_facilitator_a_side",
            ),
            models.UniqueConstraint(
                fields=["circle", "person"],
                condition=_one_of(*ONE_HAT, Role.STAND_IN),
                name="seat_one_hat",
            ),
            models.UniqueConstraint(
                fields=["circle", "person"],
                condition=_one_of(
                    Role.REGISTRAR, Role.STEWARD, Role.STAND_IN, Role.FACILITATOR, Role.RESIDENT
                ),
                name="seat_registrar_apart",
            ),
            models.UniqueConstraint(
                fields=["circle", "person"],
                condition=_one_of(
                    Role.MODERATOR,
                    Role.STEWARD,
                    Role.STAND_IN,
                    Role.FACILITATOR,
                    Role.MANDATE_HOLDER,
                    Role.RESIDENT,
                ),
                name="seat_moderator_apart",
            ),
            models.UniqueConstraint(
                fields=["circle", "person", "role"],
                condition=Q(until=None),
                name="seat_once",
            ),
            models.CheckConstraint(
                condition=Q(circle=TOWN, askable=True) | (~Q(circle=TOWN) & Q(askable=False)),
                name="seat_askable_in_town_only",
            ),
            # Without a side a facilitator would stand outside the rule of one a side.
            models.CheckConstraint(
                condition=~Q(role=Role.FACILITATOR.value, until=None, askable=False)
                | Q(side__isnull=False),
                name="seat_facilitator_has_a_side",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gte=models.F("since")),
                name="seat_ends_after_it_began",
            ),
        ]

    @property
    def for_organisation(self) -> str:
        """For whom she sits here; a person may work for one organisation here, another there."""
        return self.organisation or self.person.organisation


class SaidQuerySet(models.QuerySet[Any]):
    """Words of people; typed words count after the one whose words they are said yes (G1)."""

    def counting(self) -> Self:
        return self.filter(_COUNTS)

    def unconfirmed(self) -> Self:
        return self.exclude(_COUNTS)

    def counting_at(self, moment: Any) -> Self:
        """Words that counted at this moment: typed ones from the yes on, not from the typing."""
        said = self.counting().alias(said_at=Coalesce("confirmed_at", "at"))
        return said.filter(said_at__lte=moment)


_COUNTS = Q(typed_by=None) | Q(confirmed_at__isnull=False)


class Said(models.Model):
    """Words somebody said, once and for all: whose they are, who typed them, when.

    The timeline keeps a keyed digest of `said()`; `words_key` lies beside the words.
    """

    key = KeyField()
    text = models.TextField()
    by = models.ForeignKey(Person, models.PROTECT, related_name="+")
    typed_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    at = models.DateTimeField()
    words_key = models.CharField(max_length=32, default=new_secret, editable=False)

    class Meta:
        abstract = True
        ordering: ClassVar[list[str]] = ["pk"]

    def said(self) -> str:
        """The words whose digest the timeline keeps."""
        return self.text

    @property
    def counts(self) -> bool:
        """Whether these words count: own words, or confirmed ones."""
        return self.typed_by_id is None or self.confirmed_at is not None

    @property
    def counts_since(self) -> datetime:
        """Typed words count from the yes on: before it nobody could answer them (G1)."""
        return self.confirmed_at or self.at


class OnceKey(models.Model):
    """The key of a form that was sent, and where its first result is to be seen."""

    LONGEST: ClassVar = 40
    unguarded: ClassVar = "It is forgotten after some days, and says nothing of a deed."

    person = models.ForeignKey(Person, models.CASCADE, related_name="+")
    key = models.CharField(max_length=LONGEST)
    location = models.TextField(blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="once_key_once")]


class Pace(models.Model):
    """How often somebody knocked in one stretch of time; `until` is its end, in seconds."""

    unguarded: ClassVar = "It is forgotten after an hour, and says nothing of a deed."

    who = models.CharField(max_length=40)
    until = models.PositiveBigIntegerField()
    times = models.PositiveIntegerField(default=1)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["who", "until"], name="pace_counted_once")]
