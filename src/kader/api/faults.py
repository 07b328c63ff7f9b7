"""What is wrong with a field that was sent, in the language of the caller."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kader.people import uploads
from kader.web import reasons

_SAID: Final[Mapping[str, Any]] = {
    "missing": _("This is needed."),
    "extra_forbidden": _("We do not know this field."),
    "unknown_key": _("There is no such key here."),
    "zero_character": _("There is a character in this text that we cannot keep."),
    "no_address": _("This is no e-mail address."),
    "enum": _("Choose one of these."),
    "no_base64": _("Send the file in base64."),
    "wrong_kind": uploads.WRONG_KIND,
    "unreadable": uploads.UNREADABLE,
    "too_many_pixels": uploads.TOO_MANY_PIXELS,
    "does_things": uploads.DOES_THINGS,
    "locked": uploads.LOCKED,
    "string_too_long": _("At most %(max_length)s letters fit here."),
    "greater_than_equal": _("This must be %(ge)s or more."),
    "less_than_equal": _("This must be %(le)s or less."),
    "decimal_max_digits": _("This number is too long."),
    "decimal_max_places": _("This number is too long."),
    "decimal_whole_digits": _("This number is too long."),
}
_OF_A_KIND: Final[Mapping[str, Any]] = {
    "string": _("This must be text."),
    "int": _("This must be a whole number."),
    "decimal": _("This must be a number."),
    "date": _("This must be a day, written like 2026-12-31."),
    "bool": _("This must be true or false."),
}
_OTHER: Final = _("This does not fit. The contract says what we expect here.")


def sentence_of(fault: Mapping[str, Any]) -> str:
    """One sentence about one fault; `type` and `ctx` are pydantic's names for it."""
    kind = str(fault["type"])
    if kind in reasons.registered():
        return _reason(kind)
    known = _SAID.get(kind) or _OF_A_KIND.get(kind.partition("_")[0]) or _OTHER
    return str(known) % fault.get("ctx", {}) if "%(" in str(known) else str(known)


def _reason(key: str) -> str:
    """Why a rule refuses what was sent, and what can be done instead."""
    found = reasons.find(key)
    return " ".join(str(words) for words in (found.sentence, *found.instead))
