"""What stands before a check: the group's conditions with their answers, and its responsibility."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property

from kader.groundrules import Role, clock
from kader.matters.actions._matter import TERMS
from kader.matters.finding import PlanToCheck
from kader.matters.models import Check, Condition, Plan, Reading
from kader.matters.rules.check import Result
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


class BeforeCheck:
    """Conditions first (G21); and whether the group said how far it is responsible (G25).

    What decides was read with the plan; the words are read where the page shows them.
    """

    def __init__(self, reading: Reading, handed_in: PlanToCheck, names: Names) -> None:
        self._reading, self._handed_in, self._names = reading, handed_in, names
        self.is_over = handed_in.is_over_term
        self.takes_responsibility = handed_in.takes_responsibility

    @property
    def holds_back(self) -> bool:
        """Until the term is over no outcome goes out while a condition waits (G21)."""
        return self._handed_in.condition_waits and not self.is_over

    @cached_property
    def conditions(self) -> list[AskedFirst]:
        found = Condition.objects.visible_to(self._reading).select_related("by", "answer__by")
        return [_asked(said, self._handed_in.plan, self._names) for said in found.counting()]

    @cached_property
    def kept(self) -> Check | None:
        """The check that found the frame unclear, after which the frame was kept."""
        if not self._handed_in.checks:
            return None
        found = self._handed_in.plan.checks.filter(kept_frame__isnull=False)
        return found.select_related("kept_frame__by").last()

    @property
    def kept_by(self) -> str:
        return self._names.of(self.kept.kept_frame.by) if self.kept else ""

    @property
    def found_before(self) -> dict[str, str]:
        """What was found then, for the form; what was unclear is found anew."""
        findings = self.kept.in_order if self.kept else []
        known = [f for f in findings if f.result != Result.UNCLEAR]
        results = {f"result.{f.criterion.key}": f.result for f in known}
        return results | {f"reason.{f.criterion.key}": f.reason for f in known}

    @property
    def answered_by(self) -> str:
        """Who answers conditions."""
        holders = self._names.holding(Role.MANDATE_HOLDER)
        return self._names.of(holders[0]) if holders else ""


def _asked(condition: Condition, plan: Plan, names: Names) -> AskedFirst:
    answer = getattr(condition, "answer", None)
    return AskedFirst(
        condition.text,
        names.of(condition.by),
        condition.at,
        clock.day_of(condition.counts_since) + timedelta(days=TERMS.condition),
        answer.text if answer else "",
        names.of(answer.by) if answer else "",
        answer.at if answer else None,
        plan.submitted_at is not None and condition.counts_since > plan.submitted_at,
    )
