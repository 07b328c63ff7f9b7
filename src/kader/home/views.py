"""The front page, search, my page, the desk, and the pages that explain."""

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from kader.groundrules import Deed, clock
from kader.home import mine, rulebook
from kader.home.found import found
from kader.home.listing import listing_for, state_choices
from kader.home.stopped import plans_to_propose_anew
from kader.home.stories import newest_stories
from kader.matters.waiting import desk_of
from kader.people.gate import Reader, may_do_in_town, roles_of, town
from kader.people.models import Person
from kader.people.news import look_at_news
from kader.places.map import map_of
from kader.web.drawing import marks_are_weeks
from kader.web.request import Request


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    listing = listing_for(request.user, request.GET)
    pins = [(row.number, row.area_id, row.title, row.url) for row in listing.rows if row.area_id]
    return render(
        request,
        "home/home.html",
        {
            "listing": listing,
            "map": map_of(listing.every_area, pins),
            "stories": newest_stories(),
            "states": state_choices(),
            "first": listing.page.number == 1 and not listing.query,
            "may_wish": _may_wish(request.user),
        },
    )


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "").replace("\0", "")[:200].strip()
    return render(request, "home/search.html", {"query": query, "found": found(query)})


@login_required
@require_safe
def my_page(request: Request) -> HttpResponse:
    return render(
        request,
        "home/my_page.html",
        {
            "mine": mine.page_of(request.user),
            "may_wish": _may_wish(request.user),
            "stopped": plans_to_propose_anew(request.user),
        },
    )


@login_required
@require_POST
def read_news(request: Request) -> HttpResponse:
    look_at_news(request.user)
    return redirect("my_page")


@login_required
@require_safe
def desk(request: Request) -> HttpResponse:
    found = desk_of(request.user)
    today = clock.today()
    scale = max((max(s.days, s.promise) for s in found.silences), default=14) + 1
    context = {
        "first_name": request.user.first_name,
        "today": today,
        "due": [w for w in found.on_us if w.due and w.due <= today],
        "later": [w for w in found.on_us if not (w.due and w.due <= today)],
        "others": [*mine.waits_for_seats(request.user), *found.on_others],
        "all_in_time": found.all_in_time,
        "silences": found.silences,
        "scale": scale,
        "marks_are_weeks": marks_are_weeks(scale),
        "opens_issues": mine.opens_issues(roles_of(request.user, town())),
        "is_staff_page": True,
    }
    return render(request, "home/desk.html", context)


@require_safe
def ground_rules(request: HttpRequest) -> HttpResponse:
    return render(request, "home/ground_rules.html", rulebook.page() | {"uses_work_style": True})


@require_safe
def explain(request: HttpRequest, page: str) -> HttpResponse:
    return render(request, f"home/{page}.html")


def _may_wish(person: Reader) -> bool:
    """A visitor is shown the way too: it leads past signing in. An official has another part."""
    return not isinstance(person, Person) or may_do_in_town(person, Deed.OPEN_WISH)
