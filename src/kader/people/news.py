"""What is new for a person since she last looked, in the circles where she sits."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import F, Q
from django.utils.translation import gettext as _

from kader.groundrules import MAY, Deed, Role, Seen
from kader.groundrules.roles import OFFICIALS
from kader.people.models import Person, Seat
from kader.people.naming import name_for
from kader.timeline.models import Entry
from kader.timeline.sentences import sentence_of

SHOWN = 12
_OPEN_TO_CIRCLE = [d.value for d, line in MAY.items() if line.seen in {Seen.ALL, Seen.CIRCLE}]
_OF_SIDE = [d.value for d, line in MAY.items() if line.seen is Seen.SIDE]
_OF_TWO = [d.value for d, line in MAY.items() if line.seen is Seen.TWO]
# Who asks to join is no resident yet, and no official either: first names go for her too (G27).
_BY_FUNCTION = OFFICIALS | {Role.FACILITATOR}


@dataclass(frozen=True)
class Piece:
    """One piece of news: what happened, in which circle, when."""

    sentence: str
    circle_id: int
    at: datetime


def news_for(person: Person) -> list[Piece]:
    """The newest entries of others since this person's seat last looked; two statements.

    One more than is shown, where there are more.
    """
    seats = Seat.objects.open().filter(person=person, askable=False)
    looked = {seat.circle_id: seat for seat in seats}
    if not looked:
        return []
    residents = [c for c, seat in looked.items() if seat.role == Role.RESIDENT]
    seen = (
        Q(deed__in=_OPEN_TO_CIRCLE)
        | Q(deed__in=_OF_SIDE, circle__in=residents)
        | Q(deed__in=_OF_TWO, concerning=person)
    )
    entries = (
        Entry.objects.filter(seen)
        .filter(
            # In one call: the number is held against this person's own seat.
            circle__seats__in=[seat.pk for seat in looked.values()],
            number__gt=F("circle__seats__seen_up_to"),
        )
        .exclude(actor=person)
    )
    newest = entries.select_related("actor").order_by("-at")[: SHOWN + 1]
    return [Piece(_sentence(entry), entry.circle_id, entry.at) for entry in newest]


def look_at_news(person: Person) -> None:
    """This person has read the news of all her circles. Not a deed: it concerns nobody else."""
    for seat in Seat.objects.open().filter(person=person, askable=False).select_related("circle"):
        Seat.objects.filter(pk=seat.pk).update(seen_up_to=seat.circle.last_number)


def _sentence(entry: Entry) -> str:
    official = MAY[Deed(entry.deed)].who <= _BY_FUNCTION
    who = name_for(entry.actor, as_official=official, inside=True) or _("somebody")
    return sentence_of(entry.deed, who)
