"""The deeds of people: allow, check the rules, change, record."""

from datetime import datetime

from django.db import transaction

from kader.groundrules import Deed, Role, clock
from kader.people import rules
from kader.people.circles import go_on, is_another_asked_for, require_room_for
from kader.people.following import needs_somebody_after, who_follows
from kader.people.gate import allow, roles_of, town
from kader.people.models import TOWN, Circle, Person, PublicName, Said, Seat, SeatQuerySet
from kader.timeline.record import record


@transaction.atomic
def appoint_official(actor: Person, person: Person, role: Role) -> Seat:
    """The administrator says that this person may be asked for this role."""
    within = town()
    allow(actor, Deed.APPOINT_OFFICIAL, within)
    rules.require_official_role(role)
    rules.require_somebody_else(actor.pk, person.pk)
    rules.require_vacant(_open(within, role).filter(person=person).exists())
    seat = Seat.objects.create(
        circle=within,
        person=person,
        role=role,
        askable=True,
        since=clock.now(),
        given_by=actor,
    )
    record(actor, Deed.APPOINT_OFFICIAL, within, about=seat, concerning=person)
    return seat


@transaction.atomic
def dismiss_official(actor: Person, seat: Seat) -> Seat:
    """The administrator ends an office; from then on this person is not asked any more."""
    within = town()
    allow(actor, Deed.DISMISS_OFFICIAL, within)
    seat.refresh_from_db()
    rules.require_office(seat.circle_id == TOWN and seat.until is None)
    rules.require_official_role(Role(seat.role))
    _end(seat, clock.now())
    record(actor, Deed.DISMISS_OFFICIAL, within, about=seat, concerning=seat.person)
    return seat


@transaction.atomic
def give_seat(actor: Person, circle: Circle, person: Person, role: Role, side: int = 1) -> Seat:
    """The mandate holder gives a circle its steward or a side its facilitator (G8).

    A facilitator stands up for the next one where the residents asked for somebody else.
    """
    allow(actor, Deed.GIVE_SEAT, circle)
    require_room_for(circle, Deed.GIVE_SEAT)
    rules.require_seat_to_give(role)
    rules.require_askable(role, roles_of(person, town()))
    rules.require_another_person(role, roles_of(person, circle) - BESIDE)
    on_side = side if role is Role.FACILITATOR else None
    now = clock.now()
    _make_room(circle, person, role, on_side, now)
    seat = Seat.objects.create(
        circle=circle,
        person=person,
        role=role,
        side=on_side,
        since=now,
        given_by=actor,
    )
    go_on(circle)
    record(actor, Deed.GIVE_SEAT, circle, about=seat, concerning=person)
    return seat


@transaction.atomic
def leave_seat(actor: Person, seat: Seat) -> Seat:
    """An official or facilitator leaves; the seat is vacant at once, and everybody sees it.

    After the last mandate holder comes the next one of the town, in the same deed (G8).
    """
    allow(actor, Deed.LEAVE_SEAT, seat.circle)
    require_room_for(seat.circle, Deed.LEAVE_SEAT)
    rules.require_own_words(seat.person_id == actor.pk and seat.until is None)
    after = who_follows(seat)
    rules.require_somebody_after(needs_somebody_after(seat), after is not None)
    now = clock.now()
    _end(seat, now)
    if after is not None:
        seat.circle.seats.create(person=after, role=seat.role, since=now, given_by=actor)
    record(actor, Deed.LEAVE_SEAT, seat.circle, about=seat, concerning=after)
    return seat


@transaction.atomic
def confirm_words(actor: Person, circle: Circle, words: Said) -> Said:
    """A resident says yes to words that somebody typed for her; from now on they count (G1)."""
    allow(actor, Deed.CONFIRM_WORDS, circle)
    require_room_for(circle, Deed.CONFIRM_WORDS)
    rules.require_own_words(words.by_id == actor.pk)
    words.refresh_from_db(fields=["confirmed_at"])
    rules.require_unconfirmed(words.counts)
    words.confirmed_at = clock.now()
    words.save(update_fields=["confirmed_at"])
    go_on(circle)
    record(actor, Deed.CONFIRM_WORDS, circle, about=words)
    return words


@transaction.atomic
def choose_public_name(actor: Person, how: PublicName, nickname: str = "") -> Person:
    """Each person chooses how the public sees her; it reaches past pages too (G27)."""
    within = town()
    allow(actor, Deed.CHOOSE_PUBLIC_NAME, within)
    rules.require_nickname(how is PublicName.NICKNAME or actor.under_16, nickname)
    actor.public_name = how
    actor.nickname = nickname.strip()
    actor.save(update_fields=["public_name", "nickname"])
    record(actor, Deed.CHOOSE_PUBLIC_NAME, within, about=actor)
    return actor


BESIDE = frozenset({Role.SIGNED_IN, Role.FORMER_RESIDENT, Role.VISITOR})


def _open(circle: Circle, role: Role) -> SeatQuerySet:
    return Seat.objects.open().of(role).filter(circle=circle)


def _make_room(circle: Circle, person: Person, role: Role, side: int | None, now: datetime) -> None:
    """Who sits there stays, unless somebody else was asked for (G8)."""
    for taken in _open(circle, role).filter(side=side).select_related("circle"):
        rules.require_vacant(taken.person_id == person.pk or not is_another_asked_for(taken))
        _end(taken, now)


def _end(seat: Seat, now: datetime) -> None:
    seat.until = now
    seat.save(update_fields=["until"])
