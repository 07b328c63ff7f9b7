"""The page of a matter: whose turn until when, the open question, the frame, whom to call."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Role, clock
from kader.groundrules.stages import Stage
from kader.matters.models import (
    Assignment,
    Check,
    Condition,
    FactRequest,
    Frame,
    FrameQuestion,
    JoinRequest,
    Plan,
    Promise,
    Proposal,
    Reading,
    Signal,
    SupportRequest,
)
from kader.matters.rules.stages import Origin, Turn, path_of, step_of
from kader.matters.rules.voice import Proposed
from kader.matters.views.shown_events import Event, events
from kader.matters.views.shown_frame import drawn_frame
from kader.matters.views.shown_next import Deedlink, first_deed, other_deeds
from kader.matters.waiting import news_due, silence_of
from kader.people.models import Person
from kader.people.naming import Names
from kader.web import wording
from kader.web.drawing import FrameDrawing

LEAST_FOR_A_NUMBER = 3


@dataclass(frozen=True)
class Call:
    """Whom to call: name, what for, the number."""

    name: str
    role: str
    about: str
    number: str
    is_vacant: bool = False


class MatterPage:
    """Everything the page shows; each part is asked once."""

    def __init__(self, reading: Reading) -> None:
        self.reading, self.matter = reading, reading.matter
        self.names = Names(reading.matter.circle, reading.inside)

    @cached_property
    def frame(self) -> Frame | None:
        found = self.matter.frames.adopted().prefetch_related("bounds", "criteria")
        return found.select_related("registered_by").first()

    @cached_property
    def plan(self) -> Plan | None:
        """The newest plan that was handed in."""
        return self.matter.plans.exclude(status="draft").select_related("frame", "side").last()

    @cached_property
    def check(self) -> Check | None:
        if self.plan is None:
            return None
        found = Check.objects.filter(plan__matter=self.matter).select_related("plan__frame")
        return found.order_by("pk").last()

    @cached_property
    def assignment(self) -> Assignment | None:
        """The open question: of the last check, while the residents are to move."""
        if self.matter.at is not Stage.PLANNING or self.check is None:
            return None
        return Assignment.objects.filter(follows=self.check).select_related("by").first()

    @property
    def assignment_by(self) -> str:
        asked = self.assignment
        if asked is None:
            return ""
        said = _(
            "Question %(number)d to the group, from %(who)s, %(day)s. The group chooses the way."
        )
        day = wording.day(asked.at, clock.today())
        return said % {"number": asked.number, "who": self.names.of(asked.by), "day": day}

    @cached_property
    def drawing(self) -> FrameDrawing | None:
        if self.frame is None:
            return None
        shown = self.plan.frame if self.plan and self.check else self.frame
        return drawn_frame(self.reading, shown, self.plan, self.check)

    @property
    def kicker(self) -> list[str]:
        origin = _("A wish of residents") if self.matter.is_wish else _("Issue of the municipality")
        return [origin, self.matter.area.name] if self.matter.area else [origin]

    @property
    def turn(self) -> str:
        """Whose turn it is, until when."""
        who = {
            Turn.RESIDENTS: _("To move: the group"),
            Turn.MUNICIPALITY: _("To move: the municipality"),
            Turn.BOTH: _("To move: both look back"),
            Turn.NOBODY: _("This matter has ended"),
        }[Turn(self.matter.turn)]
        if self.matter.turn_until is None:
            return who
        day = wording.day(self.matter.turn_until, clock.today())
        return _("%(who)s, until %(day)s") % {"who": who, "day": day}

    @property
    def by_town(self) -> bool:
        return self.matter.turn == Turn.MUNICIPALITY

    @property
    def heard(self) -> str:
        """When the municipality was last heard, against its promise (G13)."""
        if self.matter.turn == Turn.NOBODY:
            return ""
        silence = silence_of(self.matter)
        last = ngettext(
            "The municipality was last heard %(n)d day ago",
            "The municipality was last heard %(n)d days ago",
            silence.days,
        ) % {"n": silence.days}
        day = wording.day(news_due(self.matter), clock.today())
        if silence.left < 0:
            said = _("%(last)s. That is too long: the promise was %(promise)d days.")
            return said % {"last": last, "promise": silence.promise}
        return _("%(last)s, and will be heard again by %(day)s.") % {"last": last, "day": day}

    @property
    def first(self) -> Deedlink | None:
        return self.tasks[0] if self.tasks else first_deed(self.reading)

    @property
    def others(self) -> list[Deedlink]:
        return [*self.tasks[1:], *other_deeds(self.reading)]

    @cached_property
    def tasks(self) -> list[Deedlink]:
        """What waits for this reader by name: proposals, doors, questions, signals."""
        if self.reading.is_resident:
            return [*self._proposals(), *self._doors(), *self._my_signals()]
        return self._asked() if self.reading.is_steward or self.reading.holds_mandate else []

    @property
    def calls(self) -> list[Call]:
        """The fixed line, the facilitator, and the group."""
        about = {
            Role.STEWARD: _("About the bounds, support and the check."),
            Role.FACILITATOR: _("About how it goes. Takes no side."),
        }
        roles = {
            Role.STEWARD: _("Fixed line to the municipality (case steward)"),
            Role.FACILITATOR: _("Process facilitator"),
        }
        calls = [self._call(role, roles[role], about[role]) for role in roles]
        return [*calls, self._group()]

    @property
    def latest(self) -> list[Event]:
        return events(self.reading, self.names, count=3)

    @property
    def path(self) -> list[dict[str, str]]:
        """The seven steps, with where the matter stands."""
        steps = path_of(Origin(self.matter.origin))
        before = Stage(self.matter.stage_before) if self.matter.stage_before else None
        now = steps.index(step_of(self.matter.at, before))
        ended = self.matter.at in {Stage.CLOSED}
        names = _step_names(self.matter.is_wish)
        return [
            {
                "name": names[step],
                "state": "done" if place < now or ended else "now" if place == now else "todo",
                "when": "",
            }
            for place, step in enumerate(steps)
        ]

    @property
    def path_sentence(self) -> str:
        steps = self.path
        place = next((n for n, s in enumerate(steps, 1) if s["state"] == "now"), len(steps))
        said = _("Step %(place)d of %(total)d: %(name)s")
        words = {"place": place, "total": len(steps), "name": steps[place - 1]["name"]}
        round_ = self.matter.round
        ending = _(", round %(round)d") % {"round": round_} if round_ > 1 else ""
        return f"{said % words}{ending}."

    def _call(self, role: Role, name: str, about: str) -> Call:
        holders = self.names.holding(role)
        if not holders:
            return Call(_("We are looking for somebody"), name, about, settings.TOWN_PHONE, True)
        person = holders[0]
        role_name = f"{name}, {person.organisation}" if person.organisation else name
        return Call(self.names.of(person), role_name, about, _number(person))

    def _group(self) -> Call:
        members = self.names.holding(Role.RESIDENT)
        if len(members) < LEAST_FOR_A_NUMBER and not self.reading.inside:
            return Call(_("A group of residents"), _("They make the solution"), "", "")
        said = ngettext(
            "%(n)d resident makes the solution", "%(n)d residents make the solution", len(members)
        )
        names = ", ".join(self.names.of(p) for p in members) if self.reading.inside else ""
        return Call(_("The group"), said % {"n": len(members)}, names, "")

    def _proposals(self) -> list[Deedlink]:
        waiting = Proposal.objects.filter(
            matter=self.matter, what=Proposed.SUBMIT, ended_at=None, lapses_at__gte=clock.now()
        ).exclude(confirmations__by=self.reading.person)
        return [
            self._to("confirm_submission", p, _("Say yes to handing in the plan")) for p in waiting
        ]

    def _doors(self) -> list[Deedlink]:
        waiting = JoinRequest.objects.filter(matter=self.matter, let_in_at=None)
        return [
            self._to("let_in", r, _("Somebody wants to join: let her or him in")) for r in waiting
        ]

    def _my_signals(self) -> list[Deedlink]:
        mine = Signal.objects.visible_to(self.reading).filter(
            by=self.reading.person, closed_at=None
        )
        return [self._to("close_signal", s, _("Your signal: is it better now?")) for s in mine]

    def _asked(self) -> list[Deedlink]:
        found: list[Deedlink] = []
        open_signals = Signal.objects.visible_to(self.reading).filter(closed_at=None, answers=None)
        found += [self._to("answer_signal", s, _("Answer a signal")) for s in open_signals]
        if self.reading.holds_mandate:
            found += self._conditions()
        if self.reading.is_steward:
            found += self._questions()
        return found

    def _questions(self) -> list[Deedlink]:
        asked: tuple[tuple[Any, str, str], ...] = (
            (FactRequest, "answer_fact_request", _("Answer a question about facts")),
            (SupportRequest, "answer_support", _("Answer a request for support")),
            (FrameQuestion, "answer_about_frame", _("Answer a question about the frame")),
        )
        found = [
            self._to(word, record, label)
            for kind, word, label in asked
            for record in kind.objects.filter(matter=self.matter, answer=None)
        ]
        promises = Promise.objects.filter(matter=self.matter, kept_at=None)
        return [*found, *(self._to("keep_promise", p, _("Keep a promise")) for p in promises)]

    def _conditions(self) -> list[Deedlink]:
        waiting = Condition.objects.visible_to(self.reading).filter(answer=None)
        return [self._to("answer_condition", c, _("Answer a condition")) for c in waiting]

    def _to(self, word: str, record: Any, label: str) -> Deedlink:
        return Deedlink(label, reverse(word, args=[self.matter.key, record.key]))


def _number(person: Person) -> str:
    if not person.extension:
        return str(settings.TOWN_PHONE)
    return _("%(phone)s, extension %(extension)s") % {
        "phone": settings.TOWN_PHONE,
        "extension": person.extension,
    }


def _step_names(is_wish: bool) -> dict[str, str]:
    return {
        "begin": _("Wish") if is_wish else _("Issue"),
        "frame": _("Frame"),
        "questions": _("Three questions"),
        "plan": _("Plan"),
        "check": _("Check"),
        "do": _("Doing"),
        "story": _("Story"),
    }
