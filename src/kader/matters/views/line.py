"""Pages of the line: find what the person may see, do one deed, show the result."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.utils.translation import gettext as _

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.forms.line import SignalForm
from kader.matters.views._page import done, find, offer, show
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def give_signal(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.GIVE_SIGNAL)
    form = SignalForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.GIVE_SIGNAL, reading, form)
    actions.give_signal(request.user, matter, form.cleaned_data["kind"], form.cleaned_data["text"])
    return done(request, matter, _("Your signal has arrived. You hear something within 3 workdays."))
