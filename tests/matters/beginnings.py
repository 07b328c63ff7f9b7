"""Where matters stand that random people go on with: each brought there by deeds."""

from collections.abc import Callable

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Criterion, Matter
from kader.matters.rules.check import Found, Result
from kader.matters.rules.voice import Extent, Question
from tests.matters import grown
from tests.matters.grown import Cast


def a_wish_that_somebody_asks_to_join(cast: Cast) -> Matter:
    """Where the group lets in, the next one waits at the door."""
    matter = actions.open_wish(cast.mieke, "The path", "It is dark there.")
    actions.ask_to_join(cast.joost, matter, "I walk there too.")
    return matter


def a_frame_that_is_asked_about(cast: Cast) -> Matter:
    """The check found a point unclear: the mandate holder changes the frame, or keeps it."""
    matter = grown.checking(cast)
    actions.check_plan(cast.hanneke, matter, _found(matter, Result.UNCLEAR))
    return matter


def a_plan_that_is_decided_on(cast: Cast) -> Matter:
    """The plan fits, and its frame asks for a formal decision."""
    matter = grown.framing(cast)
    frame = grown.frame_fields() | {"formal_decision": "on"}
    actions.draft_frame(cast.hanneke, matter, frame)
    adoption = Adoption("The executive board", clock.today())
    actions.adopt_frame(cast.karin, matter, adoption, frozenset({1}))
    for question in Question:
        actions.answer_question(cast.joost, matter, question, "That it stays.")
    actions.write_plan(cast.joost, matter, grown.PLAN)
    actions.confirm_submission(cast.mieke, actions.submit_plan(cast.joost, matter))
    actions.accept_responsibility(cast.mieke, matter, Extent.WHOLE, "We do it.", cast.joost)
    actions.check_plan(cast.hanneke, matter, _found(matter, Result.MET))
    return matter


def a_matter_that_was_looked_back_on(cast: Cast) -> Matter:
    """All is done and said; it can be closed."""
    matter = grown.evaluating(cast)
    actions.evaluate(cast.mieke, matter, "It went well.")
    actions.evaluate(cast.hanneke, matter, "They found it themselves.")
    return matter


def _found(matter: Matter, result: Result) -> list[Found]:
    criteria = Criterion.objects.filter(frame__plans__in=matter.plans.submitted())
    return [Found(criterion.pk, result, "What is every day?") for criterion in criteria]


BEGINNINGS: tuple[Callable[[Cast], Matter], ...] = (
    *(grow for stage, grow in grown.AT.items() if stage is not Stage.OPENED),
    a_wish_that_somebody_asks_to_join,
    a_frame_that_is_asked_about,
    a_plan_that_is_decided_on,
    a_matter_that_was_looked_back_on,
)
