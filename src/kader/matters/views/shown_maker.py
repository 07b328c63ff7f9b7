"""The frame while it is made: every field as it was typed, and what is still needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kader.matters.forms.frames import (
    BOUND_ICONS,
    BOUND_KINDS,
    CRITERION_KINDS,
    PERIODS,
    READY,
    SEVERAL,
)
from kader.matters.models import Frame, Matter, Revision
from kader.matters.rules import draft
from kader.matters.rules import frame as rules
from kader.places.models import Area

Choice = tuple[str, Any, bool]


@dataclass(frozen=True)
class Field:
    """One text of the frame."""

    name: str
    label: str
    hint: str
    value: str
    rows: int = 3


@dataclass(frozen=True)
class BoundRow:
    """One bound as it is typed; `means` is a word in it that looks like a means."""

    number: int
    icon: str
    kinds: list[Choice]
    text: str
    article: str
    says_what: bool
    means: str


@dataclass(frozen=True)
class CriterionRow:
    """One criterion as it is typed."""

    number: int
    fields: Mapping[str, str]
    kinds: list[Choice]
    periods: list[Choice]
    areas: list[Choice]
    amount_error: str


@dataclass(frozen=True)
class Need:
    """One thing of the ready-check, with its sentence."""

    sentence: str
    is_met: bool


class Maker:
    """What the page of the frame shows."""

    def __init__(
        self,
        matter: Matter,
        frame: Frame | None,
        fields: Mapping[str, str],
        base: int = 0,
        more: str = "",
    ) -> None:
        self.matter, self.frame, self.fields, self.base = matter, frame, fields, base
        self._more = more

    @classmethod
    def of_draft(cls, matter: Matter, more: str = "") -> "Maker":
        """The draft as it was last saved; an empty page before the first save."""
        frame = matter.frames.filter(status="draft").first()
        revision = frame.revisions.last() if frame else None
        fields = revision.fields if revision else _first_words(matter)
        return cls(matter, frame, fields, revision.number if revision else 0, more)

    @property
    def number(self) -> int:
        return self.frame.number if self.frame else 1

    @property
    def revision(self) -> Revision | None:
        return self.frame.revisions.select_related("by").last() if self.frame else None

    @property
    def clashes(self) -> list[dict[str, Any]]:
        """Where two people wrote: every version of the field."""
        newest = self.revision
        found = newest.clashes if newest else {}
        return [
            {"name": name, "versions": list(enumerate(texts))}
            for name, texts in sorted(found.items())
        ]

    def field(self, name: str, label: str, hint: str = "", rows: int = 3) -> Field:
        return Field(name, label, hint, self.fields.get(name, ""), rows)

    @property
    def words(self) -> list[Field]:
        """The question and what is meant with it."""
        return [
            self.field("issue", _("What is the issue?"), _("In one or two sentences.")),
            self.field(
                "aim",
                _("What must be true afterwards, and why?"),
                _("Write the aim. Not the means."),
            ),
            self.field(
                "decided",
                _("What is already decided?"),
                _("Say it honestly. Then nobody writes a plan for nothing."),
            ),
            self.field(
                "open",
                _("What may residents find out themselves?"),
                _("Is nothing open? Then this is not an issue, but news."),
            ),
        ]

    @property
    def responsibility(self) -> Field:
        return self.field("responsibility", _("What is the group responsible for?"))

    @property
    def short_version(self) -> Field:
        return self.field(
            "short_version",
            _("The frame in easy language"),
            _("This stands on top. At most sixty words."),
            4,
        )

    @property
    def short_words(self) -> int:
        return rules.words_in(self.fields.get("short_version", ""))

    @property
    def bounds(self) -> list[BoundRow]:
        return [self._bound(number) for number in self._numbers("bound", 3)]

    @property
    def criteria(self) -> list[CriterionRow]:
        areas = list(Area.objects.drawn())
        return [self._criterion(number, areas) for number in self._numbers("criterion", 3)]

    @property
    def several(self) -> list[Choice]:
        chosen = self.fields.get("several_plans", "")
        return [(value, label, value == chosen) for value, label in SEVERAL]

    @property
    def needs(self) -> list[Need]:
        """What is still needed first, then what is there."""
        missing = set(self.missing)
        open_ones = [Need(str(READY[key][0]), False) for key in READY if key in missing]
        return [*open_ones, *(Need(str(READY[k][1]), True) for k in READY if k not in missing)]

    @property
    def missing(self) -> list[str]:
        if self.frame is None:
            return list(READY)[:8]
        return rules.missing_in(self.frame, self.frame.bounds.all(), self.frame.criteria.all())

    def _numbers(self, kind: str, least: int) -> range:
        rows = draft.bounds_in if kind == "bound" else draft.criteria_in
        known = [int(row.key) for row in rows(self.fields)]
        extra = 1 if self._more == kind else 0
        return range(1, max([*known, least - extra]) + extra + 1)

    def _bound(self, number: int) -> BoundRow:
        at = f"bound.{number}."
        kind, text = self.fields.get(f"{at}kind", ""), self.fields.get(f"{at}text", "")
        return BoundRow(
            number,
            BOUND_ICONS.get(kind, "info"),
            _choices(BOUND_KINDS, kind),
            text,
            self.fields.get(f"{at}article", ""),
            bool(self.fields.get(f"{at}says_what")),
            rules.means_in(text),
        )

    def _criterion(self, number: int, areas: list[Area]) -> CriterionRow:
        at = f"criterion.{number}."
        found = {name.removeprefix(at): v for name, v in self.fields.items() if name.startswith(at)}
        amount = found.get("amount", "")
        wrong = bool(amount.strip()) and draft.amount_in(amount) is None
        return CriterionRow(
            number,
            found,
            _choices(CRITERION_KINDS, found.get("kind", "")),
            _choices(PERIODS, found.get("period", "")),
            [(a.code, a.name, a.code == found.get("area")) for a in areas],
            _("This is no amount. Write it like 9000 or 9.000,50.") if wrong else "",
        )


def frame_as_fields(frame: Frame) -> dict[str, str]:
    """An adopted frame as the form shows it, to be changed."""
    names = ("issue", "aim", "decided", "open", "responsibility", "decider", "several_plans")
    fields = {name: str(getattr(frame, name)) for name in (*names, "several_ground")}
    fields |= {
        "short_version": frame.short_version,
        "decide_by": frame.decide_by.isoformat() if frame.decide_by else "",
        "promise_days": str(frame.promise_days or ""),
        "formal_decision": "1" if frame.formal_decision else "",
    }
    for bound in frame.bounds.all():
        at = f"bound.{bound.number}."
        fields |= {f"{at}kind": bound.kind, f"{at}text": bound.text, f"{at}article": bound.article}
    for criterion in frame.criteria.select_related("area"):
        at = f"criterion.{criterion.number}."
        fields |= {f"{at}{name}": getattr(criterion, name) for name in ("short", "text", "how")}
        fields |= {f"{at}kind": criterion.kind, f"{at}period": criterion.period}
        fields[f"{at}amount"] = "" if criterion.amount is None else str(criterion.amount)
        fields[f"{at}day"] = criterion.day.isoformat() if criterion.day else ""
        fields[f"{at}area"] = criterion.area.code if criterion.area else ""
    return fields


def _first_words(matter: Matter) -> dict[str, str]:
    return {"issue": matter.text, "promise_days": str(matter.promise_days)}


def _choices(kinds: list[tuple[str, Any]], chosen: str) -> list[Choice]:
    return [(value, label, value == chosen) for value, label in kinds]
