"""What every answer of the API has: its version, and problems as problem+json."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from kader.api.api import VERSION
from kader.api.problems import KIND, problem

Answer = Callable[[HttpRequest], HttpResponse]


class ApiMiddleware:
    """Names the version, and turns a page that says what went wrong into a problem.

    Those pages come from the guards at the door and from Django itself.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path.startswith("/api/"):
            return response
        if response.status_code >= 400 and response.get("Content-Type") != KIND:
            response = _as_problem(request, response)
        response["API-Version"] = VERSION
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
