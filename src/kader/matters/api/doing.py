"""Carrying out the plan: residents do it, report, and change what goes differently."""

from datetime import date

from kader.groundrules import Deed, Role
from kader.matters import actions
from kader.matters.api._deed import (
    MatterDone,
    begin,
    chosen,
    deeds,
    done,
    find_in,
    person_of,
    seats_of,
)
from kader.matters.finding import steps_carried_out
from kader.web.request import Request
from kader.web.schema import Given, Name, Words

router = deeds("Doing it")


class ProgressGiven(Given):
    text: Words
    step: Name | None = None


class StepChangeGiven(Given):
    text: Words
    let_go: bool = False


class TakeOverGiven(Given):
    """`consentBy`: the key of the seat of the resident who says yes."""

    consent_by: Name
    text: Words
    review_on: date


@router.post("/{key}/report-progress", response=MatterDone)
def report_progress(request: Request, key: str, given: ProgressGiven) -> MatterDone:
    """Residents say how it goes (G1)."""
    reading = begin(request, key, Deed.REPORT_PROGRESS)
    steps = steps_carried_out(reading)
    step = chosen(steps, given.step, "step") if given.step else None
    told = actions.report_progress(request.user, reading.matter, given.text, step)
    return done(request, key, Deed.REPORT_PROGRESS, told)


@router.post("/{key}/adjust-step/{record}", response=MatterDone)
def adjust_step(request: Request, key: str, record: str, given: StepChangeGiven) -> MatterDone:
    """A step goes differently, or is let go (G1)."""
    reading = begin(request, key, Deed.ADJUST_STEP)
    step = find_in(steps_carried_out(reading), record)
    change = actions.adjust_step(request.user, step, given.text, given.let_go)
    return done(request, key, Deed.ADJUST_STEP, change)


@router.post("/{key}/finish-step/{record}", response=MatterDone)
def finish_step(request: Request, key: str, record: str) -> MatterDone:
    """A step is done; with the last one everybody looks back (G1)."""
    reading = begin(request, key, Deed.FINISH_STEP)
    step = actions.finish_step(request.user, find_in(steps_carried_out(reading), record))
    return done(request, key, Deed.FINISH_STEP, step)


@router.post("/{key}/take-over-step/{record}", response=MatterDone)
def take_over_step(request: Request, key: str, record: str, given: TakeOverGiven) -> MatterDone:
    """The municipality does a step for a while; it holds from the resident's own yes (G18)."""
    reading = begin(request, key, Deed.TAKE_OVER_STEP)
    step = find_in(steps_carried_out(reading), record)
    residents = seats_of(reading.matter).of(Role.RESIDENT)
    resident = person_of(residents, given.consent_by, "consentBy")
    taken = actions.take_over_step(request.user, step, resident, given.text, given.review_on)
    return done(request, key, Deed.TAKE_OVER_STEP, taken)


@router.post("/{key}/hand-back-step/{record}", response=MatterDone)
def hand_back_step(request: Request, key: str, record: str) -> MatterDone:
    """The step goes back to the residents; either side can do that at any moment (G18)."""
    reading = begin(request, key, Deed.HAND_BACK_STEP)
    step = find_in(steps_carried_out(reading), record)
    taken = actions.hand_back_step(request.user, step)
    return done(request, key, Deed.HAND_BACK_STEP, taken)
