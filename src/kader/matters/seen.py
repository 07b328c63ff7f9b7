"""Which entries of a matter's timeline a reader sees; decided in `kader.people.reading`."""

from django.db.models import QuerySet

from kader.matters.models import Reading
from kader.people.reading import entries_for
from kader.timeline.models import Entry


def entries_seen_by(reading: Reading) -> QuerySet[Entry]:
    """The entries of this circle that this reader may see, the newest first."""
    matter = reading.matter
    return entries_for(reading.person, reading.roles, reading.side, matter.circle)
