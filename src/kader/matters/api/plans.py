"""The plan: written, marked, handed in and taken back by residents, and by nobody else (G1)."""

from django.shortcuts import get_object_or_404

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.actions import Marking
from kader.matters.api._deed import MatterDone, begin, chosen, deeds, done, find, find_in
from kader.matters.api.drafts import DraftGiven, PlanDraftDone, plan_written
from kader.matters.api.given import PerhapsWordsGiven
from kader.matters.drafts import Draft
from kader.matters.models import Criterion, Plan
from kader.matters.rules.draft import plan_fields
from kader.matters.rules.plan import MarkState
from kader.matters.rules.voice import Proposed
from kader.web.request import Request
from kader.web.schema import Given, Name, Sentence

router = deeds("The plan")


class MarkGiven(Given):
    """`step`: the key of the step where it stands; `quote`: the sentence where it stands."""

    state: MarkState
    step: Name | None = None
    quote: Sentence = ""


@router.post("/{key}/write-plan", response=PlanDraftDone)
def write_plan(request: Request, key: str, given: DraftGiven) -> PlanDraftDone:
    """Residents write their plan; each save is kept, what is left out stays (G1)."""
    reading = begin(request, key, Deed.WRITE_PLAN)
    draft = Draft.of(reading)
    fields, chosen = given.laid_over(draft, plan_fields), given.choice(draft, plan_fields)
    revision = actions.write_plan(request.user, reading.matter, fields, given.base, chosen)
    return plan_written(request, reading, revision)


@router.post("/{key}/mark-criterion/{record}", response=MatterDone)
def mark_criterion(request: Request, key: str, record: str, given: MarkGiven) -> MatterDone:
    """Residents say themselves where their draft meets a point; only they see it (G1)."""
    reading = begin(request, key, Deed.MARK_CRITERION)
    drafts = Plan.objects.visible_to(reading).draft().select_related("matter__circle")
    plan = get_object_or_404(drafts, side__number=reading.side)
    criterion = find_in(Criterion.objects.filter(frame=plan.frame_id), record)
    step = chosen(plan.steps.all(), given.step, "step") if given.step else None
    marking = Marking(given.state, step, given.quote)
    mark = actions.mark_criterion(request.user, plan, criterion, marking)
    return done(request, key, Deed.MARK_CRITERION, mark)


@router.post("/{key}/submit-plan", response=MatterDone)
def submit_plan(request: Request, key: str) -> MatterDone:
    """A resident hands the plan in; where the group has more members a second confirms (G23)."""
    proposal = actions.submit_plan(request.user, find(request, key))
    return done(request, key, Deed.SUBMIT_PLAN, proposal)


@router.post("/{key}/confirm-submission/{record}", response=MatterDone)
def confirm_submission(request: Request, key: str, record: str) -> MatterDone:
    """A second member says yes to exactly these words (G23)."""
    reading = begin(request, key, Deed.CONFIRM_SUBMISSION)
    proposals = reading.matter.proposals.filter(what=Proposed.SUBMIT, side_number=reading.side or 1)
    proposal = find_in(proposals.select_related("matter__circle"), record)
    confirmation = actions.confirm_submission(request.user, proposal)
    return done(request, key, Deed.CONFIRM_SUBMISSION, confirmation)


@router.post("/{key}/ask-to-wait", response=MatterDone)
def ask_to_wait(request: Request, key: str, given: PerhapsWordsGiven) -> MatterDone:
    """Each member can say "wait" once, within two days; only the group sees why (G23)."""
    wait = actions.ask_to_wait(request.user, find(request, key), given.text)
    return done(request, key, Deed.ASK_TO_WAIT, wait)


@router.post("/{key}/withdraw-plan", response=MatterDone)
def withdraw_plan(request: Request, key: str) -> MatterDone:
    """The group takes its plan back; a second member confirms (G23)."""
    proposal = actions.withdraw_plan(request.user, find(request, key))
    return done(request, key, Deed.WITHDRAW_PLAN, proposal)
