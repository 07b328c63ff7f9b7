"""The edge of the frame beside the plan: what residents say of each point, and what is computed."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.groundrules import clock
from kader.matters.drafts import Draft
from kader.matters.forms.plans import MARKS
from kader.matters.forms.posted_plan import PostedMark
from kader.matters.models import Criterion, Mark
from kader.matters.rules import draft, plan
from kader.matters.rules.frame import CriterionKind, Period
from kader.matters.rules.plan import Cost, MarkState
from kader.web import wording

_STATES = {MarkState.MET: "met", MarkState.OPEN: "open", MarkState.UNKNOWN: "none"}
_WORDS = {
    "met": gettext_lazy("Within the frame"),
    "open": gettext_lazy("Not within the frame yet"),
    "none": gettext_lazy("We do not know yet"),
}
Choice = tuple[str, str, bool]
"""Value, label, and whether it is chosen."""


@dataclass(frozen=True)
class Point:
    """One criterion on the edge: its state, and the sum or the choices behind it.

    `is_gone`: the plan does not say any more what was pointed at; then the point is not arranged.
    """

    criterion: Criterion
    state: str
    sentence: str
    choices: list[Choice]
    steps: list[Choice]
    quote: str
    was: str
    where: str
    before: str
    is_gone: bool

    @property
    def word(self) -> str:
        """What the sum says, before anybody has checked."""
        return str(_WORDS[self.state])

    @property
    def is_computed(self) -> bool:
        return plan.is_computed(self.criterion.kind)


@dataclass(frozen=True)
class Edge:
    """All points, with the one line that says how it stands."""

    points: list[Point]

    @classmethod
    def of(cls, found: Draft, typed: Mapping[str, PostedMark] | None = None) -> "Edge":
        """The points of a draft; `typed` are marks that were sent and not saved."""
        criteria = found.frame.counting_criteria()
        codes = {c.area.code: c.area.pk for c in criteria if c.area}
        return cls([_point(criterion, found, codes, typed or {}) for criterion in criteria])

    @property
    def total(self) -> int:
        return len(self.points)

    @property
    def met(self) -> int:
        return sum(point.state == "met" for point in self.points)

    @property
    def is_whole(self) -> bool:
        return self.met == self.total

    @property
    def count(self) -> str:
        return _("%(met)s of %(total)s") % {"met": self.met, "total": self.total}

    @property
    def still_open(self) -> str:
        """The names of what nobody arranged yet."""
        return wording.listed([p.criterion.short for p in self.points if p.state != "met"])

    @property
    def gone(self) -> str:
        """Which points were marked at words that the plan does not say any more."""
        return wording.listed([str(p.criterion.number) for p in self.points if p.is_gone])

    @property
    def is_long(self) -> bool:
        """Too long to stand still beside the plan."""
        return self.total > _MOST_STANDING


_MOST_STANDING = 5


def costs_of(found: Draft) -> list[Cost]:
    """Every cost line of the draft with a readable amount."""
    lines = [cost for step in found.steps for cost in step.costs]
    amounts = [(line, draft.amount_in(line["amount"])) for line in lines]
    return [
        Cost(
            amount,
            line["period"] or Period.ONCE,
            line["paid_by"] or plan.PaidBy.MUNICIPALITY,
            bool(line["is_income"]),
        )
        for line, amount in amounts
        if amount is not None
    ]


def step_name(number: int, what: str) -> str:
    """A step in a list: its number, and how it begins."""
    begin = what.strip().split("\n")[0]
    short = begin if len(begin) <= _BEGIN else begin[:_BEGIN].rsplit(" ", 1)[0] + "…"
    return _("Step %(number)s: %(what)s") % {"number": number, "what": short}


_BEGIN = 60


def _point(
    criterion: Criterion, found: Draft, codes: dict[str, int], typed: Mapping[str, PostedMark]
) -> Point:
    mark = found.marks.get(criterion.pk)
    was = _code(mark)
    code = typed.get(criterion.key, was)
    is_gone = not plan.stands_in(code.quote, " ".join(found.fields.values()))
    state, sentence = _seen(criterion, mark, found, codes)
    if is_gone and state == "met" and not plan.is_computed(criterion.kind):
        state = "open"
    return Point(
        criterion=criterion,
        state=state,
        sentence=sentence,
        choices=[(value, str(label), code.state == value) for value, label in MARKS],
        steps=[
            (row.key, step_name(number, row["what"]), code.step == row.key)
            for number, row in enumerate(found.steps, 1)
        ],
        quote=code.quote,
        was=was.code,
        where=_where(mark, found),
        before=_before(found.marks_before.get(criterion.pk)) if mark is None else "",
        is_gone=is_gone,
    )


def _seen(
    criterion: Criterion, mark: Mark | None, found: Draft, codes: dict[str, int]
) -> tuple[str, str]:
    if criterion.kind == CriterionKind.MONEY:
        seen = _money(criterion, found)
    elif criterion.kind == CriterionKind.DATE and criterion.day:
        seen = _date(criterion, found)
    elif criterion.kind == CriterionKind.PLACE and criterion.area:
        seen = _place(criterion, found, codes)
    else:
        seen = MarkState(mark.state) if mark else MarkState.UNKNOWN, ""
    return _STATES[seen[0]], seen[1]


def _money(criterion: Criterion, found: Draft) -> tuple[MarkState, str]:
    costs, limit = costs_of(found), criterion.amount or Decimal(0)
    asked = plan.asked_of_municipality(costs, criterion.period)
    yearly = criterion.period == Period.YEAR
    sentence = (
        _("Your steps ask %(asked)s a year of the municipality. The frame allows %(limit)s.")
        if yearly
        else _("Your steps ask %(asked)s once of the municipality. The frame allows %(limit)s.")
    )
    words = {"asked": wording.money(asked), "limit": wording.money(limit)}
    # A plan without a step asks nothing, and arranges nothing yet.
    state = plan.money_mark(costs, limit, criterion.period) if found.steps else MarkState.UNKNOWN
    return state, sentence % words


def _date(criterion: Criterion, found: Draft) -> tuple[MarkState, str]:
    assert criterion.day is not None  # noqa: S101
    days = [draft.day_in(step["day"]) for step in found.steps]
    known = [day for day in days if day is not None]
    limit = wording.day(criterion.day, clock.today())
    if not known:
        sentence = _("No step names a day yet. The frame says: %(limit)s at the latest.")
        return MarkState.UNKNOWN, sentence % {"limit": limit}
    sentence = _("Your last day is %(day)s. The frame says: %(limit)s at the latest.")
    words = {"day": wording.day(max(known), clock.today()), "limit": limit}
    return plan.date_mark(days, criterion.day), sentence % words


def _place(criterion: Criterion, found: Draft, codes: dict[str, int]) -> tuple[MarkState, str]:
    assert criterion.area is not None  # noqa: S101
    # An area that no criterion names is another place; which one does not matter.
    areas = [codes.get(step["area"], 0) if step["area"] else None for step in found.steps]
    state = plan.place_mark(areas, criterion.area.pk)
    sentences = {
        MarkState.MET: _("Every step that names an area is in %(area)s."),
        MarkState.OPEN: _("Not every step is in %(area)s."),
        MarkState.UNKNOWN: _("No step names an area yet. The frame says: %(area)s."),
    }
    return state, sentences[state] % {"area": criterion.area.name}


def _code(mark: Mark | None) -> PostedMark:
    if mark is None:
        return PostedMark(MarkState.UNKNOWN)
    return PostedMark(MarkState(mark.state), mark.step.name if mark.step else "", mark.quote)


def _where(mark: Mark | None, found: Draft) -> str:
    if mark is None or mark.step is None:
        return ""
    keys = [row.key for row in found.steps]
    number = keys.index(mark.step.name) + 1 if mark.step.name in keys else mark.step.number
    return _("Stands in step %(number)s") % {"number": number}


def _before(mark: Mark | None) -> str:
    if mark is None:
        return ""
    said = {
        MarkState.MET: _("In the version before, you said yes."),
        MarkState.OPEN: _("In the version before, you said: not yet."),
        MarkState.UNKNOWN: _("In the version before, you did not know."),
    }
    return said[MarkState(mark.state)]
