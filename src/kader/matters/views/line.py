"""Pages of the line: find what the person may see, do one deed, show the result."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kader.groundrules import Deed, clock
from kader.matters import actions
from kader.matters.forms.line import (
    CloseSignalForm,
    FactsForm,
    HandInDateForm,
    SignalForm,
    SupportForm,
)
from kader.matters.models import Signal
from kader.matters.rules.stages import least_time
from kader.matters.views._by import answer_by, in_words, signal_by
from kader.matters.views._page import done, find, find_in, offer, show
from kader.matters.views.shown_signal import ShownSignal
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def give_signal(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.GIVE_SIGNAL)
    form = SignalForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.GIVE_SIGNAL, reading, form, answer_by=signal_by())
    given = form.cleaned_data
    signal = actions.give_signal(request.user, matter, given["kind"], given["text"])
    said = _("Your signal has arrived. You hear something by %(day)s at the latest.")
    return done(request, matter, said % {"day": in_words(signal.due)})


@login_required
@once
def close_signal(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.CLOSE_SIGNAL)
    own = Signal.objects.visible_to(reading).filter(by=request.user)
    signal = find_in(own.select_related("matter__circle"), record)
    form = CloseSignalForm(request.POST or None)
    if not form.is_valid():
        shown = ShownSignal.of(signal, reading)
        return show(request, Deed.CLOSE_SIGNAL, reading, form, signal=shown)
    actions.close_signal(request.user, signal)
    return done(request, matter, _("Your signal is closed. You can give a new one at any time."))


@login_required
@once
def request_facts(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.REQUEST_FACTS)
    form = FactsForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.REQUEST_FACTS, reading, form, answer_by=answer_by("fact"))
    asked = actions.request_facts(request.user, matter, form.cleaned_data["text"])
    said = _("Your question has arrived. You get the facts by %(day)s at the latest.")
    return done(request, matter, said % {"day": in_words(asked.due)})


@login_required
@once
def ask_for_support(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ASK_FOR_SUPPORT)
    form = SupportForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.ASK_FOR_SUPPORT, reading, form, answer_by=answer_by("support"))
    asked = actions.ask_for_support(request.user, matter, form.cleaned_data["text"])
    said = _("Your question has arrived. You get an answer by %(day)s at the latest.")
    return done(request, matter, said % {"day": in_words(asked.due)})


@login_required
@once
def move_hand_in_date(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.MOVE_HAND_IN_DATE)
    earliest = None if reading.is_resident else least_time(matter.hand_in_by, clock.today())
    form = HandInDateForm(request.POST or None, earliest=earliest, is_own=reading.is_resident)
    if not form.is_valid():
        return show(request, Deed.MOVE_HAND_IN_DATE, reading, form)
    moved = actions.move_hand_in_date(request.user, matter, form.cleaned_data["day"])
    said = _("The plan can be handed in until %(day)s.")
    return done(request, moved, said % {"day": in_words(form.cleaned_data["day"])})
