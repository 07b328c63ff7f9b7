"""What an adopted frame that is changed still needs, at the field where it is to be written."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.matters.forms.frames import READY
from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.frame import BoundKind, CriterionKind
from kader.matters.views.shown_frame_clash import FIELD_LABELS
from kader.matters.views.shown_maker import Maker
from kader.matters.views.shown_maker_rows import amount_error
from kader.web.faults import FaultAt

# A label, the first letter of the address, the last letter, and what is said there.
_Place = tuple[Any, str, str, str]


def faults_in(maker: Maker) -> list[FaultAt]:
    """Everything that stops the change, in the order of the ready-check."""
    found = [fault for key in maker.missing for fault in _faults(key, maker.fields)]
    return found + [_unticked(number) for number in maker.unticked]


def _faults(key: str, fields: Mapping[str, str]) -> Iterator[FaultAt]:
    if key in _AT:
        name, address = _AT[key]
        yield FaultAt(_still_needed(key), str(FIELD_LABELS[name]), address)
    elif key in _FIRST:
        label, address = _FIRST[key]
        yield FaultAt(_still_needed(key), label % {"n": 1}, address)
    elif key == "needs_article_of_law":
        yield from _of_rows(key, draft.bounds_in(fields), _articles)
    else:
        yield from _of_rows(key, draft.criteria_in(fields), _POINTS[key])


def _of_rows(
    key: str, rows: list[Row], found: Callable[[Row], Iterator[_Place]]
) -> Iterator[FaultAt]:
    for row in rows:
        for label, kind, letter, said in found(row):
            words = said or _still_needed(key)
            yield FaultAt(words, label % {"n": row.key}, f"{kind}{int(row.key)}{letter}")


def _still_needed(key: str) -> str:
    return _("Still needed: %(what)s") % {"what": READY[key][0]}


def _unticked(number: int) -> FaultAt:
    return FaultAt(
        _("Read it and tick it, or ask the steward to write it differently."),
        _("Bound %(n)s says what, not how") % {"n": number},
        f"b{number}w",
    )


def _articles(row: Row) -> Iterator[_Place]:
    if row["kind"] == BoundKind.LAW and not row["article"].strip():
        yield gettext_lazy("Article of the law at bound %(n)s"), "b", "a", ""


def _hows(row: Row) -> Iterator[_Place]:
    if not row["how"].strip():
        yield gettext_lazy("How do we check point %(n)s?"), "c", "h", ""


def _sums(row: Row) -> Iterator[_Place]:
    if row["kind"] != CriterionKind.MONEY:
        return
    if draft.amount_in(row["amount"]) is None:
        said = amount_error(row["amount"])
        yield gettext_lazy("Amount at point %(n)s, in euro"), "c", "m", said
    if not row["period"]:
        yield gettext_lazy("Amount at point %(n)s: how often?"), "c", "p", ""


def _days(row: Row) -> Iterator[_Place]:
    if row["kind"] == CriterionKind.DATE and draft.day_in(row["day"]) is None:
        yield gettext_lazy("Last day at point %(n)s"), "c", "d", ""


def _areas(row: Row) -> Iterator[_Place]:
    if row["kind"] == CriterionKind.PLACE and not row["area"]:
        yield gettext_lazy("Area at point %(n)s"), "c", "r", ""


_AT: Mapping[str, tuple[str, str]] = {
    "needs_issue": ("issue", "f-issue"),
    "needs_aim": ("aim", "f-aim"),
    "needs_decided": ("decided", "f-decided"),
    "needs_open": ("open", "f-open"),
    "needs_responsibility": ("responsibility", "f-responsibility"),
    "needs_decider": ("decider", "f-decider"),
    "needs_decide_by": ("decide_by", "f-decide_by"),
    "decide_by_has_passed": ("decide_by", "f-decide_by"),
    "needs_promise": ("promise_days", "f-promise"),
    "promise_too_long": ("promise_days", "f-promise"),
    "needs_several_plans": ("several_plans", "f-several"),
    "needs_several_ground": ("several_ground", "f-ground"),
    "needs_short_version": ("short_version", "f-short_version"),
    "short_version_too_long": ("short_version", "f-short_version"),
}
_FIRST: Mapping[str, tuple[Any, str]] = {
    "needs_a_bound": (gettext_lazy("Bound %(n)s: what must be true?"), "b1t"),
    "needs_a_criterion": (gettext_lazy("Point %(n)s, in short"), "c1s"),
}
_POINTS: Mapping[str, Callable[[Row], Iterator[_Place]]] = {
    "needs_how_we_check": _hows,
    "needs_amount_and_period": _sums,
    "needs_day_of_criterion": _days,
    "needs_area_of_criterion": _areas,
}
