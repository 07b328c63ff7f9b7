"""What every deed of a matter needs: the matter as it is now, its sides, its next stage."""

from datetime import date, datetime

from django.conf import settings
from django.db.models import Count, Subquery, Value
from django.db.models.functions import Coalesce

from kader.groundrules import Deed, Role, Stage, clock, require_stage
from kader.matters.models import FacilitatorRequest, Matter, Side
from kader.matters.publish import publish
from kader.matters.rules import stages, voice
from kader.people.models import Circle, Person, Seat, SeatQuerySet
from kader.timeline.models import Entry

QUIET_WEEKS = 8
TERMS = stages.Terms(**settings.KADER_TERMS)

_CARD = (
    *("stage", "stage_before", "turn", "turn_until", "round", "met", "total", "marks"),
    *("promise_days", "hand_in_by", "stopped_at", "closed_at"),
)
"""How a matter stands: what deeds change of it, written in one statement."""


def current(matter: Matter, deed: Deed) -> None:
    """Read the matter as it is now, and stop where its stage has no room for this deed.

    The gate holds the circle, so that from here nobody else changes it. A matter that was read
    together with its circle is as it is now where nothing was recorded since.
    """
    circle = matter.circle
    if matter.read_at != circle.last_number:
        matter.refresh_from_db()
        matter.circle = circle
    matter.read_at = None
    require_stage(deed, matter.at)


def move(matter: Matter, stage: Stage, until: date | None = None) -> None:
    """Bring a matter to its next stage: whose turn it is follows, `until` is their date.

    What else the deed changed of how the matter stands is written with it.
    """
    matter.stage = stage
    matter.turn = stages.TURN_OF[stage]
    matter.turn_until = until
    keep(matter)


def keep(matter: Matter) -> None:
    """Write how a matter stands."""
    matter.save(update_fields=_CARD)


def end(matter: Matter, stage: Stage) -> None:
    """Close or stop a matter; remember where it was, and of a resting one where it lay down."""
    if matter.at is not Stage.RESTING:
        matter.stage_before = matter.stage
    move(matter, stage)


def start_planning(matter: Matter) -> None:
    """The residents are to move; the first time this is round 1."""
    matter.round = max(matter.round, 1)
    move(matter, Stage.PLANNING, matter.hand_in_by)


def give_time_until(matter: Matter, day: date) -> None:
    """The plan is handed in until this day; where the residents are to move, it is their date."""
    is_theirs = stages.TURN_OF[matter.at] is stages.Turn.RESIDENTS
    matter.hand_in_by = day
    move(matter, matter.at, day if is_theirs else matter.turn_until)


def move_along(matter: Matter) -> None:
    """Nobody is late because the group waits for its own second yes (G23)."""
    if matter.hand_in_by is not None:
        day = stages.moved_along(matter.hand_in_by, clock.today(), TERMS.confirmation)
        if day != matter.hand_in_by:
            give_time_until(matter, day)


def require_room_for(circle: Circle, deed: Deed) -> None:
    """Whether the matter of this circle has room for a deed about its people now."""
    current(circle.matter, deed)


def go_on_with(circle: Circle) -> None:
    """A seat was given or words were confirmed: go on where that was what was waited for.

    The same deed asked `require_room_for` before: the matter is as it was read then.
    """
    matter = circle.matter
    if matter.at is Stage.OPENED:
        leave_the_door(matter)
    elif matter.at is Stage.QUESTIONS:
        leave_questions(matter)


def is_another_asked_for(seat: Seat) -> bool:
    """Whether the residents of this facilitator's side asked for somebody else (G8)."""
    asked = FacilitatorRequest.objects.still_open().filter(matter__circle=seat.circle_id)
    is_facilitator = seat.role == Role.FACILITATOR
    return is_facilitator and asked.filter(side_number=seat.side).exists()


def leave_questions(matter: Matter) -> None:
    """Go on when the last side has answered all three questions."""
    for side in matter.sides.filter(answered_at=None):
        answers = list(side.answers.counting())
        if not voice.has_all_three(answer.question for answer in answers):
            return
        side.answered_at = answers[-1].at
        side.save(update_fields=["answered_at"])
        publish(matter, side, "\n".join(answer.text for answer in answers))
    following = stages.after_questions(stages.Origin(matter.origin))
    if following is Stage.PLANNING:
        start_planning(matter)
    else:
        move(matter, following)


def leave_the_door(matter: Matter) -> None:
    """Go on when steward and facilitator are there."""
    seats = Seat.objects.open().filter(circle=matter.circle_id)
    held = set(seats.of(Role.STEWARD, Role.FACILITATOR).values_list("role", flat=True))
    following = stages.after_seats(
        stages.Origin(matter.origin),
        has_steward=Role.STEWARD in held,
        has_facilitator=Role.FACILITATOR in held,
    )
    if following is not Stage.OPENED:
        move(matter, following, matter.hand_in_by if following is Stage.QUESTIONS else None)


def side_of(actor: Person, matter: Matter) -> Side:
    """The side this resident is on."""
    return matter.sides.get(number=own_side(actor, matter))


def own_side(actor: Person, matter: Matter) -> Subquery:
    """The number of the side this resident is on, as a part of a query."""
    own = residents(matter).filter(person=actor).values(on_side=Coalesce("side", Value(1)))
    return Subquery(own[:1])


def how_many(matter: Matter) -> Subquery:
    """How many residents take part, as a part of a query."""
    counted = residents(matter).order_by().values("circle").annotate(n=Count("pk"))
    return Subquery(counted.values("n"))


def members(matter: Matter) -> int:
    """How many residents take part."""
    return residents(matter).count()


def residents(matter: Matter) -> SeatQuerySet:
    return Seat.objects.open().of(Role.RESIDENT).filter(circle=matter.circle_id)


def is_member(person: Person, matter: Matter) -> bool:
    """Whether this person takes part as a resident."""
    return residents(matter).filter(person=person).exists()


def last_resident_deed(matter: Matter) -> datetime:
    """When a resident of this matter last did something; its opening where none ever did."""
    residents = Seat.objects.of(Role.RESIDENT).filter(circle=matter.circle_id)
    theirs = Entry.objects.filter(circle=matter.circle_id, actor__in=residents.values("person"))
    last = theirs.order_by("-number").values_list("at", flat=True).first()
    return last or matter.opened_at


def holder_of(role: Role, matter: Matter) -> Person | None:
    """Who holds this seat now; nobody while it is vacant."""
    seat = (
        Seat.objects.open()
        .of(role)
        .filter(circle=matter.circle_id)
        .select_related("person")
        .first()
    )
    return seat.person if seat else None
