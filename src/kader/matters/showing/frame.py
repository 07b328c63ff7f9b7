"""The whole frame with its explanation, and the versions before it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Deed, clock
from kader.matters.forms.frames import BOUND_ICONS, BOUND_KINDS, SEVERAL
from kader.matters.models import Criterion, Frame, Reading
from kader.matters.rules.frame import CriterionKind, FrameStatus, Period, SeveralPlans
from kader.matters.showing.decision import link_to_document
from kader.matters.showing.deeds import Deedlink, is_offered, link_to
from kader.people.naming import Names
from kader.web import wording

_KINDS = dict(BOUND_KINDS)
_SEVERAL = dict(SEVERAL)


@dataclass(frozen=True)
class BoundRead:
    """A bound: its sign, its kind, and where it is written down."""

    icon: str
    kind: str
    text: str
    article: str


@dataclass(frozen=True)
class CriterionRead:
    """A point a plan is checked on: in short, in full, how it is checked, and what is counted."""

    number: int
    short: str
    text: str
    how: str
    counted: str
    is_void: bool


@dataclass(frozen=True)
class Version:
    """One version, with the reason why it came."""

    number: int
    key: str
    day: date | None
    reason: str
    is_shown: bool
    is_draft: bool


class FramePage:
    """One version of the frame, with everything it says (G3)."""

    def __init__(self, reading: Reading, frame: Frame, frames: list[Frame]) -> None:
        self.reading, self.frame, self._frames = reading, frame, frames
        self.names = Names(reading.matter.circle, reading.inside)

    @classmethod
    def of(cls, reading: Reading, key: str | None) -> "FramePage | None":
        """The version with this key; else the adopted one, or the draft for who makes it."""
        seen = Frame.objects.visible_to(reading).select_related("registered_by")
        frames = list(seen.order_by("number"))
        adopted = [f for f in frames if f.status == FrameStatus.ADOPTED]
        found = [f for f in frames if f.key == key] if key else adopted or frames
        return cls(reading, found[-1], frames) if found else None

    @property
    def is_draft(self) -> bool:
        return self.frame.status == FrameStatus.DRAFT

    @property
    def to_ask(self) -> Deedlink | None:
        """Where this reader asks what the frame means; nothing where she may not, or not now."""
        asks = not self.is_draft and is_offered(self.reading, Deed.ASK_ABOUT_FRAME)
        return link_to(self.reading.matter, Deed.ASK_ABOUT_FRAME) if asks else None

    @property
    def is_replaced(self) -> bool:
        return self.frame.status == FrameStatus.REPLACED

    @property
    def versions(self) -> list[Version]:
        return [
            Version(
                number=f.number,
                key=f.key,
                day=clock.day_of(f.adopted_at) if f.adopted_at else None,
                reason=f.reason,
                is_shown=f.pk == self.frame.pk,
                is_draft=f.status == FrameStatus.DRAFT,
            )
            for f in self._frames
        ]

    @cached_property
    def bounds(self) -> list[BoundRead]:
        return [
            BoundRead(BOUND_ICONS[b.kind], str(_KINDS[b.kind]), b.text, b.article)
            for b in self.frame.bounds.all()
        ]

    @cached_property
    def criteria(self) -> list[CriterionRead]:
        return [
            CriterionRead(c.number, c.short, c.text, c.how, _counted(c), c.void_by_law)
            for c in self.frame.criteria.select_related("area")
        ]

    @property
    def adopted(self) -> str:
        """Which body decided, when, under which number, and who recorded it (G4)."""
        frame = self.frame
        if frame.decided_on is None or frame.registered_by is None:
            return ""
        words = {
            "body": frame.body,
            "day": wording.day(frame.decided_on, clock.today()),
            "number": frame.decision_number,
            "name": self.names.of(frame.registered_by),
        }
        if not frame.decision_number:
            return _("Adopted by %(body)s on %(day)s. Recorded by %(name)s.") % words
        said = _("Adopted by %(body)s on %(day)s, number %(number)s. Recorded by %(name)s.")
        return said % words

    @property
    def document(self) -> Deedlink | None:
        """The body's own document; nothing where there is none."""
        return link_to_document(self.frame, self.reading.matter)

    @property
    def decides(self) -> str:
        """Who decides, until when, and whether a formal decision follows."""
        frame = self.frame
        if frame.decide_by is None:
            return frame.decider
        day = wording.day(frame.decide_by, clock.today())
        return _("%(who)s, by %(day)s at the latest.") % {"who": frame.decider, "day": day}

    @property
    def several(self) -> str:
        """What happens when several plans fit."""
        if not self.frame.several_plans:
            return ""
        if self.frame.several_plans == SeveralPlans.GROUND:
            return _("The one who decides chooses, on this ground: %(ground)s") % {
                "ground": self.frame.several_ground
            }
        return f"{_SEVERAL[self.frame.several_plans]}."

    @property
    def promise(self) -> str:
        days = self.frame.promise_days
        if not days:
            return ""
        said = ngettext(
            "You hear from the municipality at least once in %(n)d day.",
            "You hear from the municipality at least once in %(n)d days.",
            days,
        )
        return said % {"n": days}


def _counted(criterion: Criterion) -> str:
    """What is worked out from the plan by itself; nothing where the residents say it."""
    count = _COUNTS.get(CriterionKind(criterion.kind))
    return count(criterion) if count else ""


def _money(criterion: Criterion) -> str:
    said = (
        _("Counted: at most %(amount)s a year from the municipality.")
        if criterion.period == Period.YEAR
        else _("Counted: at most %(amount)s once from the municipality.")
    )
    return said % {"amount": wording.money(criterion.amount)} if criterion.amount else ""


def _date(criterion: Criterion) -> str:
    if criterion.day is None:
        return ""
    day = wording.day(criterion.day, clock.today())
    return _("Counted: every day in the plan is %(day)s or earlier.") % {"day": day}


def _place(criterion: Criterion) -> str:
    if criterion.area is None:
        return ""
    return _("Counted: every place in the plan is in %(area)s.") % {"area": criterion.area.name}


_COUNTS: Mapping[CriterionKind, Callable[[Criterion], str]] = {
    CriterionKind.MONEY: _money,
    CriterionKind.DATE: _date,
    CriterionKind.PLACE: _place,
}
