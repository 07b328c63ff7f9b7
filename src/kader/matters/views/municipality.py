"""Pages of officials: an issue, the seats, news and promises."""

from datetime import timedelta

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kader.groundrules import Deed, clock, require
from kader.matters import actions
from kader.matters.finding import askable_seats, asked_by_residents, own_seats
from kader.matters.forms.municipality import (
    IssueForm,
    KeepPromiseForm,
    LeaveSeatForm,
    PromiseForm,
    SeatForm,
    UpdateForm,
)
from kader.matters.views._page import done, find, find_in, offer, show
from kader.matters.views.shown_seats import ShownSeats
from kader.matters.waiting import news_due
from kader.people import actions as people_actions
from kader.people.following import needs_somebody_after, who_follows
from kader.people.gate import roles_of
from kader.people.models import TOWN, Circle
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def open_issue(request: Request) -> HttpResponse:
    require(roles_of(request.user, Circle(pk=TOWN)), Deed.OPEN_ISSUE)
    form = IssueForm(request.POST or None)
    if not form.is_valid():
        page = {"form": form, "is_staff_page": True}
        return render(request, "matters/open_issue.html", page, status=422 if form.errors else 200)
    issue = form.cleaned_data
    matter = actions.open_issue(
        request.user, issue["title"], issue["text"], issue["area"], issue["open_to_area"]
    )
    return done(
        request, matter, _("The issue is open. Now a steward and a facilitator are needed.")
    )


@login_required
@once
def give_seat(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.GIVE_SEAT)
    form = SeatForm(request.POST or None, askable=askable_seats(matter))
    if not form.is_valid():
        return show(request, Deed.GIVE_SEAT, reading, form, seats=ShownSeats.of(reading))
    person, role = form.cleaned_data["seat"]
    people_actions.give_seat(request.user, matter.circle, person, role)
    return done(request, matter, _("%(name)s has the seat now.") % {"name": person.name})


@login_required
@once
def leave_seat(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.LEAVE_SEAT)
    seat = find_in(own_seats(request.user, matter), record)
    seat.circle = matter.circle
    form, after = LeaveSeatForm(request.POST or None), who_follows(seat)
    if not form.is_valid():
        is_last = needs_somebody_after(seat)
        return show(request, Deed.LEAVE_SEAT, reading, form, after=after, is_last=is_last)
    people_actions.leave_seat(request.user, seat)
    if after is None:
        return done(request, matter, _("You left your seat. It is vacant now."))
    return done(
        request, matter, _("You left your seat. %(name)s has it now.") % {"name": after.name}
    )


@login_required
@once
def send_update(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.SEND_UPDATE)
    latest = clock.today() + timedelta(days=matter.promise_days)
    form = UpdateForm(
        request.POST or None, initial={"next_by": latest}, promise_days=matter.promise_days
    )
    if not form.is_valid():
        return show(request, Deed.SEND_UPDATE, reading, form, news_due=news_due(matter))
    news = form.cleaned_data
    actions.send_update(request.user, matter, news["text"], news["next_by"])
    return done(request, matter, _("Your news is on the page. The promise counts anew."))


@login_required
@once
def make_promise(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.MAKE_PROMISE)
    form = PromiseForm(request.POST or None, asked=asked_by_residents(matter))
    if not form.is_valid():
        return show(request, Deed.MAKE_PROMISE, reading, form)
    given = form.cleaned_data
    actions.make_promise(
        request.user, matter, given["text"], given["due"], given["kind"], given["asked"]
    )
    return done(request, matter, _("Your promise is on the page."))


@login_required
@once
def keep_promise(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.KEEP_PROMISE)
    promise = find_in(matter.promises.select_related("matter__circle"), record)
    form = KeepPromiseForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.KEEP_PROMISE, reading, form, promise=promise)
    actions.keep_promise(request.user, promise)
    return done(request, matter, _("The promise is kept. Everybody can see it."))
