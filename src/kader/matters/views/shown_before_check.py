"""What stands before a check: the group's conditions with their answers, and its responsibility."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from kader.groundrules import Role, clock
from kader.matters.actions._matter import TERMS
from kader.matters.models import Condition, Plan, Reading, Responsibility
from kader.matters.rules.voice import Extent
from kader.people.naming import Names


@dataclass(frozen=True)
class AskedFirst:
    """A condition of the group, with its answer or by when it comes; `is_late` came after the
    hand-in and holds nothing back."""

    text: str
    by: str
    at: datetime
    due: date
    answer: str
    answered_by: str
    answered_at: datetime | None
    is_late: bool

    @property
    def holds_back(self) -> bool:
        return not self.answer and not self.is_late


@dataclass(frozen=True)
class BeforeCheck:
    """Conditions first (G21); and whether the group said how far it is responsible (G25)."""

    conditions: Sequence[AskedFirst]
    answered_by: str
    is_over: bool
    takes_responsibility: bool

    @classmethod
    def of(cls, reading: Reading, plan: Plan, names: Names) -> "BeforeCheck":
        found = Condition.objects.visible_to(reading).select_related("by", "answer__by")
        holders = names.holding(Role.MANDATE_HOLDER)
        return cls(
            [_asked(condition, plan, names) for condition in found.counting()],
            names.of(holders[0]) if holders else "",
            plan.check_by is not None and clock.today() > plan.check_by,
            _extent(plan) in {Extent.WHOLE, Extent.PART},
        )

    @property
    def holds_back(self) -> bool:
        """Until the term is over no outcome goes out while a condition waits (G21)."""
        return not self.is_over and any(condition.holds_back for condition in self.conditions)


def _asked(condition: Condition, plan: Plan, names: Names) -> AskedFirst:
    answer = getattr(condition, "answer", None)
    return AskedFirst(
        condition.text,
        names.of(condition.by),
        condition.at,
        clock.day_of(condition.at) + timedelta(days=TERMS.condition),
        answer.text if answer else "",
        names.of(answer.by) if answer else "",
        answer.at if answer else None,
        plan.submitted_at is not None and condition.at > plan.submitted_at,
    )


def _extent(plan: Plan) -> str | None:
    """How far the group said it takes its responsibility, last."""
    said = Responsibility.objects.filter(side__matter=plan.matter_id, side=plan.side)
    return said.values_list("extent", flat=True).last()
