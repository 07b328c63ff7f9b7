"""Pages that belong to no room, and what goes wrong."""

import gzip
from collections.abc import Iterator
from http import HTTPStatus
from pathlib import Path

import pytest
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.utils.translation import override
from pytest_django import Settings

from kader.groundrules import RuleBroken
from kader.web import middleware, reasons, views


def _raise(error: Exception) -> HttpResponse | None:
    guard = middleware.RuleBrokenMiddleware(lambda request: HttpResponse())
    return guard.process_exception(RequestFactory().get("/"), error)


@pytest.mark.django_db
def test_a_language_is_kept_and_the_page_stays(client: Client) -> None:
    answer = client.get("/language/de?next=/style")

    assert answer["Location"] == "/style"
    assert answer.cookies["language"].value == "de"
    assert 'lang="de"' in client.get("/style").content.decode()


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
def test_a_language_leads_nowhere_else(client: Client, elsewhere: str) -> None:
    assert client.get("/language/nl", {"next": elsewhere})["Location"] == "/"


def test_a_language_we_do_not_speak_is_not_there(client: Client) -> None:
    assert client.get("/language/xx").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.django_db
def test_the_style_page_is_light_and_its_title_names_it(
    client: Client,
) -> None:
    page = client.get("/style", headers={"accept-language": "en"}).content

    assert len(gzip.compress(page)) < 8_000
    assert b"<title>Style page | " in page
    assert b"style=" not in page
    assert b"onclick" not in page


@pytest.mark.django_db
def test_the_house_is_ready(client: Client) -> None:
    assert client.get("/healthz/live").json() == {"status": "live"}
    assert client.get("/healthz/ready").json() == {"status": "ready"}


@pytest.mark.django_db
@pytest.mark.parametrize("trouble", ["no_database", "migrations"])
def test_the_house_says_when_it_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch, trouble: str
) -> None:
    def waiting() -> bool:
        if trouble == "no_database":
            raise DatabaseError
        return True

    monkeypatch.setattr(views, "_waiting_migrations", waiting)
    answer = client.get("/healthz/ready")

    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.json() == {"status": trouble}


def test_every_answer_has_a_reference_and_asks_for_no_rights(client: Client) -> None:
    answer = client.get("/healthz/live", headers={"x-request-id": "given-by-a-stranger"})

    assert len(answer["X-Request-ID"]) == 12
    assert "camera=()" in answer["Permissions-Policy"]


def test_a_reference_is_ours_until_the_town_says_otherwise(settings: Settings) -> None:
    assert settings.KADER_TRUST_REQUEST_ID is False


def test_a_reference_of_our_own_proxy_is_kept(client: Client, settings: Settings) -> None:
    settings.KADER_TRUST_REQUEST_ID = True
    answer = client.get("/healthz/live", headers={"x-request-id": "proxy-12345678"})

    assert answer["X-Request-ID"] == "proxy-12345678"


@pytest.mark.django_db
def test_a_page_that_is_not_there_says_a_way_on(client: Client) -> None:
    answer = client.get("/niets")

    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert b"button-row" in answer.content


def test_a_fault_of_ours_shows_its_number_and_needs_no_database() -> None:
    request: HttpRequest = RequestFactory().get("/")
    request.reference = "abc123def456"  # type: ignore[attr-defined]
    with override("en"):
        answer = views.server_error(request)

    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    said = answer.content.decode()
    assert 'This is written down under number <b class="code">abc123def456</b>.' in said
    assert "We have been told" not in said


@pytest.mark.django_db
@pytest.mark.parametrize(
    "manifest", [None, '{"version": "1.1", "paths": {}}', "{"], ids=["none", "no entry", "broken"]
)
def test_a_fault_of_ours_is_told_where_the_stylesheet_cannot_be_found_as_well(
    settings: Settings, tmp_path: Path, manifest: str | None
) -> None:
    if manifest is not None:
        (tmp_path / "staticfiles.json").write_text(manifest)
    settings.STATIC_ROOT = tmp_path
    files = {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": files}

    answer = Client(raise_request_exception=False).get("/", headers={"accept-language": "en"})

    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert "It is not your fault." in answer.content.decode()
    assert 'rel="stylesheet"' not in answer.content.decode()


def test_a_form_that_stood_open_too_long_is_told_in_plain_words() -> None:
    answer = views.csrf_failure(RequestFactory().get("/"), "Referer checking failed")

    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert b"CSRF" not in answer.content


@pytest.mark.parametrize(("seconds", "wait"), [(61, "61"), (None, None)])
def test_too_many_tries_must_wait(seconds: int | None, wait: str | None) -> None:
    answer = views.too_many(RequestFactory().get("/"), seconds)

    assert answer.status_code == HTTPStatus.TOO_MANY_REQUESTS
    assert answer.get("Retry-After") == wait


@pytest.fixture
def goats() -> Iterator[None]:
    """A reason and a rule, only for this test."""
    reasons.register("goats_sleep", "The goats sleep.", ["Come tomorrow."], title="It is night")
    reasons.register_rule("G99", "Goats sleep at night.")
    yield
    reasons._reasons.pop("goats_sleep")
    reasons._rules.pop("G99")


@pytest.mark.usefixtures("goats")
def test_a_broken_rule_says_why_what_else_and_which_rule() -> None:
    answer = _raise(RuleBroken("goats_sleep", "G99"))

    assert answer is not None
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.CONFLICT
    for words in ("It is night", "The goats sleep.", "Come tomorrow.", "Goats sleep at night."):
        assert words in page


def test_the_part_of_somebody_else_is_forbidden() -> None:
    answer = _raise(RuleBroken("not_your_role"))

    assert answer is not None
    assert answer.status_code == HTTPStatus.FORBIDDEN


def test_a_reason_without_words_gets_words_that_are_always_true() -> None:
    assert reasons.find("nobody_knows") is reasons.FALLBACK
    assert "not_your_role" in reasons.registered()


def test_another_error_is_no_broken_rule() -> None:
    assert _raise(ValueError()) is None
