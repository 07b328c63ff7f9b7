"""The index of the public words: FTS5 on SQLite, tsvector with GIN on PostgreSQL.

`put` and `remove` are called by an action's own line, inside the transaction of its deed.
"""

from collections.abc import Iterator
from typing import Any, NotRequired, TypedDict, Unpack

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models, transaction

from kader.groundrules import clock
from kader.search.excerpt import cut
from kader.search.models import Document
from kader.search.stemming import MOST_LETTERS, tokens


class PublicWords(TypedDict):
    """What everybody may read of a record, where it stands, and in which circle."""

    title: str
    text: str
    url: str
    kind: str
    language: NotRequired[str]
    circle_id: NotRequired[int | None]


def put(record: models.Model, **words: Unpack[PublicWords]) -> Document:
    """From now on everybody finds these words, and no older ones of the same record."""
    remove(record)
    return add(record, **words)


def add(record: models.Model, **words: Unpack[PublicWords]) -> Document:
    """The same for a record that nobody could find yet; a second time is a mistake."""
    return Document.objects.create(
        about_type=ContentType.objects.get_for_model(record),
        about_id=record.pk,
        circle_id=words.get("circle_id", getattr(record, "circle_id", None)),
        kind=words["kind"],
        title=cut(_on_one_line(words["title"]), 200),
        text=_on_one_line(words["text"][:MOST_LETTERS]),
        url=words["url"],
        language=words.get("language", ""),
        words=" ".join(tokens(f"{words['title']}\n{words['text']}")),
        at=clock.now(),
    )


def remove(record: models.Model) -> None:
    """Nobody finds this record any more: it was set aside, taken back or forgotten."""
    about_type = ContentType.objects.get_for_model(record)
    Document.objects.filter(about_type=about_type, about_id=record.pk).delete()


def remove_circle(circle_id: int) -> None:
    """Nobody finds anything of this circle any more."""
    Document.objects.filter(circle_id=circle_id).delete()


def _on_one_line(text: str) -> str:
    """What stood on lines of its own ends with a full stop before the next begins."""
    *before, last = [" ".join(line.split()) for line in text.splitlines() if line.strip()] or [""]
    return " ".join([*(line if line[-1] in _ENDS else f"{line}." for line in before), last])


_ENDS = ".!?…:;,"


# The index in the database ------------------------------------------------------------------

TABLE = "search_document"

_FTS5 = (
    "CREATE VIRTUAL TABLE IF NOT EXISTS search_words USING fts5"
    f"(words, content='{TABLE}', content_rowid='id', "
    # Our tokens are folded and stemmed already: only the spaces between them matter.
    "tokenize='ascii', prefix='3 4', detail=none)"
)
_IN = "INSERT INTO search_words(rowid, words) VALUES (NEW.id, NEW.words);"
_OUT = "INSERT INTO search_words(search_words, rowid, words) VALUES ('delete', OLD.id, OLD.words);"
_TRIGGERS = {
    "search_document_insert": f"AFTER INSERT ON {TABLE} BEGIN {_IN} END",
    "search_document_delete": f"AFTER DELETE ON {TABLE} BEGIN {_OUT} END",
    "search_document_update": f"AFTER UPDATE ON {TABLE} BEGIN {_OUT} {_IN} END",
}
_POSTGRES = (
    # `array_to_tsvector` takes our tokens as they are; no parser of PostgreSQL cuts them anew.
    f"ALTER TABLE {TABLE} ADD COLUMN IF NOT EXISTS words_vector tsvector "
    "GENERATED ALWAYS AS (array_to_tsvector(string_to_array(words, ' '))) STORED",
    f"CREATE INDEX IF NOT EXISTS search_document_words ON {TABLE} USING GIN (words_vector)",
)


def lay_index(**_: Any) -> None:
    """Lay the index. Runs after each migrate, and does no harm twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        if TABLE not in tables:
            return  # Only another room was migrated.
        for statement in _laying("search_words" in tables):
            cursor.execute(statement)


def missing_parts() -> list[str]:
    """The names of the parts of the index that this database should have and has not."""
    wanted = {"search_words", *_TRIGGERS}
    look = "SELECT name FROM sqlite_master"
    if connection.vendor == "postgresql":
        wanted = {"search_document_words"}
        look = f"SELECT indexname FROM pg_indexes WHERE tablename = '{TABLE}'"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(look)
        return sorted(wanted - {row[0] for row in cursor.fetchall()})


def _laying(words_are_there: bool) -> Iterator[str]:
    if connection.vendor == "postgresql":
        # Even a change that changes nothing would make every reader wait.
        yield from _POSTGRES if missing_parts() else ()
    else:
        yield from _laying_on_sqlite(words_are_there)


def _laying_on_sqlite(words_are_there: bool) -> Iterator[str]:
    """A table that a migration builds anew silently loses its triggers: lay them each time."""
    yield _FTS5
    if not words_are_there:
        yield "INSERT INTO search_words(search_words) VALUES ('rebuild')"
    for name, body in _TRIGGERS.items():
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield f"CREATE TRIGGER {name} {body}"
