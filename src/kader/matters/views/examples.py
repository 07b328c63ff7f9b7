"""Pages with examples of frames, for who makes one."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from kader.groundrules import Deed
from kader.matters.examples import examples_for_groups, find_example
from kader.matters.forms.frames import BOUND_ICONS, BOUND_KINDS
from kader.matters.views._page import find, offer
from kader.web.request import Request


@login_required
def frame_examples(request: Request, key: str) -> HttpResponse:
    """All examples, each with when it is of use."""
    matter = find(request, key)
    offer(request, matter, Deed.DRAFT_FRAME)
    found = examples_for_groups(get_language() or "")
    page = {"matter": matter, "examples": found, "is_staff_page": True}
    return render(request, "matters/frame_examples.html", page)


@login_required
def frame_example(request: Request, key: str, record: str) -> HttpResponse:
    """One example whole, with the way to begin from it."""
    matter = find(request, key)
    offer(request, matter, Deed.DRAFT_FRAME)
    example = find_example(record, get_language() or "")
    if example is None:
        raise Http404
    kinds = dict(BOUND_KINDS)
    bounds = [
        {**bound, "name": kinds[bound["kind"]], "icon": BOUND_ICONS[bound["kind"]]}
        for bound in example.bounds
    ]
    page = {"matter": matter, "example": example, "bounds": bounds, "is_staff_page": True}
    return render(request, "matters/frame_example.html", page)
