"""Rows of many kinds of record, asked for in one statement."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import BooleanField, DateField, DateTimeField, F, QuerySet, TextField, Value
from django.db.models.functions import Cast


class Row(NamedTuple):
    """What the kinds have in common; `sort` says which kind it is."""

    sort: str
    pk: int
    key: str
    words: str
    note: str
    at: datetime | None
    until: date | None
    is_mine: bool


def rows(
    found: QuerySet[Any],
    sort: str,
    words: str | None = "text",
    until: str | None = None,
    **more: Any,
) -> QuerySet[Any]:
    """A kind as rows. `words` and `until` name fields; `more` gives `note`, `at`, `is_mine`."""
    no_day = Cast(Value(None), DateField())
    no_moment = Cast(Value(None), DateTimeField())
    at = more.get("at", F("at"))
    columns = {
        "row_sort": Value(sort, TextField()),
        "row_words": Cast(F(words), TextField()) if words else Value("", TextField()),
        "row_note": more.get("note", Value("", TextField())),
        "row_at": no_moment if at is None else at,
        "row_until": F(until) if until else no_day,
        "row_mine": more.get("is_mine", Value(False, BooleanField())),
    }
    kind: QuerySet[Any] = found.order_by().annotate(**columns).values_list(*_COLUMNS)
    return kind


def together(kinds: Iterable[QuerySet[Any]]) -> list[Row]:
    """All rows of these kinds; one statement, none where there is no kind."""
    found = list(kinds)
    if not found:
        return []
    first, *others = found
    return [Row(*row) for row in (first.union(*others, all=True) if others else first)]


_COLUMNS = (
    "row_sort",
    "pk",
    "key",
    "row_words",
    "row_note",
    "row_at",
    "row_until",
    "row_mine",
)
