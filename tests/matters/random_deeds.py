"""Each deed with words by chance, about whatever the matter has by now; for the random town.

A deed that is not listed in `MOVES` is done as `ways.py` says.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from decimal import Decimal
from random import Random
from typing import Any, TypeVar

from django.db.models import Max, QuerySet

from kader.groundrules import Deed, Role, clock
from kader.matters import actions
from kader.matters.actions import Adoption, Decision, Marking
from kader.matters.models import (
    Answer,
    Condition,
    Criterion,
    Matter,
    Plan,
    Step,
    Strength,
    TakeOver,
)
from kader.matters.rules.check import Found, Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.line import SignalKind
from kader.matters.rules.plan import MarkState, PlanStatus
from kader.matters.rules.voice import Extent, Proposed, Question
from kader.people import actions as people_actions
from kader.people.models import Person, Seat
from tests.matters import grown
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World

T = TypeVar("T")


class NothingThere(Exception):
    """There is no record yet that this deed could be about."""


class Chance:
    """What chance gives in one step, evenly, from one number that Hypothesis chose.

    Its own draws lean to the first of what there is: then hardly anybody does anything.
    """

    def __init__(self, number: int) -> None:
        self._random = Random(number)  # noqa: S311 - no secret.

    def one(self, options: Iterable[T]) -> T:
        listed = list(options)
        if not listed:
            raise NothingThere
        return self._random.choice(listed)

    def happens(self, of_ten: int) -> bool:
        return self._random.randrange(10) < of_ten


Move = Callable[[Person, Matter, Chance], object]


def _open_of(asked: QuerySet[Any]) -> Sequence[Any]:
    """What waits for an answer."""
    return list(asked.filter(answer=None))


def _words(chance: Chance) -> str:
    """Now and then somebody says nothing at all; the rules must see it."""
    return "" if chance.happens(1) else chance.one(("We walk on Sunday.", "A bench.", "Is it?"))


def _another_resident(who: Person, matter: Matter, chance: Chance) -> Person | None:
    """Now and then somebody types for another."""
    seats = Seat.objects.open().of(Role.RESIDENT).filter(circle=matter.circle)
    others = [seat.person for seat in seats.exclude(person=who).select_related("person")]
    return chance.one(others) if others and chance.happens(2) else None


def _adoption(chance: Chance) -> Adoption:
    return Adoption("The executive board" if chance.happens(9) else "", clock.today())


def _frame_words(chance: Chance) -> dict[str, str]:
    words = grown.frame_fields() | {"aim": _words(chance) or "Peace."}
    if chance.happens(4):
        words |= {"formal_decision": "on"}
    if chance.happens(4):
        words |= {"criterion.2.short": "At night", "criterion.2.how": "We read the hours."}
    if chance.happens(1):
        words |= {"issue": ""}
    return words


def _give_seat(who: Person, matter: Matter, chance: Chance) -> object:
    asked = Seat.objects.open().of(Role.STEWARD, Role.FACILITATOR, Role.REGISTRAR)
    seat = chance.one(asked.filter(askable=True).select_related("person"))
    role = Role(seat.role) if chance.happens(9) else Role.STEWARD
    return people_actions.give_seat(who, matter.circle, seat.person, role)


def _leave_seat(who: Person, matter: Matter, chance: Chance) -> object:
    seats = Seat.objects.open().filter(circle=matter.circle, person=who).select_related("circle")
    return people_actions.leave_seat(who, chance.one(seats))


def _confirm_words(who: Person, matter: Matter, chance: Chance) -> object:
    typed: list[Any] = [
        *Answer.objects.unconfirmed().filter(side__matter=matter),
        *Condition.objects.unconfirmed().filter(side__matter=matter),
        *Strength.objects.unconfirmed().filter(side__matter=matter),
        *TakeOver.objects.unconfirmed().filter(step__plan__matter=matter),
    ]
    mine = [words for words in typed if words.by_id == who.pk] or typed
    return people_actions.confirm_words(who, matter.circle, chance.one(mine))


def _draft_frame(who: Person, matter: Matter, chance: Chance) -> object:
    draft = matter.frames.filter(status=FrameStatus.DRAFT).first()
    newest = draft.revisions.last() if draft else None
    base = newest.number if newest else 0
    return actions.draft_frame(who, matter, _frame_words(chance), base)


def _change_frame(who: Person, matter: Matter, chance: Chance) -> object:
    words = _frame_words(chance) | {"bound.1.says_what": "on"}
    return actions.change_frame(who, matter, words, _adoption(chance), _words(chance))


def _answer_question(who: Person, matter: Matter, chance: Chance) -> object:
    said = Answer.objects.filter(side__matter=matter).values_list("question", flat=True)
    missing = [question for question in Question if question not in set(said)] or list(Question)
    typed_for = _another_resident(who, matter, chance)
    return actions.answer_question(who, matter, chance.one(missing), _words(chance), typed_for)


def _write_plan(who: Person, matter: Matter, chance: Chance) -> object:
    plan = matter.plans.draft().first()
    newest = (plan.revisions.aggregate(n=Max("number"))["n"] if plan else 0) or 0
    base = newest if chance.happens(8) else max(0, newest - 1)
    said, soon = _words(chance), _words(chance) or "soon"
    words = grown.PLAN | {"summary": said, "step.a.asked": said, "step.a.place": said}
    words |= {"step.b.when": soon, "step.b.cost1.amount": "500", "step.b.cost1.label": soon}
    return actions.write_plan(who, matter, words, base, _chosen(plan, chance))


def _chosen(plan: Plan | None, chance: Chance) -> dict[str, str]:
    """Where two versions clash somebody chooses, most of the time."""
    newest = plan.revisions.last() if plan else None
    if newest is None or not newest.clashes or not chance.happens(7):
        return {}
    return {name: chance.one(versions) for name, versions in newest.clashes.items()}


def _mark_criterion(who: Person, matter: Matter, chance: Chance) -> object:
    plan = chance.one(matter.plans.select_related("matter__circle"))
    criterion = chance.one(Criterion.objects.filter(frame__matter=matter))
    return actions.mark_criterion(who, plan, criterion, Marking(chance.one(MarkState)))


def _confirm_submission(who: Person, matter: Matter, chance: Chance) -> object:
    waiting = matter.proposals.filter(what=Proposed.SUBMIT).select_related("matter__circle")
    open_ones = list(waiting.filter(ended_at=None)) or list(waiting)
    return actions.confirm_submission(who, chance.one(open_ones))


def _accept(who: Person, matter: Matter, chance: Chance) -> object:
    contact = chance.one(Seat.objects.open().filter(circle=matter.circle)).person
    extent = Extent.NOT_YET if chance.happens(1) else chance.one((Extent.WHOLE, Extent.PART))
    return actions.accept_responsibility(who, matter, extent, "We keep the days.", contact)


def _check_plan(who: Person, matter: Matter, chance: Chance) -> object:
    plan = chance.one(matter.plans.submitted())
    criteria = list(plan.frame.criteria.all())
    found = [_finding(criterion.pk, chance) for criterion in criteria]
    if chance.happens(1):
        # A point of another version, or one too few: the rules must see it.
        found = [_finding(c.pk, chance) for c in Criterion.objects.filter(frame__matter=matter)]
    return actions.check_plan(who, matter, found, "Who is there at night?")


def _finding(criterion: int, chance: Chance) -> Found:
    result = Result.MET if chance.happens(6) else chance.one(Result)
    return Found(criterion, result, "" if chance.happens(1) else "Nobody is named.")


def _give_assignment(who: Person, matter: Matter, chance: Chance) -> object:
    plan = chance.one(matter.plans.exclude(checks=None))
    check = chance.one(plan.checks.select_related("plan__matter__circle"))
    return actions.give_assignment(who, check, "Who is there at night?")


def _decide(who: Person, matter: Matter, chance: Chance) -> object:
    reasons, remedies = "It fits.", "" if chance.happens(1) else "You can object."
    granted = chance.happens(6)
    decision = Decision(granted, reasons, remedies, "The board", clock.today())
    return actions.decide_formally(who, matter, decision)


def _step(matter: Matter, chance: Chance) -> Step:
    fitting = Step.objects.filter(plan__matter=matter, plan__status=PlanStatus.FITS)
    open_ones = fitting.filter(status="open")
    return chance.one((open_ones or fitting).select_related("plan__matter__circle"))


def _take_over(who: Person, matter: Matter, chance: Chance) -> object:
    consent = chance.one(Seat.objects.open().filter(circle=matter.circle)).person
    review_on = clock.today() + timedelta(days=30)
    return actions.take_over_step(who, _step(matter, chance), consent, "He is ill.", review_on)


def _hand_back(who: Person, matter: Matter, chance: Chance) -> object:
    taken = TakeOver.objects.filter(step__plan__matter=matter, handed_back_at=None)
    step = Step.objects.filter(take_overs__in=taken).select_related("plan__matter__circle")
    return actions.hand_back_step(who, chance.one(step))


def _signal(matter: Matter, chance: Chance) -> Any:
    return chance.one(matter.signals.select_related("matter__circle", "by"))


def _in(days: int) -> Any:
    return clock.today() + timedelta(days=days)


MOVES: dict[Deed, Move] = {
    Deed.GIVE_SEAT: _give_seat,
    Deed.LEAVE_SEAT: _leave_seat,
    Deed.CONFIRM_WORDS: _confirm_words,
    Deed.ASK_TO_JOIN: lambda p, m, c: actions.ask_to_join(p, m, _words(c)),
    Deed.LET_IN: lambda p, m, c: actions.let_in(
        p, c.one(m.join_requests.filter(let_in_at=None).select_related("matter__circle", "by"))
    ),
    Deed.LEAVE_MATTER: lambda p, m, c: actions.leave_matter(p, m),
    Deed.ASK_FOR_ANOTHER_FACILITATOR: lambda p, m, c: actions.ask_for_another_facilitator(
        p, m, _words(c)
    ),
    Deed.DRAFT_FRAME: _draft_frame,
    Deed.ADOPT_FRAME: lambda p, m, c: actions.adopt_frame(p, m, _adoption(c), frozenset({1})),
    Deed.CHANGE_FRAME: _change_frame,
    Deed.KEEP_FRAME: lambda p, m, c: actions.keep_frame(p, m, _words(c)),
    Deed.CHOOSE_FRAME: lambda p, m, c: actions.choose_frame(p, m),
    Deed.ASK_ABOUT_FRAME: lambda p, m, c: actions.ask_about_frame(p, m, _words(c)),
    Deed.ANSWER_ABOUT_FRAME: lambda p, m, c: actions.answer_about_frame(
        p, c.one(_open_of(m.frame_questions.select_related("matter__circle", "by"))), _words(c)
    ),
    Deed.ANSWER_QUESTION: _answer_question,
    Deed.STATE_CONDITION: lambda p, m, c: actions.state_condition(
        p, m, _words(c), _another_resident(p, m, c)
    ),
    Deed.ANSWER_CONDITION: lambda p, m, c: actions.answer_condition(
        p,
        c.one(
            _open_of(
                Condition.objects.filter(side__matter=m).select_related(
                    "side__matter__circle", "by"
                )
            )
        ),
        _words(c),
    ),
    Deed.LIST_STRENGTHS: lambda p, m, c: actions.list_strengths(
        p, m, _words(c), _another_resident(p, m, c)
    ),
    Deed.STATE_CAPACITY: lambda p, m, c: actions.state_capacity(p, m, Decimal(12), 3),
    Deed.WRITE_PLAN: _write_plan,
    Deed.MARK_CRITERION: _mark_criterion,
    Deed.SUBMIT_PLAN: lambda p, m, c: actions.submit_plan(p, m),
    Deed.CONFIRM_SUBMISSION: _confirm_submission,
    Deed.ASK_TO_WAIT: lambda p, m, c: actions.ask_to_wait(p, m, _words(c)),
    Deed.WITHDRAW_PLAN: lambda p, m, c: actions.withdraw_plan(p, m),
    Deed.ACCEPT_RESPONSIBILITY: _accept,
    Deed.REQUEST_FACTS: lambda p, m, c: actions.request_facts(p, m, _words(c)),
    Deed.ANSWER_FACT_REQUEST: lambda p, m, c: actions.answer_fact_request(
        p, c.one(_open_of(m.fact_requests.select_related("matter__circle"))), _words(c)
    ),
    Deed.ASK_FOR_SUPPORT: lambda p, m, c: actions.ask_for_support(p, m, _words(c)),
    Deed.ANSWER_SUPPORT: lambda p, m, c: actions.answer_support(
        p, c.one(_open_of(m.support_requests.select_related("matter__circle"))), _words(c), True
    ),
    Deed.CHECK_PLAN: _check_plan,
    Deed.GIVE_ASSIGNMENT: _give_assignment,
    Deed.DECIDE_FORMALLY: _decide,
    Deed.SEND_UPDATE: lambda p, m, c: actions.send_update(
        p, m, c.one(("The board reads your answers this week.", "Soon.")), _in(7)
    ),
    Deed.MAKE_PROMISE: lambda p, m, c: actions.make_promise(p, m, _words(c), _in(7)),
    Deed.KEEP_PROMISE: lambda p, m, c: actions.keep_promise(
        p, c.one(m.promises.select_related("matter__circle"))
    ),
    Deed.MOVE_HAND_IN_DATE: lambda p, m, c: actions.move_hand_in_date(p, m, _in(c.one((7, 60)))),
    Deed.GIVE_SIGNAL: lambda p, m, c: actions.give_signal(p, m, c.one(SignalKind), _words(c)),
    Deed.ANSWER_SIGNAL: lambda p, m, c: actions.answer_signal(p, _signal(m, c), _words(c)),
    Deed.CLOSE_SIGNAL: lambda p, m, c: actions.close_signal(
        p,
        c.one(m.signals.filter(by=p).select_related("matter__circle"))
        if c.happens(8)
        else _signal(m, c),
    ),
    Deed.REPORT_PROGRESS: lambda p, m, c: actions.report_progress(p, m, _words(c)),
    Deed.ADJUST_STEP: lambda p, m, c: actions.adjust_step(
        p, _step(m, c), _words(c), let_go=c.happens(2)
    ),
    Deed.FINISH_STEP: lambda p, m, c: actions.finish_step(p, _step(m, c)),
    Deed.TAKE_OVER_STEP: _take_over,
    Deed.HAND_BACK_STEP: _hand_back,
    Deed.EVALUATE: lambda p, m, c: actions.evaluate(p, m, _words(c)),
    Deed.TELL_STORY: lambda p, m, c: actions.tell_story(p, m, "The meadow", _words(c)),
    Deed.CLOSE_MATTER: lambda p, m, c: actions.close_matter(p, m),
    Deed.CONFIRM_STOP: lambda p, m, c: actions.confirm_stop(p, m),
    Deed.STOP_MATTER: lambda p, m, c: actions.stop_matter(p, m, _words(c)),
    Deed.RESUME_MATTER: lambda p, m, c: actions.resume_matter(p, m),
    Deed.REST: lambda p, m, c: actions.rest(p, m, c.one((True, True, False))),
    Deed.WAKE: lambda p, m, c: actions.wake(p, m),
}


def _as_the_walk_does(deed: Deed) -> Move:
    """A deed for which chance needs no words of its own."""

    def move(who: Person, matter: Matter, chance: Chance) -> object:
        seats = Seat.objects.open().filter(circle=matter.circle).select_related("person")
        held = [(Role(seat.role), seat.person) for seat in seats]
        second = chance.one(person for role, person in held if role is Role.RESIDENT)
        try:
            return perform(deed, who, World(matter, dict(held), second))
        except KeyError:
            # Nobody has the seat that it takes.
            raise NothingThere from None

    return move


MOVES |= {deed: _as_the_walk_does(deed) for deed in DEEDS if deed not in MOVES}

FIRST = {
    Deed.CONFIRM_WORDS: Deed.LIST_STRENGTHS,
    Deed.LET_IN: Deed.ASK_TO_JOIN,
    Deed.ANSWER_ABOUT_FRAME: Deed.ASK_ABOUT_FRAME,
    Deed.ANSWER_CONDITION: Deed.STATE_CONDITION,
    Deed.MARK_CRITERION: Deed.WRITE_PLAN,
    Deed.CONFIRM_SUBMISSION: Deed.SUBMIT_PLAN,
    Deed.ANSWER_FACT_REQUEST: Deed.REQUEST_FACTS,
    Deed.ANSWER_SUPPORT: Deed.ASK_FOR_SUPPORT,
    Deed.GIVE_ASSIGNMENT: Deed.CHECK_PLAN,
    Deed.KEEP_PROMISE: Deed.MAKE_PROMISE,
    Deed.ANSWER_SIGNAL: Deed.GIVE_SIGNAL,
    Deed.CLOSE_SIGNAL: Deed.GIVE_SIGNAL,
    Deed.HAND_BACK_STEP: Deed.TAKE_OVER_STEP,
}
"""What comes first, where there is nothing yet to do this deed about."""
