"""Questions to the database whose text is written once and kept.

Django writes the text of a statement anew each time it is asked; for a page of a dozen statements
that is half of its time. A `Written` question keeps the text for as long as the server lives, and
whoever asks fills in the gaps. So what builds a question may depend on nothing but its shape: it
reads no clock, and a moment that gets into the text is an error.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from copy import copy
from datetime import date
from typing import Any, Generic, NamedTuple, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Expression, Field, IntegerField, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

Found = TypeVar("Found", bound=Model)


class Given(Expression):
    """A gap: a value that is filled in when a question is asked, as the database takes it."""

    def __init__(self, name: str, output_field: "Field[Any, Any] | None" = None) -> None:
        super().__init__(output_field or IntegerField())
        self.name = name

    def as_sql(self, compiler: SQLCompiler, connection: Any) -> tuple[str, Any]:
        return "%s", [self]


class Text(NamedTuple):
    """The text of a statement, its values with gaps among them, and how its answer is read."""

    sql: str
    values: tuple[Any, ...]
    compiler: SQLCompiler

    @classmethod
    def of(cls, found: "QuerySet[Any, Any]") -> "Text | None":
        """None where the database need not be asked: nothing can be found."""
        compiler = found.query.get_compiler(DEFAULT_DB_ALIAS)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            return None
        if any(_is_of_a_moment(value) for value in values):
            raise RuntimeError(f"A moment stands in the text of a question: {sql} {values}")
        return cls(sql, tuple(values), compiler)

    def filled(self, given: Mapping[str, Any]) -> list[Any]:
        """The values, with what was given in the gaps."""
        return [given[v.name] if isinstance(v, Given) else v for v in self.values]


class Written(Generic[Found]):
    """Decorates what builds a queryset: `build(*shape, **gaps)`; then `ask(*shape, **given)`.

    The shape is what the text depends on, and is kept in mind for good: a role, not a person.
    """

    def __init__(self, build: "Callable[..., QuerySet[Found]]") -> None:
        self._build = build
        self._kept: dict[Hashable, tuple[QuerySet[Found], Text | None]] = {}

    def ask(self, *shape: Hashable, **given: Any) -> list[Found]:
        """Ask: records in the order of the question, fresh from the database."""
        if shape not in self._kept:
            built = self._build(*shape, **{name: Given(name) for name in given})
            self._kept[shape] = built, Text.of(built)
        built, text = self._kept[shape]
        return list(_with_text(built, text, text.filled(given))) if text else []

    def first(self, *shape: Hashable, **given: Any) -> Found | None:
        """The first of what is found, or nothing."""
        return next(iter(self.ask(*shape, **given)), None)


def _with_text(
    built: "QuerySet[Found]", text: Text, values: Sequence[Any]
) -> "QuerySet[Found, Found]":
    """The queryset, whose compiler writes nothing: it gives the text that is there."""
    compiler = copy(text.compiler)
    compiler.connection = connection
    compiler.as_sql = lambda *_, **__: (text.sql, tuple(values))  # type: ignore[method-assign]
    asked = built.all()
    asked.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
    return asked


def _is_of_a_moment(value: object) -> bool:
    return isinstance(value, date) or bool(re.match(r"\d{4}-\d\d-\d\d", str(value)))
