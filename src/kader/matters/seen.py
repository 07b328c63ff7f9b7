"""Which entries of a matter's timeline a reader sees: the table's column "seen", as a query."""

from django.db.models import Q, QuerySet

from kader.groundrules import MAY, Deed, Seen
from kader.matters.models import Reading
from kader.timeline.models import Entry


def _deeds(seen: Seen) -> list[str]:
    return [deed.value for deed in Deed if MAY[deed].seen is seen]


_BY_SEEN = {seen: _deeds(seen) for seen in Seen}


def entries_seen_by(reading: Reading) -> QuerySet[Entry]:
    """The entries of this circle that this reader may see; her own ones always."""
    shown = Q(deed__in=_BY_SEEN[Seen.ALL])
    if reading.inside:
        shown |= Q(deed__in=_BY_SEEN[Seen.CIRCLE])
    if reading.side is not None:
        own_side = Q(side=None) | Q(side=reading.side)
        shown |= Q(own_side, deed__in=_BY_SEEN[Seen.SIDE])
    if reading.person is not None:
        shown |= Q(actor=reading.person)
        shown |= Q(deed__in=_BY_SEEN[Seen.TWO], concerning=reading.person)
    entries = Entry.objects.filter(shown, circle=reading.matter.circle_id)
    return entries.select_related("actor")
