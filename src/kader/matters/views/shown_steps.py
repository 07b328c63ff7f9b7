"""The steps of a draft, folded, except the one that somebody is at."""

from dataclasses import dataclass
from decimal import Decimal

from django.forms import BoundField
from django.utils.translation import gettext_lazy as _

from kader.matters.forms.plans import PlanForm
from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.plan import SupportLevel
from kader.matters.views.shown_edge import Edge
from kader.web import wording

_MORE = ("repeat", "day", "place", "area", "public")


@dataclass(frozen=True)
class ShownCost:
    """One cost line: its fields, ready to be drawn."""

    number: int
    fields: dict[str, BoundField]


@dataclass(frozen=True)
class ShownStep:
    """One step: what it says in a line, its fields, and what it arranges."""

    key: str
    number: int
    what: str
    line: str
    is_open: bool
    is_first: bool
    is_last: bool
    fields: dict[str, BoundField]
    more: list[BoundField]
    costs: list[ShownCost]
    arranges: list[str]

    @property
    def has_errors(self) -> bool:
        return any(field.errors for field in self.fields.values()) or any(
            field.errors for cost in self.costs for field in cost.fields.values()
        )

    @property
    def more_has_errors(self) -> bool:
        return any(field.errors for field in self.more)


def shown_steps(form: PlanForm, edge: Edge, open_keys: set[str]) -> list[ShownStep]:
    """Each step with its fields; open are the ones asked for, unwritten, or not right yet."""
    last = len(form.rows)
    return [
        _step(form, row, edge, (number, last), row.key in open_keys)
        for number, row in enumerate(form.rows, 1)
    ]


def _step(
    form: PlanForm, row: Row, edge: Edge, place: tuple[int, int], is_asked: bool
) -> ShownStep:
    number, last = place
    start = f"step.{row.key}."
    fields = _fields(form, start, cost=False)
    costs = [
        ShownCost(n, _fields(form, f"{start}{cost.key}.", cost=True))
        for n, cost in enumerate(row.costs, 1)
    ]
    wrong = any(name.startswith(start) for name in form.errors)
    return ShownStep(
        key=row.key,
        number=number,
        what=row["what"].strip(),
        line=_line(row),
        is_open=is_asked or wrong or not row["what"].strip(),
        is_first=number == 1,
        is_last=number == last,
        fields=fields,
        more=[fields[name] for name in _MORE],
        costs=costs,
        arranges=_arranged(row, edge),
    )


def _fields(form: PlanForm, start: str, *, cost: bool) -> dict[str, BoundField]:
    found = {name.removeprefix(start): form[name] for name in form.fields if name.startswith(start)}
    return found if cost else {name: field for name, field in found.items() if "." not in name}


def _line(row: Row) -> str:
    """Who, when, what it costs and who helps, in one line."""
    amounts = [draft.amount_in(cost["amount"]) for cost in row.costs if not cost["is_income"]]
    total = sum((amount for amount in amounts if amount), Decimal(0))
    parts = [row["who"].strip(), row["when"].strip(), wording.money(total) if total else ""]
    return ", ".join(filter(None, [*parts, str(_HELPED.get(row["support"], ""))]))


_HELPED = {
    SupportLevel.SELF.value: _("we do this ourselves"),
    SupportLevel.SUPPORTED.value: _("with a little support"),
    SupportLevel.TAKEN_OVER.value: _("the municipality does this for a while"),
}


def _arranged(row: Row, edge: Edge) -> list[str]:
    """The points that the residents say this step arranges."""
    return [
        f"{point.criterion.number}. {point.criterion.short}"
        for point in edge.points
        if point.state == "met" and any(key == row.key and on for key, _label, on in point.steps)
    ]
