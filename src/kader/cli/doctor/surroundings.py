"""The doctor looks at mail, time and the town's own look."""

from collections.abc import Callable, Iterator
from smtplib import SMTPException
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import find
from django.core.mail import get_connection

from kader.cli.doctor.complaint import Complaint, worth_knowing
from kader.web.static_files import address_if_there
from kader.web.theme import faults, place_of

PATIENCE = 5


def mail() -> Iterator[Complaint]:
    """Without mail nobody can sign in."""
    if settings.EMAIL_BACKEND != "django.core.mail.backends.smtp.EmailBackend":
        if not settings.OPEN_HOUSE:
            yield worth_knowing(f"Mails go to {settings.EMAIL_BACKEND}, not to a mail server.")
        return
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}"
    try:
        post = get_connection(timeout=PATIENCE)
        post.open()
        post.close()
    except (OSError, SMTPException) as reason:
        yield Complaint(
            f"The mail server {server} does not answer ({reason}): nobody can sign in. "
            "KADER_MAIL_URL says where it is."
        )
    if settings.DEFAULT_FROM_EMAIL.endswith("@example.org"):
        yield Complaint("Mails come from example.org: KADER_MAIL_FROM is the town's own address.")


def time_zone() -> Iterator[Complaint]:
    """A day begins and ends where the town is."""
    if not settings.USE_TZ:
        yield Complaint("Moments are stored without a time zone: USE_TZ must be on.")
    if settings.TIME_ZONE.startswith(("UTC", "GMT", "Etc/")):
        yield Complaint(
            f"Days are counted in {settings.TIME_ZONE}: KADER_TIME_ZONE says where the town is, "
            "such as Europe/Amsterdam."
        )


def theme() -> Iterator[Complaint]:
    """The town's own colours can be read, and the sheet of its theme is there."""
    yield from map(Complaint, faults(settings.KADER_THEME))
    sheet = settings.KADER_NL_DESIGN_THEME
    if sheet and not find(place_of(sheet)):
        yield Complaint(f"KADER_NL_DESIGN_THEME: there is no {sheet} in {settings.TOWN_STATIC}.")
    elif sheet and not address_if_there(place_of(sheet)):
        yield Complaint(f"The pages miss {sheet}: run `kader collectstatic --noinput`.")


PARTS: Final[dict[str, Callable[[], Iterator[Complaint]]]] = {
    "Mail": mail,
    "Time zone": time_zone,
    "Theme": theme,
}
