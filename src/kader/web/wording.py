"""Days and amounts as people write them, in the language of the page."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.dateformat import format as dated
from django.utils.formats import number_format
from django.utils.translation import get_language

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


def money(amount: Decimal | float | int) -> str:
    """Euros; cents only where there are any."""
    exact = Decimal(str(amount)).quantize(Decimal("0.01"))
    decimals = 0 if exact == exact.to_integral_value() else 2
    sign = "\u2212" if exact < 0 else ""
    number = number_format(abs(exact), decimals, use_l10n=True, force_grouping=True)
    return f"{sign}€{SPACE}{number}"


def _written(value: date | datetime, today: date, formats: dict[str, str]) -> str:
    language = (get_language() or "en").split("-")[0]
    here = _on_our_clock(value)
    form = formats.get(language, formats["en"])
    return dated(here, form if here.year == today.year else f"{form} Y")


def _on_our_clock(value: date | datetime) -> date | datetime:
    if isinstance(value, datetime) and timezone.is_aware(value):
        return timezone.localtime(value)
    return value
