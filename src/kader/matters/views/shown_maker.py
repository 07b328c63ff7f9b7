"""The frame while it is made: every field as it was typed, and what is still needed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.utils.translation import ngettext

from kader.groundrules import clock
from kader.matters.drafts import first_words, frame_as_fields
from kader.matters.examples import Example, laid_under
from kader.matters.forms.frames import BOUND_KINDS, READY, SEVERAL
from kader.matters.forms.posted_frame import PostedFrame
from kader.matters.models import Frame, Reading, Revision
from kader.matters.rules import draft
from kader.matters.rules import frame as rules
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.plan import changed_fields
from kader.matters.rules.typed_frame import asked_in_typed, is_clear, missing_in_typed
from kader.matters.views.shown_frame_clash import FrameClash, clashes_in
from kader.matters.views.shown_maker_drawing import MakerDrawing, drawn
from kader.matters.views.shown_maker_folds import Folds, Part
from kader.matters.views.shown_maker_rows import (
    BoundRow,
    Choice,
    CriterionRow,
    bound_row,
    choices,
    criterion_row,
)
from kader.matters.waiting import news_due
from kader.people.naming import Names
from kader.places.models import Area
from kader.web import reasons, wording
from kader.web.reasons import Reason

_LEAST_ROWS = 3
_LOOKED_BACK = 4


@dataclass(frozen=True)
class Need:
    """One thing of the ready-check, with its sentence."""

    sentence: str
    is_met: bool


class Maker:
    """What the page of the frame shows. `more` names the rows of which one more is wanted."""

    def __init__(
        self, reading: Reading, frame: Frame | None, fields: Mapping[str, str], more: str = ""
    ) -> None:
        self.reading, self.frame, self.fields = reading, frame, fields
        self.revision: Revision | None = None
        self.why_not_saved: Reason | None = None
        self._began_from: int | None = None
        self.asks_ticks = False
        self.example: Example | None = None
        self._more = more

    @classmethod
    def of_draft(cls, reading: Reading, more: str = "") -> "Maker":
        """The draft as it was last saved; an empty page before the first save."""
        frame = reading.matter.frames.filter(status=FrameStatus.DRAFT).first()
        revision = _newest(frame)
        if revision is not None:
            return cls.of_revision(reading, revision, more)
        return cls(reading, frame, first_words(reading.matter), more)

    @classmethod
    def of_revision(cls, reading: Reading, revision: Revision, more: str = "") -> "Maker":
        """The draft as this save holds it."""
        maker = cls(reading, revision.frame, revision.fields, more)
        maker.revision = revision
        return maker

    @classmethod
    def of_change(
        cls, reading: Reading, frame: Frame, typed: Mapping[str, str], more: str = ""
    ) -> "Maker":
        """An adopted frame to be changed: as it stands, or as it was typed since."""
        maker = cls(reading, frame, typed or _as_written_here(frame_as_fields(frame)), more)
        maker.asks_ticks = True
        return maker

    def keep(self, refused: PostedFrame) -> None:
        """Show a save that was refused: its words as typed, on the save they began from."""
        self.fields, self._began_from = refused.fields, refused.base
        self.why_not_saved = reasons.find(refused.too_much)

    def begin_with(self, example: Example) -> None:
        """Show an example where the draft says nothing yet; nothing of it is saved."""
        self.example, self.fields = example, laid_under(example, self.fields)

    @property
    def base(self) -> int:
        if self._began_from is not None:
            return self._began_from
        return self.revision.number if self.revision else 0

    @property
    def number(self) -> int:
        return self.frame.number if self.frame else 1

    @property
    def news_due(self) -> date:
        """By when the group hears something, at the latest."""
        return news_due(self.reading.matter)

    @property
    def clashing(self) -> Mapping[str, list[str]]:
        """The fields where two people wrote, with every version."""
        return self.revision.clashes if self.revision else {}

    @cached_property
    def clashes(self) -> list[FrameClash]:
        """The same, with whose words they are."""
        if self.frame is None or not self.clashing:
            return []
        names = Names(self.reading.matter.circle, self.reading.inside)
        return clashes_in(self.frame, self.clashing, names)

    def shown_by(self, fields: Mapping[str, str], base: int) -> int:
        """The save that a page with these fields stands on; the old base where there is none."""
        saved = self.frame.revisions.order_by("-number")[:_LOOKED_BACK] if self.frame else []
        same = (r.number for r in saved if not changed_fields(r.fields, fields))
        return next(same, base)

    @cached_property
    def parts(self) -> list[Part]:
        open_ones = {self._more} | ({"bound"} if self.asks_ticks else set())
        return Folds(self.fields, self.missing, frozenset(open_ones)).parts()

    @cached_property
    def bounds(self) -> list[BoundRow]:
        numbers = self._numbers("bound", [int(row.key) for row in draft.bounds_in(self.fields)])
        return [bound_row(self.fields, number) for number in numbers]

    @cached_property
    def criteria(self) -> list[CriterionRow]:
        areas = list(Area.objects.drawn())
        known = [int(row.key) for row in draft.criteria_in(self.fields)]
        return [criterion_row(self.fields, n, areas) for n in self._numbers("criterion", known)]

    @property
    def several(self) -> list[Choice]:
        return choices(SEVERAL, self.fields.get("several_plans", ""))

    @property
    def short_words(self) -> int:
        return rules.words_in(self.fields.get("short_version", ""))

    @cached_property
    def missing(self) -> list[str]:
        return missing_in_typed(self.fields, clock.today())

    @property
    def still_needed(self) -> str:
        count = len(self.missing)
        said = ngettext("%(n)d thing is still needed", "%(n)d things are still needed", count)
        return said % {"n": count}

    @property
    def unticked(self) -> list[int]:
        """The bounds of which nobody has said yet that they say what, and not how."""
        return [row.number for row in self.bounds if row.text.strip() and not row.says_what]

    @property
    def needs(self) -> list[Need]:
        """What is still needed first, then what is there."""
        asked = [key for key in READY if asked_in_typed(self.fields, key)]
        open_ones = [Need(str(READY[key][0]), False) for key in asked if key in self.missing]
        # Of points and bounds that are not there yet nothing is arranged.
        first = {"needs_a_criterion", "needs_a_bound"} & set(self.missing)
        empty = {key for needed in first for key in _ABOUT_EACH[needed]}
        met = [key for key in asked if key not in {*self.missing, *empty}]
        there = [Need(str(READY[key][1]), True) for key in met]
        return [*open_ones, *there]

    @property
    def drawing(self) -> MakerDrawing:
        kinds = dict(BOUND_KINDS)
        return drawn(
            [str(kinds.get(row["kind"], "")) for row in draft.bounds_in(self.fields)],
            [is_clear(row) for row in draft.criteria_in(self.fields)],
            not {"needs_decider", "needs_decide_by", "decide_by_has_passed"} & set(self.missing),
        )

    @property
    def has_room(self) -> bool:
        """Whether one more bound or criterion fits, and has a number that can be kept."""
        rows = [*draft.bounds_in(self.fields), *draft.criteria_in(self.fields)]
        last = max((int(row.key) for row in rows), default=0)
        return last < draft.HIGHEST and draft.has_room_for_a_point(self.fields)

    def _numbers(self, kind: str, known: list[int]) -> range:
        extra = 1 if self._more == kind and self.has_room else 0
        return range(1, max([*known, _LEAST_ROWS - extra]) + extra + 1)


_ABOUT_EACH = {
    "needs_a_bound": ("needs_article_of_law",),
    "needs_a_criterion": (
        *("needs_how_we_check", "needs_amount_and_period"),
        *("needs_day_of_criterion", "needs_area_of_criterion"),
    ),
}


def _as_written_here(fields: Mapping[str, str]) -> dict[str, str]:
    """The fields of a frame with its amounts as the reader writes them: "9.000"."""
    return {
        name: wording.amount(Decimal(words)) if words and name.endswith(".amount") else words
        for name, words in fields.items()
    }


def _newest(frame: Frame | None) -> Revision | None:
    return frame.revisions.select_related("by").last() if frame else None
