"""Zilverbeek as its demo tells it, and beside it whatever its chapters do not happen to do."""

from datetime import date, timedelta

from kader.demo.town import tell
from kader.groundrules import clock
from kader.matters import actions
from kader.matters.actions import Adoption, Decision
from kader.matters.models import Criterion, Plan
from kader.matters.rules.check import Found, Result
from kader.matters.rules.voice import Extent
from kader.people.actions import choose_public_name, confirm_words
from kader.people.models import Person, PublicName
from tests.matters import grown
from tests.matters.grown import Cast


def tell_everything() -> None:
    """Afterwards there is a record of each kind."""
    tell("zilverbeek")
    people = [_person(who) for who in ("hanneke", "idris", "karin", "mieke", "joost")]
    cast = Cast(*people)
    choose_public_name(cast.mieke, PublicName.FIRST)
    _meadow(cast)
    _kept(cast)
    _decided(cast)


def _meadow(cast: Cast) -> None:
    """Carried out, with all that is asked and answered on the way, and stopped in the end."""
    matter = grown.doing(cast)
    actions.ask_for_another_facilitator(cast.mieke, matter, "Somebody from the village.")
    question = actions.ask_about_frame(cast.joost, matter, "Is a goat an animal?")
    actions.answer_about_frame(cast.hanneke, question, "It is.")
    asked = actions.ask_for_support(cast.mieke, matter, "A room, please.")
    actions.answer_support(cast.hanneke, asked, "On Mondays.", given=True)
    promise = actions.make_promise(cast.hanneke, matter, "A key.", _in(9))
    actions.keep_promise(cast.hanneke, promise)
    first, second = grown.steps_of(matter)
    taken = actions.take_over_step(cast.hanneke, first, cast.mieke, "For the winter.", _in(90))
    confirm_words(cast.mieke, matter.circle, taken)
    actions.hand_back_step(cast.mieke, first)
    actions.finish_step(cast.mieke, second)
    actions.stop_matter(cast.karin, matter, "The ground was sold.")


def _kept(cast: Cast) -> None:
    """Something in the frame was not clear, and the frame stays."""
    matter = grown.checking(cast)
    points = Criterion.objects.filter(frame__matter=matter)
    actions.check_plan(
        cast.hanneke, matter, [Found(p.pk, Result.UNCLEAR, "What is often?") for p in points]
    )
    actions.keep_frame(cast.karin, matter, "Once a week is often.")


def _decided(cast: Cast) -> None:
    """A frame that asks for a formal decision, which is taken."""
    matter = grown.planning(cast)
    fields = grown.frame_fields() | {"formal_decision": "1", "bound.1.says_what": "1"}
    board = Adoption("The executive board", clock.today(), "2026-2")
    actions.change_frame(cast.karin, matter, fields, board, "A permit is needed.")
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    actions.accept_responsibility(cast.mieke, matter, Extent.WHOLE, "We do it.", cast.joost)
    points = Plan.objects.get(matter=matter).frame.criteria.all()
    actions.check_plan(cast.hanneke, matter, [Found(p.pk, Result.MET) for p in points])
    decision = Decision(True, "It fits.", "Object within six weeks.", "The board", clock.today())
    actions.decide_formally(cast.karin, matter, decision)


def _person(who: str) -> Person:
    return Person.objects.get(email__startswith=f"{who}@")


def _in(days: int) -> date:
    return clock.today() + timedelta(days=days)
