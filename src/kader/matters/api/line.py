"""The line from the residents: facts, support, signals and their own date."""

from datetime import date

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.api._deed import MatterDone, begin, deeds, done, find, find_in
from kader.matters.api.given import WordsGiven
from kader.matters.models import FactRequest, Signal, SupportRequest
from kader.matters.rules.line import SignalKind
from kader.web.request import Request
from kader.web.schema import Given, Words

router = deeds("The line")


class SupportAnswerGiven(Given):
    text: Words
    given: bool


class SignalGiven(Given):
    kind: SignalKind
    text: Words = ""


class SignalAnswerGiven(Given):
    """`movedTo` gives the group more time at once."""

    text: Words
    moved_to: date | None = None


class DayGiven(Given):
    day: date


@router.post("/{key}/request-facts", response=MatterDone)
def request_facts(request: Request, key: str, given: WordsGiven) -> MatterDone:
    """Residents ask for a fact (G2)."""
    asked = actions.request_facts(request.user, find(request, key), given.text)
    return done(request, key, Deed.REQUEST_FACTS, asked)


@router.post("/{key}/answer-fact-request/{record}", response=MatterDone)
def answer_fact_request(request: Request, key: str, record: str, given: WordsGiven) -> MatterDone:
    """The steward answers with facts, because residents asked (G2)."""
    reading = begin(request, key, Deed.ANSWER_FACT_REQUEST)
    asked = FactRequest.objects.visible_to(reading).select_related("matter__circle")
    answer = actions.answer_fact_request(request.user, find_in(asked, record), given.text)
    return done(request, key, Deed.ANSWER_FACT_REQUEST, answer)


@router.post("/{key}/ask-for-support", response=MatterDone)
def ask_for_support(request: Request, key: str, given: WordsGiven) -> MatterDone:
    """The group asks for support: a room, an interpreter, model statutes (G2)."""
    asked = actions.ask_for_support(request.user, find(request, key), given.text)
    return done(request, key, Deed.ASK_FOR_SUPPORT, asked)


@router.post("/{key}/answer-support/{record}", response=MatterDone)
def answer_support(
    request: Request, key: str, record: str, given: SupportAnswerGiven
) -> MatterDone:
    """The steward says what can be arranged, and how (G2)."""
    reading = begin(request, key, Deed.ANSWER_SUPPORT)
    asked = SupportRequest.objects.visible_to(reading).select_related("matter__circle")
    support = find_in(asked, record)
    answer = actions.answer_support(request.user, support, given.text, given.given)
    return done(request, key, Deed.ANSWER_SUPPORT, answer)


@router.post("/{key}/give-signal", response=MatterDone)
def give_signal(request: Request, key: str, given: SignalGiven) -> MatterDone:
    """One press, with or without words; never disputed, never public (G12, G27)."""
    signal = actions.give_signal(request.user, find(request, key), given.kind, given.text)
    return done(request, key, Deed.GIVE_SIGNAL, signal)


@router.post("/{key}/answer-signal/{record}", response=MatterDone)
def answer_signal(request: Request, key: str, record: str, given: SignalAnswerGiven) -> MatterDone:
    """Make it lighter, or say how it will be different; never dispute it (G11, G12)."""
    reading = begin(request, key, Deed.ANSWER_SIGNAL)
    signals = Signal.objects.visible_to(reading).select_related("matter__circle", "by")
    signal = find_in(signals, record)
    answer = actions.answer_signal(request.user, signal, given.text, given.moved_to)
    return done(request, key, Deed.ANSWER_SIGNAL, answer)


@router.post("/{key}/close-signal/{record}", response=MatterDone)
def close_signal(request: Request, key: str, record: str) -> MatterDone:
    """The one who gave a signal says when it is over; nobody else does (G12)."""
    reading = begin(request, key, Deed.CLOSE_SIGNAL)
    signals = Signal.objects.visible_to(reading).select_related("matter__circle")
    signal = actions.close_signal(request.user, find_in(signals, record))
    return done(request, key, Deed.CLOSE_SIGNAL, signal)


@router.post("/{key}/move-hand-in-date", response=MatterDone)
def move_hand_in_date(request: Request, key: str, given: DayGiven) -> MatterDone:
    """Residents choose their own date; the steward may only give more time (G11)."""
    matter = actions.move_hand_in_date(request.user, find(request, key), given.day)
    return done(request, key, Deed.MOVE_HAND_IN_DATE, matter)
