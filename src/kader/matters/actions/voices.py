"""What residents say, and how the municipality answers."""

from collections.abc import Mapping
from decimal import Decimal
from typing import cast

from django.db import transaction

from kader.groundrules import Deed, Role, clock
from kader.matters.actions._matter import (
    current,
    is_member,
    leave_questions,
    side_of,
)
from kader.matters.models import (
    Answer,
    Capacity,
    Condition,
    ConditionAnswer,
    Matter,
    Responsibility,
    Side,
    Strength,
)
from kader.matters.rules import voice
from kader.matters.rules.voice import Extent, Question
from kader.people import rules as seat_rules
from kader.people.gate import allow, in_place_of
from kader.people.models import Person, Said
from kader.timeline.record import record


# Six: the page asks the three questions at once.
@transaction.atomic
def answer_question(  # noqa: PLR0913
    actor: Person,
    matter: Matter,
    question: Question,
    text: str,
    for_whom: Person | None = None,
    others: Mapping[Question, str] | None = None,
) -> Answer:
    """A resident answers one of the three questions; the last answer of the last side goes on.

    `others` are answered with the same press; each has its own words and its own entry.
    """
    allow(actor, Deed.ANSWER_QUESTION, matter.circle)
    current(matter, Deed.ANSWER_QUESTION)
    said = {question: text, **(others or {})}
    for words in said.values():
        voice.require_words(words)
    side = side_of(actor, matter)
    answers = [Answer(side=side, question=q, text=words.strip()) for q, words in said.items()]
    _say(actor, matter, *answers, for_whom=for_whom)
    leave_questions(matter)
    record(
        actor,
        Deed.ANSWER_QUESTION,
        matter.circle,
        about=answers[0],
        for_whom=for_whom,
        followed_by=[(Deed.ANSWER_QUESTION, answer) for answer in answers[1:]],
    )
    return answers[0]


@transaction.atomic
def state_condition(
    actor: Person, matter: Matter, text: str, for_whom: Person | None = None
) -> Condition:
    """Residents say what the municipality is asked to keep to (G21)."""
    allow(actor, Deed.STATE_CONDITION, matter.circle)
    current(matter, Deed.STATE_CONDITION)
    voice.require_words(text)
    condition = Condition(side=side_of(actor, matter), text=text.strip())
    _say(actor, matter, condition, for_whom=for_whom)
    record(actor, Deed.STATE_CONDITION, matter.circle, about=condition, for_whom=for_whom)
    return condition


@transaction.atomic
def answer_condition(actor: Person, condition: Condition, text: str) -> ConditionAnswer:
    """The mandate holder answers each condition of the residents (G21)."""
    matter = condition.side.matter
    allow(actor, Deed.ANSWER_CONDITION, matter.circle)
    current(matter, Deed.ANSWER_CONDITION)
    voice.require_words(text)
    voice.require_unanswered(ConditionAnswer.objects.filter(condition=condition).exists())
    answer = ConditionAnswer(condition=condition, text=text.strip())
    _say(actor, matter, answer)
    record(actor, Deed.ANSWER_CONDITION, matter.circle, about=answer, concerning=condition.by)
    return answer


@transaction.atomic
def list_strengths(
    actor: Person, matter: Matter, text: str, for_whom: Person | None = None
) -> Strength:
    """Residents say what they can, in their own words."""
    allow(actor, Deed.LIST_STRENGTHS, matter.circle)
    current(matter, Deed.LIST_STRENGTHS)
    voice.require_words(text)
    strength = Strength(side=side_of(actor, matter), text=text.strip())
    _say(actor, matter, strength, for_whom=for_whom)
    record(actor, Deed.LIST_STRENGTHS, matter.circle, about=strength, for_whom=for_whom)
    return strength


@transaction.atomic
def state_capacity(
    actor: Person, matter: Matter, hours_a_week: Decimal, people: int, not_in: str = ""
) -> Capacity:
    """The residents of a side, or the municipality, say how much they can carry (G11, G30)."""
    roles = allow(actor, Deed.STATE_CAPACITY, matter.circle)
    current(matter, Deed.STATE_CAPACITY)
    voice.require_something_to_carry(float(hours_a_week), people)
    side: Side | None = side_of(actor, matter) if Role.RESIDENT in roles else None
    capacity = matter.capacities.create(
        side=side,
        hours_a_week=hours_a_week,
        people=people,
        not_in=not_in,
        by=actor,
        at=clock.now(),
    )
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.STATE_CAPACITY, matter.circle, about=capacity, for_whom=stood_in)
    return capacity


@transaction.atomic
def accept_responsibility(
    actor: Person, matter: Matter, extent: Extent, text: str, contact: Person
) -> Responsibility:
    """The group takes its responsibility: whole, in part or not yet; with a contact (G25)."""
    allow(actor, Deed.ACCEPT_RESPONSIBILITY, matter.circle)
    current(matter, Deed.ACCEPT_RESPONSIBILITY)
    voice.require_words(text)
    voice.require_contact_among_residents(is_member(contact, matter))
    said = Responsibility(
        side=side_of(actor, matter), extent=extent, text=text.strip(), contact=contact
    )
    _say(actor, matter, said)
    record(actor, Deed.ACCEPT_RESPONSIBILITY, matter.circle, about=said)
    return said


def _say(
    actor: Person, matter: Matter, first: Said, *others: Said, for_whom: Person | None = None
) -> None:
    """Keep somebody's words: own ones count at once, typed ones after her yes (G1)."""
    is_typed = for_whom is not None and for_whom != actor
    if is_typed:
        seat_rules.require_own_words(is_member(cast(Person, for_whom), matter))
    for words in (first, *others):
        words.by = for_whom or actor
        words.typed_by = actor if is_typed else None
        words.at = clock.now()
    type(first)._default_manager.bulk_create([first, *others])
