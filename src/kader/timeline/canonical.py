"""One text for each value, the same from either database and before it was written."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from django.db import models


def text_of(field: "models.Field[Any, Any]") -> Callable[[Any], str]:
    """How what this column holds is told as one text."""
    if isinstance(field, models.DecimalField):
        return lambda amount: f"{Decimal(amount):.{field.decimal_places}f}"
    for kind, told in _TOLD.items():
        if isinstance(field, kind):
            return told
    return _plain


def _moment(moment: datetime) -> str:
    # The database gives moments back in UTC, wherever they were said.
    return moment.astimezone(UTC).isoformat()


def _structure(values: Any) -> str:
    return json.dumps(values, sort_keys=True, ensure_ascii=False) if values else ""


def _plain(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value)


_TOLD: dict[type, Callable[[Any], str]] = {
    models.DateTimeField: _moment,
    models.DateField: date.isoformat,
    models.JSONField: _structure,
}
