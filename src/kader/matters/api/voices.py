"""What residents say, and how the municipality answers their conditions."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field

from kader.groundrules import Deed, Role
from kader.matters import actions
from kader.matters.api._deed import (
    MatterDone,
    begin,
    deeds,
    done,
    find,
    find_in,
    person_of,
    seats_of,
)
from kader.matters.api.given import WordsGiven
from kader.matters.models import Condition, Matter
from kader.matters.rules.voice import Extent, Question
from kader.people.models import Person
from kader.web.request import Request
from kader.web.schema import Given, Name, Sentence, Words

router = deeds("What residents say")

Hours = Annotated[Decimal, Field(max_digits=6, decimal_places=1)]


class SaidGiven(Given):
    """`forWhom`: the key of the seat of the resident whose words these are, if not your own."""

    text: Words
    for_whom: Name | None = None


class AnswerGiven(SaidGiven):
    question: Question


class CapacityGiven(Given):
    hours_a_week: Hours
    people: Annotated[int, Field(le=9999)]
    not_in: Annotated[Sentence, Field(max_length=200)] = ""


class ResponsibilityGiven(Given):
    """`contact`: the key of the seat of a resident of this group."""

    extent: Extent
    text: Words
    contact: Name


@router.post("/{key}/answer-question", response=MatterDone)
def answer_question(request: Request, key: str, given: AnswerGiven) -> MatterDone:
    """Answer one of the three questions (G1)."""
    matter = find(request, key)
    for_whom = _for_whom(matter, given.for_whom)
    answer = actions.answer_question(request.user, matter, given.question, given.text, for_whom)
    return done(request, key, Deed.ANSWER_QUESTION, answer)


@router.post("/{key}/state-condition", response=MatterDone)
def state_condition(request: Request, key: str, given: SaidGiven) -> MatterDone:
    """Say what the municipality is asked to keep to (G21)."""
    matter = find(request, key)
    for_whom = _for_whom(matter, given.for_whom)
    condition = actions.state_condition(request.user, matter, given.text, for_whom)
    return done(request, key, Deed.STATE_CONDITION, condition)


@router.post("/{key}/answer-condition/{record}", response=MatterDone)
def answer_condition(request: Request, key: str, record: str, given: WordsGiven) -> MatterDone:
    """The mandate holder answers a condition of the residents (G21)."""
    reading = begin(request, key, Deed.ANSWER_CONDITION)
    stated = Condition.objects.visible_to(reading).select_related("side__matter__circle", "by")
    answer = actions.answer_condition(request.user, find_in(stated, record), given.text)
    return done(request, key, Deed.ANSWER_CONDITION, answer)


@router.post("/{key}/list-strengths", response=MatterDone)
def list_strengths(request: Request, key: str, given: SaidGiven) -> MatterDone:
    """Say what the group can do, in your own words (G1)."""
    matter = find(request, key)
    for_whom = _for_whom(matter, given.for_whom)
    strength = actions.list_strengths(request.user, matter, given.text, for_whom)
    return done(request, key, Deed.LIST_STRENGTHS, strength)


@router.post("/{key}/state-capacity", response=MatterDone)
def state_capacity(request: Request, key: str, given: CapacityGiven) -> MatterDone:
    """Say how much you can carry: the residents, or the municipality (G11, G30)."""
    matter = find(request, key)
    hours, people = given.hours_a_week, given.people
    capacity = actions.state_capacity(request.user, matter, hours, people, given.not_in)
    return done(request, key, Deed.STATE_CAPACITY, capacity)


@router.post("/{key}/accept-responsibility", response=MatterDone)
def accept_responsibility(request: Request, key: str, given: ResponsibilityGiven) -> MatterDone:
    """The group says how far it takes its responsibility, and whom to call (G25)."""
    matter = begin(request, key, Deed.ACCEPT_RESPONSIBILITY).matter
    contact = person_of(seats_of(matter), given.contact, "contact")
    said = actions.accept_responsibility(request.user, matter, given.extent, given.text, contact)
    return done(request, key, Deed.ACCEPT_RESPONSIBILITY, said)


def _for_whom(matter: Matter, key: str | None) -> Person | None:
    if key is None:
        return None
    return person_of(seats_of(matter).of(Role.RESIDENT), key, "forWhom")
