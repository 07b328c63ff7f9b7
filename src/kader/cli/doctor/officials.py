"""The doctor looks at who runs the town."""

from collections.abc import Callable, Iterator
from typing import Final

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import DatabaseError
from django.db.models import Exists, OuterRef, QuerySet

from kader.cli.doctor.complaint import Complaint, worth_knowing
from kader.groundrules import Role
from kader.groundrules.roles import OFFICIALS
from kader.people.models import TOWN, Person, Seat

NEEDED: Final = {
    Role.MANDATE_HOLDER: "a mandate holder, or nobody can give seats",
    Role.STEWARD: "a case steward, or no matter gets one",
    Role.FACILITATOR: "a process facilitator, or no matter gets one",
}


def offices() -> Iterator[Complaint]:
    """Somebody can appoint, and somebody can be asked."""
    try:
        held = set(Seat.objects.open().filter(circle=TOWN).values_list("role", flat=True))
    except DatabaseError:
        return  # Said by the database itself.
    if Role.ADMINISTRATOR not in held:
        yield Complaint("Nobody can appoint officials: run `kader createadmin`.")
        return
    for role, what in NEEDED.items():
        if role not in held:
            yield worth_knowing(f"The town has not appointed {what}.")


def second_factor() -> Iterator[Complaint]:
    """Officials sign in with a passkey or an authenticator app."""
    if settings.OPEN_HOUSE:
        return
    if not settings.KADER_STRONG_LOGIN:
        yield Complaint("Officials get in with a code by mail alone: leave KADER_STRONG_LOGIN on.")
    try:
        without = sorted(str(person.email) for person in _without_second_factor())
    except DatabaseError:
        return  # Said by the database itself.
    if without:
        yield worth_knowing(
            f"{len(without)} officials have no passkey or authenticator yet, and are asked for one "
            f"when they sign in: {', '.join(without)}."
        )


def _without_second_factor() -> QuerySet[Person]:
    held = Seat.objects.open().of(*OFFICIALS, Role.FACILITATOR).filter(person=OuterRef("pk"))
    own = Authenticator.objects.filter(user=OuterRef("pk")).exclude(type="recovery_codes")
    return Person.objects.filter(Exists(held), ~Exists(own), is_active=True)


PARTS: Final[dict[str, Callable[[], Iterator[Complaint]]]] = {
    "Offices": offices,
    "Second factor": second_factor,
}
