"""The words that belong to entries of the timeline, as far as this reader may read them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When

from kader.matters.models import (
    Answer,
    Assignment,
    Condition,
    ConditionAnswer,
    Evaluation,
    FacilitatorRequest,
    FactAnswer,
    FactRequest,
    FormalDecision,
    Frame,
    FrameAnswer,
    FrameQuestion,
    JoinRequest,
    KeptFrame,
    Plan,
    Progress,
    Promise,
    Proposal,
    Reading,
    Responsibility,
    Signal,
    SignalAnswer,
    Step,
    StepChange,
    Stop,
    Story,
    Strength,
    SupportAnswer,
    SupportRequest,
    TakeOver,
    Update,
)
from kader.matters.rules.voice import Proposed
from kader.matters.showing.together import Row, rows, together
from kader.timeline.models import Entry

Found = QuerySet[Any]
About = tuple[str, int]
"""A kind of record and its number."""


class Kind(NamedTuple):
    """How the words of a kind are found: by whom they may be read, and what stands beside them."""

    seen: Callable[[Reading], Found]
    words: str | None = "text"
    until: str | None = None
    note: Any = Value("", TextField())
    at: Any = F("at")
    own: bool = False


def reads_all_steps(reading: Reading, plan: Plan | None = None) -> bool:
    """Steps that are not for everybody are for the plan's own side and the steward."""
    own = plan is None or plan.side_number in {None, reading.side}
    return reading.is_steward or (reading.is_resident and own)


def told(entries: Iterable[Entry], reading: Reading) -> Mapping[About, Row]:
    """The words of these entries' records; one statement for all kinds."""
    wanted: dict[str, list[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.about_type.model, []).append(entry.about_id)
    kinds = [_rows(name, ids, reading) for name, ids in wanted.items() if name in KINDS]
    return {(row.sort, row.pk): row for row in together(kinds)}


def _rows(name: str, ids: list[int], reading: Reading) -> Found:
    kind = KINDS[name]
    found = kind.seen(reading).filter(pk__in=ids)
    return rows(found, name, kind.words, kind.until, note=kind.note, at=kind.at)


def _all(model: Any) -> Callable[[Reading], Found]:
    """Words that everybody who sees the entry may read."""

    def find(_reading: Reading) -> Found:
        found: Found = model.objects.all()
        return found

    return find


def _seen(model: Any) -> Callable[[Reading], Found]:
    """Words of a kind that says itself who reads them."""

    def find(reading: Reading) -> Found:
        found: Found = model.objects.visible_to(reading).counting()
        return found

    return find


def _of_step(model: Any) -> Callable[[Reading], Found]:
    """Words about a step: what only the group sees stays with the group."""

    def find(reading: Reading) -> Found:
        found: Found = model.objects.all()
        if reads_all_steps(reading):
            return found
        return found.filter(Q(step=None) | Q(step__public=True))

    return find


def _take_overs(reading: Reading) -> Found:
    """Typed by the steward: it counts after the resident's yes (G1, G18)."""
    counting = TakeOver.objects.counting()
    return counting if reads_all_steps(reading) else counting.filter(step__public=True)


def _steps(reading: Reading) -> Found:
    return Step.objects.all() if reads_all_steps(reading) else Step.objects.filter(public=True)


def _strengths(reading: Reading) -> Found:
    return Strength.objects.counting().filter(side__number=reading.side)


def _evaluations(reading: Reading) -> Found:
    found = Evaluation.objects.all()
    return found if reading.inside else found.filter(public=True)


def _only_inside(model: Any) -> Callable[[Reading], Found]:
    return lambda reading: model.objects.all() if reading.inside else model.objects.none()


def _facilitator_requests(reading: Reading) -> Found:
    """Why residents want somebody else: for them, and for who gives that seat (G8)."""
    return FacilitatorRequest.objects.visible_to(reading)


def _waits(reading: Reading) -> Found:
    """Why a member asked to wait: the group's own."""
    return Proposal.objects.filter(what=Proposed.WAIT, side_number=reading.side or 0)


def _signal_answers(reading: Reading) -> Found:
    return SignalAnswer.objects.filter(signal__in=Signal.objects.visible_to(reading))


def _support_answers(reading: Reading) -> Found:
    return SupportAnswer.objects.filter(request__in=SupportRequest.objects.visible_to(reading))


_GRANTED = Case(
    When(granted=True, then=Value("granted")), default=Value("refused"), output_field=TextField()
)

KINDS: Mapping[str, Kind] = {
    "update": Kind(_all(Update), until="next_by"),
    "promise": Kind(_all(Promise), until="due"),
    "progress": Kind(_of_step(Progress), own=True),
    "stepchange": Kind(_of_step(StepChange), own=True),
    "takeover": Kind(_take_overs, until="review_on", own=True),
    "step": Kind(_steps, words="what", at=F("status_at"), own=True),
    "answer": Kind(_seen(Answer), own=True),
    "condition": Kind(_seen(Condition), own=True),
    "conditionanswer": Kind(_all(ConditionAnswer)),
    "factrequest": Kind(_seen(FactRequest), until="due", own=True),
    "factanswer": Kind(_all(FactAnswer)),
    "framequestion": Kind(_seen(FrameQuestion), until="due", own=True),
    "frameanswer": Kind(_all(FrameAnswer)),
    "supportrequest": Kind(_seen(SupportRequest), until="due", own=True),
    "supportanswer": Kind(_support_answers),
    "signal": Kind(_seen(Signal), own=True),
    "signalanswer": Kind(_signal_answers, until="moved_to"),
    "strength": Kind(_strengths, own=True),
    "responsibility": Kind(_all(Responsibility), own=True),
    "assignment": Kind(_all(Assignment)),
    "keptframe": Kind(_all(KeptFrame)),
    "formaldecision": Kind(_all(FormalDecision), note=_GRANTED),
    "frame": Kind(
        lambda reading: Frame.objects.visible_to(reading),
        words="reason",
        until="decided_on",
        note=F("body"),
        at=F("adopted_at"),
    ),
    "evaluation": Kind(_evaluations, note=F("role")),
    "story": Kind(_all(Story), note=F("title"), own=True),
    "stop": Kind(_all(Stop)),
    "joinrequest": Kind(_only_inside(JoinRequest), own=True),
    "facilitatorrequest": Kind(_facilitator_requests, own=True),
    "proposal": Kind(_waits, own=True),
}
"""The kinds of record whose words are read with their entry; `own` are the residents' words."""

OWN_WORDS = frozenset(name for name, kind in KINDS.items() if kind.own)
"""Kinds whose words are the residents' own: always in their letter."""

WHY = frozenset({"keptframe", "formaldecision", "frame", "stop"})
"""Kinds whose words are the reason of a decision."""

__all__ = ["KINDS", "OWN_WORDS", "WHY", "About", "reads_all_steps", "told"]
