"""The bar of the demo, on every page, and nowhere else."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from kader.web.context import House


def bar(request: HttpRequest) -> dict[str, Any]:
    """Who the demo is now, and whom it can be. Empty outside the demo."""
    if not settings.DEMO:
        return {}
    now = request.user.email if House(request).signed_in else ""  # type: ignore[union-attr]
    return {"demo_bar": {"players": _options(now or ""), "path": request.get_full_path()}}


@lru_cache(maxsize=64)
def _options(now: str) -> SafeString:
    """The players as options of a choice; the one whom the visitor is now is chosen."""
    from kader.demo.cast import players

    return format_html_join(
        "",
        '<option value="{}"{}>{}</option>',
        ((p.who, " selected" if p.email == now else "", p.label) for p in players()),
    )
