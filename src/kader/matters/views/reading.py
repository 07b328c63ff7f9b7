"""Pages to read a matter: what is public, and for who takes part also what is inside."""

from typing import Any, TypeVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kader.groundrules import Stage
from kader.matters.models import Reading
from kader.matters.showing.difference import difference as difference_of
from kader.matters.showing.events import months, page_of
from kader.matters.showing.frame import FramePage
from kader.matters.showing.matter import MatterPage
from kader.matters.showing.people import PeoplePage
from kader.matters.showing.plan import PlanPage
from kader.matters.showing.stories import StoriesPage
from kader.matters.showing.turn import last_heard
from kader.matters.showing.voices import VoicesPage
from kader.matters.views._page import find
from kader.matters.waiting import silence_of
from kader.people.naming import Names

Found = TypeVar("Found")


@require_safe
def matter(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    return _show(request, reading, "matter", page=MatterPage(reading))


@require_safe
def plan(request: HttpRequest, key: str) -> HttpResponse:
    return plan_version(request, key, None)


@require_safe
def plan_version(request: HttpRequest, key: str, record: str | None) -> HttpResponse:
    reading = _reading(request, key)
    return _show(request, reading, "plan", page=_there(PlanPage.of(reading, record)))


@require_safe
def difference(request: HttpRequest, key: str, record: str) -> HttpResponse:
    reading = _reading(request, key)
    page = _there(PlanPage.of(reading, record))
    changed = difference_of(_there(page.before), page.plan, reading)
    return _show(request, reading, "difference", page=page, difference=changed)


@require_safe
def frame(request: HttpRequest, key: str) -> HttpResponse:
    return frame_version(request, key, None)


@require_safe
def frame_version(request: HttpRequest, key: str, record: str | None) -> HttpResponse:
    reading = _reading(request, key)
    return _show(request, reading, "frame", page=_there(FramePage.of(reading, record)))


@require_safe
def timeline(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    names = Names(reading.matter.circle, reading.inside)
    page_obj = page_of(reading, request.GET.get("page"))
    found = {
        "page_obj": page_obj,
        "months": months(page_obj, reading, names),
        "heard": last_heard(reading.matter),
        "silence": silence_of(reading.matter),
    }
    return _show(request, reading, "timeline", **found)


@require_safe
def voices(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    return _show(request, reading, "voices", page=VoicesPage(reading))


@require_safe
def people(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    return _show(request, reading, "people", page=PeoplePage(reading), noindex=True)


@require_safe
def stories(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    return _show(request, reading, "stories", page=StoriesPage(reading))


def _reading(request: HttpRequest, key: str) -> Reading:
    return Reading.by(request.user, find(request, key))


def _there(found: Found | None) -> Found:
    """What this reader may see; otherwise it is not there (404)."""
    if found is None:
        raise Http404
    return found


def _show(request: HttpRequest, reading: Reading, word: str, **found: Any) -> HttpResponse:
    staff = reading.inside and not reading.is_resident
    # A wish that nobody has answered yet is not for the search engines (`decided.md`).
    fresh = reading.matter.is_wish and reading.matter.at is Stage.OPENED
    about = {"matter": reading.matter, "reading": reading, "is_staff_page": staff, "noindex": fresh}
    response = render(request, f"matters/{word}.html", {**about, **found})
    if fresh or found.get("noindex"):
        response["X-Robots-Tag"] = "noindex"
    return response
