"""The contract itself, and an address that is none."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from kader.api.contract import contract
from kader.api.problems import problem


@require_safe
def openapi(request: HttpRequest) -> HttpResponse:
    response = JsonResponse(contract())
    response["Access-Control-Allow-Origin"] = "*"
    return response


def not_here(request: HttpRequest, rest: str = "") -> HttpResponse:
    return problem(request, 404)
