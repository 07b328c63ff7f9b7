"""Pages on which the municipality answers: only where somebody asked."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kader.groundrules import Deed, clock
from kader.matters import actions
from kader.matters.forms.answers import (
    AnswerForm,
    FactAnswerForm,
    SignalAnswerForm,
    SupportAnswerForm,
)
from kader.matters.models import Condition, FactRequest, FrameQuestion, Signal, SupportRequest
from kader.matters.rules import line as line_rules
from kader.matters.rules.line import SignalKind
from kader.matters.rules.stages import least_time
from kader.matters.views._page import done, find, find_in, offer, show
from kader.matters.views.shown_asked import ShownAsked
from kader.matters.views.shown_signal import ShownSignal
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def answer_condition(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ANSWER_CONDITION)
    condition = find_in(Condition.objects.visible_to(reading).select_related("by", "side"), record)
    form = AnswerForm(request.POST or None)
    if not form.is_valid():
        asked = ShownAsked.of(condition, reading)
        return show(request, Deed.ANSWER_CONDITION, reading, form, asked=asked)
    actions.answer_condition(request.user, condition, form.cleaned_data["text"])
    return done(request, matter, _("Your answer is public now. The check can go on."))


@login_required
@once
def answer_fact_request(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ANSWER_FACT_REQUEST)
    asked = find_in(FactRequest.objects.visible_to(reading).select_related("by"), record)
    form = FactAnswerForm(request.POST or None)
    if not form.is_valid():
        shown = ShownAsked.of(asked, reading)
        return show(request, Deed.ANSWER_FACT_REQUEST, reading, form, asked=shown)
    actions.answer_fact_request(request.user, asked, form.cleaned_data["text"])
    return done(
        request, matter, _("Your answer has arrived. The group decides what it does with it.")
    )


@login_required
@once
def answer_support(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ANSWER_SUPPORT)
    asked = find_in(SupportRequest.objects.visible_to(reading).select_related("by"), record)
    form = SupportAnswerForm(request.POST or None)
    if not form.is_valid():
        shown = ShownAsked.of(asked, reading)
        return show(request, Deed.ANSWER_SUPPORT, reading, form, asked=shown)
    told = form.cleaned_data
    actions.answer_support(request.user, asked, told["text"], told["given"])
    return done(request, matter, _("Your answer has arrived at the group."))


@login_required
@once
def answer_about_frame(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ANSWER_ABOUT_FRAME)
    asked = find_in(FrameQuestion.objects.visible_to(reading).select_related("by"), record)
    form = AnswerForm(request.POST or None)
    if not form.is_valid():
        shown = ShownAsked.of(asked, reading)
        return show(request, Deed.ANSWER_ABOUT_FRAME, reading, form, asked=shown)
    actions.answer_about_frame(request.user, asked, form.cleaned_data["text"])
    return done(request, matter, _("Question and answer are public now."))


@login_required
@once
def answer_signal(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ANSWER_SIGNAL)
    signal = find_in(Signal.objects.visible_to(reading).select_related("by"), record)
    line_rules.require_answerer(signal.kind, reading.is_steward, reading.holds_mandate)
    earliest = least_time(matter.hand_in_by, clock.today())
    can_move = matter.at in line_rules.TIME_CAN_BE_GIVEN
    form = SignalAnswerForm(request.POST or None, earliest=earliest, has_plan_ahead=can_move)
    if not form.is_valid():
        shown = ShownSignal.of(signal, reading)
        too_much = signal.kind == SignalKind.TOO_MUCH
        size = signal.kind in {SignalKind.FRAME_TOO_NARROW, SignalKind.FRAME_TOO_WIDE}
        lead = {"too_much": too_much, "frame_size": size, "can_move": can_move}
        return show(request, Deed.ANSWER_SIGNAL, reading, form, signal=shown, **lead)
    told = form.cleaned_data
    actions.answer_signal(request.user, signal, told["text"], told.get("moved_to"))
    return done(request, matter, _("Your answer has arrived. Only its author closes a signal."))
