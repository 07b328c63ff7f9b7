"""The words that belong to entries of the timeline, as far as this reader may read them.

Who sees an entry stands in the table; the words of its record are read by the same people. A kind
that is told otherwise, or that has something beside its words, is listed in `KINDS`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from django.db.models import Case, F, Q, QuerySet, TextField, Value, When

from kader.groundrules import MAY, Deed, Role
from kader.matters.models import (
    Evaluation,
    Frame,
    Plan,
    Progress,
    Proposal,
    Reading,
    Signal,
    SignalAnswer,
    Step,
    StepChange,
    Strength,
    SupportAnswer,
    SupportRequest,
    TakeOver,
)
from kader.matters.rules.voice import Proposed
from kader.matters.showing.together import Question, Row, rows, together
from kader.people.models import Said, SaidQuerySet
from kader.timeline.models import Entry

Found = QuerySet[Any]
About = tuple[str, int]
"""A kind of record and its number."""


class Kind(NamedTuple):
    """How the words of a kind are found: which of them may be read, and what stands beside them.

    Without `seen` they are read by whoever sees the entry.
    """

    seen: Callable[[Reading], Found] | None = None
    words: str | None = "text"
    until: str | None = None
    note: Any = Value("", TextField())
    at: Any = F("at")


def reads_all_steps(reading: Reading, plan: Plan | None = None) -> bool:
    """Steps that are not for everybody are for the plan's own side and the steward."""
    own = plan is None or plan.side_number in {None, reading.side}
    return reading.is_steward or (reading.is_resident and own)


def told(entries: Iterable[Entry], reading: Reading) -> Mapping[About, Row]:
    """The words of these entries' records; one statement for all kinds."""
    wanted: dict[Any, list[int]] = {}
    for entry in entries:
        wanted.setdefault(entry.about_type.model_class(), []).append(entry.about_id)
    asked = [Question(_rows, (model,), ids) for model, ids in wanted.items() if _has_words(model)]
    return {(row.sort, row.pk): row for row in together(reading, asked)}


def are_own(entry: Entry) -> bool:
    """Whether the words with an entry are residents' own: then they stand in their letter."""
    only_residents = MAY[Deed(entry.deed)].who <= {Role.RESIDENT, Role.SIGNED_IN}
    return only_residents or entry.about_type.model in _TYPED_BY_THE_STEWARD


def _has_words(model: Any) -> bool:
    said = model._meta.app_label == "matters" and issubclass(model, Said)
    return said or model._meta.model_name in KINDS


def _rows(reading: Reading, model: Any, ids: list[Any]) -> Iterator[Found]:
    name = model._meta.model_name
    kind = KINDS.get(name, Kind())
    found = kind.seen(reading) if kind.seen else _counting(model, reading)
    yield rows(found.filter(pk__in=ids), name, kind.words, kind.until, note=kind.note, at=kind.at)


def _counting(model: Any, reading: Reading) -> Found:
    """Words that count; of a kind that says itself who reads them, only those for this reader."""
    if hasattr(model.objects, "visible_to"):
        found: Found = model.objects.visible_to(reading).counting()
        return found
    return SaidQuerySet(model).counting()


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
    "update": Kind(until="next_by"),
    "promise": Kind(until="due"),
    "factrequest": Kind(until="due"),
    "framequestion": Kind(until="due"),
    "supportrequest": Kind(until="due"),
    "supportanswer": Kind(_support_answers),
    "signalanswer": Kind(_signal_answers, until="moved_to"),
    "progress": Kind(_of_step(Progress)),
    "stepchange": Kind(_of_step(StepChange)),
    "takeover": Kind(_take_overs, until="review_on"),
    "step": Kind(_steps, words="what", at=F("status_at")),
    "strength": Kind(_strengths),
    "formaldecision": Kind(note=_GRANTED),
    "frame": Kind(
        lambda reading: Frame.objects.visible_to(reading),
        words="reason",
        until="decided_on",
        note=F("body"),
        at=F("adopted_at"),
    ),
    "evaluation": Kind(_evaluations, note=F("role")),
    "story": Kind(note=F("title")),
    "proposal": Kind(_waits),
}
"""The kinds of record that are told in a way of their own."""

_TYPED_BY_THE_STEWARD = frozenset({"takeover"})
"""Typed by the steward, in the words of the resident who says yes to them (G18)."""

WHY = frozenset({"keptframe", "formaldecision", "frame", "stop"})
"""Kinds whose words are the reason of a decision."""

__all__ = ["KINDS", "WHY", "About", "are_own", "reads_all_steps", "told"]
