"""A signal and how it was answered, ready to be shown to the one who gave it."""

from dataclasses import dataclass
from datetime import date, datetime

from kader.matters.forms.line import SIGNALS
from kader.matters.models import Reading, Signal, SignalAnswer
from kader.people.naming import Names

_WORDS = dict(SIGNALS)


@dataclass(frozen=True)
class ShownAnswer:
    """What was made lighter, or how it will be different."""

    text: str
    by: str
    at: datetime
    moved_to: date | None

    @classmethod
    def of(cls, answer: SignalAnswer, names: Names) -> "ShownAnswer":
        return cls(answer.text, names.of(answer.by), answer.at, answer.moved_to)


@dataclass(frozen=True)
class ShownSignal:
    """One press, its words, and what came of it."""

    word: str
    text: str
    by: str
    at: datetime
    due: date
    answers: list[ShownAnswer]

    @classmethod
    def of(cls, signal: Signal, reading: Reading) -> "ShownSignal":
        names = Names(reading.matter.circle, reading.inside)
        answers = signal.answers.select_related("by")
        told = [ShownAnswer.of(answer, names) for answer in answers]
        return cls(
            str(_WORDS[signal.kind]), signal.text, names.of(signal.by), signal.at, signal.due, told
        )
