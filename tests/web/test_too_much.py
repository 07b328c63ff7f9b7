"""More than fits in one time is told calmly, in the reader's language, and changes nothing."""

from http import HTTPStatus

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Person
from tests.api.conftest import Answer, Post, api, post  # noqa: F401 - fixtures.

pytestmark = pytest.mark.django_db
TOO_MUCH = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
LANGUAGES = ["nl", "de", "en"]


@pytest.fixture
def too_many_fields() -> dict[str, str]:
    return {f"field.{n}": "x" for n in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}


@pytest.fixture
def too_long() -> str:
    return "word " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE // 5 + 1)


@pytest.mark.parametrize("kind", ["multipart", "urlencoded"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_who_sends_more_fields_than_fit_reads_what_to_do(
    client: Client, mieke: Person, too_many_fields: dict[str, str], language: str, kind: str
) -> None:
    client.force_login(mieke)
    client.cookies["language"] = language

    answer = _send(client, {"title": "A bench", "text": "To sit on.", **too_many_fields}, kind)

    _is_calm(answer.status_code, answer.content.decode(), language)
    assert not Matter.objects.exists()


@pytest.mark.parametrize("kind", ["multipart", "urlencoded"])
def test_who_sends_a_text_of_more_than_two_megabytes_reads_it_too(
    client: Client, mieke: Person, too_long: str, kind: str
) -> None:
    client.force_login(mieke)
    client.cookies["language"] = "en"

    answer = _send(client, {"title": "A bench", "text": too_long}, kind)

    _is_calm(answer.status_code, answer.content.decode(), "en")
    assert "Then save it in parts" in answer.content.decode()
    assert not Matter.objects.exists()


def test_so_does_who_is_not_signed_in(client: Client, too_long: str) -> None:
    answer = client.post(
        reverse("account_login"), {"email": too_long}, headers={"accept-language": "de"}
    )

    _is_calm(answer.status_code, answer.content.decode(), "de")


def test_a_machine_hears_it_as_a_problem(
    post: Post,  # noqa: F811
    mieke: Person,
    too_long: str,
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")

    answer = post(mieke, f"matters/{matter.key}/request-facts", {"text": too_long})
    with_key = {"Idempotency-Key": "one"}
    again = post(mieke, f"matters/{matter.key}/request-facts", {"text": too_long}, **with_key)

    for told in (answer, again):
        assert told.status_code == TOO_MUCH
        assert told.headers["Content-Type"] == "application/problem+json"
        assert told.json()["reason"] == "too_much"
    assert not matter.fact_requests.exists()


def test_what_cannot_be_read_is_told_calmly(client: Client, mieke: Person) -> None:
    client.force_login(mieke)
    client.cookies["language"] = "en"

    answer = client.post(reverse("open_wish"), b"no form", content_type="multipart/form-data")

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert "<h1>We cannot read this</h1>" in answer.content.decode()


def test_a_house_that_is_asked_by_another_name_answers_calmly(client: Client) -> None:
    answer = client.get("/", headers={"host": "evil.example"})

    assert answer.status_code == HTTPStatus.BAD_REQUEST
    assert b'class="page-head' in answer.content
    assert b"evil.example" not in answer.content


def _send(client: Client, fields: dict[str, str], kind: str) -> Answer:
    if kind == "multipart":
        return client.post(reverse("open_wish"), fields)
    body = "&".join(f"{name}={words.replace(' ', '+')}" for name, words in fields.items())
    kind = "application/x-www-form-urlencoded"
    return client.post(reverse("open_wish"), body, content_type=kind)


def _is_calm(status: int, page: str, language: str) -> None:
    assert status == TOO_MUCH
    assert f'<html lang="{language}"' in page
    assert 'class="page-head' in page
    assert "Bad Request" not in page
