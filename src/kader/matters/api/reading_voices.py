"""Reading what residents said, and what they asked the municipality to keep to."""

from datetime import timedelta

from django.http import HttpRequest
from ninja import Router

from kader.groundrules import clock
from kader.matters.actions._matter import TERMS
from kader.matters.api.said import (
    AnswerTold,
    CapacityTold,
    ConditionTold,
    OfSideTold,
    ResponsibilityTold,
    Teller,
    WaitingWordsTold,
)
from kader.matters.finding import all_words_waiting_for
from kader.matters.models import Answer, Capacity, Condition, Responsibility, Strength
from kader.matters.rules.voice import Extent, Question
from kader.people.models import Said

router = Router(tags=["Reading"], by_alias=True)


@router.get("/{key}/answers", response=list[AnswerTold])
def answers(request: HttpRequest, key: str) -> list[AnswerTold]:
    """The answers to the three questions, the oldest first; of each the newest counts (G1)."""
    teller = Teller.of(request, key)
    said = Answer.objects.heard_by(teller.reading).select_related("by", "side")
    return [
        AnswerTold(**teller.said(a), side=a.side.number, question=Question(a.question))
        for a in said.order_by("pk")
    ]


@router.get("/{key}/conditions", response=list[ConditionTold])
def conditions(request: HttpRequest, key: str) -> list[ConditionTold]:
    """What residents ask the municipality to keep to, each with its answer (G21)."""
    teller = Teller.of(request, key)
    stated = Condition.objects.visible_to(teller.reading).select_related("by", "side", "answer__by")
    return [
        ConditionTold(
            **teller.said(one),
            side=one.side.number,
            due=clock.day_of(one.at) + timedelta(days=TERMS.condition),
            answer=teller.reply_to(one),
        )
        for one in stated.order_by("pk")
    ]


@router.get("/{key}/strengths", response=list[OfSideTold])
def strengths(request: HttpRequest, key: str) -> list[OfSideTold]:
    """What the group can; for the group and the steward."""
    teller = Teller.of(request, key)
    said = Strength.objects.visible_to(teller.reading).select_related("by", "side")
    return [OfSideTold(**teller.said(one), side=one.side.number) for one in said.order_by("pk")]


@router.get("/{key}/capacities", response=list[CapacityTold])
def capacities(request: HttpRequest, key: str) -> list[CapacityTold]:
    """How much the group and the municipality can carry, the newest last (G11, G30)."""
    teller = Teller.of(request, key)
    stated = Capacity.objects.visible_to(teller.reading).select_related("by", "side")
    return [
        CapacityTold(
            key=one.key,
            side=one.side.number if one.side else None,
            hours_a_week=one.hours_a_week,
            people=one.people,
            not_in=one.not_in,
            by=teller.names.of(one.by),
            at=one.at,
        )
        for one in stated
    ]


@router.get("/{key}/responsibilities", response=list[ResponsibilityTold])
def responsibilities(request: HttpRequest, key: str) -> list[ResponsibilityTold]:
    """How far the group takes its responsibility; the newest, at the end, counts (G25)."""
    teller = Teller.of(request, key)
    said = Responsibility.objects.filter(side__matter=teller.reading.matter)
    return [
        ResponsibilityTold(**teller.said(r), side=r.side.number, extent=Extent(r.extent))
        for r in said.select_related("by", "side")
    ]


@router.get("/{key}/words-waiting", response=list[WaitingWordsTold])
def words_waiting(request: HttpRequest, key: str) -> list[WaitingWordsTold]:
    """What somebody typed for you and waits for your yes: `confirm-words` takes its key (G1)."""
    teller = Teller.of(request, key)
    if teller.reading.person is None:
        return []
    typed = all_words_waiting_for(teller.reading.person, teller.reading.matter)
    return [_waiting(teller, kind, words) for kind, words in typed]


def _waiting(teller: Teller, kind: str, words: Said) -> WaitingWordsTold:
    question, step = getattr(words, "question", None), getattr(words, "step", None)
    return WaitingWordsTold(
        key=words.key,
        kind=kind,
        text=words.text,
        typed_by=teller.names.of(words.typed_by) if words.typed_by else "",
        at=words.at,
        question=Question(question) if question else None,
        step=step.key if step else None,
    )
