"""What people said: the three answers, conditions, and questions with their answers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from kader.matters.forms.voices import QUESTIONS
from kader.matters.models import (
    Answer,
    Capacity,
    Condition,
    FactRequest,
    FrameQuestion,
    Reading,
    Strength,
)
from kader.matters.views.shown_said import Words
from kader.people.naming import Names


@dataclass(frozen=True)
class Heard:
    """Something said, and what came of it."""

    words: Words
    answer: Words | None
    due: date | None


@dataclass(frozen=True)
class Part:
    """A heading with what was said under it."""

    name: str
    heard: list[Heard] = field(default_factory=list)
    empty: str = ""


def parts(reading: Reading, names: Names) -> list[Part]:
    """Everything this reader may hear."""
    answers = list(Answer.objects.visible_to(reading).counting().select_related("by"))
    asked = [
        Part(str(label), [_heard(a, names) for a in answers if a.question == question])
        for question, label in QUESTIONS.items()
    ]
    return [*asked, *_rest(reading, names)]


def _rest(reading: Reading, names: Names) -> list[Part]:
    conditions = Condition.objects.visible_to(reading).select_related("by", "answer__by")
    frame = FrameQuestion.objects.visible_to(reading).select_related("by", "answer__by")
    facts = FactRequest.objects.visible_to(reading).select_related("by", "answer__by")
    found = [
        Part(_("Conditions of the residents"), [_heard(c, names) for c in conditions]),
        Part(_("Questions about the frame"), [_heard(q, names) for q in frame]),
        Part(_("Questions about facts"), [_heard(f, names) for f in facts]),
    ]
    if reading.is_resident or reading.is_steward:
        strengths = Strength.objects.filter(side__matter=reading.matter).counting()
        said = [_heard(s, names) for s in strengths.select_related("by")]
        found.append(Part(_("What the group can do"), said))
    return found


def capacity_of(reading: Reading) -> Capacity | None:
    """How much time the group has; seen inside only."""
    if not (reading.is_resident or reading.is_steward):
        return None
    stated = Capacity.objects.filter(matter=reading.matter, side__isnull=False)
    return stated.order_by("pk").last()


def _heard(said: Any, names: Names) -> Heard:
    answer = getattr(said, "answer", None)
    shown = Words.of(answer, names) if answer is not None else None
    return Heard(Words.of(said, names), shown, getattr(said, "due", None))
