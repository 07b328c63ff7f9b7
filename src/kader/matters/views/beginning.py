"""Pages of the beginning: find what the person may see, do one deed, show the result."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kader.groundrules import Deed, require
from kader.matters import actions
from kader.matters.finding import open_join_requests, wish_just_told
from kader.matters.forms.beginning import (
    AnotherFacilitatorForm,
    JoinForm,
    LeaveForm,
    LetInForm,
    WishForm,
)
from kader.matters.models import JoinRequest
from kader.matters.views._by import answer_by, in_words
from kader.matters.views._page import done, find, find_in, offer, show
from kader.matters.views.shown_joining import ShownRequest, is_last_resident
from kader.people.gate import roles_of
from kader.people.models import TOWN, Circle
from kader.people.naming import name_for
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def open_wish(request: Request) -> HttpResponse:
    require(roles_of(request.user, Circle(pk=TOWN)), Deed.OPEN_WISH)
    called = name_for(request.user, as_official=False, inside=False)
    form = WishForm(request.POST or None, called=called)
    if not form.is_valid():
        return _show_wish(request, form)
    wish = form.cleaned_data
    first = wish_just_told(request.user, wish["title"], wish["text"])
    if first is not None:
        return done(request, first, _("You told this wish just now. It has arrived."))
    matter = actions.open_wish(
        request.user, wish["title"], wish["text"], wish["area"], wish["public"]
    )
    return done(request, matter, _("Your wish has arrived. Thank you for telling us."))


@login_required
@once
def ask_to_join(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ASK_TO_JOIN)
    form = JoinForm(request.POST or None)
    if not form.is_valid():
        by = answer_by("confirmation")
        return show(request, Deed.ASK_TO_JOIN, reading, form, answer_by=by)
    asked = actions.ask_to_join(request.user, matter, form.cleaned_data["text"])
    return done(request, matter, _said_after_asking(asked))


@login_required
@once
def let_in(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.LET_IN)
    asked = find_in(open_join_requests(matter), record)
    form = LetInForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.LET_IN, reading, form, asked=ShownRequest.of(asked, reading))
    actions.let_in(request.user, asked)
    return done(request, matter, _("You let somebody in. From now on you are with one more."))


@login_required
@once
def leave_matter(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.LEAVE_MATTER)
    form = LeaveForm(request.POST or None)
    if not form.is_valid():
        last = is_last_resident(reading)
        return show(request, Deed.LEAVE_MATTER, reading, form, is_last=last)
    actions.leave_matter(request.user, matter)
    return done(request, matter, _("You left the group. What you wrote stays. Thank you."))


@login_required
@once
def ask_for_another_facilitator(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ASK_FOR_ANOTHER_FACILITATOR)
    form = AnotherFacilitatorForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.ASK_FOR_ANOTHER_FACILITATOR, reading, form)
    actions.ask_for_another_facilitator(request.user, matter, form.cleaned_data["text"])
    return done(request, matter, _("Your question has arrived at the mandate holder."))


def _show_wish(request: Request, form: WishForm) -> HttpResponse:
    page = {"form": form, "answer_by": answer_by("promise")}
    status = 422 if form.errors else 200
    return render(request, "matters/open_wish.html", page, status=status)


def _said_after_asking(asked: JoinRequest) -> str:
    if asked.let_in_at is not None:
        return _("You are in. From now on you write along.")
    day = in_words(answer_by("confirmation"))
    return _(
        "Your question has arrived at the group. You hear something by %(day)s at the latest."
    ) % {"day": day}
