"""Drafts as they stand: of the plan that residents write, and of the frame that is made."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from kader.matters.models import Frame, Mark, Matter, Plan, Reading, Revision
from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.frame import FrameStatus
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
        return dict(self.revision.fields) if self.revision else self._words_before()

    def began_from(self, base: int) -> dict[str, str]:
        """What stood in the draft at a save; before the first, the words of the version before."""
        saved = self.plan.revisions.filter(number=base).first() if self.plan else None
        return dict(saved.fields) if saved else self._words_before()

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

    def _words_before(self) -> dict[str, str]:
        last = self.before.revisions.last() if self.before else None
        return dict(last.fields) if last else {}


@dataclass
class FrameDraft:
    """The draft of the frame; without one, what a next version begins with."""

    matter: Matter
    frame: Frame | None
    adopted: Frame | None
    revision: Revision | None

    @classmethod
    def of(cls, matter: Matter) -> "FrameDraft":
        frames = list(matter.frames.exclude(status=FrameStatus.REPLACED))
        frame = next((f for f in frames if f.status == FrameStatus.DRAFT), None)
        adopted = next((f for f in frames if f.status == FrameStatus.ADOPTED), None)
        revision = frame.revisions.last() if frame else None
        return cls(matter, frame, adopted, revision)

    @property
    def number(self) -> int:
        """Which version this is, or will be."""
        if self.frame is not None:
            return self.frame.number
        return self.adopted.number + 1 if self.adopted else 1

    @property
    def base(self) -> int:
        """The newest save; 0 before the first one."""
        return self.revision.number if self.revision else 0

    @property
    def clashes(self) -> dict[str, list[str]]:
        """Where two wrote: the field, and every version of it."""
        return dict(self.revision.clashes) if self.revision else {}

    @property
    def fields(self) -> dict[str, str]:
        """The newest save; else the frame that is adopted, or the first words of the matter."""
        if self.revision is not None:
            return dict(self.revision.fields)
        return frame_as_fields(self.adopted) if self.adopted else first_words(self.matter)

    def began_from(self, base: int) -> dict[str, str]:
        """What stood in the draft at a save; who began before the first save began from nothing."""
        if self.frame is None or self.revision is None:
            return self.fields
        saved = self.frame.revisions.filter(number=base).first()
        return dict(saved.fields) if saved else {}


def frame_as_fields(frame: Frame) -> dict[str, str]:
    """An adopted frame as flat fields, to be changed; who adopts ticks its bounds anew."""
    names = ("issue", "aim", "decided", "open", "responsibility", "decider", "several_plans")
    fields = {name: str(getattr(frame, name)) for name in (*names, "several_ground")}
    fields |= {
        "short_version": frame.short_version,
        "decide_by": frame.decide_by.isoformat() if frame.decide_by else "",
        "promise_days": str(frame.promise_days or ""),
        "formal_decision": "1" if frame.formal_decision else "",
    }
    for bound in frame.bounds.all():
        at = f"bound.{bound.number}."
        fields |= {f"{at}kind": bound.kind, f"{at}text": bound.text, f"{at}article": bound.article}
    for criterion in frame.criteria.select_related("area"):
        at = f"criterion.{criterion.number}."
        fields |= {f"{at}{name}": getattr(criterion, name) for name in ("short", "text", "how")}
        fields |= {f"{at}kind": criterion.kind, f"{at}period": criterion.period}
        fields[f"{at}amount"] = "" if criterion.amount is None else str(criterion.amount)
        fields[f"{at}day"] = criterion.day.isoformat() if criterion.day else ""
        fields[f"{at}area"] = criterion.area.code if criterion.area else ""
    return fields


def first_words(matter: Matter) -> dict[str, str]:
    """What a first frame begins with."""
    return {"issue": matter.text, "promise_days": str(matter.promise_days)}


def _marks_of(plan: Plan | None) -> dict[int, Mark]:
    if plan is None:
        return {}
    marks = plan.marks.filter(criterion__frame=plan.frame_id).select_related("step", "criterion")
    return {mark.criterion_id: mark for mark in marks}
