"""The doctor looks at what keeps strangers out."""

import stat
from collections.abc import Callable, Iterator
from typing import Final

from django.conf import settings

from kader.cli.doctor.complaint import Complaint, worth_knowing

LETTERS_IN_A_KEY = 50


def mode() -> Iterator[Complaint]:
    """Demo, test and debug mode each open doors that a real town keeps shut."""
    if settings.DEMO:
        yield worth_knowing(
            "Demo mode: anybody can act as anybody, and everybody reads the mails. "
            "A real town leaves KADER_DEMO out."
        )
    if settings.DEBUG:
        yield Complaint("Debug mode shows visitors the inside of the house: leave KADER_DEBUG out.")
    if settings.TESTING:
        yield worth_knowing("Test mode: leave KADER_TESTING out in a real town.")


def secret_key() -> Iterator[Complaint]:
    """Whoever knows the key can sign in as anybody."""
    if len(settings.SECRET_KEY) < LETTERS_IN_A_KEY or len(set(settings.SECRET_KEY)) < 10:
        yield Complaint(
            f"The secret key is easy to guess. Give KADER_SECRET_KEY {LETTERS_IN_A_KEY} random "
            "letters, or leave it out: the first start makes one."
        )
    place = settings.DATA_DIR / "secret_key"
    if place.exists() and stat.S_IMODE(place.stat().st_mode) & 0o077:
        yield Complaint(f"Others on this machine can read the secret key: chmod 600 {place}")


def hosts() -> Iterator[Complaint]:
    """The names under which the town is found."""
    if not settings.ALLOWED_HOSTS:
        yield Complaint(
            "No page is served: KADER_HOSTS is empty. Give the name in the address bar, such as "
            "kader.example.org."
        )
    if "*" in settings.ALLOWED_HOSTS:
        yield Complaint("KADER_HOSTS=* lets strangers send links under their own name: name yours.")
    for origin in settings.CSRF_TRUSTED_ORIGINS:
        if not settings.OPEN_HOUSE and not origin.startswith("https://"):
            yield Complaint(f"{origin} in KADER_ORIGINS does not begin with https://.")


def https() -> Iterator[Complaint]:
    """What people type travels sealed."""
    if settings.OPEN_HOUSE:
        return
    if not settings.SECURE_SSL_REDIRECT:
        yield worth_knowing(
            "KADER_SSL_REDIRECT is off: let the proxy in front send http:// on to https://."
        )
    if not (settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE):
        yield Complaint("The cookies also travel unsealed: they must be for https:// only.")


PARTS: Final[dict[str, Callable[[], Iterator[Complaint]]]] = {
    "Mode": mode,
    "Secret key": secret_key,
    "Hosts": hosts,
    "HTTPS": https,
}
