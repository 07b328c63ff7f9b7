"""What makes a deed the costliest of its kind, arranged before its page is sent."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from kader.groundrules import Role, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.voice import Extent, Question
from kader.people.models import Person
from tests.matters import grown, needs
from tests.matters.world import World

Arrange = Callable[[World, Person], Any]

_COSTS = {
    "step.a.cost1.amount": "5900",
    "step.a.cost1.period": "year",
    "step.a.cost1.paid_by": "municipality",
}


def second(world: World) -> Person:
    assert world.second is not None
    return world.second


def two_questions_answered(world: World, actor: Person) -> None:
    for question in (Question.ACHIEVE, Question.GOAL):
        actions.answer_question(second(world), world.fresh(), question, "The animals stay.")


def last_answer_was_typed(world: World, actor: Person) -> Any:
    two_questions_answered(world, actor)
    matter = world.fresh()
    return actions.answer_question(second(world), matter, Question.NEED, "A key.", actor)


def only_one_resident(world: World, actor: Person) -> None:
    seats = world.matter.circle.seats.open().of(Role.RESIDENT).exclude(person=actor)
    seats.update(until=clock.now())


def alone_with_a_plan(world: World, actor: Person) -> Any:
    plan = needs.written(world, actor)
    only_one_resident(world, actor)
    return plan


def another_wanted_it(deed: Callable[[Person, Matter], Any], before: Arrange | None = None) -> Any:
    """Somebody else said yes already: now the deed is done."""

    def arrange(world: World, actor: Person) -> None:
        if before is not None:
            before(world, actor)
        deed(second(world), world.fresh())

    return arrange


def two_members(world: World, actor: Person) -> None:
    others = world.matter.circle.seats.open().of(Role.RESIDENT)
    others.exclude(person__in=[actor, second(world)]).update(until=clock.now())


def a_resident_wants_to_close(world: World, actor: Person) -> None:
    needs.looked_back(world, actor)
    for resident in (world.people[Role.RESIDENT], second(world)):
        actions.close_matter(resident, world.fresh())


def the_last_step(world: World, actor: Person) -> Any:
    first, last = grown.steps_of(world.matter)
    actions.finish_step(actor, first)
    return last


def all_meets(world: World, actor: Person) -> list[Any]:
    matter = world.fresh()
    resident = world.people[Role.RESIDENT]
    actions.accept_responsibility(resident, matter, Extent.WHOLE, "We do it.", resident)
    return needs.findings(matter)


def a_step_she_lends(world: World, actor: Person) -> Any:
    step = needs.a_step(world, actor)
    day = clock.today() + timedelta(days=28)
    steward = world.people[Role.STEWARD]
    return actions.take_over_step(steward, step, actor, "For a while.", day)


def a_wish(world: World, actor: Person) -> None:
    """The frame answers a wish: all sides must have said what they want first."""
    world.matter.sides.update(answered_at=clock.now())
    Matter.objects.filter(pk=world.matter.pk).update(origin="wish")
    needs.drafted(world, actor)


def written_by_another(world: World, actor: Person) -> Any:
    actions.write_plan(second(world), world.fresh(), grown.PLAN | _COSTS)
    actions.submit_plan(second(world), world.fresh())
