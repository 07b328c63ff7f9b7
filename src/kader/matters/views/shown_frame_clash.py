"""Where two officials wrote in the same place of a frame: both texts, until one is chosen."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.matters.models import Frame, Revision
from kader.matters.rules.draft import is_free_text
from kader.people.naming import Names

_LOOKED_BACK = 200


@dataclass(frozen=True)
class FrameVersion:
    """One of the texts, with whose it is and when it was written."""

    text: str
    by: str
    at: datetime | None


@dataclass(frozen=True)
class FrameClash:
    """A field that two people changed: its name on the page, and every text of it."""

    name: str
    label: str
    versions: Sequence[FrameVersion]

    @property
    def is_of_one(self) -> bool:
        """Whether one person wrote all of them, on two pages."""
        return len({version.by for version in self.versions}) == 1

    @property
    def takes_a_third(self) -> bool:
        """Whether a text of one's own can stand here: a day or a choice is one of those there."""
        return is_free_text(self.name)


def clashes_in(frame: Frame, found: Mapping[str, list[str]], names: Names) -> list[FrameClash]:
    """Each field where somebody still chooses."""
    newest_first = frame.revisions.select_related("by").order_by("-number")[:_LOOKED_BACK]
    revisions = list(reversed(newest_first))
    return [
        FrameClash(name, _label(name), [_version(name, text, revisions, names) for text in texts])
        for name, texts in sorted(found.items())
    ]


def _version(name: str, text: str, revisions: Iterable[Revision], names: Names) -> FrameVersion:
    first = next((r for r in revisions if r.fields.get(name, "") == text), None)
    return FrameVersion(text, names.of(first.by) if first else "", first.at if first else None)


def _label(name: str) -> str:
    kind, dot, rest = name.partition(".")
    if not dot:
        return str(FIELD_LABELS.get(name, name))
    number = rest.partition(".")[0]
    said = _("Bound %(n)s") if kind == "bound" else _("Point %(n)s")
    return said % {"n": number}


FIELD_LABELS: Mapping[str, Any] = {
    "issue": gettext_lazy("What is the issue?"),
    "aim": gettext_lazy("What must be true afterwards, and why?"),
    "decided": gettext_lazy("What is already decided?"),
    "open": gettext_lazy("What may residents find out themselves?"),
    "responsibility": gettext_lazy("What is the group responsible for?"),
    "decider": gettext_lazy("Who decides?"),
    "decide_by": gettext_lazy("By which day at the latest?"),
    "formal_decision": gettext_lazy("After the check a formal decision follows"),
    "several_plans": gettext_lazy("What if several plans fit?"),
    "several_ground": gettext_lazy("The ground to choose on"),
    "promise_days": gettext_lazy("How often does the group hear something, in days?"),
    "short_version": gettext_lazy("The frame in easy language"),
}
