"""`kader createadmin`: somebody must appoint the first officials, and nobody can appoint her."""

import argparse
import sys

from kader.cli.ready import require_tables
from kader.groundrules import Role


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Who she is; what is not given is asked."""
    parser.add_argument("--email")
    parser.add_argument("--name")


def run(options: argparse.Namespace) -> int:
    """Make one administrator and say how she signs in."""
    require_tables()
    email = (options.email or input("E-mail address: ")).strip().lower()
    name = (options.name or input("Name: ")).strip()
    complaint = _complaint_about(email, name)
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    from kader.people.first import first_administrator

    first_administrator(email, name)
    print(f"{name} is administrator of this town. She appoints its officials, and reads no matter.")
    print(_how_to_sign_in(email))
    return 0


def _complaint_about(email: str, name: str) -> str:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from kader.people.models import Circle, Seat

    try:
        validate_email(email)
    except ValidationError:
        return f"“{email}” is not an e-mail address."
    if not name:
        return "An administrator works under her own name: give --name."
    if not Circle.objects.filter(pk=1).exists():
        return "The town is not there yet: run `kader migrate` first."
    hers = Seat.objects.open().of(Role.ADMINISTRATOR).filter(person__email=email)
    return f"{email} is an administrator already." if hers.exists() else ""


def _how_to_sign_in(email: str) -> str:
    from django.conf import settings
    from django.urls import reverse

    path = reverse(settings.LOGIN_URL)
    hosts = [host for host in settings.ALLOWED_HOSTS if host not in {"*", "testserver"}]
    where = f"https://{hosts[0]}" if hosts and not settings.OPEN_HOUSE else "http://127.0.0.1:8000"
    lines = [f"To sign in: open {where}{path}, give {email}, and type the code from the mail."]
    if settings.KADER_STRONG_LOGIN:
        lines.append("The first time you are asked for a passkey or an authenticator app.")
    return "\n".join(lines)
