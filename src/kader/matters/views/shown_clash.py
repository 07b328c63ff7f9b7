"""Where two people wrote in the same place: both texts side by side, until a resident chooses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from kader.matters.drafts import Draft
from kader.matters.forms.plans import PlanForm
from kader.matters.models import Revision
from kader.people.naming import Names

_LOOKED_BACK = 200


@dataclass(frozen=True)
class Version:
    """One of the texts, with whose it is and when it was written."""

    index: int
    text: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class Clash:
    """A field that two people changed: its name, and every text of it."""

    name: str
    label: str
    versions: list[Version]

    @property
    def is_of_one(self) -> bool:
        """Whether one person wrote all of them, on two pages."""
        return len({version.by for version in self.versions}) == 1

    @property
    def seen(self) -> int:
        return len(self.versions)


def shown_clashes(found: Draft, form: PlanForm, names: Names) -> list[Clash]:
    """Each field where residents still choose."""
    if not found.clashes or found.plan is None:
        return []
    revisions = found.plan.revisions.select_related("by").order_by("-number")[:_LOOKED_BACK]
    oldest_first = list(reversed(revisions))
    return [
        Clash(name, _label(name, form), _versions(name, texts, oldest_first, form, names))
        for name, texts in sorted(found.clashes.items())
    ]


def _versions(
    name: str, texts: list[str], revisions: Iterable[Revision], form: PlanForm, names: Names
) -> list[Version]:
    shown = []
    for index, text in enumerate(texts):
        first = next((r for r in revisions if r.fields.get(name, "") == text), None)
        by, at = (names.of(first.by), first.at) if first else ("", None)
        shown.append(Version(index, _in_words(name, text, form), by, at))
    return shown


def _in_words(name: str, text: str, form: PlanForm) -> str:
    """A choice by its label; an empty text by what it means."""
    field: Any = form.fields.get(name)
    labels = dict(getattr(field, "choices", []))
    return str(labels.get(text, text)) or _("(nothing: taken out)")


def _label(name: str, form: PlanForm) -> str:
    label = form.fields[name].label if name in form.fields else _("A step that was taken out")
    numbers = {row.key: number for number, row in enumerate(form.rows, 1)}
    key = name.split(".")[1] if name.startswith("step.") else ""
    if key in numbers:
        return _("Step %(number)s: %(what)s") % {"number": numbers[key], "what": label}
    return str(label)
