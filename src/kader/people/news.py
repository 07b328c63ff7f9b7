"""What is new for a person since she last looked, in the circles where she sits."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext as _

from kader.groundrules import MAY, Deed, Role, Seen, clock
from kader.groundrules.roles import OFFICIALS
from kader.people.models import Person, Seat
from kader.people.naming import name_for
from kader.timeline.models import Entry
from kader.timeline.sentences import done_by, sentence_of, told_otherwise

SHOWN = 12
_LOOKED_AT = 60
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
    """The newest entries of others since this person's seat last looked; two statements,
    and one where a proposal may have become the group's deed.

    One more than is shown, where there are more.
    """
    seats = list(_seats(person))
    if not seats:
        return []
    entries = (
        Entry.objects.filter(
            # In one call: the number is held against this person's own seat.
            _told_to(person, [seat for seat in seats if seat.until is None])
            | _taken_over([seat for seat in seats if seat.until is not None]),
            number__gt=F("circle__seats__seen_up_to"),
        )
        .exclude(actor=person)
        .annotate(by_official=Exists(_AS_OFFICIAL))
        .select_related("actor")
        .defer("stands")
    )
    sits = {seat.circle_id for seat in seats if seat.until is None}
    newest = list(entries.order_by("-at")[:_LOOKED_AT])
    otherwise = told_otherwise(newest)
    told = [
        Piece(_sentence(e, otherwise.get(e.pk), e.circle_id in sits), e.circle_id, e.at)
        for e in newest
    ]
    return _once(told)[: SHOWN + 1]


def _once(pieces: list[Piece]) -> list[Piece]:
    """The same in the same circle is said once, on the day when it was last done."""
    newest: dict[tuple[str, int], Piece] = {}
    for piece in pieces:
        newest.setdefault((piece.sentence, piece.circle_id), piece)
    return list(newest.values())


def _seats(person: Person) -> models.QuerySet[Seat]:
    """Where this person sits, and where she sat for the municipality not long ago."""
    ended = Q(until__gt=clock.now() - _REMEMBERED, role__in=_GIVEN)
    return Seat.objects.filter(Q(until=None) | ended, person=person, askable=False)


def _told_to(person: Person, seats: list[Seat]) -> Q:
    residents = [seat.circle_id for seat in seats if seat.role == Role.RESIDENT]
    seen = (
        Q(deed__in=_OPEN_TO_CIRCLE)
        | Q(deed__in=_OF_SIDE, circle__in=residents)
        | Q(deed__in=_OF_TWO, concerning=person)
    )
    return seen & Q(circle__seats__in=[seat.pk for seat in seats])


def _taken_over(seats: list[Seat]) -> Q:
    """Of a seat that somebody else got, that one deed: its holder hears it too (G8)."""
    told = Q(pk__in=[])
    for seat in seats:
        assert seat.until is not None  # noqa: S101
        then = (seat.until, seat.until + _AT_ONCE)
        told |= Q(circle__seats=seat.pk, deed=Deed.GIVE_SEAT, at__range=then)
    return told


# With an official seat there she is one in all that she does there, as on the page of the matter.
_AS_OFFICIAL = Seat.objects.filter(
    circle=OuterRef("circle"), person=OuterRef("actor"), role__in=_BY_FUNCTION
)
_GIVEN = (Role.STEWARD, Role.FACILITATOR)
_REMEMBERED = timedelta(days=90)
_AT_ONCE = timedelta(seconds=5)


def look_at_news(person: Person) -> None:
    """This person has read the news of all her circles. Not a deed: it concerns nobody else."""
    for seat in _seats(person).select_related("circle"):
        Seat.objects.filter(pk=seat.pk).update(seen_up_to=seat.circle.last_number)


def _sentence(entry: Any, otherwise: Any, sits_there: bool) -> str:
    official = entry.by_official or MAY[Deed(entry.deed)].who <= _BY_FUNCTION
    who = name_for(entry.actor, as_official=official, inside=True) or _("somebody")
    if not sits_there:
        return done_by(_("%(who)s gave your seat to somebody else."), who)
    return done_by(otherwise, who) if otherwise else sentence_of(entry.deed, who)
