"""How the tests of the door read mails and type codes."""

import re
from typing import TYPE_CHECKING

from django.core import mail
from django.test import Client
from django.urls import reverse

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

DOOR = "account_login"


def ask_for_code(client: Client, email: str, **more: str) -> "Answer":
    """Fill in the one door."""
    return client.post(reverse(DOOR), {"email": email, **more}, follow=True)


def give_code(client: Client, code: str, **more: str) -> "Answer":
    """Type the code on the page that is still open."""
    return client.post(reverse("account_confirm_login_code"), {"code": code, **more})


def code_in_mail() -> str:
    """The six digits of the newest mail."""
    found = re.search(r"^\d{6}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found, mail.outbox[-1].body
    return found.group()


def sign_in(client: Client, email: str) -> "Answer":
    """From the door to the inside."""
    ask_for_code(client, email)
    return give_code(client, code_in_mail())


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
