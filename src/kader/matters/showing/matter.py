"""The page of a matter: whose turn until when, the open question, the frame, whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Deed, Role, Stage, clock
from kader.matters.forms.voices import QUESTIONS
from kader.matters.models import (
    Assignment,
    Check,
    Finding,
    FormalDecision,
    Frame,
    Plan,
    Reading,
    Step,
)
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.plan import PlanStatus, StepStatus
from kader.matters.rules.stages import PathStep, Turn
from kader.matters.shape import Shape, gaps_of
from kader.matters.showing import turn, way
from kader.matters.showing.calls import Call, calls
from kader.matters.showing.decision import IS_DECIDED, DecisionRead, decision_after
from kader.matters.showing.deeds import Deedlink, Group, grouped, link_to
from kader.matters.showing.drawn import Inside, drawn_frame, title_of, unanswered
from kader.matters.showing.events import Event, latest
from kader.matters.showing.next_deed import Standing, deeds_of_matter, next_deed
from kader.matters.showing.standing import standing_of
from kader.matters.showing.told import reads_all_steps
from kader.matters.showing.waits import Wait, Waits
from kader.matters.waiting import NEARLY, silence_of
from kader.people.naming import Names
from kader.web import wording
from kader.web.drawing import FrameDrawing
from kader.web.written import Given, Written

_VERSIONS = 4


@dataclass(frozen=True)
class Onward:
    """A link to everything there is of one kind, with what is found there."""

    label: str
    url: str
    hint: str


class MatterPage:
    """Everything the page shows; each part is asked once."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.matter = reading, reading.matter
        self.names = Names(reading.matter.circle, reading.inside)

    # What is there ----------------------------------------------------------------------------

    @cached_property
    def frames(self) -> list[Frame]:
        return _frames.ask(Shape.of(self.reading), **gaps_of(self.reading))

    @property
    def frame(self) -> Frame | None:
        """The adopted frame."""
        return next((f for f in self.frames if f.status == FrameStatus.ADOPTED), None)

    @property
    def draft_frame(self) -> Frame | None:
        """The draft of the frame, for who makes it."""
        return next((f for f in self.frames if f.status == FrameStatus.DRAFT), None)

    @cached_property
    def _plans(self) -> list[Plan]:
        return _newest_plans.ask(Shape.of(self.reading), **gaps_of(self.reading))

    @property
    def plan(self) -> Plan | None:
        """The newest plan that was handed in."""
        return next((p for p in self._plans if p.status != PlanStatus.DRAFT), None)

    @property
    def draft(self) -> Plan | None:
        """The draft of the reader's own side."""
        return next((p for p in self._plans if p.status == PlanStatus.DRAFT), None)

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of the newest plan, as far as this reader may see them."""
        if self.plan is None:
            return []
        return _steps.ask(reads_all_steps(self.reading, self.plan), plan=self.plan.pk)

    @cached_property
    def check(self) -> Check | None:
        """The last check that was sent."""
        if self.plan is None:
            return None
        return _last_check.first(matter=self.matter.pk)

    @cached_property
    def _decided(self) -> FormalDecision | None:
        return decision_after(self.check)

    @property
    def decision(self) -> DecisionRead | None:
        """The formal decision about the plan that was checked last (G7)."""
        return DecisionRead.of(self._decided, self.check.plan.number) if self.check else None

    @cached_property
    def waits(self) -> Waits:
        return Waits(self.reading, self.names)

    # On top -----------------------------------------------------------------------------------

    @property
    def kicker(self) -> list[str]:
        origin = _("A wish of residents") if self.matter.is_wish else _("Issue of the municipality")
        return [origin, self.matter.area.name] if self.matter.area else [origin]

    @property
    def turn(self) -> str:
        return turn.whose_turn(self.matter)

    @property
    def by_town(self) -> bool:
        return self.matter.turn == Turn.MUNICIPALITY

    @property
    def heard(self) -> str:
        return turn.last_heard(self.matter)

    @property
    def vacancies(self) -> list[str]:
        return turn.vacancies(self.matter, self.names)

    @property
    def waits_for_seats(self) -> str:
        """To an official who opened an issue and has no seat in it: what happens now, and who."""
        opened = self.matter.opened_by_id == getattr(self.reading.person, "pk", None)
        if not opened or self.reading.inside or self.matter.at is not Stage.OPENED:
            return ""
        holders = self.names.holding(Role.MANDATE_HOLDER)
        said = _("You put this issue to residents. Now %(name)s gives the seats. Then it starts.")
        return said % {"name": self.names.of(holders[0])} if holders else ""

    @cached_property
    def _standing(self) -> Standing:
        return standing_of(self)

    @cached_property
    def first(self) -> Deedlink | None:
        """The one filled button: what the stage waits for, unless something else comes before."""
        deed, waiting = next_deed(self._standing), self.waits.to_do
        if waiting and (deed is None or self._comes_before(waiting[0], deed)):
            return Deedlink(waiting[0].label, waiting[0].url)
        return link_to(self.matter, deed) if deed else None

    def _comes_before(self, wait: Wait, deed: Deed) -> bool:
        """Somebody's yes to the plan, and what has the earlier day; news waits until it is due."""
        if self.waits.has("proposed_submit"):
            return True
        if deed is Deed.SEND_UPDATE:
            silence = silence_of(self.matter)
            is_first = silence.left <= NEARLY and silence.due < (wait.until or date.max)
            return not is_first
        until = self.matter.turn_until if self.by_town else None
        return bool(wait.until and until and wait.until < until)

    @property
    def to_do(self) -> list[Wait]:
        """What else waits for this reader by name."""
        first = self.first
        return [wait for wait in self.waits.to_do if first is None or wait.url != first.url]

    @property
    def others(self) -> list[Group]:
        """Everything else this reader may do now, in groups."""
        shown = self.first.url if self.first else ""
        groups = grouped(self.matter, deeds_of_matter(self._standing), shown)
        if self._steps_to_finish:
            groups.insert(0, Group(_("The steps of the plan"), self._steps_to_finish))
        return groups

    @property
    def assignment(self) -> Assignment | None:
        """The open question: of the last check, while the residents are to move."""
        if self.matter.at is not Stage.PLANNING or self.check is None:
            return None
        return getattr(self.check, "assignment", None)

    @property
    def question(self) -> str:
        """What is asked of the group now."""
        if self.matter.at is Stage.QUESTIONS:
            return " ".join(str(label) for label in QUESTIONS.values())
        return self.assignment.text if self.assignment else ""

    @property
    def question_by(self) -> str:
        if self.matter.at is Stage.QUESTIONS:
            return _("Three questions to the group. The group answers in its own words.")
        asked = self.assignment
        if asked is None:
            return ""
        said = _(
            "Question %(number)d to the group, from %(who)s, %(day)s. The group chooses the way."
        )
        day = wording.day(asked.at, clock.today())
        return said % {
            "number": asked.number,
            "who": self.names.of(self.names.person(asked.by_id)),
            "day": day,
        }

    # The frame with the plan ------------------------------------------------------------------

    @property
    def drawing(self) -> FrameDrawing | None:
        """The frame the plan was written under; without a plan the adopted one (G4)."""
        shown, plan = self.frame, self.plan
        if plan is not None:
            shown = next((f for f in self.frames if f.pk == plan.frame_id), shown)
        if shown is None:
            return None
        inside = Inside(plan, self.steps) if plan else None
        return drawn_frame(self.reading, shown, inside, self.check, self._refused)

    @property
    def _refused(self) -> str:
        """What a refusal says beside points that all fit."""
        refused = self.decision is not None and not self.decision.granted
        return _("The formal decision: this plan may not go on.") if refused else ""

    @property
    def unanswered(self) -> str:
        """The mark of an outcome that went out with an open condition (G21)."""
        return unanswered(self.check)

    @property
    def newer_frame(self) -> Frame | None:
        """The frame that was adopted after the plan was begun."""
        newest = next(iter(self._plans), None)
        if newest is None or self.frame is None or newest.frame_id == self.frame.pk:
            return None
        return self.frame

    # Below ------------------------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        return calls(self.reading, self.names)

    @property
    def latest(self) -> list[Event]:
        return latest(self.reading, self.names, 3, [self.check, self._decided])

    @cached_property
    def path(self) -> list[way.WayStep]:
        return way.way_of(self.matter, self._days)

    @property
    def path_sentence(self) -> str:
        return way.sentence_of(self.matter, self.path)

    @property
    def onward(self) -> list[Onward]:
        return list(self._onward())

    def _onward(self) -> Iterator[Onward]:
        since = wording.day(self.matter.opened_at, clock.today())
        if self.plan:
            steps = ngettext("%(n)d step", "%(n)d steps", len(self.steps)) % {"n": len(self.steps)}
            yield self._to("plan", _("The whole plan"), steps)
        if self.draft:
            url = reverse("plan_version", args=[self.matter.key, self.draft.key])
            yield Onward(_("Our draft"), url, _("only your group reads it"))
        yield self._to(
            "timeline", _("Everything that happened"), _("since %(day)s") % {"day": since}
        )
        yield self._to("voices", _("What people said"), _("with the answers"))
        if self.frames:
            yield self._to("frame", _("The whole frame"), _("with explanation"))
        yield self._to("people", _("Who is who"), "")
        if self.matter.at in {Stage.EVALUATING, Stage.CLOSED, Stage.STOPPED}:
            yield self._to("stories", _("How people look back"), "")

    def _to(self, word: str, label: str, hint: str) -> Onward:
        return Onward(label, reverse(word, args=[self.matter.key]), hint)

    @property
    def _days(self) -> way.Days:
        first = next((f for f in self.frames if f.adopted_at), None)
        return {
            PathStep.BEGIN: self.matter.opened_at,
            PathStep.FRAME: first.adopted_at if first else None,
            PathStep.QUESTIONS: self._answered_at,
            PathStep.PLAN: self.plan.submitted_at if self.plan else None,
            PathStep.CHECK: self.check.at if self.check else None,
            PathStep.DO: max(filter(None, map(attrgetter("status_at"), self.steps)), default=None),
            PathStep.STORY: self.matter.closed_at or self.matter.stopped_at,
        }

    @property
    def _answered_at(self) -> datetime | None:
        if self.plan is not None and self.plan.side is not None:
            return self.plan.side.answered_at
        answered = self.matter.sides.values_list("answered_at", flat=True)
        return max(filter(None, answered), default=None)

    @property
    def _steps_to_finish(self) -> list[Deedlink]:
        """Each step that is still to do, by its number and first words."""
        if self.matter.at is not Stage.DOING or not self.reading.is_resident:
            return []
        done = _("This step is done")
        return [
            Deedlink(
                f"{done}: {step.number}. {title_of(step.what)}",
                reverse("finish_step", args=[self.matter.key, step.key]),
            )
            for step in self.steps
            if step.status == StepStatus.OPEN
        ]


# Asked anew for each page, and written once (`web.written`).


@Written
def _frames(shape: Shape, **_gaps: Given) -> QuerySet[Frame]:
    seen = Frame.objects.visible_to(shape.reading())
    return seen.prefetch_related("bounds", "criteria").order_by("number")


@Written
def _newest_plans(shape: Shape, **_gaps: Given) -> QuerySet[Plan]:
    seen = Plan.objects.visible_to(shape.reading()).select_related("side")
    return seen.order_by("-number", "-pk")[:_VERSIONS]


@Written
def _steps(all_of_them: bool, *, plan: Given) -> QuerySet[Step]:
    steps = Step.objects.filter(plan=plan)
    return steps if all_of_them else steps.filter(public=True)


@Written
def _last_check(*, matter: Given) -> QuerySet[Check]:
    findings = Prefetch("findings", Finding.objects.select_related("criterion"))
    found = Check.objects.filter(plan__matter=matter).select_related("plan", "assignment")
    found = found.annotate(is_decided=IS_DECIDED)
    return found.prefetch_related(findings).order_by("-pk")[:1]
