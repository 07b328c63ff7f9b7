"""How a record stands after a deed: digests of its columns, in which a later change of any shows.

A model says beside its columns what the timeline leaves out. All of it may be absent:

- `unguarded`: columns that change without a deed, each with why; or why that is so of the table.
- `while_draft`: columns that are still being written as long as the status is "draft".
- `parts`, `parts_in`: the rows that belong to it, and the names under which it has them in hand.
- `not_as_part`: columns that later deeds change, of a row that belongs to another.
- `no_words`: columns that hold letters, and no words of a person.
- `salted_by`: the record whose `words_key` guards these words as well.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from django.db import models

from kader.timeline.canonical import text_of

PARTS: Final = " parts"
"""What stands behind the name of a record where its parts are meant."""

_LONGEST_CODE: Final = 40
_HINT: Final = 4
_SUM: Final = 32


@dataclass(frozen=True)
class Stand:
    """What is kept of a record: a digest of its facts, one of its words with their key, and a hint
    a column (or a part), so that it can be said which one is another."""

    facts: str
    words: str
    hints: tuple[str, ...]

    @classmethod
    def read(cls, text: str) -> "Stand":
        facts, words, hints = text.split(".")
        each = range(0, len(hints), _HINT)
        return cls(facts, words, tuple(hints[place : place + _HINT] for place in each))

    def __str__(self) -> str:
        return f"{self.facts}.{self.words}.{''.join(self.hints)}"


@dataclass(frozen=True)
class Column:
    """A column that the timeline guards; `default` is how it stands where nothing was said, and
    `hint` what is kept of that."""

    name: str
    attname: str
    is_words: bool
    told: Callable[[Any], str]
    default: str
    hint: str

    @classmethod
    def of(cls, field: "models.Field[Any, Any]", is_words: bool) -> "Column":
        told = text_of(field)
        default = _default_of(field, told)
        hint = _mark("", f"{field.name}={default}")[:_HINT]
        return cls(field.name, field.attname, is_words, told, default, hint)

    def text_of(self, record: models.Model) -> str:
        value = getattr(record, self.attname)
        return "" if value is None else self.told(value)


def name_of(record: models.Model) -> str:
    """The record as the timeline calls it: its kind and its number."""
    return f"{record._meta.label_lower}:{record.pk}"


@cache
def is_guarded(model: type[models.Model]) -> bool:
    """Whether the timeline says how these records stand."""
    is_ours = model.__module__.startswith("kader.")
    return is_ours and not isinstance(getattr(model, "unguarded", None), str)


@cache
def columns_of(model: type[models.Model]) -> tuple[Column, ...]:
    """The columns of which a change shows."""
    left_out: Mapping[str, str] = getattr(model, "unguarded", {})
    no_words: frozenset[str] = getattr(model, "no_words", frozenset())
    return tuple(
        Column.of(field, _holds_words(field) and field.name not in no_words)
        for field in model._meta.concrete_fields
        if not field.primary_key and field.name not in {*left_out, "words_key"}
    )


def stands_of(records: Iterable[models.Model]) -> dict[str, str]:
    """Each of these records by its name, and its parts where they are in hand."""
    stands = {}
    for record in records:
        if is_guarded(type(record)):
            stands[name_of(record)] = str(stand_of(record))
            if _has_parts_in_hand(record):
                stands[name_of(record) + PARTS] = str(stand_of_parts(record))
    return stands


def stand_of(record: models.Model) -> Stand:
    """How this record stands now. What stands at its default counts nothing: a column that a later
    version of the house adds changes nothing."""
    salt, left_out = salt_of(record) or "", _still_written(record)
    sums: dict[bool, list[str]] = {True: [], False: []}
    hints = []
    for column in columns_of(type(record)):
        text = column.text_of(record)
        if text == column.default:
            hints.append(column.hint)
            continue
        mark = _mark(salt if column.is_words else "", f"{column.name}={text}")
        hints.append(mark[:_HINT])
        if column.name not in left_out:
            sums[column.is_words].append(mark)
    return Stand(_sum(sums[False]), _sum(sums[True]), tuple(hints))


def stand_of_parts(record: models.Model) -> Stand:
    """How the rows that belong to this record stand, all together."""
    salt = salt_of(record) or ""
    marks = [_mark(salt, _as_part(part)) for part in parts_in_order(record)]
    return Stand("", _sum(marks), tuple(mark[:_HINT] for mark in marks))


def parts_in_order(record: Any) -> list[models.Model]:
    """The rows that belong to this record, in the order in which they were made."""
    return sorted(record.parts(), key=lambda part: (part._meta.label_lower, part.pk))


def salt_of(record: models.Model) -> str | None:
    """The key that lies beside these words; empty once it was erased."""
    beside = getattr(record, getattr(record, "salted_by", ""), record)
    key: str | None = getattr(beside, "words_key", None)
    return key


def words_in(record: models.Model) -> bool:
    """Whether this record still says something that is guarded with a key."""
    columns = [column for column in columns_of(type(record)) if column.is_words]
    return any(column.text_of(record) != column.default for column in columns)


def is_draft(record: models.Model) -> bool:
    """Whether this is still being written."""
    return getattr(record, "status", "") == "draft"


def _still_written(record: models.Model) -> frozenset[str]:
    names: frozenset[str] = getattr(record, "while_draft", frozenset())
    return names if names and is_draft(record) else frozenset()


def _has_parts_in_hand(record: models.Model) -> bool:
    names: tuple[str, ...] = getattr(record, "parts_in", ())
    return bool(names) and not is_draft(record) and all(name in record.__dict__ for name in names)


def _as_part(part: models.Model) -> str:
    later: frozenset[str] = getattr(part, "not_as_part", frozenset())
    columns = [column for column in columns_of(type(part)) if column.name not in later]
    texts = [(column, column.text_of(part)) for column in columns]
    said = [(column.name, text) for column, text in texts if text != column.default]
    return json.dumps([name_of(part), said])


def _holds_words(field: "models.Field[Any, Any]") -> bool:
    """Words of people, and not a code or a choice: these are guarded with their key."""
    if isinstance(field, models.CharField):
        return not field.choices and (field.max_length or 0) > _LONGEST_CODE
    return isinstance(field, models.TextField | models.JSONField)


def _default_of(field: "models.Field[Any, Any]", told: Callable[[Any], str]) -> str:
    """What is drawn by chance, or is empty, stands at its default where nothing is there."""
    if not field.has_default() or callable(field.default):
        return ""
    return told(field.default)


def _mark(salt: str, text: str) -> str:
    return hashlib.sha256(f"{salt}|{text}".encode()).hexdigest()


def _sum(marks: list[str]) -> str:
    return hashlib.sha256("".join(marks).encode()).hexdigest()[:_SUM] if marks else ""
