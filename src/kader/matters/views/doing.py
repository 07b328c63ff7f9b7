"""Pages of the doing: find what the person may see, do one deed, show the result."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kader.groundrules import Deed, Role
from kader.matters import actions
from kader.matters.finding import steps_carried_out
from kader.matters.forms.doing import (
    AdjustStepForm,
    FinishStepForm,
    HandBackStepForm,
    ProgressForm,
    TakeOverStepForm,
)
from kader.matters.models import Reading, Step
from kader.matters.rules import doing as rules
from kader.matters.views._page import done, find, find_in, offer, show
from kader.matters.views.shown_step import ShownStep, ShownTakeOver, is_last_step
from kader.people.naming import Names
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def report_progress(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.REPORT_PROGRESS)
    form = ProgressForm(request.POST or None, steps=steps_carried_out(reading))
    if not form.is_valid():
        return show(request, Deed.REPORT_PROGRESS, reading, form)
    told = form.cleaned_data
    actions.report_progress(request.user, matter, told["text"], told["step"])
    return done(request, matter, _("Thank you for telling how it goes. Everybody can read it now."))


@login_required
@once
def adjust_step(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ADJUST_STEP)
    step = _open_step(reading, record)
    form = AdjustStepForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.ADJUST_STEP, reading, form, step=ShownStep.of(step))
    change = form.cleaned_data
    actions.adjust_step(request.user, step, change["text"], change["let_go"])
    return done(request, matter, _("The step is changed. Everybody can read how it goes now."))


@login_required
@once
def finish_step(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.FINISH_STEP)
    step = _open_step(reading, record)
    form = FinishStepForm(request.POST or None)
    if not form.is_valid():
        page = {"step": ShownStep.of(step), "is_last": is_last_step(step, reading)}
        return show(request, Deed.FINISH_STEP, reading, form, **page)
    actions.finish_step(request.user, step)
    return done(request, matter, _("This step is done."))


@login_required
@once
def take_over_step(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.TAKE_OVER_STEP)
    step = _open_step(reading, record)
    names = Names(matter.circle, reading.inside)
    residents = names.holding(Role.RESIDENT)
    form = TakeOverStepForm(request.POST or None, residents=residents, names=names)
    if not form.is_valid():
        return show(request, Deed.TAKE_OVER_STEP, reading, form, step=ShownStep.of(step))
    offered = form.cleaned_data
    actions.take_over_step(
        request.user, step, offered["consent_by"], offered["text"], offered["review_on"]
    )
    said = _("Your offer is written down. It holds from the moment the resident says yes.")
    return done(request, matter, said)


@login_required
@once
def hand_back_step(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.HAND_BACK_STEP)
    step = find_in(steps_carried_out(reading), record)
    taken_over = ShownTakeOver.open_of(step, reading)
    rules.require_taken_over(taken_over is not None)
    form = HandBackStepForm(request.POST or None)
    if not form.is_valid():
        page = {"step": ShownStep.of(step), "taken_over": taken_over}
        return show(request, Deed.HAND_BACK_STEP, reading, form, **page)
    actions.hand_back_step(request.user, step)
    return done(request, matter, _("The step is with the residents again."))


def _open_step(reading: Reading, key: str) -> Step:
    """A step that is not behind us; says so where it is."""
    step = find_in(steps_carried_out(reading), key)
    rules.require_open_step(step.status)
    return step
