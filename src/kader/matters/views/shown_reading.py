"""The whole plan to read, beside the points it is checked on; and two versions side by side."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from kader.matters.models import Check, Plan, Reading
from kader.matters.rules.frame import Period
from kader.matters.rules.plan import Cost, asked_of_municipality, total_cost
from kader.matters.views.shown_frame import states_of
from kader.matters.views.shown_plan_text import ReadPlan
from kader.web import wording
from kader.web.difference import words


@dataclass(frozen=True)
class PointRead:
    """One point of the edge beside the plan."""

    number: int
    short: str
    state: str
    reason: str


class PlanPage:
    """One version of the plan, with everything beside it."""

    def __init__(self, reading: Reading, plan: Plan) -> None:
        self.reading, self.plan = reading, plan
        self.read = ReadPlan.of(plan)

    @property
    def versions(self) -> list[Plan]:
        return list(Plan.objects.visible_to(self.reading).order_by("number"))

    @property
    def check(self) -> Check | None:
        return self.plan.checks.order_by("pk").last()

    @property
    def points(self) -> list[PointRead]:
        check = self.check
        reasons: dict[int, str] = {}
        if check is not None:
            reasons = dict(check.findings.values_list("criterion__number", "reason"))
        criteria = self.plan.frame.criteria.filter(void_by_law=False)
        numbers = [c.number for c in criteria]
        states = states_of(self.plan.frame, check)
        return [
            PointRead(number, short, state, reasons.get(number, ""))
            for number, (short, state) in zip(numbers, states, strict=True)
        ]

    @property
    def sums(self) -> list[tuple[str, str]]:
        """What it costs once and a year, and what of that is asked of the municipality."""
        lines = [
            line for step in self.plan.steps.prefetch_related("costs") for line in step.costs.all()
        ]
        costs = [Cost(line.amount, line.period, line.paid_by, line.is_income) for line in lines]
        rows = []
        for period, name in ((Period.ONCE, _("Once")), (Period.YEAR, _("A year"))):
            total = total_cost(costs, period)
            if total:
                asked = wording.money(asked_of_municipality(costs, period))
                said = _("%(total)s, of which %(asked)s from the municipality")
                rows.append((name, said % {"total": wording.money(total), "asked": asked}))
        return rows

    @property
    def before(self) -> Plan | None:
        """The version before this one, if this reader may see it."""
        seen = Plan.objects.visible_to(self.reading).filter(side=self.plan.side)
        return seen.filter(number=self.plan.number - 1).first()


@dataclass(frozen=True)
class StepChange:
    """A step in two versions."""

    name: str
    note: str
    words: list[tuple[str, str]]


def changes(before: Plan, after: Plan) -> list[StepChange]:
    """Title, summary and each step: what was added, taken away, or said differently."""
    old, new = _steps(before), _steps(after)
    found = [
        StepChange(_("The name"), "", list(words(before.title, after.title))),
        StepChange(_("In short"), "", list(words(before.summary, after.summary))),
    ]
    for name, step in new.items():
        was = old.get(name)
        note = _("new") if was is None else _moved(was, step)
        text = list(words(_line(was), _line(step)))
        found.append(StepChange(_("Step %(number)d") % {"number": step.number}, note, text))
    for name, step in old.items():
        if name not in new:
            label = _("Step %(number)d of the version before") % {"number": step.number}
            found.append(StepChange(label, _("taken out"), list(words(_line(step), ""))))
    return [change for change in found if _differs(change)]


def _differs(change: StepChange) -> bool:
    return bool(change.note) or any(kind != "same" for kind, _text in change.words)


def _steps(plan: Plan) -> dict[str, Any]:
    return {s.name: s for s in plan.steps.filter(public=True)}


def _moved(was: Any, step: Any) -> str:
    if was.number == step.number:
        return ""
    return _("was step %(number)d") % {"number": was.number}


def _line(step: Any) -> str:
    if step is None:
        return ""
    parts = (step.what, step.who, step.when, step.place, step.asked)
    return ". ".join(part.strip().rstrip(".") for part in parts if part.strip())
