"""What goes wrong, told to machines in one shape: problem+json (RFC 9457)."""

from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, JsonResponse

KIND: Final = "application/problem+json"


def problem(
    request: HttpRequest, status: int, reason: str, detail: str, **more: Any
) -> JsonResponse:
    """One problem: what it is, about which address; `reason` is a key that stays the same."""
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": request.path,
        "reason": reason,
        **more,
    }
    return JsonResponse(told, status=status, content_type=KIND)
