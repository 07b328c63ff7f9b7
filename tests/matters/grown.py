"""An issue of Zilverbeek brought to a stage by deeds, and by deeds only."""

from datetime import timedelta
from typing import NamedTuple

from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Matter, Step
from kader.matters.rules.check import Found, Result
from kader.matters.rules.plan import PlanStatus
from kader.matters.rules.voice import Extent, Question
from kader.people.actions import give_seat
from kader.people.models import Person

PLAN = {
    "title": "A meadow of the neighbourhood",
    "summary": "We take care of the animals ourselves.",
    "step.a.what": "We set up a foundation",
    "step.a.who": "Mieke and Joost",
    "step.a.when": "before summer",
    "step.a.number": "1",
    "step.b.what": "Forty families adopt an animal",
    "step.b.who": "Aysel",
    "step.b.when": "after summer",
    "step.b.number": "2",
}


class Cast(NamedTuple):
    """Who plays in the grown issue."""

    hanneke: Person
    idris: Person
    karin: Person
    mieke: Person
    joost: Person


def opened(cast: Cast) -> Matter:
    """OPENED, open to everybody in the area, with two residents."""
    matter = actions.open_issue(cast.karin, "The meadow", "Who takes care of the animals?")
    actions.ask_to_join(cast.mieke, matter, "I live beside it.")
    actions.ask_to_join(cast.joost, matter, "I have two sheep.")
    return matter


def framing(cast: Cast) -> Matter:
    matter = opened(cast)
    give_seat(cast.karin, matter.circle, cast.hanneke, Role.STEWARD)
    give_seat(cast.karin, matter.circle, cast.idris, Role.FACILITATOR)
    return _now(matter)


def questions(cast: Cast) -> Matter:
    matter = framing(cast)
    actions.draft_frame(cast.hanneke, matter, frame_fields())
    adoption = Adoption("The executive board", clock.today(), "2026-1")
    actions.adopt_frame(cast.karin, matter, adoption, frozenset({1}))
    return _now(matter)


def planning(cast: Cast) -> Matter:
    matter = questions(cast)
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "That the animals can stay.")
    return _now(matter)


def checking(cast: Cast) -> Matter:
    matter = planning(cast)
    actions.write_plan(cast.mieke, matter, PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    actions.confirm_submission(cast.joost, proposal)
    return _now(matter)


def doing(cast: Cast) -> Matter:
    matter = checking(cast)
    actions.accept_responsibility(cast.mieke, matter, Extent.WHOLE, "We do it.", cast.joost)
    points = matter.frames.adopted().get().criteria.all()
    actions.check_plan(cast.hanneke, matter, [Found(p.pk, Result.MET) for p in points])
    return _now(matter)


def evaluating(cast: Cast) -> Matter:
    matter = doing(cast)
    for step in steps_of(matter):
        actions.finish_step(cast.mieke, step)
    return _now(matter)


def stopped(cast: Cast) -> Matter:
    matter = opened(cast)
    actions.leave_matter(cast.mieke, matter)
    actions.leave_matter(cast.joost, matter)
    return _now(matter)


def steps_of(matter: Matter) -> list[Step]:
    """The steps of the plan that is carried out, in order."""
    fitting = Step.objects.filter(plan__matter=matter, plan__status=PlanStatus.FITS)
    return list(fitting.select_related("plan__matter__circle"))


def frame_fields() -> dict[str, str]:
    """A frame that is clear enough to be adopted."""
    decide_by = clock.today() + timedelta(days=90)
    return {
        "issue": "The petting zoo closes. Who takes care of the animals?",
        "aim": "Children meet animals in their own street.",
        "decided": "The municipality pays no staff any more.",
        "open": "Who does it, and how.",
        "responsibility": "The group takes care of the animals.",
        "decider": "The executive board",
        "decide_by": decide_by.isoformat(),
        "several_plans": "together",
        "promise_days": "14",
        "short_version": "The zoo closes. You can take care of the animals.",
        "bound.1.kind": "money",
        "bound.1.text": "At most € 9.000 a year",
        "criterion.1.short": "The animals are safe",
        "criterion.1.text": "The animals are safe and fed every day.",
        "criterion.1.how": "We read who comes on which day.",
        "criterion.1.kind": "self",
    }


def _now(matter: Matter) -> Matter:
    return Matter.objects.select_related("circle").get(pk=matter.pk)


AT = {
    Stage.OPENED: opened,
    Stage.FRAMING: framing,
    Stage.QUESTIONS: questions,
    Stage.PLANNING: planning,
    Stage.CHECKING: checking,
    Stage.DOING: doing,
    Stage.EVALUATING: evaluating,
    Stage.STOPPED: stopped,
}
