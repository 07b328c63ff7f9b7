"""The frame: drafted, adopted, changed, kept, chosen, asked about."""

from datetime import date
from typing import Annotated

from pydantic import Field

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.api._deed import (
    MatterDone,
    begin,
    deeds,
    done,
    find,
    find_in,
    fitting,
    parts,
    typed,
)
from kader.matters.api.drafts import DraftGiven, FrameDraftDone, frame_drafted
from kader.matters.api.given import DocumentGiven, ReasonGiven, WordsGiven, taken_in
from kader.matters.drafts import FrameDraft
from kader.matters.models import FrameQuestion
from kader.matters.rules.draft import frame_fields, laid_over
from kader.web.request import Request
from kader.web.schema import Given, Line, Name, Words

router = deeds("The frame")


class AdoptionGiven(Given):
    """Which body decided, when. `saysWhat`: the bounds, by number, that say what, and not how.

    `document` is the decision itself in base64: a PDF, or a picture (JPEG, PNG, WebP or GIF).
    """

    body: Line
    decided_on: date
    decision_number: Name = ""
    says_what: list[Annotated[int, Field(ge=1, le=99)]] = []
    document: DocumentGiven = ""

    def adoption(self) -> Adoption:
        """What was adopted, with its document taken in."""
        document = taken_in(self.document)
        return Adoption(self.body, self.decided_on, self.decision_number, document)


class FrameChangeGiven(AdoptionGiven):
    """The fields of the adopted frame that change; what you leave out stays as it stands.

    `takeOut` names bounds and criteria that go. Which bounds say what, and not how, is said anew.
    """

    fields: dict[Line, Words] = {}
    take_out: list[Line] = []
    reason: Words

    def laid_over(self, draft: FrameDraft) -> dict[str, str]:
        """The whole frame as it is with these changes."""
        changed = typed(self.fields, frame_fields, "fields")
        ticked = {f"bound.{number}.says_what": "1" for number in self.says_what}
        return fitting(laid_over(draft.fields, changed | ticked, parts(self.take_out)))


@router.post("/{key}/draft-frame", response=FrameDraftDone)
def draft_frame(request: Request, key: str, given: DraftGiven) -> FrameDraftDone:
    """The steward drafts the frame; each save is kept, what is left out stays (G3)."""
    reading = begin(request, key, Deed.DRAFT_FRAME)
    draft = FrameDraft.of(reading.matter)
    fields, chosen = given.laid_over(draft, frame_fields), given.choice(draft, frame_fields)
    revision = actions.draft_frame(request.user, reading.matter, fields, given.base, chosen)
    return frame_drafted(request, reading, revision)


@router.post("/{key}/adopt-frame", response=MatterDone)
def adopt_frame(request: Request, key: str, given: AdoptionGiven) -> MatterDone:
    """A mandate holder or body adopts the frame (G3, G4)."""
    matter = begin(request, key, Deed.ADOPT_FRAME).matter
    says_what = frozenset(given.says_what)
    frame = actions.adopt_frame(request.user, matter, given.adoption(), says_what)
    return done(request, key, Deed.ADOPT_FRAME, frame)


@router.post("/{key}/change-frame", response=MatterDone)
def change_frame(request: Request, key: str, given: FrameChangeGiven) -> MatterDone:
    """The frame changes with a reason; a plan keeps its version until residents choose (G4)."""
    matter = begin(request, key, Deed.CHANGE_FRAME).matter
    fields, adoption = given.laid_over(FrameDraft.of(matter)), given.adoption()
    frame = actions.change_frame(request.user, matter, fields, adoption, given.reason)
    return done(request, key, Deed.CHANGE_FRAME, frame)


@router.post("/{key}/keep-frame", response=MatterDone)
def keep_frame(request: Request, key: str, given: ReasonGiven) -> MatterDone:
    """The mandate holder keeps the frame, with a reason (G4, G5)."""
    kept = actions.keep_frame(request.user, find(request, key), given.reason)
    return done(request, key, Deed.KEEP_FRAME, kept)


@router.post("/{key}/choose-frame", response=MatterDone)
def choose_frame(request: Request, key: str) -> MatterDone:
    """Residents choose the newer frame for their plan; a second member confirms (G4, G23)."""
    proposal = actions.choose_frame(request.user, find(request, key))
    return done(request, key, Deed.CHOOSE_FRAME, proposal)


@router.post("/{key}/ask-about-frame", response=MatterDone)
def ask_about_frame(request: Request, key: str, given: WordsGiven) -> MatterDone:
    """Ask what the frame means (G14)."""
    question = actions.ask_about_frame(request.user, find(request, key), given.text)
    return done(request, key, Deed.ASK_ABOUT_FRAME, question)


@router.post("/{key}/answer-about-frame/{record}", response=MatterDone)
def answer_about_frame(request: Request, key: str, record: str, given: WordsGiven) -> MatterDone:
    """The steward says what the frame means; the answer is for everybody (G14)."""
    reading = begin(request, key, Deed.ANSWER_ABOUT_FRAME)
    asked = FrameQuestion.objects.visible_to(reading).select_related("matter__circle", "by")
    answer = actions.answer_about_frame(request.user, find_in(asked, record), given.text)
    return done(request, key, Deed.ANSWER_ABOUT_FRAME, answer)
