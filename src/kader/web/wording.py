"""Days and amounts as people write them, in the language of the page."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.dateformat import format as dated
from django.utils.formats import number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

SPACE = "\u00a0"

_DAYS = {"de": "l, j. F", "nl": "l j F", "en": "l j F"}
_SHORT_DAYS = {"de": "D, j. F", "nl": "D j F", "en": "D j F"}


def day(value: date | datetime, today: date) -> str:
    """A day in words; its year only when it is another one."""
    return _written(value, today, _DAYS)


def short_day(value: date | datetime, today: date) -> str:
    """A day in words, with the weekday cut short."""
    return _written(value, today, _SHORT_DAYS)


def moment(value: datetime, today: date) -> str:
    """A day and the time on the clock."""
    return f"{day(value, today)}, {dated(_on_our_clock(value), 'H:i')}"


def amount(value: Decimal) -> str:
    """The figures of an amount, as people type them; cents only where there are any."""
    decimals = 0 if value == value.to_integral_value() else 2
    return number_format(value, decimals, use_l10n=True, force_grouping=True)


def money(value: Decimal | float | int) -> str:
    """Euros; cents only where there are any. German puts the sign behind the number."""
    exact = Decimal(str(value)).quantize(Decimal("0.01"))
    sign = "\u2212" if exact < 0 else ""
    number = amount(abs(exact))
    if (get_language() or "").startswith("de"):
        return f"{sign}{number}{SPACE}€"
    return f"{sign}€{SPACE}{number}"


def size(octets: int) -> str:
    """How big a file is; as people speak of it, a kB is a thousand."""
    if octets < 1_000_000:
        return f"{max(1, round(octets / 1000))}{SPACE}kB"
    return f"{number_format(Decimal(octets) / 1_000_000, 1, use_l10n=True)}{SPACE}MB"


def listed(names: Sequence[str]) -> str:
    """Names of things inside a sentence: "daily care, and who is liable"."""
    found = [_inside_a_sentence(name) for name in names]
    if len(found) < 2:
        return "".join(found)
    return _("%(some)s, and %(last)s") % {"some": ", ".join(found[:-1]), "last": found[-1]}


def _inside_a_sentence(name: str) -> str:
    """Dutch and English begin small there; German nouns, and abbreviations, stay as they are."""
    word, gap, rest = name.partition(" ")
    if _language() == "de" or not word[1:].islower():
        return name
    return f"{word.lower()}{gap}{rest}"


def _written(value: date | datetime, today: date, formats: dict[str, str]) -> str:
    here = _on_our_clock(value)
    form = formats.get(_language(), formats["en"])
    return dated(here, form if here.year == today.year else f"{form} Y")


def _language() -> str:
    return (get_language() or "en").split("-")[0]


def _on_our_clock(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
