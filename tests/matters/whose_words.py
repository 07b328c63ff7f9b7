"""Whose words stand in a plan: all of them held against what residents typed and said yes to."""

from typing import Any

from django.contrib.contenttypes.models import ContentType

from kader.groundrules import Deed
from kader.matters.models import Answer, Condition, Plan, Step, Strength, TakeOver
from kader.people.models import Said
from kader.timeline.models import Entry

_OF_A_STEP = ("what", "who", "when", "place", "asked")
_TYPED = {
    Answer: "side__matter__in",
    Condition: "side__matter__in",
    Strength: "side__matter__in",
    TakeOver: "step__plan__matter__in",
}


def words_in(plan: Plan) -> dict[str, str]:
    """Every text of a plan as it stands: its own, its steps' and their cost lines'."""
    found = {"title": plan.title, "summary": plan.summary}
    for step in plan.steps.prefetch_related("costs"):
        found |= _of_a_step(step)
    return {name: words for name, words in found.items() if words}


def _of_a_step(step: Step) -> dict[str, str]:
    found = {f"step.{step.name}.{field}": str(getattr(step, field)) for field in _OF_A_STEP}
    for number, line in enumerate(step.costs.all(), 1):
        found[f"step.{step.name}.cost{number}.label"] = line.label
        found[f"step.{step.name}.cost{number}.amount"] = str(int(line.amount))
    return found


def words_typed_for(plan: Plan) -> dict[str, str]:
    """The same of what a resident saved last; without a save there is not a word."""
    written = plan.revisions.last()
    fields: dict[str, str] = written.fields if written else {}
    of_text = ("title", "summary", *_OF_A_STEP, "label", "amount")
    return {
        name: words.strip()
        for name, words in fields.items()
        if name.rpartition(".")[2] in of_text and words.strip()
    }


def counting_without_a_yes(matters: list[int]) -> list[Said]:
    """Words that somebody typed for another and that count, though she never said yes."""
    return [
        said
        for kind, within in _TYPED.items()
        for said in _manager(kind).counting().filter(**{within: matters}, typed_by__isnull=False)
        if not _said_yes(said)
    ]


def _manager(kind: Any) -> Any:
    return kind.objects


def _said_yes(said: Said) -> bool:
    about = ContentType.objects.get_for_model(said)
    entries = Entry.objects.filter(about_type=about, about_id=said.pk, actor=said.by_id)
    return entries.filter(deed=Deed.CONFIRM_WORDS).exists()
