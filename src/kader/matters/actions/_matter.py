"""What every deed of a matter needs: the matter as it is now, its sides, its next stage."""

from datetime import date, datetime

from django.conf import settings

from kader.groundrules import Deed, Role, Stage, require_stage
from kader.matters.models import FacilitatorRequest, Matter, Side
from kader.matters.publish import publish
from kader.matters.rules import stages, voice
from kader.people.models import Circle, Person, Seat
from kader.timeline.models import Entry

QUIET_WEEKS = 8
TERMS = stages.Terms(**settings.KADER_TERMS)


def current(matter: Matter, deed: Deed) -> None:
    """Read the matter as it is now, and stop where its stage has no room for this deed.

    The gate holds the circle, so that from here nobody else changes it.
    """
    circle = matter.circle
    matter.refresh_from_db()
    matter.circle = circle
    require_stage(deed, matter.at)


def move(matter: Matter, stage: Stage, until: date | None = None) -> None:
    """Bring a matter to its next stage: whose turn it is follows, `until` is their date."""
    matter.stage = stage
    matter.turn = stages.TURN_OF[stage]
    matter.turn_until = until
    matter.save(update_fields=["stage", "turn", "turn_until", "round"])


def end(matter: Matter, stage: Stage) -> None:
    """Close or stop a matter; remember where it was, and of a resting one where it lay down."""
    if matter.at is not Stage.RESTING:
        matter.stage_before = matter.stage
    matter.save(update_fields=["stage_before", "stopped_at", "closed_at"])
    move(matter, stage)


def start_planning(matter: Matter) -> None:
    """The residents are to move; the first time this is round 1."""
    matter.round = max(matter.round, 1)
    move(matter, Stage.PLANNING, matter.hand_in_by)


def require_room_for(circle: Circle, deed: Deed) -> None:
    """Whether the matter of this circle has room for a deed about its people now."""
    require_stage(deed, Matter.objects.get(circle=circle).at)


def go_on_with(circle: Circle) -> None:
    """A seat was given or words were confirmed: go on where that was what was waited for."""
    matter = Matter.objects.get(circle=circle)
    if matter.at is Stage.OPENED:
        _leave_the_door(matter)
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
        answered = side.answers.counting().values_list("question", flat=True)
        if not voice.has_all_three(answered):
            return
        side.answered_at = (
            side.answers.counting().order_by("pk").values_list("at", flat=True).last()
        )
        side.save(update_fields=["answered_at"])
        _publish_answers(matter, side)
    following = stages.after_questions(stages.Origin(matter.origin))
    if following is Stage.PLANNING:
        start_planning(matter)
    else:
        move(matter, following)


def _publish_answers(matter: Matter, side: Side) -> None:
    answers = side.answers.counting()
    publish(matter, side, "\n".join(answers.values_list("text", flat=True)))


def _leave_the_door(matter: Matter) -> None:
    seats = Seat.objects.open().filter(circle=matter.circle_id)
    following = stages.after_seats(
        stages.Origin(matter.origin),
        has_steward=seats.of(Role.STEWARD).exists(),
        has_facilitator=seats.of(Role.FACILITATOR).exists(),
    )
    if following is not Stage.OPENED:
        move(matter, following, matter.hand_in_by if following is Stage.QUESTIONS else None)


def side_of(actor: Person, matter: Matter) -> Side:
    """The side this resident is on."""
    seat = Seat.objects.open().of(Role.RESIDENT).get(circle=matter.circle_id, person=actor)
    return matter.sides.get(number=seat.side or 1)


def members(matter: Matter, side: int | None = None) -> int:
    """How many residents take part, on one side or all."""
    seats = Seat.objects.open().of(Role.RESIDENT).filter(circle=matter.circle_id)
    return (seats if side is None else seats.filter(side=side)).count()


def is_member(person: Person, matter: Matter) -> bool:
    """Whether this person takes part as a resident."""
    seats = Seat.objects.open().of(Role.RESIDENT)
    return seats.filter(circle=matter.circle_id, person=person).exists()


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
