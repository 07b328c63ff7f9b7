"""The contract with machines: OpenAPI 3.1, with the problems and headers that every answer has."""

import json
from functools import cache
from typing import Any, Final

from kader.api.api import api
from kader.web.problem import KIND

_HEADER = {"API-Version": {"$ref": "#/components/headers/ApiVersion"}}
_WORDS: Final = {"type": "string"}
_PROBLEM: Final[dict[str, Any]] = {
    "type": "object",
    "title": "Problem",
    "required": ["type", "title", "status", "detail", "instance", "reason"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": _WORDS,
        "status": {"type": "integer"},
        "detail": _WORDS,
        "instance": {"type": "string", "format": "uri-reference"},
        "reason": {"type": "string", "description": "A key that stays the same."},
        "rule": {"type": ["string", "null"], "examples": ["G5"]},
        "instead": {"type": "array", "items": _WORDS},
        "errors": {
            "type": "array",
            "items": {"type": "object", "properties": {"pointer": _WORDS, "detail": _WORDS}},
        },
    },
}
_TOLD_BY: Final = {
    "400": "What was sent cannot be read",
    "401": "Signed out",
    "403": "Not the caller's role; no CSRF token or Origin; an official without second proof",
    "404": "Not there, or not to be seen",
    "409": "A ground rule, the order of the steps, or somebody else was first",
    "413": "Too much for one time",
    "422": "Unclear input",
    "429": "Too many in a short time",
}
_READING: Final = ("403", "404", "422")


@cache
def contract() -> dict[str, Any]:
    """The whole contract; the same for everybody."""
    # The keys of responses are numbers until they are written.
    whole: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix="")))
    parts = whole["components"]
    parts["schemas"]["Problem"] = _PROBLEM
    parts["headers"] = {"ApiVersion": {"description": "The version of this API.", "schema": _WORDS}}
    parts["responses"] = {status: _response(said) for status, said in _TOLD_BY.items()}
    for methods in whole["paths"].values():
        for method, operation in methods.items():
            _complete(method, operation)
    return whole


def _response(said: str) -> dict[str, Any]:
    shape = {"schema": {"$ref": "#/components/schemas/Problem"}}
    return {"description": said, "headers": _HEADER, "content": {KIND: shape}}


def _complete(method: str, operation: dict[str, Any]) -> None:
    """Say of one operation what every operation has."""
    operation["summary"] = operation["summary"].capitalize()
    for response in operation["responses"].values():
        response["headers"] = _HEADER
    for status in _told_by(method, operation):
        operation["responses"][status] = {"$ref": f"#/components/responses/{status}"}
    if method == "post":
        operation["parameters"] = [*operation["parameters"], *_SENT_ALONG]


def _told_by(method: str, operation: dict[str, Any]) -> tuple[str, ...]:
    if method == "post":
        return tuple(_TOLD_BY)
    return ("401", *_READING) if operation.get("security") else _READING


_SENT_ALONG: Final = [
    {
        "in": "header",
        "name": "X-CSRFToken",
        "required": True,
        "schema": _WORDS,
        "description": "The token of `GET /me`.",
    },
    {
        "in": "header",
        "name": "Origin",
        "required": False,
        "schema": _WORDS,
        "description": "Needed over https: this site itself. `Referer` will do as well.",
    },
    {
        "in": "header",
        "name": "Idempotency-Key",
        "required": False,
        "schema": _WORDS,
        "description": "Your own random word: the same request again shows the first answer.",
    },
    {
        "in": "header",
        "name": "If-Match",
        "required": False,
        "schema": _WORDS,
        "description": "The `version` of the matter as you read it, or `*`; 409 when it changed.",
    },
]
