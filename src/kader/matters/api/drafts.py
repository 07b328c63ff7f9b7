"""Drafts for machines: read with the number of the save, and changed field by field."""

from django.http import Http404, HttpRequest
from ninja import Router
from pydantic import Field

from kader.groundrules import Deed, RuleBroken
from kader.matters.api._deed import Fields, MatterDone, fitting, parts, typed, visible
from kader.matters.api.told import MatterTold
from kader.matters.drafts import Draft, FrameDraft
from kader.matters.models import Mark, Matter, Reading, Revision
from kader.matters.rules.draft import laid_over
from kader.matters.rules.plan import MarkState
from kader.web.schema import Given, Line, Told, Words

router = Router(tags=["Reading"], by_alias=True)


class DraftGiven(Given):
    """The fields of a draft that change; what you leave out stays as it stands.

    `takeOut` names what goes as a whole: `step.a`, `step.a.cost1`, `bound.2`, `criterion.3`.
    `base` is the number of the save you began from, as the draft tells it. What others saved since
    stays too: where two changed the same field both versions are kept, until `chosen` says which
    one stays. Who chooses has read the newest save.
    """

    fields: dict[Line, Words] = {}
    take_out: list[Line] = []
    base: int = Field(default=0, ge=0, le=1_000_000)
    chosen: dict[Line, Words] = {}

    def laid_over(self, draft: Draft | FrameDraft, known: Fields) -> dict[str, str]:
        """The whole draft as it is with these changes."""
        changed = typed(self.fields, known, "fields")
        return fitting(laid_over(draft.began_from(self.base), changed, parts(self.take_out)))

    def choice(self, draft: Draft | FrameDraft, known: Fields) -> dict[str, str]:
        """What was chosen, by somebody who saw every version that there is."""
        if self.chosen and self.base != draft.base:
            raise RuleBroken("changed_meanwhile")
        return typed(self.chosen, known, "chosen")


class DraftTold(Told):
    """A draft as flat fields. `base` is the number of its newest save, 0 before the first.

    Before the first save the fields are what it begins with. `clashes` names the fields where two
    people wrote, with every version.
    """

    number: int
    base: int
    fields: dict[str, str]
    clashes: dict[str, list[str]]


class MarkTold(Told):
    """Where the residents themselves see a point arranged; `step` is a key of the plan's steps."""

    criterion: str
    state: MarkState
    step: str | None
    quote: str


class PlanDraftTold(DraftTold):
    """The draft of your side's plan. `plan` is its key in `/plans`, once something was saved."""

    plan: str | None
    frame: str
    marks: list[MarkTold]

    @classmethod
    def of(cls, reading: Reading) -> "PlanDraftTold":
        draft = Draft.of(reading)
        return cls(
            number=draft.number,
            base=draft.base,
            fields=draft.fields,
            clashes=draft.clashes,
            plan=draft.plan.key if draft.plan else None,
            frame=draft.frame.key,
            marks=[_mark(mark) for mark in draft.marks.values()],
        )


class FrameDraftTold(DraftTold):
    """The draft of the frame; where there is none, the adopted frame, to be changed."""

    frame: str | None

    @classmethod
    def of(cls, matter: Matter) -> "FrameDraftTold":
        draft = FrameDraft.of(matter)
        return cls(
            number=draft.number,
            base=draft.base,
            fields=draft.fields,
            clashes=draft.clashes,
            frame=draft.frame.key if draft.frame else None,
        )


class PlanDraftDone(MatterDone):
    """What became of a save, and the draft as it is now."""

    draft: PlanDraftTold


class FrameDraftDone(MatterDone):
    """What became of a save, and the draft as it is now."""

    draft: FrameDraftTold


@router.get("/{key}/plan-draft", response=PlanDraftTold)
def plan_draft(request: HttpRequest, key: str) -> PlanDraftTold:
    """The draft that your side writes; told to its residents only (G1)."""
    reading = Reading.by(request.user, visible(request, key))
    if not reading.is_resident or not reading.matter.frames.adopted().exists():
        raise Http404
    return PlanDraftTold.of(reading)


@router.get("/{key}/frame-draft", response=FrameDraftTold)
def frame_draft(request: HttpRequest, key: str) -> FrameDraftTold:
    """The frame while it is made, or to be changed; told to those who make frames (G3)."""
    reading = Reading.by(request.user, visible(request, key))
    if not reading.makes_frames:
        raise Http404
    return FrameDraftTold.of(reading.matter)


def plan_written(request: HttpRequest, reading: Reading, revision: Revision) -> PlanDraftDone:
    """What became of a save of the plan."""
    return PlanDraftDone(
        key=revision.key,
        deed=Deed.WRITE_PLAN,
        matter=MatterTold.of(visible(request, reading.matter.key)),
        draft=PlanDraftTold.of(reading),
    )


def frame_drafted(request: HttpRequest, reading: Reading, revision: Revision) -> FrameDraftDone:
    """What became of a save of the frame."""
    matter = visible(request, reading.matter.key)
    return FrameDraftDone(
        key=revision.key,
        deed=Deed.DRAFT_FRAME,
        matter=MatterTold.of(matter),
        draft=FrameDraftTold.of(matter),
    )


def _mark(mark: Mark) -> MarkTold:
    return MarkTold(
        criterion=mark.criterion.key,
        state=MarkState(mark.state),
        step=mark.step.key if mark.step else None,
        quote=mark.quote,
    )
