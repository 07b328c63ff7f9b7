"""What every answer gets: a reference, a page for a refusal that keeps the words, quiet rights."""

import re
import secrets
from collections.abc import Callable
from http import HTTPStatus
from typing import Any
from urllib.parse import parse_qs, urlsplit

import structlog
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render, resolve_url
from django.utils.cache import add_never_cache_headers

from kader.groundrules import RuleBroken
from kader.web import reasons
from kader.web.typed import typed_in

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
        told = {**_told(error), "onward": reasons.onward(request, error.reason)}
        page = render(request, "web/rule_broken.html", told, status=_status_of(error))
        return _kept_nowhere(page)


class SignedOutMiddleware:
    """Who sends words after her session ended gets them back, not only the page to sign in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or not _leads_to_sign_in(request, response):
            return response
        if not typed_in(request):
            return response
        told = {"onward": reasons.onward(request, "signed_out")}
        page = render(request, "web/signed_out.html", told, status=HTTPStatus.UNAUTHORIZED)
        return _kept_nowhere(page)


def _leads_to_sign_in(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether the answer to this form is: sign in first, and come back here."""
    to = urlsplit(response.get("Location", ""))
    back = parse_qs(to.query).get(REDIRECT_FIELD_NAME)
    return to.path == resolve_url(settings.LOGIN_URL) and back == [request.get_full_path()]


def _kept_nowhere(page: HttpResponse) -> HttpResponse:
    add_never_cache_headers(page)
    return page


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
    if settings.KADER_TRUST_REQUEST_ID and _A_REFERENCE.fullmatch(given):
        return given
    return secrets.token_hex(6)
