"""The page of a matter: whose turn until when, the open question, the frame, whom to call."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Deed, Role, Stage, clock
from kader.matters.forms.voices import QUESTIONS
from kader.matters.models import Stop
from kader.matters.rules.plan import StepStatus
from kader.matters.rules.stages import PathStep, Turn
from kader.matters.showing import turn, way
from kader.matters.showing.calls import Call, calls
from kader.matters.showing.deeds import Deedlink, Group, grouped, link_to
from kader.matters.showing.drawn import Inside, drawn_frame, title_of, unanswered
from kader.matters.showing.events import Event, latest
from kader.matters.showing.next_deed import Standing, deeds_of_matter, next_deed
from kader.matters.showing.standing import standing_of
from kader.matters.showing.waits import Wait
from kader.matters.showing.what_is_there import WhatIsThere
from kader.matters.waiting import NEARLY, silence_of
from kader.web import wording
from kader.web.drawing import FrameDrawing


@dataclass(frozen=True)
class Onward:
    """A link to everything there is of one kind, with what is found there."""

    label: str
    url: str
    hint: str


class MatterPage(WhatIsThere):
    """Everything the page shows, in the order of the page."""

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

    @cached_property
    def stop(self) -> Stop | None:
        """Why the municipality stopped this; nothing where residents stopped (G7)."""
        stopped_at = self.matter.stopped_at
        if stopped_at is None:
            return None
        return self.matter.stops.filter(at=stopped_at).select_related("by").first()

    @property
    def stopped_by(self) -> str:
        """Who stopped it for the municipality, and when."""
        if self.stop is None:
            return ""
        day = wording.day(self.stop.at, clock.today())
        return _("The municipality stopped this on %(day)s. %(who)s recorded it.") % {
            "who": self.names.doer(self.stop.by, Deed.STOP_MATTER),
            "day": day,
        }

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

    # Below ------------------------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        return calls(self.reading, self.names)

    @property
    def latest(self) -> list[Event]:
        return latest(self.reading, self.names, 3, [self.check, self.formal_decision])

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
