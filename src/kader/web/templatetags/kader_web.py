"""Icons, days, amounts and small drawings: `{% load kader_web %}`."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BaseForm
from django.utils.html import linebreaks
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from kader.groundrules import clock
from kader.web import drawing, svg, wording
from kader.web.faults import Fault, faults_of, has_typed_words

register = template.Library()
register.filter(has_typed_words)

STATES = {
    "met": ("ok", pgettext_lazy("state of a point", "Fits")),
    "open": ("gap", pgettext_lazy("state of a point", "Still open")),
    "unclear": ("diff", _("The frame is unclear here")),
    "none": ("none", _("Not checked yet")),
    "late": ("late", _("Too late")),
    "changed": ("diff", _("Frame changed")),
}


@register.simple_tag
def icon(name: str, classes: str = "") -> SafeString:
    """A sign beside a word; it says nothing of its own."""
    return svg.icon(name, classes)


@register.filter(expects_localtime=True, is_safe=True)
def day(value: date | datetime | None) -> str:
    """ "dinsdag 11 augustus"; with the year when it is another one."""
    return wording.day(value, clock.today()) if value else ""


@register.filter(expects_localtime=True, is_safe=True)
def short_day(value: date | datetime | None) -> str:
    """ "di 28 juli"."""
    return wording.short_day(value, clock.today()) if value else ""


@register.filter(expects_localtime=True, is_safe=True)
def moment(value: datetime | None) -> str:
    """ "dinsdag 11 augustus, 19:42"."""
    return wording.moment(value, clock.today()) if value else ""


@register.filter(is_safe=True)
def money(amount: Decimal | float | int | None) -> str:
    """ "€ 9.000", with a space that does not break."""
    return "" if amount is None else wording.money(amount)


@register.filter
def faults(form: BaseForm) -> list[Fault]:
    """What is not right yet in a form, each with the field to go to."""
    return faults_of(form)


@register.simple_tag
def mini(states: Sequence[str] | None, changed: bool = False, size: str = "") -> SafeString:
    """The small frame of a list. None: no frame yet. Always with words beside it."""
    return svg.mini(states, changed=changed, size=size)


@register.simple_tag
def ruler(days: int, promise: int, scale: int | None = None) -> SafeString:
    """The promise as a ruler; the sentence beside it says the same."""
    return svg.ruler(drawing.ruler(days, promise, scale))


@register.simple_tag
def stroke(upright: bool = True) -> SafeString:
    """The pen stroke of one point on the edge of a frame."""
    return svg.stroke(upright=upright)


@register.inclusion_tag("web/components/meter.html")
def meter(
    value: Any, limit: Any, value_words: str, limit_words: str, sentence: str = ""
) -> dict[str, Any]:
    """What is asked against what there is, drawn and in words."""
    return {
        "meter": drawing.meter(float(value or 0), float(limit or 0)),
        "value_words": value_words,
        "limit_words": limit_words,
        "sentence": sentence,
    }


@register.inclusion_tag("web/components/path_drawing.html")
def path(steps: Sequence[Any]) -> dict[str, Any]:
    """The seven steps of a matter, as a way that bends."""
    return {"steps": steps}


@register.inclusion_tag("web/components/state.html")
def state(name: str, word: str = "") -> dict[str, Any]:
    """A state: its sign, its word and its colour."""
    sign, own_word = STATES[name]
    kind = "open" if name in {"changed", "unclear"} else name
    return {"kind": kind, "icon": sign, "word": word or own_word}


@register.filter
def paragraphs(text: str | None) -> SafeString:
    """Words as they were typed: a blank line begins a paragraph; everything is escaped."""
    # Escaped by linebreaks itself; only its own tags are safe.
    return mark_safe(linebreaks(text or "", autoescape=True))  # noqa: S308


@register.filter
def page_numbers(page: Page[Any]) -> list[int | None]:
    """The first, the last, and those around this page; None where pages are left out."""
    elided = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return [number if isinstance(number, int) else None for number in elided]
