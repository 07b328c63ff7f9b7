"""A small matter at each stage, with somebody in each role, and each deed ready to be done there.

What a deed needs is arranged beside the story, straight in the database, so that a refusal cannot
pass for the wrong reason: the record that the deed is about is always there.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.check import Found, Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.voice import Extent
from kader.people.models import TOWN, Circle, Person, Seat
from tests.matters import grown
from tests.matters.grown import Cast

QUESTION = "Who is there at the weekend?"
EXTRA = (
    *(Role.STAND_IN, Role.MODERATOR, Role.COLLEAGUE, Role.PERSON_OF_TRUST, Role.REGISTRAR),
    Role.COMPLAINT_HANDLER,
)
OF_THE_TOWN = (Role.INTAKE, Role.ADMINISTRATOR)
"""Whose seat is in the town: in a matter they may what anybody may who is signed in."""
BESIDE = {Role.FORMER_RESIDENT, *OF_THE_TOWN}
"""Who has no seat in the matter, and is more than just signed in."""
WALKED = (
    Role.RESIDENT,
    Role.MANDATE_HOLDER,
    Role.STEWARD,
    Role.FACILITATOR,
    *EXTRA,
    *OF_THE_TOWN,
    Role.FORMER_RESIDENT,
    Role.SIGNED_IN,
)


@dataclass
class World:
    """A matter with the people around it, by role."""

    matter: Matter
    people: dict[Role, Person] = field(default_factory=dict)
    second: Person | None = None

    def fresh(self) -> Matter:
        """The matter as the database has it now."""
        return Matter.objects.select_related("circle").get(pk=self.matter.pk)


def world_at(stage: Stage, cast: Cast) -> World:
    """The matter brought to a stage by deeds; ONE_OF_SEVERAL is set: no deed leads there yet."""
    matter = _AT[stage](cast)
    assert matter.stage == stage, (matter.stage, stage)
    people = {
        Role.RESIDENT: cast.mieke,
        Role.STEWARD: cast.hanneke,
        Role.FACILITATOR: cast.idris,
        Role.MANDATE_HOLDER: cast.karin,
    }
    people |= {role: _seated(matter, role) for role in EXTRA}
    people |= _beside(matter)
    _give_missing_seats(matter, cast)
    return World(matter, people, cast.joost)


def _beside(matter: Matter) -> dict[Role, Person]:
    """Who has no seat in the matter; of a visitor all that is needed is somebody to arrange for."""
    beside = {role: _in_the_town(role) for role in OF_THE_TOWN}
    beside[Role.FORMER_RESIDENT] = _seated(matter, Role.RESIDENT, left=True)
    beside[Role.SIGNED_IN] = Person.objects.create_user("beside@example.org", "Bea Side")
    beside[Role.VISITOR] = Person.objects.create_user("nobody@example.org", "Noa Body")
    return beside


def _in_the_town(role: Role) -> Person:
    person = Person.objects.create_user(f"{role}-town@example.org", f"Somebody {role}")
    seats = Circle.objects.get(pk=TOWN).seats
    seats.create(person=person, role=role, askable=True, since=clock.now(), given_by=person)
    return person


def _seated(matter: Matter, role: Role, left: bool = False) -> Person:
    person = Person.objects.create_user(f"{role}-{left}@example.org", f"Somebody {role}")
    now = clock.now()
    Seat.objects.create(
        circle=matter.circle,
        person=person,
        role=role,
        side=1 if role is Role.RESIDENT else None,
        since=now,
        until=now if left else None,
        given_by=person,
    )
    return person


def _give_missing_seats(matter: Matter, cast: Cast) -> None:
    """At the door nobody has a seat yet; the walk asks what each role may do there."""
    for person, role, side in (
        (cast.hanneke, Role.STEWARD, None),
        (cast.idris, Role.FACILITATOR, 1),
        (cast.mieke, Role.RESIDENT, 1),
        (cast.joost, Role.RESIDENT, 1),
    ):
        open_seats = Seat.objects.open().filter(circle=matter.circle, person=person)
        if not open_seats.exists():
            open_seats.create(
                circle=matter.circle,
                person=person,
                role=role,
                side=side,
                since=clock.now(),
                given_by=person,
            )


# The stages --------------------------------------------------------------------------------------


def _frame_asked(cast: Cast) -> Matter:
    matter = grown.checking(cast)
    found = [Found(c.pk, Result.UNCLEAR, "What is every day?") for c in _criteria(matter)]
    actions.check_plan(cast.hanneke, matter, found)
    return _now(matter)


def _deciding(cast: Cast) -> Matter:
    matter = grown.checking(cast)
    matter.frames.update(formal_decision=True)
    actions.accept_responsibility(cast.mieke, matter, Extent.WHOLE, "We do it.", cast.joost)
    actions.check_plan(cast.hanneke, matter, [Found(c.pk, Result.MET) for c in _criteria(matter)])
    return _now(matter)


def _one_of_several(cast: Cast) -> Matter:
    matter = _deciding(cast)
    Matter.objects.filter(pk=matter.pk).update(stage=Stage.ONE_OF_SEVERAL, turn="residents")
    return _now(matter)


def _closed(cast: Cast) -> Matter:
    matter = grown.evaluating(cast)
    actions.evaluate(cast.mieke, matter, "It went well.")
    actions.evaluate(cast.hanneke, matter, "They found it themselves.")
    for person in (cast.mieke, cast.hanneke, cast.joost):
        actions.close_matter(person, matter)
    return _now(matter)


def _stopped(cast: Cast) -> Matter:
    matter = grown.planning(cast)
    for resident in (cast.mieke, cast.joost):
        actions.confirm_stop(resident, matter)
    return _now(matter)


def _resting(cast: Cast) -> Matter:
    matter = grown.planning(cast)
    with clock.at(clock.now() + timedelta(weeks=9)):
        actions.rest(cast.hanneke, matter, asked=True)
    return _now(matter)


_AT: dict[Stage, Callable[[Cast], Matter]] = {
    Stage.OPENED: grown.opened,
    Stage.FRAMING: grown.framing,
    Stage.QUESTIONS: grown.questions,
    Stage.PLANNING: grown.planning,
    Stage.CHECKING: grown.checking,
    Stage.FRAME_ASKED: _frame_asked,
    Stage.ONE_OF_SEVERAL: _one_of_several,
    Stage.DECIDING: _deciding,
    Stage.DOING: grown.doing,
    Stage.EVALUATING: grown.evaluating,
    Stage.CLOSED: _closed,
    Stage.STOPPED: _stopped,
    Stage.RESTING: _resting,
}


def _now(matter: Matter) -> Matter:
    return Matter.objects.select_related("circle").get(pk=matter.pk)


def _criteria(matter: Matter) -> list[Any]:
    return list(matter.frames.get(status=FrameStatus.ADOPTED).criteria.all())
