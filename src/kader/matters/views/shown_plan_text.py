"""A plan as everybody will read it, before it is handed in."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.groundrules import clock
from kader.matters.forms.plans import REPEATS
from kader.matters.models import CostLine, Plan, Step
from kader.matters.rules.frame import Period
from kader.matters.rules.plan import PaidBy, Repeat, SupportLevel
from kader.web import wording

_REPEATS = dict(REPEATS)
_SUPPORT = {
    SupportLevel.SELF: gettext_lazy("The residents do this themselves."),
    SupportLevel.SUPPORTED: gettext_lazy("The residents do this with a little support."),
    SupportLevel.TAKEN_OVER: gettext_lazy("The municipality does this for a while."),
}
_PAID = {
    PaidBy.MUNICIPALITY: gettext_lazy("paid by the municipality"),
    PaidBy.OWN: gettext_lazy("paid by the group"),
    PaidBy.THIRD_PARTY: gettext_lazy("paid by somebody else"),
}


@dataclass(frozen=True)
class ReadStep:
    """A step as it is read."""

    what: str
    who: str
    when: str
    place: str
    asked: str
    support: str
    costs: list[str]


@dataclass(frozen=True)
class ReadPlan:
    """A plan as it is read: the steps for everybody, and how many only the group sees."""

    number: int
    title: str
    summary: str
    steps: list[ReadStep]
    hidden: list[ReadStep]

    @classmethod
    def of(cls, plan: Plan) -> "ReadPlan":
        steps = list(plan.steps.prefetch_related("costs"))
        return cls(
            plan.number,
            plan.title,
            plan.summary,
            [read_step(step) for step in steps if step.public],
            [read_step(step) for step in steps if not step.public],
        )


def read_step(step: Step) -> ReadStep:
    return ReadStep(
        what=step.what,
        who=step.who,
        when=_when(step),
        place=step.place,
        asked=step.asked,
        support=str(_SUPPORT[SupportLevel(step.support)]),
        costs=[_cost(line) for line in step.costs.all()],
    )


def _when(step: Step) -> str:
    day = wording.day(step.day, clock.today()) if step.day else ""
    is_said = step.repeat == Repeat.ONCE or _SAYS_HOW_OFTEN.search(step.when)
    often = "" if is_said else _within_a_line(str(_REPEATS[step.repeat]))
    before = _("by %(day)s at the latest") % {"day": day} if day else ""
    return ", ".join(filter(None, [step.when, often, before]))


# "elk weekend" says how often it is already; "elk weekend, elke week" says it twice.
_SAYS_HOW_OFTEN = re.compile(r"\b(elke?|iedere?|jede[nrsm]?|every|each)\b|\bper\b", re.IGNORECASE)


def _within_a_line(words: str) -> str:
    """Only the first letter is made small: German nouns keep theirs."""
    return words[:1].lower() + words[1:]


def _cost(line: CostLine) -> str:
    """ "€ 450 every year for the insurance, paid by the municipality"."""
    often = _("every year") if line.period == Period.YEAR else _("once")
    paid = _("income") if line.is_income else str(_PAID[PaidBy(line.paid_by)])
    promised = _("promised") if line.promised else ""
    amount = f"{wording.money(line.amount)} {often}"
    return ", ".join(filter(None, [line.label, amount, paid, promised]))
