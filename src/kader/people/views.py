"""Pages of people: how the public sees me, and who holds which office."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from kader.groundrules import Deed, require
from kader.people import actions
from kader.people.accounts import person_with
from kader.people.forms import AppointOfficialForm, ChoosePublicNameForm, DismissOfficialForm
from kader.people.gate import may_do, roles_of, town
from kader.people.models import TOWN, Seat
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def choose_public_name(request: Request) -> HttpResponse:
    person = request.user
    chosen = {"public_name": person.public_name, "nickname": person.nickname}
    form = ChoosePublicNameForm(request.POST or None, initial=chosen, person=person)
    if form.is_valid():
        how, nickname = form.cleaned_data["public_name"], form.cleaned_data["nickname"]
        actions.choose_public_name(person, how, nickname)
        return redirect("my_page")
    return render(request, "people/choose_public_name.html", {"form": form})


@login_required
def officials(request: Request) -> HttpResponse:
    seats = Seat.objects.open().filter(circle=TOWN).select_related("person").order_by("role", "pk")
    may_appoint = may_do(request.user, Deed.APPOINT_OFFICIAL, town())
    page = {"seats": seats, "may_appoint": may_appoint, "is_staff_page": True}
    return render(request, "people/officials.html", page)


@login_required
@once
def appoint_official(request: Request) -> HttpResponse:
    require(roles_of(request.user, town()), Deed.APPOINT_OFFICIAL)
    form = AppointOfficialForm(request.POST or None)
    if form.is_valid():
        person = person_with(form.cleaned_data["email"], form.cleaned_data["name"])
        actions.appoint_official(request.user, person, form.cleaned_data["role"])
        return redirect("officials")
    page = {"form": form, "is_staff_page": True}
    return render(request, "people/appoint_official.html", page)


@login_required
@once
def dismiss_official(request: Request, key: str) -> HttpResponse:
    require(roles_of(request.user, town()), Deed.DISMISS_OFFICIAL)
    seat = get_object_or_404(Seat.objects.open().filter(circle=TOWN), key=key)
    form = DismissOfficialForm(request.POST or None)
    if form.is_valid():
        actions.dismiss_official(request.user, seat)
        return redirect("officials")
    page = {"form": form, "seat": seat, "is_staff_page": True}
    return render(request, "people/dismiss_official.html", page)
