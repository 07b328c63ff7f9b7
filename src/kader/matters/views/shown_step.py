"""A step of the plan that is carried out, ready to be shown."""

from dataclasses import dataclass
from datetime import date, datetime

from kader.matters.finding import steps_carried_out
from kader.matters.models import Reading, Step
from kader.matters.rules.plan import StepStatus
from kader.people.naming import Names


@dataclass(frozen=True)
class ShownStep:
    """What the residents wrote: which step, who does it, and when."""

    number: int
    what: str
    who: str
    when: str
    day: date | None
    version: int
    handed_in: datetime | None

    @classmethod
    def of(cls, step: Step) -> "ShownStep":
        plan = step.plan
        return cls(
            step.number, step.what, step.who, step.when, step.day, plan.number, plan.submitted_at
        )


@dataclass(frozen=True)
class ShownTakeOver:
    """Why the municipality does a step, who said yes, and when it is looked at again."""

    reason: str
    steward: str
    resident: str
    holds: bool
    review_on: date

    @classmethod
    def open_of(cls, step: Step, reading: Reading) -> "ShownTakeOver | None":
        """The one that was not handed back yet."""
        found = step.take_overs.filter(handed_back_at=None).select_related("by", "typed_by").first()
        if found is None:
            return None
        names = Names(reading.matter.circle, reading.inside)
        steward = names.of(found.typed_by) if found.typed_by else ""
        return cls(found.text, steward, names.of(found.by), found.counts, found.review_on)


def is_last_step(step: Step, reading: Reading) -> bool:
    """Whether everybody looks back after this one."""
    others = steps_carried_out(reading).filter(status=StepStatus.OPEN).exclude(pk=step.pk)
    return not others.exists()
