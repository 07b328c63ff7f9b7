"""The whole plan to read, beside the points it is checked on."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from kader.groundrules import Deed, Stage, clock, may
from kader.matters.forms.voices import QUESTIONS
from kader.matters.models import Answer, Check, Condition, Mark, Plan, Reading, Step, TakeOver
from kader.matters.rules.frame import Period
from kader.matters.rules.plan import Cost, PaidBy, PlanStatus, StepStatus, SupportLevel, total_cost
from kader.matters.showing import turn
from kader.matters.showing.decision import IS_DECIDED, DecisionRead, decision_after
from kader.matters.showing.deeds import Deedlink
from kader.matters.showing.drawn import (
    findings_of,
    states_of,
    summed,
    unanswered,
    written_by,
)
from kader.matters.showing.told import reads_all_steps
from kader.matters.views.shown_plan_text import ReadStep, read_step
from kader.matters.views.shown_said import Words
from kader.people.naming import Names
from kader.web import wording


@dataclass(frozen=True)
class PointRead:
    """One point beside the plan: how it stands, why, and in which steps the group arranges it."""

    number: int
    short: str
    state: str
    reason: str
    steps: list[int]


@dataclass(frozen=True)
class StepRead:
    """One step: a title, the rest, who and when and what it costs, and how it goes."""

    number: int
    title: str
    rest: str
    line: str
    read: ReadStep
    points: list[int]
    is_public: bool
    is_helped: bool
    state: str = ""
    state_word: str = ""
    deeds: list[Deedlink] = field(default_factory=list)


class PlanPage:
    """One version of the plan, with everything beside it."""

    def __init__(self, reading: Reading, plan: Plan, versions: list[Plan]) -> None:
        self.reading, self.plan, self.versions = reading, plan, versions
        self.matter = reading.matter
        self.names = Names(reading.matter.circle, reading.inside)

    @classmethod
    def of(cls, reading: Reading, key: str | None) -> "PlanPage | None":
        """The version with this key, or the newest one that was handed in; else the draft."""
        seen = Plan.objects.visible_to(reading).select_related("side", "frame").order_by("number")
        versions = list(seen)
        handed_in = [p for p in versions if p.status != PlanStatus.DRAFT]
        found = [p for p in versions if p.key == key] if key else handed_in or versions
        if not found:
            return None
        side = [p for p in versions if p.side_id == found[-1].side_id]
        return cls(reading, found[-1], side)

    @property
    def turn(self) -> str:
        return turn.whose_turn(self.matter)

    @property
    def by(self) -> str:
        return written_by(self.plan)

    @property
    def before(self) -> Plan | None:
        """The version before this one, if this reader may see it."""
        earlier = [p for p in self.versions if p.number < self.plan.number]
        return earlier[-1] if earlier else None

    @property
    def after(self) -> Plan | None:
        """The version that came after this one."""
        return next((p for p in self.versions if p.number > self.plan.number), None)

    @cached_property
    def check(self) -> Check | None:
        found = self.plan.checks.prefetch_related("findings").order_by("-pk")
        return found.annotate(is_decided=IS_DECIDED).first()

    @cached_property
    def decision(self) -> DecisionRead | None:
        """The formal decision about this version (G7)."""
        return DecisionRead.of(decision_after(self.check), self.reading.matter, self.plan.number)

    # The edge ---------------------------------------------------------------------------------

    @cached_property
    def points(self) -> list[PointRead]:
        found = findings_of(self.check)
        return [
            PointRead(
                criterion.number,
                criterion.short,
                state,
                found[criterion.pk].reason if criterion.pk in found else "",
                self._marked.get(criterion.number, []),
            )
            for criterion, state in states_of(self.plan.frame, self.check)
        ]

    @property
    def sum(self) -> str:
        """How the edge stands, in one sentence."""
        if self.check is None:
            return _("Not checked yet.")
        return summed([(point.short, point.state) for point in self.points])

    @property
    def unanswered(self) -> str:
        """The mark of an outcome that went out with an open condition (G21)."""
        return unanswered(self.check)

    @cached_property
    def _marked(self) -> Mapping[int, list[int]]:
        """In which steps the group says a point is arranged: its own, and the steward's to see."""
        if not self._reads_marks:
            return {}
        marks = Mark.objects.filter(plan=self.plan, step__isnull=False)
        found: dict[int, list[int]] = {}
        for point, step in marks.order_by("step__number").values_list(
            "criterion__number", "step__number"
        ):
            found.setdefault(point, []).append(step)
        return found

    @property
    def _reads_marks(self) -> bool:
        own = self.reading.is_resident and self.plan.side_number in {None, self.reading.side}
        return own or (self.reading.is_steward and self.plan.status != PlanStatus.DRAFT)

    # The space --------------------------------------------------------------------------------

    @cached_property
    def _steps(self) -> list[Step]:
        return list(self.plan.steps.prefetch_related("costs"))

    @property
    def steps(self) -> list[StepRead]:
        """The steps this reader may read."""
        return [self._step(step) for step in self._seen]

    @cached_property
    def _seen(self) -> list[Step]:
        if reads_all_steps(self.reading, self.plan):
            return self._steps
        return [step for step in self._steps if step.public]

    @property
    def has_hidden(self) -> bool:
        """Whether steps are kept for the group, so that nobody wonders about a number."""
        return len(self._seen) < len(self._steps)

    @cached_property
    def answers(self) -> list[tuple[str, str]]:
        """Why the group does this: its newest answers to the three questions."""
        said = Answer.objects.visible_to(self.reading).counting().filter(side=self.plan.side)
        newest = {answer.question: answer.text for answer in said.order_by("pk")}
        return [(str(label), newest[q]) for q, label in QUESTIONS.items() if q in newest]

    @cached_property
    def conditions(self) -> list[Words]:
        """What the group asks the municipality to keep to, with the answer."""
        stated = Condition.objects.visible_to(self.reading).counting().filter(side=self.plan.side)
        found = stated.select_related("by", "answer__by").order_by("pk")
        return [Words.of(said, self.names, self._answer_to(said)) for said in found]

    @property
    def sums(self) -> list[tuple[str, list[str]]]:
        """What it costs once and a year, who pays it, and what comes in; of the steps seen."""
        lines = [line for step in self._seen for line in step.costs.all()]
        costs = [Cost(line.amount, line.period, line.paid_by, line.is_income) for line in lines]
        named = ((Period.ONCE, _("Once")), (Period.YEAR, _("A year")))
        sums = [(name, _added_up(costs, period)) for period, name in named]
        return [(name, added) for name, added in sums if added]

    def _answer_to(self, condition: Condition) -> Words | None:
        answer = getattr(condition, "answer", None)
        return Words.of(answer, self.names) if answer else None

    # A step while it is carried out -----------------------------------------------------------

    def _step(self, step: Step) -> StepRead:
        read = read_step(step)
        title, _line, rest = read.what.strip().partition("\n")
        state, word = self._state(step)
        return StepRead(
            number=step.number,
            title=title.strip(),
            rest=rest.strip(),
            line=", ".join(filter(None, [read.who, read.when, read.place])),
            read=read,
            points=[p for p, steps in self._marked.items() if step.number in steps],
            is_public=step.public,
            is_helped=step.support != SupportLevel.SELF,
            state=state,
            state_word=word,
            deeds=self._deeds(step),
        )

    def _state(self, step: Step) -> tuple[str, str]:
        day = wording.day(step.status_at, clock.today()) if step.status_at else ""
        if step.status == StepStatus.DONE:
            return "met", _("Done, %(day)s") % {"day": day}
        if step.status == StepStatus.LET_GO:
            return "none", _("Let go, %(day)s") % {"day": day}
        if step.pk in self._taken_over:
            review = wording.day(self._taken_over[step.pk].review_on, clock.today())
            return "open", _("The municipality does this, until %(day)s") % {"day": review}
        return "", ""

    @property
    def _is_carried_out(self) -> bool:
        return self.matter.at is Stage.DOING and self.plan.status == PlanStatus.FITS

    @cached_property
    def _offered(self) -> dict[int, TakeOver]:
        """The steps that the municipality does for a while, or offered to do."""
        if not self._is_carried_out:
            return {}
        found = TakeOver.objects.filter(step__plan=self.plan, handed_back_at=None)
        return {one.step_id: one for one in found}

    @property
    def _taken_over(self) -> dict[int, TakeOver]:
        """Those with a resident's yes (G18)."""
        return {step: one for step, one in self._offered.items() if one.counts}

    def _deeds(self, step: Step) -> list[Deedlink]:
        """What this reader can do with a step that is still to do."""
        if not self._is_carried_out or step.status != StepStatus.OPEN:
            return []
        offered = (
            (Deed.FINISH_STEP, _("This step is done")),
            (Deed.ADJUST_STEP, _("This goes differently")),
            (Deed.HAND_BACK_STEP, self._back(step)),
            (Deed.TAKE_OVER_STEP, _("Take this step over for a while")),
        )
        left_out = Deed.TAKE_OVER_STEP if step.pk in self._offered else Deed.HAND_BACK_STEP
        return [
            Deedlink(label, reverse(deed.word, args=[self.matter.key, step.key]))
            for deed, label in offered
            if deed is not left_out and may(self.reading.roles, deed)
        ]

    def _back(self, step: Step) -> str:
        """What handing back is called for this reader: a step that is done, or only an offer."""
        if step.pk in self._taken_over:
            if self.reading.is_resident:
                return _("We do it ourselves again")
            return _("Give this step back to the residents")
        return _("We do it ourselves") if self.reading.is_resident else _("Take the offer back")


def _added_up(costs: list[Cost], period: Period) -> list[str]:
    """The total, each payer's part, and the income of a period; nothing where there is none."""
    total = total_cost(costs, period)
    lines = [_("%(sum)s in all") % {"sum": wording.money(total)}] if total else []
    for payer, said in (
        (PaidBy.MUNICIPALITY, _("%(sum)s from the municipality")),
        (PaidBy.OWN, _("%(sum)s from the group itself")),
        (PaidBy.THIRD_PARTY, _("%(sum)s from others")),
    ):
        part = total_cost([cost for cost in costs if cost.paid_by == payer], period)
        if part:
            lines.append(said % {"sum": wording.money(part)})
    income = sum(cost.amount for cost in costs if cost.is_income and cost.period == period)
    if income:
        lines.append(_("%(sum)s comes in") % {"sum": wording.money(income)})
    return lines
