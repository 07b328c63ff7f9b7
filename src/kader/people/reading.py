"""Who sees which entries of a timeline: the one place where that is decided."""

from collections.abc import Set

from django.db.models import Q, QuerySet

from kader.groundrules import MAY, Role, Seen
from kader.people.models import Circle, Person
from kader.timeline.models import Entry

_BESIDE = frozenset({Role.VISITOR, Role.SIGNED_IN, Role.FORMER_RESIDENT})


def _deeds(*seen: Seen) -> list[str]:
    return [deed.value for deed, line in MAY.items() if line.seen in seen]


_ALL, _CIRCLE, _SIDE = _deeds(Seen.ALL), _deeds(Seen.CIRCLE), _deeds(Seen.SIDE)
_TWO, _AUTHOR = _deeds(Seen.TWO), _deeds(Seen.AUTHOR)


def entries_for(
    person: Person | None, roles: Set[Role], side: int | None, circle: Circle
) -> QuerySet[Entry]:
    """The entries of a circle that this reader may see, the newest first.

    What everybody sees; what the circle sees for who holds a seat in it; what a side sees for its
    own residents; what two see for these two; what only its author sees for the author.
    """
    seen = Q(deed__in=_ALL)
    if not roles <= _BESIDE:
        seen |= Q(deed__in=_CIRCLE)
    if Role.RESIDENT in roles:
        seen |= Q(deed__in=_SIDE) & (Q(side=side) | Q(side=None))
    if person is not None:
        seen |= Q(deed__in=_TWO) & (Q(actor=person) | Q(concerning=person))
        seen |= Q(deed__in=_AUTHOR, actor=person)
    return Entry.objects.filter(seen, circle=circle).order_by("-number").defer("stands")
