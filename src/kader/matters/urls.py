"""The addresses of matters: pages to read, and one for each deed, which follows from its view."""

from collections.abc import Iterator
from inspect import signature
from types import ModuleType

from django.urls import URLPattern, path

from kader.groundrules import Deed
from kader.matters.views import (
    answers,
    beginning,
    checks,
    documents,
    doing,
    ending,
    examples,
    frames,
    line,
    municipality,
    plans,
    reading,
    voices,
)


def deeds_of(views: ModuleType) -> Iterator[URLPattern]:
    """The views of this module that are named after a deed: `thank` is at `<key>/thank`.

    What the view takes stands in its address: `let_in(request, key, record)` is at
    `<key>/let-in/<record>`, and `open_wish(request)`, without a matter yet, at `new/open-wish`.
    """
    for deed in Deed:
        view = getattr(views, deed.word, None)
        if view is not None:
            takes = signature(view).parameters
            matter = "<str:key>" if "key" in takes else "new"
            record = "/<str:record>" if "record" in takes else ""
            yield path(f"{matter}/{deed.word.replace('_', '-')}{record}", view, name=deed.word)


urlpatterns = [
    path("<str:key>", reading.matter, name="matter"),
    path("<str:key>/plan", reading.plan, name="plan"),
    path("<str:key>/plan/<str:record>", reading.plan_version, name="plan_version"),
    path("<str:key>/difference/<str:record>", reading.difference, name="difference"),
    path("<str:key>/frame", reading.frame, name="frame"),
    path("<str:key>/frame/<str:record>", reading.frame_version, name="frame_version"),
    path("<str:key>/examples", examples.frame_examples, name="frame_examples"),
    path("<str:key>/examples/<str:record>", examples.frame_example, name="frame_example"),
    path("<str:key>/documents/<str:record>", documents.document, name="document"),
    path("<str:key>/timeline", reading.timeline, name="timeline"),
    path("<str:key>/voices", reading.voices, name="voices"),
    path("<str:key>/people", reading.people, name="people"),
    path("<str:key>/stories", reading.stories, name="stories"),
    *deeds_of(beginning),
    *deeds_of(frames),
    *deeds_of(answers),
    *deeds_of(voices),
    *deeds_of(plans),
    *deeds_of(checks),
    *deeds_of(line),
    *deeds_of(municipality),
    *deeds_of(doing),
    *deeds_of(ending),
]
