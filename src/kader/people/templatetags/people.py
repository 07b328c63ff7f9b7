"""What pages of people ask for: a masked address, the name of a role."""

from django import template
from django.utils.functional import Promise

from kader.groundrules import Role
from kader.people.models import Seat
from kader.people.naming import ROLE_NAMES

register = template.Library()


@register.filter
def masked(email: str) -> str:
    """f***@example.org: tells its owner which address it is, and nobody else."""
    name, at, place = email.rpartition("@")
    return f"{name[:1]}***{at}{place}"


@register.filter
def in_fours(letters: str) -> str:
    """ABCD EFGH: letters that somebody copies by hand, and that break at the end of a line."""
    return " ".join(letters[at : at + 4] for at in range(0, len(letters), 4))


@register.filter
def role_name(seat: Seat) -> Promise | str:
    """The role of this seat in the reader's language."""
    return ROLE_NAMES[Role(seat.role)]
