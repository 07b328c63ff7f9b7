"""The gate: the first beat of every deed."""

from django.contrib.auth.models import AnonymousUser

from kader.groundrules import Deed, Role, may, require
from kader.people.models import TOWN, Circle, Person, Seat
from kader.timeline import ledger

Reader = Person | AnonymousUser | None


def allow(actor: Person, deed: Deed, within: Circle) -> frozenset[Role]:
    """Hold the circle, and stop here unless this person's roles in it may do this deed.

    Two people who do something at the same moment come one after the other: the circle's row
    stays locked until the deed is done. Roles that the page read before count where nothing was
    recorded since: a seat never changes without an entry. Returns the roles.
    """
    hold(within)
    roles = within.roles_read.get((actor.pk, within.last_number)) or roles_of(actor, within)
    require(roles, deed)
    return roles


def remember(person: Person, within: Circle, roles: frozenset[Role]) -> None:
    """Keep the roles that were read after this copy of the circle, for the deed that follows."""
    within.roles_read = {(person.pk, within.last_number): roles}


def hold(circle: Circle) -> None:
    """Lock the circle's row until the transaction ends, and read the end of its chain.

    With it a deed begins: from here is remembered what is written, until it is recorded.
    """
    row = Circle.objects.select_for_update().get(pk=circle.pk)
    circle.last_number, circle.last_hash = row.last_number, row.last_hash
    circle.is_held = True
    ledger.begin()


def may_do(person: Reader, deed: Deed, within: Circle) -> bool:
    """Whether a page should offer this deed to this person at all."""
    return may(roles_of(person, within), deed)


def may_do_in_town(person: Reader, deed: Deed) -> bool:
    """The same for a deed that opens something new in the town."""
    return may_do(person, deed, Circle(pk=TOWN))


def roles_of(person: Reader, within: Circle) -> frozenset[Role]:
    """The roles of a person in a circle: her open seats, or how she stands beside it."""
    if person is None or not isinstance(person, Person) or not person.is_active:
        return frozenset({Role.VISITOR})
    seats = Seat.objects.filter(circle=within, person=person).values_list("role", "until")
    held = frozenset(Role(role) for role, until in seats if until is None)
    if held:
        return held
    left = {Role(role) for role, until in seats if until is not None}
    beside = {Role.FORMER_RESIDENT} if Role.RESIDENT in left else set()
    return frozenset(beside | {Role.SIGNED_IN})


def town() -> Circle:
    """Circle no. 1."""
    return Circle.objects.get(pk=TOWN)


def in_place_of(actor: Person, roles: frozenset[Role], within: Circle) -> Person | None:
    """For whom a stand-in acts: the steward, whose seat she keeps warm."""
    if Role.STAND_IN not in roles:
        return None
    seat = Seat.objects.open().of(Role.STEWARD).filter(circle=within).select_related("person")
    found = seat.first()
    return found.person if found else None
