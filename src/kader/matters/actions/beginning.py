"""A matter begins, and people come in and leave."""

from datetime import timedelta

from django.db import transaction

from kader.groundrules import Deed, Role, Stage, clock
from kader.matters.actions._matter import TERMS, current, end, members, side_of
from kader.matters.models import FacilitatorRequest, JoinRequest, Matter
from kader.matters.publish import publish
from kader.matters.rules import voice
from kader.matters.rules.stages import TURN_OF, Origin
from kader.people import rules as seat_rules
from kader.people.gate import allow, in_place_of, roles_of
from kader.people.models import TOWN, Circle, CircleKind, Person, Seat
from kader.places.models import Area
from kader.timeline.record import record


@transaction.atomic
def open_wish(
    actor: Person, title: str, text: str, area: Area | None = None, public: bool = True
) -> Matter:
    """Somebody says what she wishes; she is the first of the group. Questions come first (G22)."""
    allow(actor, Deed.OPEN_WISH, Circle(pk=TOWN))
    voice.require_words(title)
    wish = Matter(origin=Origin.WISH, title=title, text=text, area=area, public=public)
    matter = _open(actor, wish)
    _seat(matter.circle, actor, Role.RESIDENT, actor)
    record(actor, Deed.OPEN_WISH, matter.circle, about=matter)
    publish(matter)
    return matter


@transaction.atomic
def open_issue(
    actor: Person, title: str, text: str, area: Area | None = None, open_to_area: bool = True
) -> Matter:
    """The municipality puts an issue to residents; the frame comes first (G22)."""
    allow(actor, Deed.OPEN_ISSUE, Circle(pk=TOWN))
    voice.require_words(title)
    issue = Matter(
        origin=Origin.ISSUE, title=title, text=text, area=area, open_to_area=open_to_area
    )
    matter = _open(actor, issue)
    record(actor, Deed.OPEN_ISSUE, matter.circle, about=matter)
    publish(matter)
    return matter


@transaction.atomic
def ask_to_join(actor: Person, matter: Matter, text: str) -> JoinRequest:
    """Ask to join in one sentence; where everybody may join, you are in at once."""
    allow(actor, Deed.ASK_TO_JOIN, matter.circle)
    current(matter, Deed.ASK_TO_JOIN)
    voice.require_words(text)
    voice.require_not_asked(matter.join_requests.filter(by=actor, let_in_at=None).exists())
    request = matter.join_requests.create(text=text, by=actor, at=clock.now())
    if matter.open_to_area:
        _take_seat(request, actor)
    record(actor, Deed.ASK_TO_JOIN, matter.circle, about=request)
    return request


@transaction.atomic
def let_in(actor: Person, request: JoinRequest) -> Seat:
    """A member lets somebody in; the steward where there is no member, or after 7 silent days."""
    matter = request.matter
    roles = allow(actor, Deed.LET_IN, matter.circle)
    current(matter, Deed.LET_IN)
    voice.require_unanswered(JoinRequest.objects.get(pk=request.pk).let_in_at is not None)
    if Role.RESIDENT not in roles:
        waiting = (clock.now() - request.at).days
        voice.require_member_first(members(matter), waiting, TERMS.confirmation)
    seat = _take_seat(request, actor)
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.LET_IN, matter.circle, about=seat, for_whom=stood_in, concerning=request.by)
    return seat


@transaction.atomic
def leave_matter(actor: Person, matter: Matter) -> Seat:
    """To stop is to leave, without a reason. When the last one leaves the matter stops (G23)."""
    allow(actor, Deed.LEAVE_MATTER, matter.circle)
    current(matter, Deed.LEAVE_MATTER)
    seat = Seat.objects.open().of(Role.RESIDENT).get(circle=matter.circle_id, person=actor)
    seat.until = clock.now()
    seat.save(update_fields=["until"])
    # A second member says yes to what a member proposes, not to what somebody proposed who left.
    waiting = matter.proposals.filter(ended_at=None)
    waiting.exclude(pk__in=waiting.supported()).update(ended_at=seat.until)
    if not members(matter):
        matter.stopped_at = clock.now()
        end(matter, Stage.STOPPED)
    record(actor, Deed.LEAVE_MATTER, matter.circle, about=seat)
    return seat


@transaction.atomic
def ask_for_another_facilitator(actor: Person, matter: Matter, text: str) -> FacilitatorRequest:
    """Residents may ask for another facilitator; no reason is needed (G8)."""
    allow(actor, Deed.ASK_FOR_ANOTHER_FACILITATOR, matter.circle)
    current(matter, Deed.ASK_FOR_ANOTHER_FACILITATOR)
    side = side_of(actor, matter)
    request = matter.facilitator_requests.create(
        text=text.strip(), side_number=side.number, by=actor, at=clock.now()
    )
    record(actor, Deed.ASK_FOR_ANOTHER_FACILITATOR, matter.circle, about=request)
    return request


def _open(actor: Person, matter: Matter) -> Matter:
    now = clock.now()
    matter.circle = Circle.objects.create(kind=CircleKind.MATTER)
    # Nobody else sees it before this deed is done.
    matter.circle.is_held = True
    matter.title, matter.text = matter.title.strip(), matter.text.strip()
    matter.opened_by, matter.opened_at = actor, now
    matter.stage, matter.turn = Stage.OPENED, TURN_OF[Stage.OPENED]
    matter.turn_until = clock.day_of(now) + timedelta(days=TERMS.promise)
    matter.promise_days = TERMS.promise
    matter.save(force_insert=True)
    matter.sides.create(number=1)
    _give_mandate_holder(matter.circle, actor)
    return matter


def _give_mandate_holder(circle: Circle, actor: Person) -> None:
    """A new matter gets the mandate holder the town named, so that seats can be given."""
    town_seats = Seat.objects.open().of(Role.MANDATE_HOLDER).filter(circle=TOWN)
    people = [seat.person for seat in town_seats.select_related("person")]
    if people:
        person = actor if actor in people else people[0]
        _seat(circle, person, Role.MANDATE_HOLDER, person)


def _take_seat(request: JoinRequest, given_by: Person) -> Seat:
    request.let_in_at = clock.now()
    request.proposed_by, request.proposed_at = given_by, request.let_in_at
    request.save(update_fields=["let_in_at", "proposed_by", "proposed_at"])
    circle = request.matter.circle
    held = roles_of(request.by, circle) - {Role.SIGNED_IN, Role.FORMER_RESIDENT}
    seat_rules.require_another_person(Role.RESIDENT, held)
    return _seat(circle, request.by, Role.RESIDENT, given_by, request.side_number)


def _seat(circle: Circle, person: Person, role: Role, given_by: Person, side: int = 1) -> Seat:
    return circle.seats.create(
        person=person,
        role=role,
        side=side if role is Role.RESIDENT else None,
        since=clock.now(),
        given_by=given_by,
    )
