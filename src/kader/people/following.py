"""Who comes after a mandate holder: a matter is never without somebody who can give its seats."""

from kader.groundrules import Role
from kader.people.models import TOWN, Person, Seat


def needs_somebody_after(seat: Seat) -> bool:
    """Whether this is the last mandate holder of its circle (G8)."""
    held = Seat.objects.open().of(Role.MANDATE_HOLDER).filter(circle=seat.circle_id)
    return seat.role == Role.MANDATE_HOLDER and not held.exclude(pk=seat.pk).exists()


def who_follows(seat: Seat) -> Person | None:
    """The first mandate holder of the town who has no other hat in this circle."""
    if not needs_somebody_after(seat):
        return None
    here = Seat.objects.open().filter(circle=seat.circle_id).values("person")
    named = Seat.objects.open().of(Role.MANDATE_HOLDER).filter(circle=TOWN)
    free = named.filter(person__is_active=True).exclude(person__in=here)
    found = free.select_related("person").order_by("pk").first()
    return found.person if found else None
