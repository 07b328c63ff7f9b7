"""The contract: valid OpenAPI 3.1, a POST for each deed, and names as machines expect them."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from openapi_spec_validator import validate

from kader.api.contract import contract
from kader.groundrules import Deed

CAMEL = re.compile(r"[a-z]+(?:[A-Z][a-z0-9]*)*")
KEBAB = re.compile(r"(?:/(?:[a-z]+(?:-[a-z]+)*|\{[a-z]+\}))+")


def test_the_contract_is_valid_openapi_3_1(client: Client) -> None:
    answer = client.get("/api/v1/openapi.json")

    validate(answer.json())
    assert answer.json()["openapi"].startswith("3.1")
    assert answer.json()["info"]["contact"]["name"]
    assert answer.headers["API-Version"] == answer.json()["info"]["version"]


@pytest.mark.parametrize("deed", list(Deed))
def test_each_deed_has_a_post_named_after_it(deed: Deed) -> None:
    word = deed.word.replace("_", "-")

    found = [path for path in _posts() if word in path.split("/")]

    assert len(found) == 1


def test_nothing_is_posted_that_is_no_deed() -> None:
    words = {deed.word.replace("_", "-") for deed in Deed}

    assert all(words & set(path.split("/")) for path in _posts())


def test_paths_are_kebab_case_without_a_slash_at_the_end() -> None:
    assert [path for path in contract()["paths"] if not KEBAB.fullmatch(path)] == []


def test_fields_and_query_keys_are_camel_case() -> None:
    fields = {name for schema in _schemas() for name in schema.get("properties", {})}
    keys = {
        parameter["name"]
        for path in contract()["paths"].values()
        for operation in path.values()
        for parameter in operation["parameters"]
        if parameter["in"] == "query"
    }

    assert {"pageSize", "turnUntil"} <= keys | fields
    assert [name for name in keys | fields if not CAMEL.fullmatch(name)] == []


def test_every_operation_says_in_english_what_it_does() -> None:
    told = [operation for path in contract()["paths"].values() for operation in path.values()]

    assert all(operation["summary"] and operation["description"] for operation in told)


def test_a_get_says_who_is_refused() -> None:
    gets = [(path, one["get"]) for path, one in contract()["paths"].items() if "get" in one]

    assert all("403" in operation["responses"] for _, operation in gets)
    signed_in = {path for path, operation in gets if "401" in operation["responses"]}
    assert signed_in == {"/me", "/officials"}


def test_it_says_what_a_post_sends_along() -> None:
    sent = {one["name"] for one in contract()["paths"]["/matters/open-wish"]["post"]["parameters"]}

    assert {"X-CSRFToken", "Origin", "If-Match", "Idempotency-Key"} <= sent
    assert "`Origin`" in contract()["info"]["description"]


def test_no_number_of_a_record_is_told() -> None:
    fields = {name for schema in _schemas() for name in schema.get("properties", {})}

    assert fields.isdisjoint({"id", "pk"})
    assert not [name for name in fields if name.endswith("Id")]


def _posts() -> list[str]:
    return [path for path, methods in contract()["paths"].items() if "post" in methods]


def _schemas() -> Iterator[dict[str, Any]]:
    yield from contract()["components"]["schemas"].values()
