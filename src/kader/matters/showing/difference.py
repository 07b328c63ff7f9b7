"""Two versions of a plan side by side: what was added, taken out, moved, or said differently."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from kader.matters.models import Plan, Reading, Step
from kader.matters.showing.told import reads_all_steps
from kader.matters.views.shown_plan_text import ReadStep, read_step
from kader.web.difference import Piece, words


@dataclass(frozen=True)
class FieldChange:
    """A field that says something else now: its name, and the words before and after."""

    name: str
    words: list[Piece]


@dataclass(frozen=True)
class Change:
    """What changed in a step, or in the plan as a whole."""

    name: str
    note: str
    fields: list[FieldChange]


@dataclass(frozen=True)
class Difference:
    """All changes, and how many steps stayed as they were."""

    changes: list[Change]
    unchanged: int


def difference(before: Plan, after: Plan, reading: Reading) -> Difference:
    """Title, summary and each step that this reader may see in both versions."""
    old, new = _steps(before, reading), _steps(after, reading)
    changes = [*_whole(before, after), *_stayed(old, new), *_taken_out(old, new)]
    changed = {change.name for change in changes}
    same = [step for name, step in new.items() if name in old and _name(step) not in changed]
    return Difference(changes, len(same))


def _whole(before: Plan, after: Plan) -> Iterator[Change]:
    fields = [
        *_changed(_("The name"), before.title, after.title),
        *_changed(_("In short"), before.summary, after.summary),
    ]
    if fields:
        yield Change(_("The plan as a whole"), "", fields)


def _stayed(old: dict[str, Step], new: dict[str, Step]) -> Iterator[Change]:
    """Each step of the newer version that is new, moved or different."""
    for name, step in new.items():
        was = old.get(name)
        fields = list(_fields(read_step(was) if was else None, read_step(step)))
        note = _("new") if was is None else _moved(was, step)
        if fields or note:
            yield Change(_name(step), note, fields)


def _taken_out(old: dict[str, Step], new: dict[str, Step]) -> Iterator[Change]:
    for name, step in old.items():
        if name not in new:
            label = _("Step %(number)d of the version before") % {"number": step.number}
            yield Change(label, _("taken out"), list(_fields(read_step(step), None)))


def _moved(was: Step, step: Step) -> str:
    if was.number == step.number:
        return ""
    return _("was step %(number)d") % {"number": was.number}


def _fields(old: ReadStep | None, new: ReadStep | None) -> Iterator[FieldChange]:
    """The fields that differ; `None` is a step that is not there."""
    names = (
        ("what", _("What")),
        ("who", _("Who")),
        ("when", _("When")),
        ("place", _("Where")),
        ("asked", _("Asked of the municipality")),
        ("support", _("Who does it")),
        ("costs", _("What it costs")),
    )
    for name, label in names:
        if name == "support" and (old is None or new is None):
            continue
        yield from _changed(label, _text(old, name), _text(new, name))


def _changed(name: str, old: str, new: str) -> Iterator[FieldChange]:
    if old != new:
        yield FieldChange(name, words(old, new))


def _text(step: ReadStep | None, name: str) -> str:
    said = getattr(step, name) if step else ""
    return "\n".join(said) if isinstance(said, list) else str(said)


def _steps(plan: Plan, reading: Reading) -> dict[str, Step]:
    steps = plan.steps.prefetch_related("costs")
    return {s.name: s for s in steps if s.public or reads_all_steps(reading, plan)}


def _name(step: Step) -> str:
    return _("Step %(number)d") % {"number": step.number}
