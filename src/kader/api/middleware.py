"""What every answer of the API has: its version, an ETag, and problems as problem+json."""

import hashlib
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control

from kader.api.api import VERSION
from kader.api.problems import problem
from kader.web.problem import KIND

Answer = Callable[[HttpRequest], HttpResponse]


class ApiMiddleware:
    """Names the version, and turns a page that says what went wrong into a problem.

    Those pages come from the guards at the door and from Django itself. A HEAD is answered like
    the GET, without its words.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path.startswith("/api/"):
            return self.get_response(request)
        if request.method == "HEAD":
            return _without_words(request, self._answer)
        return self._answer(request)

    def _answer(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code >= 400 and response.get("Content-Type") != KIND:
            response = _as_problem(request, response)
        elif request.method == "GET" and response.status_code == 200:
            response = _unless_known(request, response)
        response["API-Version"] = VERSION
        return response


def _unless_known(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """304 to who has exactly these words already; they differ by reader, language and day."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    patch_cache_control(response, private=True, no_cache=True)
    if "If-Match" in request.headers:
        return response
    known = get_conditional_response(request, etag=etag, response=response)
    return known if isinstance(known, HttpResponse) else response


def _without_words(request: HttpRequest, answer: Answer) -> HttpResponse:
    request.method = "GET"
    response = answer(request)
    request.method = "HEAD"
    if response.content:
        response["Content-Length"] = str(len(response.content))
        response.content = b""
    return response


def _as_problem(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    more: dict[str, Any] = {}
    if page.status_code >= 500:
        more = {"reference": getattr(request, "reference", None)}
    told = problem(request, page.status_code, **more)
    for kept in ("Allow", "Retry-After"):
        if kept in page:
            told[kept] = page[kept]
    return told
