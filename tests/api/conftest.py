"""Callers of the API: by cookie and token, as a browser's script or a program would."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from kader.people.models import Person

Answer = Any
Post = Callable[..., Answer]


@pytest.fixture
def api() -> Client:
    """A caller that is held to the CSRF token, as callers outside tests are."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def post(api: Client) -> Post:
    """Do one deed as somebody: sign in, fetch the token, send the body."""

    def send(person: Person, path: str, body: object = None, **headers: str) -> Answer:
        api.force_login(person)
        token = api.get("/api/v1/me").json()["csrfToken"]
        return api.post(
            f"/api/v1/{path}",
            body if body is not None else {},
            content_type="application/json",
            headers={"X-CSRFToken": token, **headers},
        )

    return send
