"""The bar of the demo, on every page, and nowhere else."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest


def bar(request: HttpRequest) -> dict[str, Any]:
    """Who the demo is now, and whom it can be. Empty outside the demo."""
    if not settings.DEMO:
        return {}
    from kader.demo.cast import players

    return {"demo_bar": {"players": players(), "path": request.get_full_path()}}
