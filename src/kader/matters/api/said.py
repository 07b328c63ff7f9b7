"""What people said, as the API tells it: the words, whose they are, and what came of them."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.http import HttpRequest

from kader.groundrules import Role
from kader.matters.api._deed import visible
from kader.matters.api.told import DocumentTold
from kader.matters.models import Reading
from kader.matters.rules.line import PromiseKind, SignalKind
from kader.matters.rules.voice import Extent, Proposed, Question
from kader.people.models import Said
from kader.people.naming import Names
from kader.web.schema import Told


class ReplyTold(Told):
    """The answer of the municipality."""

    key: str
    text: str
    by: str
    at: datetime


class SaidTold(Told):
    """Somebody's words. `own`: they are yours. `waits`: typed for her, and not confirmed yet."""

    key: str
    text: str
    by: str
    own: bool
    at: datetime
    waits: bool


class OfSideTold(SaidTold):
    side: int


class AnswerTold(OfSideTold):
    question: Question


class ConditionTold(OfSideTold):
    """`due` is when the answer comes at the latest."""

    due: date
    answer: ReplyTold | None


class ResponsibilityTold(OfSideTold):
    extent: Extent


class AskedTold(SaidTold):
    """A question; `due` is when the answer comes at the latest."""

    due: date
    answer: ReplyTold | None


class SupportReplyTold(ReplyTold):
    given: bool


class SupportTold(SaidTold):
    due: date
    answer: SupportReplyTold | None


class SignalReplyTold(ReplyTold):
    moved_to: date | None


class SignalTold(SaidTold):
    """A signal, told to its author and to the one who answers it."""

    kind: SignalKind
    due: date
    closed_at: datetime | None
    answers: list[SignalReplyTold]


class PromiseTold(SaidTold):
    kind: PromiseKind
    due: date
    kept_at: datetime | None
    asked_for: str | None


class UpdateTold(SaidTold):
    next_by: date


class CapacityTold(Told):
    """How much a side can carry; without `side`, how much the municipality can."""

    key: str
    side: int | None
    hours_a_week: Decimal
    people: int
    not_in: str
    by: str
    at: datetime


class JoinRequestTold(SaidTold):
    let_in_at: datetime | None


class ProposalTold(Told):
    """What a member proposed. It waits for another yes until `endedAt` or `lapsesAt`.

    `yes` counts who said yes; `saidYes`: you did. `text` is why somebody asked to wait.
    """

    key: str
    what: Proposed
    text: str
    by: str
    own: bool
    at: datetime
    lapses_at: datetime
    ended_at: datetime | None
    yes: int
    said_yes: bool


class WaitingWordsTold(Told):
    """Words that somebody typed for you, and that wait for your yes."""

    key: str
    kind: str
    text: str
    typed_by: str
    at: datetime
    question: Question | None
    step: str | None


class ProgressTold(SaidTold):
    step: str | None


class StepChangeTold(SaidTold):
    step: str
    let_go: bool


class TakeOverTold(SaidTold):
    """`by` is the resident whose yes it needs."""

    step: str
    review_on: date
    handed_back_at: datetime | None


class EvaluationTold(SaidTold):
    role: Role
    differently: str
    public: bool


class StoryTold(SaidTold):
    title: str


class DecisionTold(SaidTold):
    """A formal decision; `text` are its reasons."""

    granted: bool
    remedies: str
    body: str
    decided_on: date
    decision_number: str
    document: DocumentTold | None


class Teller:
    """Tells one reader what was said in one matter, by the names that she may read."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading.matter.circle, reading.inside)

    @classmethod
    def of(cls, request: HttpRequest, key: str) -> "Teller":
        return cls(Reading.by(request.user, visible(request, key)))

    def said(self, said: Said) -> dict[str, Any]:
        """The fields that all words have."""
        return {
            "key": said.key,
            "text": said.text,
            "by": self.names.of(said.by),
            "own": said.by == self.reading.person,
            "at": said.at,
            "waits": not said.counts,
        }

    def reply(self, said: Said) -> dict[str, Any]:
        """The fields that all answers have."""
        return {
            "key": said.key,
            "text": said.text,
            "by": self.names.of(said.by),
            "at": said.at,
        }

    def reply_to(self, asked: Said) -> ReplyTold | None:
        """The answer to a question, where there is one."""
        answer = getattr(asked, "answer", None)
        return ReplyTold(**self.reply(answer)) if answer is not None else None
