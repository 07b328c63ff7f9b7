"""Pages to read a matter: what is public, and for who takes part also what is inside."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kader.groundrules import Role, Stage
from kader.matters.models import Frame, Plan, Reading
from kader.matters.views._page import find, find_in
from kader.matters.views.shown_events import events, how_many
from kader.matters.views.shown_matter import MatterPage
from kader.matters.views.shown_reading import PlanPage, changes
from kader.matters.views.shown_voices import capacity_of, parts
from kader.people.naming import ROLE_NAMES, Names

EVENTS_A_PAGE = 50


@require_safe
def matter(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    page = MatterPage(reading)
    fresh = reading.matter.is_wish and reading.matter.at is Stage.OPENED
    return render(
        request, "matters/matter.html", {**_about(reading), "page": page, "noindex": fresh}
    )


@require_safe
def plan(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    newest = Plan.objects.visible_to(reading).select_related("frame", "side").last()
    if newest is None:
        raise Http404
    return _show_plan(request, reading, newest)


@require_safe
def plan_version(request: HttpRequest, key: str, record: str) -> HttpResponse:
    reading = _reading(request, key)
    seen = Plan.objects.visible_to(reading).select_related("frame", "side")
    return _show_plan(request, reading, find_in(seen, record))


@require_safe
def difference(request: HttpRequest, key: str, record: str) -> HttpResponse:
    reading = _reading(request, key)
    newer = find_in(Plan.objects.visible_to(reading).select_related("frame", "side"), record)
    before = PlanPage(reading, newer).before
    if before is None:
        raise Http404
    context = {"plan": newer, "before": before, "changes": changes(before, newer)}
    return render(request, "matters/difference.html", {**_about(reading), **context})


@require_safe
def frame(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    newest = Frame.objects.visible_to(reading).last()
    if newest is None:
        raise Http404
    return _show_frame(request, reading, newest)


@require_safe
def frame_version(request: HttpRequest, key: str, record: str) -> HttpResponse:
    reading = _reading(request, key)
    return _show_frame(request, reading, find_in(Frame.objects.visible_to(reading), record))


@require_safe
def timeline(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    asked = request.GET.get("from", "0")
    start = int(asked) if asked.isdigit() and len(asked) < 7 else 0
    names = Names(reading.matter.circle, reading.inside)
    context = {
        "entries": events(reading, names, start, EVENTS_A_PAGE),
        "earlier": start + EVENTS_A_PAGE if how_many(reading) > start + EVENTS_A_PAGE else 0,
    }
    return render(request, "matters/timeline.html", {**_about(reading), **context})


@require_safe
def voices(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    names = Names(reading.matter.circle, reading.inside)
    context = {"parts": parts(reading, names), "capacity": capacity_of(reading)}
    return render(request, "matters/voices.html", {**_about(reading), **context})


@require_safe
def people(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    names = Names(reading.matter.circle, reading.inside)
    shown = (Role.STEWARD, Role.STAND_IN, Role.FACILITATOR, Role.MANDATE_HOLDER, Role.REGISTRAR)
    seats = [(ROLE_NAMES[role], [names.of(p) for p in names.holding(role)]) for role in shown]
    mine = [s for s in names.seats if s.until is None and s.person == reading.person]
    context = {"seats": seats, "page": MatterPage(reading), "mine": mine}
    return render(request, "matters/people.html", {**_about(reading), **context})


@require_safe
def stories(request: HttpRequest, key: str) -> HttpResponse:
    reading = _reading(request, key)
    names = Names(reading.matter.circle, reading.inside)
    seen = reading.matter.evaluations.select_related("by")
    looked_back = seen if reading.inside else seen.filter(public=True)
    context = {
        "stories": [(s, names.of(s.by)) for s in reading.matter.stories.select_related("by")],
        "looked_back": [(e, names.of(e.by), ROLE_NAMES[Role(e.role)]) for e in looked_back],
    }
    return render(request, "matters/stories.html", {**_about(reading), **context})


def _reading(request: HttpRequest, key: str) -> Reading:
    return Reading.by(request.user, find(request, key))


def _about(reading: Reading) -> dict[str, object]:
    staff = reading.inside and not reading.is_resident
    return {"matter": reading.matter, "reading": reading, "is_staff_page": staff}


def _show_plan(request: HttpRequest, reading: Reading, shown: Plan) -> HttpResponse:
    context = {"plan": shown, "page": PlanPage(reading, shown)}
    return render(request, "matters/plan.html", {**_about(reading), **context})


def _show_frame(request: HttpRequest, reading: Reading, shown: Frame) -> HttpResponse:
    versions = Frame.objects.visible_to(reading).order_by("number")
    names = Names(reading.matter.circle, reading.inside)
    by = names.of(shown.registered_by) if shown.registered_by else ""
    context = {"frame": shown, "versions": versions, "registered_by": by}
    return render(request, "matters/frame.html", {**_about(reading), **context})
