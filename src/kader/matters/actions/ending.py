"""Looking back, telling, closing, stopping, resting."""

from datetime import date, datetime, timedelta
from typing import cast

from django.db import transaction

from kader.groundrules import Deed, Role, Stage, clock
from kader.matters.actions._matter import (
    QUIET_WEEKS,
    TERMS,
    current,
    end,
    last_resident_deed,
    leave_the_door,
    members,
    move,
)
from kader.matters.actions._yes import propose_or_say_yes, settle, yeses
from kader.matters.models import Check, Evaluation, Matter, Proposal, Stop, Story
from kader.matters.rules import doing as rules
from kader.matters.rules import voice
from kader.matters.rules.frame import require_reason
from kader.matters.rules.plan import PlanStatus
from kader.matters.rules.voice import Proposed
from kader.people.gate import allow, in_place_of
from kader.people.models import Person, Seat
from kader.timeline.record import record


@transaction.atomic
def evaluate(
    actor: Person, matter: Matter, text: str, differently: str = "", public: bool = True
) -> Evaluation:
    """Somebody looks back in her role; the facilitator on the process only (G10)."""
    roles = allow(actor, Deed.EVALUATE, matter.circle)
    current(matter, Deed.EVALUATE)
    voice.require_words(text + differently)
    rules.require_within_a_year(matter.closed_at or matter.stopped_at, clock.now())
    evaluation = matter.evaluations.create(
        text=text.strip(),
        differently=differently.strip(),
        public=public,
        role=sorted(roles)[0],
        by=actor,
        at=clock.now(),
    )
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.EVALUATE, matter.circle, about=evaluation, for_whom=stood_in)
    return evaluation


@transaction.atomic
def tell_story(actor: Person, matter: Matter, title: str, text: str) -> Story:
    """A resident tells how it went."""
    allow(actor, Deed.TELL_STORY, matter.circle)
    current(matter, Deed.TELL_STORY)
    voice.require_words(title)
    voice.require_words(text)
    story = matter.stories.create(title=title.strip(), text=text.strip(), by=actor, at=clock.now())
    record(actor, Deed.TELL_STORY, matter.circle, about=story)
    return story


@transaction.atomic
def close_matter(actor: Person, matter: Matter) -> Proposal:
    """Residents and the steward close together; the first shows as "wants to close" (G14)."""
    roles = allow(actor, Deed.CLOSE_MATTER, matter.circle)
    current(matter, Deed.CLOSE_MATTER)
    looked_back = matter.evaluations.values_list("role", flat=True)
    stewards = sum(role in (Role.STEWARD, Role.STAND_IN) for role in looked_back)
    rules.require_evaluated(sum(role == Role.RESIDENT for role in looked_back), stewards)
    proposal = propose_or_say_yes(actor, matter, Proposed.CLOSE)
    if _both_sides_said_yes(proposal, matter):
        settle(proposal)
        matter.closed_at = clock.now()
        end(matter, Stage.CLOSED)
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.CLOSE_MATTER, matter.circle, about=proposal, for_whom=stood_in)
    return proposal


@transaction.atomic
def confirm_stop(actor: Person, matter: Matter) -> Proposal:
    """Residents stop together: with two thirds the matter stops (G23)."""
    allow(actor, Deed.CONFIRM_STOP, matter.circle)
    current(matter, Deed.CONFIRM_STOP)
    proposal = propose_or_say_yes(actor, matter, Proposed.STOP)
    if voice.two_thirds(yeses(proposal, matter), members(matter)):
        settle(proposal)
        matter.stopped_at = clock.now()
        end(matter, Stage.STOPPED)
    record(actor, Deed.CONFIRM_STOP, matter.circle, about=proposal)
    return proposal


@transaction.atomic
def stop_matter(actor: Person, matter: Matter, reason: str) -> Stop:
    """The mandate holder stops a matter, with a reason that everybody reads (G7)."""
    allow(actor, Deed.STOP_MATTER, matter.circle)
    current(matter, Deed.STOP_MATTER)
    require_reason(reason)
    stop = Stop.objects.create(matter=matter, text=reason.strip(), by=actor, at=clock.now())
    matter.stopped_at = stop.at
    end(matter, Stage.STOPPED)
    record(actor, Deed.STOP_MATTER, matter.circle, about=stop)
    return stop


@transaction.atomic
def resume_matter(actor: Person, matter: Matter) -> Matter:
    """Within 14 days a resident takes up again what residents stopped, where it was (G23)."""
    roles = allow(actor, Deed.RESUME_MATTER, matter.circle)
    current(matter, Deed.RESUME_MATTER)
    rules.require_stopped_by_residents(matter.is_stopped_by_mandate_holder)
    rules.require_within_resuming(cast(datetime, matter.stopped_at), clock.now())
    if Role.RESIDENT not in roles:
        _sit_down_again(actor, matter)
    matter.stopped_at = None
    _go_back(matter)
    record(actor, Deed.RESUME_MATTER, matter.circle, about=matter)
    return matter


@transaction.atomic
def rest(actor: Person, matter: Matter, asked: bool) -> Matter:
    """After weeks without a resident's deed, and one question without an answer, the matter rests.

    The steward says that she asked; nobody is reminded (G11).
    """
    roles = allow(actor, Deed.REST, matter.circle)
    current(matter, Deed.REST)
    last = clock.day_of(last_resident_deed(matter))
    rules.require_quiet_weeks(last, clock.today(), QUIET_WEEKS)
    rules.require_asked_once(asked)
    matter.stage_before = matter.stage
    move(matter, Stage.RESTING)
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.REST, matter.circle, about=matter, for_whom=stood_in)
    return matter


@transaction.atomic
def wake(actor: Person, matter: Matter) -> Matter:
    """One press of a resident, and the matter goes on where it lay down."""
    allow(actor, Deed.WAKE, matter.circle)
    current(matter, Deed.WAKE)
    _go_back(matter)
    record(actor, Deed.WAKE, matter.circle, about=matter)
    return matter


def _go_back(matter: Matter) -> None:
    before = Stage(matter.stage_before)
    move(matter, before, _day_of(before, matter))
    if before is Stage.OPENED:
        # The seats may have been given meanwhile.
        leave_the_door(matter)


def _day_of(stage: Stage, matter: Matter) -> date | None:
    """The day that stood at this stage before the matter stopped or lay down, where it has one."""
    if stage in {Stage.QUESTIONS, Stage.PLANNING}:
        return matter.hand_in_by
    if stage is Stage.OPENED:
        return clock.day_of(matter.opened_at) + timedelta(days=TERMS.promise)
    if stage in {Stage.FRAME_ASKED, Stage.ONE_OF_SEVERAL}:
        term = TERMS.frame_question if stage is Stage.FRAME_ASKED else TERMS.check
        last = Check.objects.filter(plan__matter=matter).latest("pk")
        return clock.day_of(last.at) + timedelta(days=term)
    days = {
        Stage.CHECKING: matter.plans.submitted().values_list("check_by", flat=True),
        Stage.DECIDING: matter.plans.filter(status=PlanStatus.FITS).values_list(
            "frame__decide_by", flat=True
        ),
    }
    return days[stage].last() if stage in days else None


def _both_sides_said_yes(proposal: Proposal, matter: Matter) -> bool:
    said = proposal.confirmations.values("by")
    seats = Seat.objects.open().filter(circle=matter.circle_id, person__in=said)
    roles = list(seats.values_list("role", flat=True))
    if not {Role.STEWARD, Role.STAND_IN} & set(roles):
        return False
    residents = roles.count(Role.RESIDENT)
    return residents >= 2 or residents >= members(matter)


def _sit_down_again(actor: Person, matter: Matter) -> None:
    before = Seat.objects.of(Role.RESIDENT).filter(circle=matter.circle_id, person=actor).last()
    matter.circle.seats.create(
        person=actor,
        role=Role.RESIDENT,
        side=before.side if before else 1,
        since=clock.now(),
        given_by=actor,
    )


__all__ = [
    "close_matter",
    "confirm_stop",
    "evaluate",
    "rest",
    "resume_matter",
    "stop_matter",
    "tell_story",
    "wake",
]
