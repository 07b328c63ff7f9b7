"""The door: what allauth asks us about accounts, and what it says in our words."""

import base64
import hashlib
import secrets
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.core.mail import EmailMessage
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kader.people.models import Assurance, Person

_SENTENCES = {
    "account_inactive": gettext_lazy("This account is closed. Phone us if you want it back."),
    "email_taken": gettext_lazy("This address is in use already. Sign in with it."),
    "incorrect_code": gettext_lazy(
        "This code does not fit. Look at the newest mail, or ask for a new code."
    ),
    "rate_limited": gettext_lazy("That was a lot in a short time. Wait a minute, then try again."),
    "too_many_login_attempts": gettext_lazy(
        "You tried this many times. Wait a while, then ask for a new code. Or phone us."
    ),
}
_SECOND_SENTENCES = {
    "cannot_delete_authenticator": gettext_lazy("You cannot take this away."),
    "cannot_generate_recovery_codes": gettext_lazy(
        "First add a passkey or an authenticator app. Then you can make spare codes."
    ),
    "incorrect_code": gettext_lazy("This code does not fit. Wait for the next one and type that."),
    "unverified_email": gettext_lazy("First show that your e-mail address is yours."),
}
_WHAT_CHANGED = {
    "mfa/email/totp_activated": gettext_lazy("You added an authenticator app."),
    "mfa/email/totp_deactivated": gettext_lazy("Your authenticator app was taken away."),
    "mfa/email/webauthn_added": gettext_lazy("You added a passkey."),
    "mfa/email/webauthn_removed": gettext_lazy("A passkey was taken away."),
    "mfa/email/recovery_codes_generated": gettext_lazy("New spare codes were made."),
}


_DOORS = {"signup_url", "login_url"}


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]
    """How people come in: a code by mail, and never a word about who else is in."""

    error_messages = DefaultAccountAdapter.error_messages | _SENTENCES

    def add_message(self, *words: Any, message: str | None = None, **more: Any) -> None:
        """What went wrong is said, and that a new mail went out; never to which addresses."""
        if self.request.POST.get("action") == "resend" and not message:
            message = _("A new mail is on its way. Only the newest code works.")
        if message:
            super().add_message(*words, message=message, **more)

    def generate_login_code(self) -> str:
        return _six_digits()

    def generate_email_verification_code(self) -> str:
        return _six_digits()

    def login(self, request: HttpRequest, user: Person) -> None:
        _note_arrival(user)
        super().login(request, user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Plain text, in the language of the page that was asked."""
        doors = {name: self._back_from(context[name]) for name in _DOORS & context.keys()}
        words = context | doors | {"town": settings.TOWN_NAME, "phone": settings.TOWN_PHONE}
        subject = render_to_string(f"{template_prefix}_subject.txt", words)
        text = render_to_string(f"{template_prefix}_message.txt", words)
        EmailMessage(" ".join(subject.split()), text.strip() + "\n", to=[email]).send()

    def _back_from(self, door: str) -> str:
        """The address of a door that leads on to the page where somebody was."""
        page = self.request.POST.get("next") or self.request.GET.get("next") or ""
        return f"{door}?{urlencode({'next': page})}" if page and self.is_safe_url(page) else door

    def save_user(
        self, request: HttpRequest, user: Person, form: Any, commit: bool = True
    ) -> Person:
        """A new person as she described herself."""
        user.name = form.cleaned_data["name"]
        user.under_16 = form.cleaned_data["under_16"]
        user.nickname = form.cleaned_data["nickname"]
        user.language = get_language() or ""
        super().save_user(request, user, form, commit)
        return user

    def send_account_already_exists_mail(self, email: str) -> None:
        """To who asks for an account and has one; the page says the same to everybody."""
        door = self.request.build_absolute_uri(reverse("account_login"))
        self.send_mail("account/email/account_already_exists", email, {"login_url": door})

    def send_notification_mail(
        self, template_prefix: str, user: Person, context: Any = None, email: str | None = None
    ) -> None:
        """When somebody changes how an account is guarded, its owner hears of it."""
        told = email or user.email
        if told:
            words = {"what_changed": _WHAT_CHANGED[template_prefix]}
            self.send_mail("account/email/guard_changed", told, words)


class SecondProofAdapter(DefaultMFAAdapter):  # type: ignore[misc]
    """The second proof: its secrets lie encrypted, and its words are ours."""

    error_messages = DefaultMFAAdapter.error_messages | _SECOND_SENTENCES

    def encrypt(self, text: str) -> str:
        return _safe().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _safe().decrypt(encrypted_text.encode()).decode()

    def generate_authenticator_name(self, user: Person, type: Authenticator.Type) -> str:
        there_are = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)s") % {"number": there_are + 1}

    def get_public_key_credential_user_entity(self, user: Person) -> dict[str, Any]:
        entity: dict[str, Any] = super().get_public_key_credential_user_entity(user)
        return entity | {"display_name": user.name or user.email}

    def _get_site_name(self) -> str:
        name: str = settings.TOWN_NAME
        return name


def person_with(email: str, name: str) -> Person:
    """The person with this address, made when we do not know her yet."""
    known = Person.objects.filter(email=email.lower()).first()
    return known or Person.objects.create_user(email, name)


def _six_digits() -> str:
    return f"{secrets.randbelow(1_000_000):06d}"


def _note_arrival(person: Person) -> None:
    """Whoever read the code has the mailbox; in what language she came is how we write to her."""
    if person.assurance == Assurance.NONE:
        person.assurance = Assurance.MAIL
    person.language = get_language() or person.language
    person.save(update_fields=["assurance", "language"])


def _safe() -> MultiFernet:
    """Keys made of the installation's own; an older one still opens what it closed."""
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_derived(str(key))) for key in keys])


def _derived(key: str) -> bytes:
    digest = hashlib.sha256(f"kader.people.second_proof{key}".encode()).digest()
    return base64.urlsafe_b64encode(digest)
