"""The draft that residents are writing: its version, its frame, and the words it holds now."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kader.matters.models import Frame, Mark, Plan, Reading, Revision
from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.plan import changed_fields


@dataclass
class Draft:
    """One side's draft. A new version begins with the words of the version before."""

    reading: Reading
    plan: Plan | None
    before: Plan | None
    revision: Revision | None

    @classmethod
    def of(cls, reading: Reading) -> "Draft":
        plans = Plan.objects.visible_to(reading).filter(side__number=reading.side or 0)
        newest = list(plans.select_related("frame").order_by("-number")[:2])
        plan = newest.pop(0) if newest and newest[0].status == "draft" else None
        revision = plan.revisions.select_related("by").last() if plan else None
        return cls(reading, plan, newest[0] if newest else None, revision)

    @property
    def number(self) -> int:
        """Which version this is, or will be."""
        if self.plan is not None:
            return self.plan.number
        return self.before.number + 1 if self.before else 1

    @property
    def base(self) -> int:
        """The revision that the page was built from; 0 before the first one."""
        return self.revision.number if self.revision else 0

    @cached_property
    def frame(self) -> Frame:
        """The frame that this version is written under."""
        known = self.plan or self.before
        return known.frame if known else self.reading.matter.frames.adopted().get()

    @property
    def is_under_older_frame(self) -> bool:
        return self.reading.matter.frames.adopted().filter(number__gt=self.frame.number).exists()

    @cached_property
    def fields(self) -> dict[str, str]:
        """The words of the draft; nothing else than what residents saved."""
        if self.revision is not None:
            return dict(self.revision.fields)
        last = self.before.revisions.last() if self.before else None
        return dict(last.fields) if last else {}

    @property
    def clashes(self) -> dict[str, list[str]]:
        """Where two wrote: the field, and every version of it."""
        return dict(self.revision.clashes) if self.revision else {}

    @cached_property
    def steps(self) -> list[Row]:
        """The steps as they count: each says what is going to be done."""
        return draft.steps_in(self.fields)

    @cached_property
    def marks(self) -> dict[int, Mark]:
        """What the residents said of each criterion of this frame."""
        return _marks_of(self.plan)

    @cached_property
    def marks_before(self) -> dict[int, Mark]:
        """What they said of it in the version before."""
        return _marks_of(self.before)

    def shown_by(self, fields: Mapping[str, str], base: int) -> int:
        """The revision that a page with these fields stands on; the old base where none is."""
        if self.plan is None:
            return base
        for number, kept in self.plan.revisions.order_by("-number").values_list("number", "fields")[
            :4
        ]:
            if not changed_fields(kept, fields):
                return int(number)
        return base


def _marks_of(plan: Plan | None) -> dict[int, Mark]:
    if plan is None:
        return {}
    marks = plan.marks.filter(criterion__frame=plan.frame_id).select_related("step")
    return {mark.criterion_id: mark for mark in marks}
