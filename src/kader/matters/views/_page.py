"""What the pages of matters share: finding what a person may see, and showing a deed."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from kader.groundrules import MAY, Deed, require, require_stage
from kader.matters.models import Matter, Reading
from kader.matters.rules.draft import too_much_in
from kader.matters.sentences import LABELS, READ_BY
from kader.people.gate import remember
from kader.people.models import Person
from kader.web import reasons
from kader.web.written import Given, Written

Found = TypeVar("Found", bound=Model)


def find(request: HttpRequest, key: str) -> Matter:
    """The matter, if this person may see it; otherwise it is not there (404)."""
    if not key.isalnum():
        raise Http404
    person = request.user.pk if isinstance(request.user, Person) else None
    matter = _matter.first(person is None, key=key, person=person)
    if matter is None:
        raise Http404
    matter.read_at = matter.circle.last_number
    return matter


@Written
def _matter(for_visitors: bool, *, key: Given, person: Given) -> QuerySet[Matter]:
    seen = Matter.objects.visible_to(None if for_visitors else person)
    return seen.filter(key=key).select_related("circle", "area")


def find_in(records: QuerySet[Found], key: str) -> Found:
    """A record among those that the reader may see; otherwise it is not there (404)."""
    if not key.isalnum():
        raise Http404
    return get_object_or_404(records, key=key)


def offer(request: HttpRequest, matter: Matter, deed: Deed) -> Reading:
    """Show the page of a deed only to who may do it now; says which rule refuses otherwise."""
    reading = Reading.by(request.user, matter)
    if reading.person is not None:
        remember(reading.person, matter.circle, reading.roles)
    require(reading.roles, deed)
    require_stage(deed, matter.at)
    return reading


def show(
    request: HttpRequest, deed: Deed, reading: Reading, form: Form, **more: Any
) -> HttpResponse:
    """The page of a deed: the template named after it, or `deed.html` with its label.

    422 where the form has faults.
    """
    context = {
        "matter": reading.matter,
        "reading": reading,
        "form": form,
        "deed": deed,
        "label": LABELS.get(deed, ""),
        "read_by": READ_BY[MAY[deed].seen],
        "is_staff_page": not reading.is_resident and reading.inside,
        **more,
    }
    status = 422 if form.is_bound and form.errors else 200
    templates = [f"matters/{deed.word}.html", "matters/deed.html"]
    return render(request, templates, context, status=status)


def require_same(request: HttpRequest, form: Form, seen: str) -> None:
    """A form from a page that showed something else does nothing; what was typed stays.

    `seen` names what the page shows now; the page sends it along.
    """
    if form.is_bound and request.POST.get("seen", seen) != seen:
        form.add_error(None, _("Somebody did something in this matter after you read it."))


def require_room(form: Form, typed: Mapping[str, str]) -> None:
    """A draft that has more than fits is not saved; what was typed stays."""
    too_much = too_much_in(typed)
    if form.is_bound and too_much:
        why = reasons.find(too_much)
        form.add_error(None, f"{why.sentence} {why.instead[0]}")


def with_clash(saved: str, clashes: Mapping[str, list[str]]) -> str:
    """What a save by itself says: also that two texts stand in one place, and how to see both."""
    if not clashes:
        return saved
    told = _(
        "Somebody wrote in the same place, on another page. Press Save: then you see both texts."
    )
    return f"{saved}. {told}"


def done(request: HttpRequest, matter: Matter, sentence: str) -> HttpResponse:
    """Back to the matter, with one sentence about what happened; and on to the desk from there."""
    if request.GET.get("from") == "desk":
        way = format_html('<a href="{}">{}</a>', reverse("desk"), _("Back to your desk"))
        messages.success(request, format_html("{} {}", sentence, way))
    else:
        messages.success(request, sentence)
    return redirect(matter)
