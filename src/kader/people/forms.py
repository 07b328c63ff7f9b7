"""What people type about themselves and about offices."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.forms import (
    ConfirmEmailVerificationCodeForm,
    ConfirmLoginCodeForm,
    RequestLoginCodeForm,
)
from allauth.account.forms import SignupForm as AllauthSignupForm
from allauth.account.internal.flows.manage_email import sync_user_email_address
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django import forms
from django.conf import settings
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from kader.groundrules import Role, clock
from kader.people import pace
from kader.people.models import Person, PublicName
from kader.people.naming import ROLE_NAMES
from kader.people.rules import APPOINTED
from kader.web.forms import KaderForm, choice_label, say_what_to_do

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    Words = str | _StrPromise

_SIX_DIGITS = _("Six digits. Spaces are fine.")


class AskForCodeForm(RequestLoginCodeForm):  # type: ignore[misc]
    """The one door: an address, and a code goes there."""

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask(self, "email", _("Your e-mail address"), _("We send you a code of six digits."))

    def clean_email(self) -> str:
        """Counted for known and unknown addresses alike, so that counting tells nothing."""
        _require_patience(self.cleaned_data["email"])
        email: str = super().clean_email()
        if self._user:
            sync_user_email_address(self._user)
        return email


class GiveCodeForm(ConfirmLoginCodeForm):  # type: ignore[misc]
    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask_for_digits(self, _("The code from the mail"), _SIX_DIGITS)


class ShowAddressForm(ConfirmEmailVerificationCodeForm):  # type: ignore[misc]
    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask_for_digits(self, _("The code from the mail"), _SIX_DIGITS)


class SignupForm(AllauthSignupForm):  # type: ignore[misc]
    """Who somebody is: no more than we need to talk with her."""

    field_order = ["email", "name", "under_16", "nickname"]

    name = forms.CharField(
        label=_("What is your name?"),
        help_text=_("Later you choose what others see. Without your choice that is “a resident”."),
        max_length=120,
        error_messages={"required": _("Write your name.")},
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    under_16 = forms.TypedChoiceField(
        label=_("Are you younger than 16?"),
        choices=[("no", _("No")), ("yes", _("Yes"))],
        coerce=lambda answer: answer == "yes",
        widget=forms.RadioSelect,
    )
    nickname = forms.CharField(
        label=_("Your nickname"),
        help_text=_("Only if you are younger than 16. Others then see this name, never your own."),
        max_length=60,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )

    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask(self, "email", _("Your e-mail address"), _("We send you a code of six digits."))
        say_what_to_do(self.fields["under_16"])

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if cleaned.get("under_16") and not cleaned.get("nickname"):
            self.add_error("nickname", _("Choose a nickname. Others see it instead of your name."))
        return cleaned


class GiveSecondProofForm(AuthenticateForm):  # type: ignore[misc]
    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask_for_digits(self, _("The code of your app"), _("Or one of your spare codes."))


class GiveSecondProofAgainForm(ReauthenticateForm):  # type: ignore[misc]
    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask_for_digits(self, _("The code of your app"), _("Or one of your spare codes."))


class AddAppForm(ActivateTOTPForm):  # type: ignore[misc]
    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask_for_digits(self, _("The code that your app shows"), _SIX_DIGITS)


class AddPasskeyForm(AddWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask(self, "name", _("A name for this passkey"), _("For yourself: “telephone”, “laptop”."))
        _ask(
            self,
            "passwordless",
            _("Sign in with this passkey alone"),
            _("Then you need no code by mail. Your device asks for a finger, a face or a PIN."),
        )


class RenamePasskeyForm(EditWebAuthnForm):  # type: ignore[misc]
    def __init__(self, *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        _ask(self, "name", _("A name for this passkey"), _("For yourself: “telephone”, “laptop”."))


class ChoosePublicNameForm(KaderForm):
    public_name = forms.TypedChoiceField(
        label=_("What may the public see?"),
        coerce=PublicName,
        widget=forms.RadioSelect,
    )
    nickname = forms.CharField(
        label=_("Your nickname"),
        help_text=_("Only if you chose a nickname."),
        max_length=60,
        required=False,
    )

    def __init__(self, *given: Any, person: Person, **more: Any) -> None:
        """Under 16 it is a nickname, always (G27)."""
        super().__init__(*given, **more)
        how = self.fields["public_name"]
        if isinstance(how, forms.ChoiceField):
            how.choices = _UNDER_16 if person.under_16 else _ways_to_be_seen(person)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        wants_one = cleaned.get("public_name") == PublicName.NICKNAME
        if wants_one and not cleaned.get("nickname"):
            self.add_error("nickname", _("Write the nickname that others will see."))
        return cleaned


class AppointOfficialForm(KaderForm):
    email = forms.EmailField(
        label=_("E-mail address at work"),
        error_messages={"required": _("Write the e-mail address at work.")},
    )
    name = forms.CharField(
        label=_("First name and last name"),
        help_text=_("Everybody sees who works for the municipality, with the whole name."),
        max_length=120,
        error_messages={"required": _("Write the first name and the last name.")},
    )
    role = forms.TypedChoiceField(
        label=_("For what may this person be asked?"),
        choices=[(role.value, ROLE_NAMES[role]) for role in Role if role in APPOINTED],
        coerce=Role,
        widget=forms.RadioSelect,
    )


class DismissOfficialForm(KaderForm):
    """Nothing to type: the one-time key is enough."""


_UNDER_16 = [(PublicName.NICKNAME, _("A nickname"))]


def _ways_to_be_seen(person: Person) -> list[tuple[str, Any]]:
    return [
        (PublicName.FULL, choice_label(_("My whole name"), person.name)),
        (PublicName.FIRST, choice_label(_("My first name"), person.first_name)),
        *_UNDER_16,
        (PublicName.A_RESIDENT, _("“A resident”")),
    ]


def _ask(form: forms.BaseForm, name: str, label: "Words", hint: "Words" = "") -> None:
    """Put allauth's field into our words: a label above, a hint, nothing inside the field."""
    field = form.fields[name]
    field.label, field.help_text = label, hint
    field.widget.attrs.pop("placeholder", None)
    if name in _STILL_ASKED:
        field.error_messages["required"] = _STILL_ASKED[name]
    say_what_to_do(field)


_STILL_ASKED = {
    "email": _("Write your e-mail address."),
    "code": _("Type the code: its six digits."),
}


def _ask_for_digits(form: forms.BaseForm, label: "Words", hint: "Words") -> None:
    _ask(form, "code", label, hint)
    form.fields["code"].widget.attrs |= {"inputmode": "numeric", "class": "input--code"}
    form.fields["code"].widget.attrs |= {"maxlength": "12", "size": "9"}


def _require_patience(email: str) -> None:
    if not settings.KADER_PACE:
        return
    most: int = settings.KADER_CODES_PER_HOUR
    wait = pace.seconds_to_wait(f"code:{email.lower()}", most, pace.HOUR)
    if wait:
        raise forms.ValidationError(
            _("You asked for many codes. From %(time)s you can ask for a new one. Or phone us."),
            code="too_many_login_attempts",
            params={"time": _hour(clock.now() + timedelta(seconds=wait))},
        )


def _hour(moment: datetime) -> str:
    """The first minute on the clock after this moment."""
    return f"{localtime(moment + timedelta(minutes=1)):%H:%M}"
