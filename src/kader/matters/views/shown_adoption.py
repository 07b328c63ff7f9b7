"""The adoption of a frame: each bound with its tick, and what is ready or still needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max
from django.http import QueryDict
from django.utils.translation import gettext as _

from kader.groundrules import clock
from kader.matters.forms.frames import BOUND_ICONS, BOUND_KINDS, READY, SEVERAL
from kader.matters.models import Criterion, Frame, Matter, Reading
from kader.matters.rules import frame as rules
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.means import means_in
from kader.matters.waiting import news_due
from kader.web import wording


@dataclass(frozen=True)
class BoundToTick:
    """One bound; `means` is a word in it that looks like a means."""

    number: int
    icon: str
    kind: Any
    text: str
    article: str
    means: str
    is_ticked: bool


@dataclass(frozen=True)
class AdoptionDesk:
    """What the page of the adoption shows of the draft, and what was ticked on it."""

    matter: Matter
    frame: Frame
    bounds: Sequence[BoundToTick]
    criteria: Sequence[Criterion]
    missing: Sequence[str]
    was_sent: bool
    seen: str
    "Which save of the draft stands on the page: only that one is adopted."

    @classmethod
    def of(cls, reading: Reading, posted: QueryDict) -> "AdoptionDesk":
        drafts = reading.matter.frames.filter(status=FrameStatus.DRAFT)
        found: Any = drafts.annotate(newest_save=Max("revisions__number")).first()
        frame = found or Frame(matter=reading.matter, number=1)
        bounds = list(frame.bounds.all()) if found else []
        criteria = list(frame.criteria.all()) if found else []
        return cls(
            reading.matter,
            frame,
            [_to_tick(bound, posted.getlist("says_what")) for bound in bounds],
            criteria,
            rules.missing_in(frame, bounds, criteria, clock.today()),
            bool(posted),
            f"{found.key} {found.newest_save}" if found else "",
        )

    @property
    def number(self) -> int:
        return self.frame.number

    @property
    def ticked(self) -> frozenset[int]:
        return frozenset(bound.number for bound in self.bounds if bound.is_ticked)

    @property
    def unticked(self) -> list[int]:
        return [bound.number for bound in self.bounds if not bound.is_ticked]

    @property
    def needed(self) -> list[str]:
        """What the steward still has to fill in."""
        return [str(READY[key][0]) for key in READY if key in self.missing]

    @property
    def whole(self) -> list[tuple[str, str]]:
        """The whole frame in words, to be read before it is adopted."""
        frame = self.frame
        decides = ", ".join(p for p in (frame.decider, _on(frame.decide_by)) if p)
        several = str(dict(SEVERAL).get(frame.several_plans, ""))
        parts = [
            (_("What is going on"), frame.issue),
            (_("What the municipality wants to reach"), frame.aim),
            (_("What is already decided"), frame.decided),
            (_("What is open"), frame.open),
            (_("Responsibility"), frame.responsibility),
            (_("Who decides, and when"), decides),
            (_("If several plans fit"), f"{several} {frame.several_ground}".strip()),
            (_("Easy version"), frame.short_version),
        ]
        return [(name, text) for name, text in parts if text]

    @property
    def news_due(self) -> date:
        """By when the group hears something, at the latest."""
        return news_due(self.matter)


def _on(day: date | None) -> str:
    return wording.day(day, clock.today()) if day else ""


_KINDS: Mapping[str, Any] = dict(BOUND_KINDS)


def _to_tick(bound: Any, ticked: Sequence[str]) -> BoundToTick:
    return BoundToTick(
        bound.number,
        BOUND_ICONS.get(bound.kind, "info"),
        _KINDS.get(bound.kind, _("Something else")),
        bound.text,
        bound.article,
        means_in(bound.text),
        str(bound.number) in ticked,
    )
