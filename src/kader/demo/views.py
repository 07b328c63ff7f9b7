"""What only the demo can do: be somebody else, read the mails, move the clock."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from kader.demo.cast import players
from kader.demo.mail import newest_mails
from kader.demo.shift import move_on
from kader.people.models import Person

_BACKEND = "kader.people.signed_in.PersonBackend"


# The bar stands on cached pages of visitors too, where no token can stand.
@csrf_exempt
@require_POST
def be_somebody(request: HttpRequest) -> HttpResponse:
    """Be one of the people of the story, or a visitor."""
    who = request.POST.get("who", "")
    if who:
        email = next((player.email for player in players() if player.who == who), None)
        login(request, get_object_or_404(Person, email=email, is_active=True), backend=_BACKEND)
    else:
        logout(request)
    return redirect(_next(request))


def mails(request: HttpRequest) -> HttpResponse:
    """The mails that would have been sent."""
    return render(request, "demo/mails.html", {"mails": newest_mails()})


@csrf_exempt
@require_POST
def days_later(request: HttpRequest) -> HttpResponse:
    """Move the demo's clock forwards: 1, 7 or 30 days."""
    days = request.POST.get("days", "")
    move_on(int(days) if days in {"1", "7", "30"} else 0)
    return redirect(_next(request))


def _next(request: HttpRequest) -> str:
    place = request.POST.get("next", "/")
    return place if url_has_allowed_host_and_scheme(place, allowed_hosts=None) else "/"
