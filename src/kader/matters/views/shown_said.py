"""What the residents of a side said before their plan: answers, conditions, and who they are."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from kader.groundrules import Role
from kader.matters.forms.voices import QUESTIONS
from kader.matters.models import Answer, Condition, Reading, Strength
from kader.matters.rules.voice import Question
from kader.people.models import Person, Said
from kader.people.naming import Names


@dataclass(frozen=True)
class Words:
    """Somebody's words, with whose they are, when, and whether she still has to say yes."""

    text: str
    by: str
    at: datetime
    waits: bool
    answer: "Words | None" = None

    @classmethod
    def of(cls, said: Said, names: Names, answer: "Words | None" = None) -> "Words":
        return cls(said.text, names.of(said.by), said.at, not said.counts, answer)


@dataclass(frozen=True)
class Answered:
    """One of the three questions, with what the group answered so far; the newest comes first.

    `is_own`: the newest answer is the reader's.
    """

    question: Question
    label: str
    answers: list[Words]
    is_own: bool

    @property
    def counts(self) -> bool:
        """Whether there is an answer that waits for nobody's yes."""
        return any(not words.waits for words in self.answers)


def answered(reading: Reading, names: Names) -> list[Answered]:
    """The three questions and the group's own answers."""
    own = Answer.objects.visible_to(reading).filter(side__number=reading.side or 0)
    found = list(own.select_related("by").order_by("-pk"))
    said = {question: [a for a in found if a.question == question] for question in QUESTIONS}
    return [
        Answered(
            question,
            str(label),
            [Words.of(answer, names) for answer in said[question]],
            any(answer.by == reading.person for answer in said[question][:1]),
        )
        for question, label in QUESTIONS.items()
    ]


def conditions(reading: Reading, names: Names) -> list[Words]:
    """The group's conditions, with what the municipality answered."""
    own = Condition.objects.visible_to(reading).filter(side__number=reading.side or 0)
    found = own.select_related("by", "answer__by").order_by("pk")
    return [Words.of(said, names, _answer_to(said, names)) for said in found]


def _answer_to(condition: Condition, names: Names) -> Words | None:
    answer = getattr(condition, "answer", None)
    return Words.of(answer, names) if answer else None


@dataclass(frozen=True)
class Strengths:
    """What the group said it can do."""

    words: list[Words]

    @classmethod
    def of(cls, reading: Reading, names: Names) -> "Strengths":
        own = Strength.objects.filter(side__matter=reading.matter, side__number=reading.side or 0)
        return cls([Words.of(said, names) for said in own.select_related("by")])


@dataclass(frozen=True)
class Typed:
    """Words that somebody typed for another: what, by whom, and when."""

    text: str
    typed_by: str
    at: datetime
    waits: bool

    @classmethod
    def of(cls, said: Said, names: Names) -> "Typed":
        by = names.of(said.typed_by) if said.typed_by else ""
        return cls(said.text, by, said.at, not said.counts)


def person_called(names: Names, key: str) -> Person | None:
    """The member of the group with this key."""
    return next((p for p in names.holding(Role.RESIDENT) if p.key == key), None)


def others(reading: Reading, names: Names) -> list[tuple[str, str]]:
    """The other members: for whom somebody can type."""
    residents = names.holding(Role.RESIDENT)
    return [(p.key, names.of(p)) for p in residents if p != reading.person]


def members(names: Names) -> list[tuple[str, str]]:
    """All members of the group."""
    return [(person.key, names.of(person)) for person in names.holding(Role.RESIDENT)]


def listed(people: list[str]) -> str:
    """Names in a sentence: "Joost, Aysel or Bram"."""
    if len(people) < 2:
        return "".join(people)
    return _("%(some)s or %(last)s") % {"some": ", ".join(people[:-1]), "last": people[-1]}
