"""What every answer gets: a reference, a page for a broken rule, and quiet browser rights."""

import re
import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

import structlog
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from kader.groundrules import RuleBroken
from kader.web import reasons

Answer = Callable[[HttpRequest], HttpResponse]

# Our pages ask for none of these; a page that needs one says so in its own answer.
PERMISSIONS_POLICY = ", ".join(
    f"{right}=()"
    for right in (
        "accelerometer",
        "browsing-topics",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)
_A_REFERENCE = re.compile(r"[A-Za-z0-9-]{8,64}")


class ReferenceMiddleware:
    """Gives each request a number that a person can read out over the phone."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        reference = _reference_of(request)
        request.reference = reference  # type: ignore[attr-defined]
        with structlog.contextvars.bound_contextvars(reference=reference):
            response = self.get_response(request)
        response["X-Request-ID"] = reference
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        return response


class RuleBrokenMiddleware:
    """Turns a broken rule into a page with its reason and a way on."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, RuleBroken):
            return None
        return render(request, "web/rule_broken.html", _told(error), status=_status_of(error))


def _told(error: RuleBroken) -> dict[str, Any]:
    rule = error.rule or ""
    return {
        "reason": reasons.find(error.reason),
        "rule_number": rule.removeprefix("G"),
        "rule_sentence": reasons.rule_sentence(rule),
    }


def _status_of(error: RuleBroken) -> HTTPStatus:
    return HTTPStatus.FORBIDDEN if error.reason == "not_your_role" else HTTPStatus.CONFLICT


def _reference_of(request: HttpRequest) -> str:
    """The number a proxy of our own gave, or a new one."""
    given = request.headers.get("X-Request-ID", "")
    if getattr(settings, "KADER_TRUST_REQUEST_ID", False) and _A_REFERENCE.fullmatch(given):
        return given
    return secrets.token_hex(6)
