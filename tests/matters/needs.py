"""What each deed is about, arranged straight in the database before the deed is done."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Check, Condition, Frame, Matter, Plan, Step
from kader.matters.rules.check import Found, Outcome, Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.line import SignalKind
from kader.matters.rules.plan import PlanStatus
from kader.matters.rules.voice import Proposed
from kader.people.models import Person, Seat
from tests.matters import grown
from tests.matters.grown import frame_fields
from tests.matters.world import World


def nothing(world: World, actor: Person) -> None:
    return None


def _frame(world: World) -> Frame:
    found = world.matter.frames.first()
    return found or world.matter.frames.create(
        number=99, status=FrameStatus.DRAFT, drafted_by=world.people[Role.STEWARD]
    )


def _plan(world: World) -> Plan:
    found = world.matter.plans.filter(status=PlanStatus.FITS).first() or world.matter.plans.last()
    return found or world.matter.plans.create(
        side=world.matter.sides.get(),
        number=99,
        frame=_frame(world),
        status=PlanStatus.DRAFT,
        started_at=clock.now(),
    )


def a_step(world: World, actor: Person) -> Step:
    plan = _plan(world)
    found = plan.steps.filter(status="open").first()
    step = found or plan.steps.create(number=90, name="zz", what="A step", who="We", when="soon")
    return Step.objects.select_related("plan__matter__circle").get(pk=step.pk)


def taken_over(world: World, actor: Person) -> Step:
    step = a_step(world, actor)
    step.take_overs.create(
        text="For a while.",
        review_on=clock.today(),
        by=world.people[Role.RESIDENT],
        typed_by=world.people[Role.STEWARD],
        confirmed_at=clock.now(),
        at=clock.now(),
    )
    return step


def _said(world: World, by: Person, **more: Any) -> dict[str, Any]:
    return {"text": "Words of somebody.", "by": by, "at": clock.now(), **more}


def _resident(world: World) -> Person:
    assert world.second is not None
    return world.second


def condition(world: World, actor: Person) -> Condition:
    side = world.matter.sides.get()
    return side.conditions.create(**_said(world, _resident(world)))


def asked(name: str) -> Callable[[World, Person], Any]:
    def arrange(world: World, actor: Person) -> Any:
        return getattr(world.matter, name).create(
            **_said(world, _resident(world), due=clock.today())
        )

    return arrange


def frame_question(world: World, actor: Person) -> Any:
    due = clock.today()
    return world.matter.frame_questions.create(
        **_said(world, _resident(world), due=due, frame=_frame(world))
    )


def promise(world: World, actor: Person) -> Any:
    return world.matter.promises.create(
        **_said(world, world.people[Role.STEWARD], due=clock.today())
    )


def signal(world: World, actor: Person) -> Any:
    mandated = actor == world.people[Role.MANDATE_HOLDER]
    kind = SignalKind.FRAME_TOO_NARROW if mandated else SignalKind.TAKING_OVER
    due = clock.today()
    return world.matter.signals.create(**_said(world, _resident(world), due=due, kind=kind))


def own_signal(world: World, actor: Person) -> Any:
    due = clock.today()
    return world.matter.signals.create(**_said(world, actor, due=due, kind=SignalKind.TOO_MUCH))


def join_request(world: World, actor: Person) -> Any:
    Matter.objects.filter(pk=world.matter.pk).update(open_to_area=False)
    guest = Person.objects.create_user("guest@example.org", "Gus Guest")
    long_ago = clock.now() - timedelta(days=9)
    return world.matter.join_requests.create(text="May I?", by=guest, at=long_ago)


def to_seat(world: World, actor: Person) -> Person:
    """The facilitator's seat is vacant, and somebody may be asked."""
    circle = world.matter.circle
    circle.seats.open().of(Role.FACILITATOR).update(until=clock.now())
    person = Person.objects.create_user("asked@example.org", "Ans Asked")
    Seat.objects.create(
        circle_id=1,
        person=person,
        role=Role.FACILITATOR,
        askable=True,
        since=clock.now(),
        given_by=person,
    )
    return person


def own_seat(world: World, actor: Person) -> Seat:
    if actor == world.people[Role.MANDATE_HOLDER]:
        another_mandate_holder()
    mine = Seat.objects.select_related("circle").filter(circle=world.matter.circle, person=actor)
    return mine.first() or Seat.objects.select_related("circle").get(
        circle=world.matter.circle, role=Role.FACILITATOR, until=None
    )


def another_mandate_holder() -> Person:
    """The town has a second one, who can come after the first."""
    person = Person.objects.create_user("second@example.org", "Rosa Prins")
    person.seats.create(
        circle_id=1, role=Role.MANDATE_HOLDER, askable=True, since=clock.now(), given_by=person
    )
    return person


def typed(world: World, actor: Person) -> Any:
    return world.matter.sides.get().strengths.create(
        **_said(world, actor, typed_by=_resident(world))
    )


def drafted(world: World, actor: Person) -> None:
    if world.matter.at is Stage.FRAMING:
        actions.draft_frame(world.people[Role.STEWARD], world.fresh(), frame_fields())


def written(world: World, actor: Person) -> Plan:
    if world.matter.at is Stage.PLANNING:
        actions.write_plan(_resident(world), world.fresh(), grown.PLAN)
    return Plan.objects.select_related("matter__circle", "frame").get(pk=_plan(world).pk)


def marked(world: World, actor: Person) -> Any:
    plan = written(world, actor)
    found = plan.frame.criteria.first()
    return plan, found or plan.frame.criteria.create(number=90, short="A", text="A", how="A")


def proposed(world: World, actor: Person) -> Any:
    plan = written(world, actor)
    if world.matter.at is Stage.PLANNING:
        return actions.submit_plan(_resident(world), world.fresh())
    return world.matter.proposals.create(
        what=Proposed.SUBMIT,
        plan=plan,
        by=_resident(world),
        at=clock.now(),
        lapses_at=clock.now() + timedelta(days=7),
    )


def newer_frame(world: World, actor: Person) -> None:
    if world.matter.at in {Stage.PLANNING, Stage.CHECKING}:
        written(world, actor)
        karin = world.people[Role.MANDATE_HOLDER]
        adoption = Adoption("The executive board", clock.today())
        actions.change_frame(karin, world.fresh(), changed_fields(), adoption, "Less money.")


def changed_fields() -> dict[str, str]:
    return {**frame_fields(), "bound.1.says_what": "1", "aim": "Something else."}


def checked(world: World, actor: Person) -> Check:
    """A check with an unmet point that has no question yet."""
    plan = _plan(world)
    check = plan.checks.create(
        number=90, outcome=Outcome.NEW_ASSIGNMENT, by=world.people[Role.STEWARD], at=clock.now()
    )
    criterion = plan.frame.criteria.first() or plan.frame.criteria.create(
        number=90, short="A", text="A", how="A"
    )
    check.findings.create(criterion=criterion, result=Result.NOT_MET, reason="Nobody is named.")
    return Check.objects.select_related("plan__matter__circle").get(pk=check.pk)


def looked_back(world: World, actor: Person) -> None:
    for role in (Role.RESIDENT, Role.STEWARD):
        world.matter.evaluations.create(**_said(world, world.people[role], role=role))


def findings(matter: Matter) -> list[Found]:
    plan = matter.plans.filter(status=PlanStatus.SUBMITTED).first()
    criteria = plan.frame.criteria.all() if plan else []
    return [Found(c.pk, Result.NOT_MET, "Nobody is named.") for c in criteria]


def words(text: str = "A few words of mine.") -> Callable[[Any], dict[str, Any]]:
    return lambda record: {"text": text}


def empty(record: Any) -> dict[str, Any]:
    return {}


def day(weeks: int = 4) -> str:
    return (clock.today() + timedelta(weeks=weeks)).isoformat()
