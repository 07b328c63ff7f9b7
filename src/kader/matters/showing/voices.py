"""What people said: the three answers, conditions and questions, each with its answer."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from kader.groundrules import clock
from kader.matters.forms.voices import QUESTIONS
from kader.matters.models import (
    Answer,
    Capacity,
    Condition,
    FactRequest,
    FrameQuestion,
    Reading,
    Responsibility,
    Side,
    Strength,
    SupportRequest,
)
from kader.matters.showing.told import reads_all_steps
from kader.matters.views.shown_said import Words
from kader.people.naming import Names


@dataclass(frozen=True)
class Heard:
    """Something said, and what came of it; `due` is when the answer comes at the latest.

    `before` is what stood there earlier, the newest first: no words go without being seen.
    """

    words: Words
    answer: Words | None
    due: date | None
    before: list[Words] = field(default_factory=list)

    @property
    def is_late(self) -> bool:
        return self.answer is None and self.due is not None and self.due < clock.today()


@dataclass(frozen=True)
class Part:
    """A heading with what was said under it."""

    name: str
    heard: list[Heard]
    empty: str = ""
    is_inside: bool = False
    note: str = ""


@dataclass(frozen=True)
class SideAnswers:
    """The three answers of one side; its name stands there where there is more than one."""

    name: str
    parts: list[Part] = field(default_factory=list)


class VoicesPage:
    """Everything this reader may hear; one statement a kind."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading.matter.circle, reading.inside)

    @cached_property
    def sides(self) -> list[SideAnswers]:
        """The newest answer of each side to each question, with those that it replaced."""
        sides = list(Side.objects.filter(matter=self.reading.matter))
        said = Answer.objects.visible_to(self.reading).counting().select_related("by")
        newest_first: dict[tuple[int, str], list[Answer]] = defaultdict(list)
        for answer in said.order_by("-pk"):
            newest_first[answer.side_id, answer.question].append(answer)
        return [
            SideAnswers(self._side_name(side, sides), self._answers(side, newest_first))
            for side in sides
        ]

    @property
    def parts(self) -> list[Part]:
        return [*self._asked(), *self._inside()]

    @cached_property
    def _stated(self) -> dict[bool, Capacity]:
        """What was said last about time, by the group (true) and by the municipality (false)."""
        if not reads_all_steps(self.reading):
            return {}
        stated = Capacity.objects.visible_to(self.reading).order_by("pk")
        return {one.side_id is not None: one for one in stated}

    @property
    def capacity(self) -> Capacity | None:
        """How much time the group has; seen inside only (`decided.md`)."""
        return self._stated.get(True)

    @property
    def capacity_of_town(self) -> Capacity | None:
        """How much time the municipality has; the group sees it (G30)."""
        return self._stated.get(False)

    def _answers(
        self, side: Side, newest_first: Mapping[tuple[int, str], list[Answer]]
    ) -> list[Part]:
        empty = _("Not answered yet.")
        return [
            Part(str(label), self._newest(newest_first.get((side.pk, question), [])), empty)
            for question, label in QUESTIONS.items()
        ]

    def _newest(self, newest_first: list[Answer]) -> list[Heard]:
        words = [Words.of(answer, self.names) for answer in newest_first]
        return [Heard(words[0], None, None, words[1:])] if words else []

    def _side_name(self, side: Side, sides: list[Side]) -> str:
        if len(sides) < 2:
            return ""
        return side.name or _("Side %(number)d") % {"number": side.number}

    def _asked(self) -> Iterator[Part]:
        reading = self.reading
        stated = Condition.objects.visible_to(reading).select_related("by", "answer__by")
        yield Part(
            _("Conditions of the residents"),
            self._heard(stated.order_by("pk"), "condition"),
            _("No conditions were stated."),
            note=_("What the group asks the municipality to keep to. It answers each one."),
        )
        frame = FrameQuestion.objects.visible_to(reading).select_related("by", "answer__by")
        yield Part(
            _("Questions about the frame"),
            self._heard(frame.order_by("pk")),
            _("There is no question with an answer here yet."),
        )
        facts = FactRequest.objects.visible_to(reading).select_related("by", "answer__by")
        yield Part(
            _("Questions about facts"),
            self._heard(facts.order_by("pk")),
            _("There is no question with an answer here yet."),
        )
        taken = Responsibility.objects.filter(side__matter=reading.matter)
        said = self._heard(taken.select_related("by").order_by("pk"))
        if said:
            yield Part(_("What the group is responsible for"), said)

    def _inside(self) -> Iterator[Part]:
        """What only the group and its steward read."""
        if not reads_all_steps(self.reading):
            return
        strengths = Strength.objects.visible_to(self.reading)
        yield Part(
            _("What the group can do"),
            self._heard(strengths.select_related("by").order_by("pk")),
            _("Nothing yet."),
            is_inside=True,
        )
        asked = SupportRequest.objects.visible_to(self.reading).select_related("by", "answer__by")
        yield Part(
            _("Support that was asked for"),
            self._heard(asked.order_by("pk")),
            _("Nothing yet."),
            is_inside=True,
        )

    def _heard(self, found: Any, term: str = "") -> list[Heard]:
        return [self._one(said, term) for said in found]

    def _one(self, said: Any, term: str) -> Heard:
        answer = getattr(said, "answer", None)
        shown = Words.of(answer, self.names) if answer is not None else None
        due = getattr(said, "due", None)
        if term:
            due = clock.day_of(said.at) + timedelta(days=settings.KADER_TERMS[term])
        return Heard(Words.of(said, self.names), shown, due)
