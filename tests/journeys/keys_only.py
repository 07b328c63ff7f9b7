"""A page that takes keys and nothing else: whatever else one does to it is `Forbidden`.

Reading stays possible: what is shown, which field has the focus. Held by the page itself, so that
a chapter of a journey cannot forget it, whichever way it takes.
"""

import re
from collections.abc import Callable
from functools import wraps
from typing import Any

from playwright.sync_api import Frame, Locator, Page

BY_HAND = (
    *("click", "dblclick", "tap", "hover", "focus", "blur", "drag_to", "drag_and_drop"),
    *("check", "uncheck", "set_checked", "select_option", "select_text", "set_input_files"),
    *("fill", "clear", "type", "press", "press_sequentially", "dispatch_event"),
    *("evaluate_all", "evaluate_handle", "eval_on_selector", "eval_on_selector_all"),
    *("element_handle", "element_handles", "query_selector", "query_selector_all"),
    *("wait_for_selector", "scroll_into_view_if_needed", "add_script_tag"),
)
"""What reaches an element past the keyboard, and what gives one away that could be reached so."""
POINTERS = ("mouse", "touchscreen")
_ACTS = re.compile(r"(focus|blur|click|submit|dispatchEvent|setAttribute)\b|[^=!<>]=(?![=>])")
_BESIDE = re.compile(r"\bconst \w+ =|\[[^\]]*\]")
"""What looks like doing something in a script and is none: a name, a selector's attribute."""

_pages: list[Page] = []


class Forbidden(AssertionError):
    """A keyboard journey used something else than keys."""


def keys_only(page: Page) -> None:
    """From now on this page takes keys only."""
    _guard()
    _pages.append(page)


def _takes_keys_only(place: Page | Frame | Locator) -> bool:
    page = place if isinstance(place, Page) else place.page
    return any(page is each for each in _pages)


def _guard() -> None:
    """Once for all pages: a page that is not ours does as it did."""
    if _pages:
        return
    for kind in (Page, Frame, Locator):
        for name in BY_HAND:
            if hasattr(kind, name):
                setattr(kind, name, _forbidding(getattr(kind, name)))
    for kind, name, guard in (
        (Page, "evaluate", _reading),
        (Frame, "evaluate", _reading),
        (Locator, "evaluate", _forbidding),
    ):
        setattr(kind, name, guard(getattr(kind, name)))
    for name in POINTERS:
        setattr(Page, name, property(_forbidding(getattr(Page, name).fget)))


def _forbidding(real: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(real)
    def guarded(place: Any, *given: Any, **more: Any) -> Any:
        if _takes_keys_only(place):
            raise Forbidden(f"{real.__name__}{given}")
        return real(place, *given, **more)

    return guarded


def _reading(real: Callable[..., Any]) -> Callable[..., Any]:
    """A script may look; one that does something is no key."""

    @wraps(real)
    def guarded(place: Any, script: str, *given: Any) -> Any:
        if _takes_keys_only(place) and _ACTS.search(_BESIDE.sub("", script)):
            raise Forbidden(script)
        return real(place, script, *given)

    return guarded
