"""The rows of a frame as they are typed: texts, bounds and criteria."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kader.matters.forms.frames import BOUND_ICONS, BOUND_KINDS, CRITERION_KINDS, PERIODS
from kader.matters.rules import draft
from kader.matters.rules.frame import BoundKind, CriterionKind
from kader.matters.rules.means import means_in
from kader.places.models import Area

Choice = tuple[str, Any, bool]
"""Value, label, and whether it is chosen."""


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
    kinds: Sequence[Choice]
    text: str
    article: str
    says_what: bool
    means: str


@dataclass(frozen=True)
class CriterionRow:
    """One criterion as it is typed."""

    number: int
    fields: Mapping[str, str]
    kinds: Sequence[Choice]
    periods: Sequence[Choice]
    areas: Sequence[Choice]
    amount_error: str


def bound_row(fields: Mapping[str, str], number: int) -> BoundRow:
    found = _part(fields, f"bound.{number}.")
    kind, text = found.get("kind", BoundKind.MONEY.value), found.get("text", "")
    return BoundRow(
        number,
        BOUND_ICONS.get(kind, "info"),
        choices(BOUND_KINDS, kind),
        text,
        found.get("article", ""),
        bool(found.get("says_what")),
        means_in(text),
    )


def criterion_row(fields: Mapping[str, str], number: int, areas: Sequence[Area]) -> CriterionRow:
    found = _part(fields, f"criterion.{number}.")
    return CriterionRow(
        number,
        found,
        choices(CRITERION_KINDS, found.get("kind", CriterionKind.SELF.value)),
        choices(PERIODS, found.get("period", "")),
        [(area.code, area.name, area.code == found.get("area")) for area in areas],
        amount_error(found.get("amount", "")),
    )


def amount_error(text: str) -> str:
    """What is said of an amount that cannot be read; nothing where there is none, or a good one."""
    wrong = bool(text.strip()) and draft.amount_in(text) is None
    return _("This is no amount. Write it like 9000 or 9.000,50.") if wrong else ""


def choices(kinds: Sequence[tuple[str, Any]], chosen: str) -> list[Choice]:
    return [(value, label, value == chosen) for value, label in kinds]


def _part(fields: Mapping[str, str], start: str) -> dict[str, str]:
    return {n.removeprefix(start): value for n, value in fields.items() if n.startswith(start)}
