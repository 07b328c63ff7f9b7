"""What goes wrong, told to machines as problem+json (RFC 9457), in the language of the caller."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext_lazy as _
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from kader.api.faults import sentence_of
from kader.groundrules import RuleBroken
from kader.web import reasons
from kader.web.problem import problem as told_problem

_RULES = "/ground-rules"
_NO_TOKEN: Final = _(
    "Send the CSRF token of /api/v1/me along as X-CSRFToken. Over https, name this site in the "
    "header Origin or Referer too."
)
_SAID: Final[Mapping[int, tuple[str, Any]]] = {
    400: ("unreadable", _("What you sent cannot be read.")),
    401: ("signed_out", _("Sign in first.")),
    403: ("no_token", _NO_TOKEN),
    404: ("not_here", _("This is not here, or you may not see it.")),
    405: ("not_this_way", _("This address is asked in another way.")),
    413: ("too_much", _("This is too much for one time. Send it in parts.")),
    422: ("unclear_input", _("Some of what you sent is missing or not right.")),
    429: ("too_many", _("That is a lot in a short time. Wait a moment.")),
    500: ("our_fault", _("Something went wrong on our side.")),
}


def problem(
    request: HttpRequest, status: int, *, reason: str = "", detail: str = "", **more: Any
) -> JsonResponse:
    """One problem; its status says what it is where nobody knows better."""
    known, sentence = _SAID.get(status, _SAID[500])
    return told_problem(request, status, reason or known, detail or str(sentence), **more)


def rule_broken(request: HttpRequest, error: RuleBroken | type[RuleBroken]) -> JsonResponse:
    """A ground rule, or the order of the steps, does not allow it: which, why, what instead."""
    if isinstance(error, type):
        return problem(request, HTTPStatus.CONFLICT)
    status = HTTPStatus.FORBIDDEN if error.reason == "not_your_role" else HTTPStatus.CONFLICT
    found = reasons.find(error.reason)
    ways: Sequence[str] = [str(way) for way in found.instead]
    return problem(
        request,
        status,
        reason=error.reason,
        detail=str(found.sentence),
        type=f"{_RULES}#{error.rule}" if error.rule else "about:blank",
        title=str(found.title),
        rule=error.rule or None,
        instead=ways,
    )


def unclear(request: HttpRequest, error: ValidationError | type[ValidationError]) -> JsonResponse:
    """What was sent is not right: which field, and what is wrong with it."""
    found = [] if isinstance(error, type) else error.errors
    faults = [{"pointer": _pointer(one["loc"]), "detail": sentence_of(one)} for one in found]
    return problem(request, 422, errors=faults)


def tell(api: NinjaAPI) -> None:
    """Let this API tell every problem in the same shape."""
    api.add_exception_handler(RuleBroken, rule_broken)
    api.add_exception_handler(ValidationError, unclear)
    api.add_exception_handler(Http404, lambda request, error: problem(request, 404))
    api.add_exception_handler(HttpError, _http_error)


def _http_error(request: HttpRequest, error: HttpError | type[HttpError]) -> JsonResponse:
    return problem(request, getattr(error, "status_code", 401))


def _pointer(place: Sequence[Any]) -> str:
    """A JSON pointer into what was sent, without the name our code has for it."""
    parts = [str(part) for part in place if part not in _OURS]
    return "#/" + "/".join(parts)


_OURS: Final = frozenset({"body", "query", "given", "asked", "path"})
