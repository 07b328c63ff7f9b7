"""Nobody can find out here who is known: known and unknown addresses get the same answers."""

import re
from typing import TYPE_CHECKING

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from kader.people.models import Person
from tests.people.mailbox import ask_for_code, give_code

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

KNOWN, UNKNOWN = "mieke@example.org", "marie@example.org"


def _as_seen(response: "Answer") -> tuple[int, str]:
    """What a stranger can compare: the status and the page, without the changing keys."""
    page = response.content.decode()
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", page)
    return response.status_code, re.sub(r'name="once" value="[\w-]+"', "", page)


def test_asking_for_a_code_looks_the_same(mieke: Person) -> None:
    known = ask_for_code(Client(), KNOWN)
    unknown = ask_for_code(Client(), UNKNOWN)

    assert _as_seen(known) == _as_seen(unknown)
    assert known.request["PATH_INFO"] == unknown.request["PATH_INFO"]
    assert [told.to for told in mail.outbox] == [[KNOWN], [UNKNOWN]]


def test_a_wrong_code_looks_the_same(mieke: Person) -> None:
    answers = []
    for email in (KNOWN, UNKNOWN):
        client = Client()
        ask_for_code(client, email)
        answers.append(_as_seen(give_code(client, "no code")))

    assert answers[0] == answers[1]


def test_running_out_of_tries_looks_the_same(mieke: Person) -> None:
    answers = []
    for email in (KNOWN, UNKNOWN):
        client = Client()
        ask_for_code(client, email)
        tries = [give_code(client, "no code") for _try in range(5)]
        answers.append((tries[-1].status_code, tries[-1].headers["Location"]))

    assert answers[0] == answers[1]


def test_asking_again_looks_the_same(mieke: Person) -> None:
    answers = []
    for email in (KNOWN, UNKNOWN):
        client = Client()
        ask_for_code(client, email)
        page = reverse("account_confirm_login_code")
        answers.append(_as_seen(client.post(page, {"action": "resend"}, follow=True)))

    assert answers[0] == answers[1]


def test_making_an_account_looks_the_same(mieke: Person) -> None:
    answers = []
    for email in (KNOWN, UNKNOWN):
        form = {"email": email, "name": "Marie", "under_16": "no", "nickname": ""}
        answers.append(_as_seen(Client().post(reverse("account_signup"), form, follow=True)))

    assert answers[0] == answers[1]
    assert [told.to for told in mail.outbox] == [[KNOWN], [UNKNOWN]]


def test_who_has_an_account_hears_so_by_mail_only(client: Client, mieke: Person) -> None:
    form = {"email": KNOWN, "name": "Somebody else", "under_16": "no", "nickname": ""}

    client.post(reverse("account_signup"), form)

    mieke.refresh_from_db()
    assert mieke.name == "Mieke de Wit"
    assert reverse("account_login") in mail.outbox[0].body


@pytest.mark.parametrize("email", [KNOWN, UNKNOWN])
def test_patience_is_asked_for_both(
    client: Client, mieke: Person, settings: Settings, email: str
) -> None:
    settings.KADER_CODES_PER_HOUR = 2

    for _time in range(3):
        response = ask_for_code(Client(), email)

    assert response.context["form"].has_error("email", "too_many_login_attempts")
    assert re.search(r"\d\d?[:.]\d\d", response.context["form"].errors["email"][0])
    assert len(mail.outbox) == 2
