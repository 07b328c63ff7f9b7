"""The page where residents write their plan: everything that it shows, in ready strings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from kader.groundrules import Role, clock
from kader.matters.drafts import Draft
from kader.matters.finding import waiting_proposal
from kader.matters.forms.plans import PlanForm
from kader.matters.forms.posted_plan import PostedPlan
from kader.matters.models import Assignment, Check, Proposal, Reading
from kader.matters.rules import draft, editing
from kader.matters.rules.plan import Repeat, SupportLevel
from kader.matters.rules.voice import Proposed
from kader.matters.showing.decision import IS_DECIDED, DecisionRead, decision_after
from kader.matters.views.shown_clash import Clash, shown_clashes
from kader.matters.views.shown_edge import Edge
from kader.matters.views.shown_said import Answered, Words, answered, conditions, listed
from kader.matters.views.shown_steps import ShownStep, shown_steps
from kader.matters.views.shown_sums import Sums
from kader.people.naming import ROLE_NAMES, Names
from kader.places.models import Area
from kader.web import reasons, wording
from kader.web.keys import new_key
from kader.web.reasons import Reason

STILL_THERE = timedelta(minutes=15)
"""Who saved this short ago is probably still writing."""


@dataclass(frozen=True)
class Open:
    """What the page opens: a step, and whether it gets one more cost line."""

    step: str = ""
    more_cost: bool = False


@dataclass(frozen=True)
class Ask:
    """The question that is open now, and who asked it."""

    question: str
    label: str


class Editor:
    """The page of a draft, for one reader; of a save that was refused, with what she typed."""

    def __init__(self, reading: Reading, opened: Open, refused: PostedPlan | None = None) -> None:
        self.reading, self.draft = reading, Draft.of(reading)
        self.base, self.not_saved = self.draft.base, ""
        if refused is not None:
            self.draft.fields = refused.fields
            self.base, self.not_saved = refused.base, refused.too_much
        self.names = Names(reading.matter.circle, inside=True)
        self.form = PlanForm(_typed(self.draft, opened), _areas())
        self.edge = Edge.of(self.draft, refused.marked if refused else {})
        self.steps: list[ShownStep] = shown_steps(self.form, self.edge, {opened.step})
        self.clashes: list[Clash] = shown_clashes(self.draft, self.form, self.names)
        self.sums = Sums.of(self.draft, self.edge)
        self.answers: list[Answered] = answered(reading, self.names)
        self.conditions: list[Words] = conditions(reading, self.names)
        self.once = new_key()

    @property
    def why_not_saved(self) -> Reason | None:
        """Why the save was refused, and what can be done instead."""
        return reasons.find(self.not_saved) if self.not_saved else None

    @property
    def has_room(self) -> bool:
        """Whether one more step fits."""
        return len(self.form.rows) < draft.MOST_ROWS

    @property
    def saved(self) -> str:
        """When this was saved last, and by whom."""
        return saved_sentence(self.draft, self.names)

    @property
    def writing(self) -> list[str]:
        """Who else saved in the last quarter of an hour, and when."""
        if self.draft.plan is None:
            return []
        since = clock.now() - STILL_THERE
        recent = self.draft.plan.revisions.filter(at__gte=since).exclude(by=self.reading.person)
        last = {revision.by: revision.at for revision in recent.select_related("by")}
        return [
            _("%(who)s is writing too, last at %(time)s.")
            % {"who": self.names.of(person), "time": on_the_clock(at)}
            for person, at in last.items()
        ]

    @property
    def proposal(self) -> Proposal | None:
        """The proposal to hand in that waits for a second member's yes."""
        return waiting_proposal(self.reading.matter, Proposed.SUBMIT)

    @property
    def waits_for_answer(self) -> bool:
        """Whether the municipality still owes an answer to a condition."""
        return any(condition.answer is None for condition in self.conditions)

    @property
    def confirmers(self) -> str:
        """Who of the group can say yes to what this reader hands in."""
        residents = self.names.holding(Role.RESIDENT)
        return listed([self.names.of(p) for p in residents if p != self.reading.person][:4])

    @property
    def assignment(self) -> Ask | None:
        """The question of the newest check; a newer outcome without one answered it."""
        newest: Assignment | None = getattr(self._check, "assignment", None)
        if newest is None:
            return None
        words = {
            "number": newest.number,
            "who": self.names.of(newest.by),
            "role": ROLE_NAMES[Role.STEWARD],
        }
        return Ask(newest.text, _("Question %(number)s to you, from %(who)s, %(role)s") % words)

    @property
    def decision(self) -> DecisionRead | None:
        """The formal decision that this version is written after (G7)."""
        check = self._check
        if check is None:
            return None
        return DecisionRead.of(decision_after(check), self.reading.matter, check.plan.number)

    @cached_property
    def _check(self) -> Check | None:
        """The newest check of this side's plan, with what came out of it."""
        side = Q(plan__side=None) | Q(plan__side__number=self.reading.side or 0)
        checks = Check.objects.filter(side, plan__matter=self.reading.matter)
        read = checks.select_related("plan", "assignment__by").annotate(is_decided=IS_DECIDED)
        return read.last()

    @property
    def missing(self) -> list[str]:
        """What the plan still needs before it can be handed in."""
        named = any(s["who"].strip() and (s["when"] + s["day"]).strip() for s in self.draft.steps)
        asks = [
            (bool(self.clashes), _("You still choose where two of you wrote.")),
            (not named, _("At least one step says who does it, and when.")),
        ]
        return [sentence for is_missing, sentence in asks if is_missing]

    @property
    def faults(self) -> list[tuple[str, str]]:
        """What is not right yet: the field to go to, and the sentence."""
        numbers = {step.key: step.number for step in self.steps}
        return [
            (self.form[name].id_for_label, _in_step(name, numbers, str(errors[0])))
            for name, errors in self.form.errors.items()
        ]


def has_faults(fields: Mapping[str, str]) -> bool:
    """Whether something in a draft is not right yet."""
    return bool(PlanForm(fields, []).errors)


def saved_sentence(found: Draft, names: Names) -> str:
    """When a draft was saved last, and by whom."""
    if found.revision is None:
        return _("Nothing is saved yet. Press Save.")
    words = {"who": names.of(found.revision.by), "time": on_the_clock(found.revision.at)}
    day = clock.day_of(found.revision.at)
    if day == clock.today():
        return _("Saved at %(time)s by %(who)s") % words
    words["day"] = wording.day(day, clock.today())
    return _("Saved on %(day)s at %(time)s by %(who)s") % words


def on_the_clock(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%H:%M")


def _typed(found: Draft, opened: Open) -> dict[str, str]:
    """The draft's fields, with room for a step that is asked for, and a line for its costs."""
    fields = dict(found.fields)
    if opened.step:
        fields = editing.with_step(fields, opened.step)
    elif not found.steps:
        fields = editing.with_step(fields, new_key())
    for row in draft.rows_in(fields):
        start = f"step.{row.key}."
        fields = {start + name: value for name, value in _AT_FIRST.items()} | fields
        if not row.costs or (opened.more_cost and row.key == opened.step):
            line = editing.next_cost(row)
            fields |= {f"{start}{line}.amount": ""} if line else {}
    return fields


_AT_FIRST = {"support": SupportLevel.SELF.value, "repeat": Repeat.ONCE.value}


def _areas() -> list[tuple[str, str]]:
    return list(Area.objects.values_list("code", "name"))


def _in_step(name: str, numbers: dict[str, int], fault: str) -> str:
    key = name.split(".")[1] if name.startswith("step.") else ""
    if key not in numbers:
        return fault
    return _("Step %(number)s: %(fault)s") % {"number": numbers[key], "fault": fault}
