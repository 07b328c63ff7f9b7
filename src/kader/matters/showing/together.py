"""Rows of many kinds of record, asked for in one statement that is written once (`web.written`).

The text of a question is kept for each sort of reader; whoever asks fills in who she is, which
matter, and now.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import (
    BooleanField,
    DateField,
    DateTimeField,
    F,
    QuerySet,
    TextField,
    Value,
)
from django.db.models.functions import Cast

from kader.groundrules import clock
from kader.matters.models import Reading
from kader.matters.shape import Shape, gaps_of
from kader.web.written import Given, Text


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


NOW = Given("now", DateTimeField())

Kinds = Callable[..., Iterable[QuerySet[Any]]]
"""Gives querysets of `rows` for a reading, fixed arguments, and perhaps the numbers of records."""


class Question(NamedTuple):
    """What is asked: the kinds, what they need to know beside the reader, and which records."""

    kinds: Kinds
    fixed: tuple[Hashable, ...] = ()
    ids: Sequence[int] | None = None


def together(reading: Reading, questions: Iterable[Question]) -> list[Row]:
    """All rows of these kinds for this reader; one statement, none where there is no kind."""
    texts: list[Text] = []
    values: list[Any] = []
    for kinds, fixed, ids in questions:
        padded = _padded(ids) if ids is not None else ()
        given = _given(reading, padded)
        for text in _written(kinds, Shape.of(reading), fixed, len(padded)):
            texts.append(text)
            values += text.filled(given)
    return _asked(texts, values) if texts else []


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


def _given(reading: Reading, ids: Sequence[int]) -> Mapping[str, Any]:
    return {
        **gaps_of(reading),
        "now": connection.ops.adapt_datetimefield_value(clock.now()),
        **{f"id{number}": pk for number, pk in enumerate(ids)},
    }


def _padded(ids: Sequence[int]) -> Sequence[int]:
    """As many numbers as a power of two, the last one again and again: few texts for all."""
    missing = (1 << (len(ids) - 1).bit_length()) - len(ids)
    return [*ids, *[ids[-1]] * missing]


@lru_cache(maxsize=2000)
def _written(
    kinds: Kinds, shape: Shape, fixed: tuple[Hashable, ...], count: int
) -> tuple[Text, ...]:
    ids = ([Given(f"id{number}") for number in range(count)],) if count else ()
    texts = map(Text.of, kinds(shape.reading(), *fixed, *ids))
    return tuple(text for text in texts if text is not None)


def _asked(texts: Sequence[Text], values: Sequence[Any]) -> list[Row]:
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(text.sql for text in texts), values)
        found: Any = cursor.fetchall()
    first = texts[0].compiler
    converters = first.get_converters([column for column, *_ in first.select])
    read: Iterable[Any] = first.apply_converters(found, converters)
    return [Row(*row) for row in read]
