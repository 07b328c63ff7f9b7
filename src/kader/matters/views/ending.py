"""Pages of looking back and ending: find, clean, one deed, show."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kader.groundrules import Deed, Role
from kader.matters import actions
from kader.matters.forms.ending import (
    CloseForm,
    ConfirmStopForm,
    EvaluationForm,
    RestForm,
    ResumeForm,
    StopForm,
    StoryForm,
    WakeForm,
)
from kader.matters.rules import doing as rules
from kader.matters.views._page import done, find, offer, show
from kader.matters.views.shown_ending import ShownClosing, ShownStop, resume_by
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def evaluate(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.EVALUATE)
    form = EvaluationForm(request.POST or None, reading=reading)
    if not form.is_valid():
        is_facilitator = Role.FACILITATOR in reading.roles
        return show(request, Deed.EVALUATE, reading, form, is_facilitator=is_facilitator)
    said = form.cleaned_data
    actions.evaluate(request.user, matter, said["text"], said["differently"], said["public"])
    return done(request, matter, _("Thank you for looking back."))


@login_required
@once
def tell_story(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.TELL_STORY)
    form = StoryForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.TELL_STORY, reading, form)
    actions.tell_story(request.user, matter, form.cleaned_data["title"], form.cleaned_data["text"])
    return done(request, matter, _("Your story is told. Everybody can read it now."))


@login_required
@once
def close_matter(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.CLOSE_MATTER)
    form = CloseForm(request.POST or None)
    if not form.is_valid():
        closing = ShownClosing.of(reading)
        return show(request, Deed.CLOSE_MATTER, reading, form, closing=closing)
    proposal = actions.close_matter(request.user, matter)
    if proposal.ended_at is None:
        return done(request, matter, _("You said yes to closing. The others are asked now."))
    return done(request, matter, _("This matter is closed. Everything stays readable."))


@login_required
@once
def confirm_stop(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.CONFIRM_STOP)
    form = ConfirmStopForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.CONFIRM_STOP, reading, form, stop=ShownStop.of(reading))
    proposal = actions.confirm_stop(request.user, matter)
    if proposal.ended_at is None:
        return done(request, matter, _("You said that you want to stop. Nobody asks why."))
    return done(request, matter, _("The matter has stopped. You can take it up again for 14 days."))


@login_required
@once
def stop_matter(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.STOP_MATTER)
    form = StopForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.STOP_MATTER, reading, form)
    actions.stop_matter(request.user, matter, form.cleaned_data["reason"])
    return done(request, matter, _("The matter has stopped. Everybody can read why."))


@login_required
@once
def resume_matter(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.RESUME_MATTER)
    form = ResumeForm(request.POST or None)
    if not form.is_valid():
        rules.require_stopped_by_residents(matter.is_stopped_by_mandate_holder)
        return show(request, Deed.RESUME_MATTER, reading, form, resume_by=resume_by(matter))
    actions.resume_matter(request.user, matter)
    return done(request, matter, _("The matter goes on where it was."))


@login_required
@once
def rest(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.REST)
    form = RestForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.REST, reading, form)
    actions.rest(request.user, matter, form.cleaned_data["asked"])
    return done(request, matter, _("The matter rests. Nobody is reminded."))


@login_required
@once
def wake(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.WAKE)
    form = WakeForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.WAKE, reading, form)
    actions.wake(request.user, matter)
    return done(request, matter, _("The matter is awake. It goes on where it was."))
