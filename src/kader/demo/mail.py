"""In the demo no mail leaves the house: it lies on a shelf where a page shows it."""

import json
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from kader.groundrules import clock

NEWEST = 40


class ShelfBackend(BaseEmailBackend):
    """Lays each mail on the shelf."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        with _shelf().open("a", encoding="utf-8") as shelf:
            for mail in email_messages:
                shelf.write(json.dumps(_kept(mail), ensure_ascii=False) + "\n")
        return len(email_messages)


def newest_mails() -> list[dict[str, str]]:
    """The newest mails first."""
    try:
        lines = _shelf().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in reversed(lines[-NEWEST:])]


def _kept(mail: EmailMessage) -> dict[str, str]:
    return {
        "to": ", ".join(mail.to),
        "subject": str(mail.subject),
        "body": str(mail.body),
        "at": clock.now().isoformat(),
    }


def _shelf() -> Path:
    return Path(settings.DATA_DIR) / "mails.jsonl"
