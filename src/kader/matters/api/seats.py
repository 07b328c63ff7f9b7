"""The seats of a matter, and words that somebody typed for a resident."""

from django.http import Http404
from pydantic import Field

from kader.groundrules import Deed, Role
from kader.matters.api._deed import (
    MatterDone,
    begin,
    chosen,
    deeds,
    done,
    find_in,
    person_of,
    seats_of,
)
from kader.matters.finding import words_waiting_for
from kader.people import actions
from kader.people.models import TOWN, Seat
from kader.web.request import Request
from kader.web.schema import Given, Name

router = deeds("Seats")


class SeatGiven(Given):
    """`person` is a key of `/officials`."""

    person: Name
    role: Role
    side: int = Field(default=1, ge=1, le=99)


@router.post("/{key}/give-seat", response=MatterDone)
def give_seat(request: Request, key: str, given: SeatGiven) -> MatterDone:
    """The mandate holder gives a matter its steward or facilitator (G8).

    A facilitator's seat is given anew where residents asked for somebody else.
    """
    reading = begin(request, key, Deed.GIVE_SEAT)
    town = Seat.objects.open().filter(circle=TOWN)
    person = person_of(town, given.person, "person")
    if not reading.matter.sides.filter(number=given.side).exists():
        chosen(Seat.objects.none(), "", "side")
    seat = actions.give_seat(request.user, reading.matter.circle, person, given.role, given.side)
    return done(request, key, Deed.GIVE_SEAT, seat)


@router.post("/{key}/leave-seat/{record}", response=MatterDone)
def leave_seat(request: Request, key: str, record: str) -> MatterDone:
    """An official or facilitator leaves; the seat is vacant at once (G8).

    After the last mandate holder comes the next one of the town.
    """
    reading = begin(request, key, Deed.LEAVE_SEAT)
    seats = seats_of(reading.matter).select_related("circle")
    seat = actions.leave_seat(request.user, find_in(seats, record))
    return done(request, key, Deed.LEAVE_SEAT, seat)


@router.post("/{key}/confirm-words/{record}", response=MatterDone)
def confirm_words(request: Request, key: str, record: str) -> MatterDone:
    """Say yes to words that somebody typed for you; from now on they count (G1)."""
    reading = begin(request, key, Deed.CONFIRM_WORDS)
    words = words_waiting_for(request.user, reading.matter, record)
    if words is None:
        raise Http404
    confirmed = actions.confirm_words(request.user, reading.matter.circle, words)
    return done(request, key, Deed.CONFIRM_WORDS, confirmed)
