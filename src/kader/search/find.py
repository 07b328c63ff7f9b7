"""Finding public words: every word of a question counts, the last one also as a beginning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice

from django.db import connection, models
from django.db.models.expressions import RawSQL

from kader.search.excerpt import SHORTEST_BEGINNING, excerpt
from kader.search.models import Document
from kader.search.stemming import forms, words
from kader.search.stopwords import STOP_WORDS

MOST_HITS = 1000
LONGEST_QUESTION = 300
MOST_WORDS = 12

_ON_SQLITE = (
    "SELECT rowid FROM search_words WHERE search_words MATCH %s ORDER BY rowid DESC LIMIT %s"
)
_ON_POSTGRES = (
    "SELECT id FROM search_document WHERE words_vector @@ %s::tsquery ORDER BY id DESC LIMIT %s"
)


@dataclass(frozen=True)
class Hit:
    """A public record in which the words were found that were `asked` for."""

    asked: Sequence[str]
    kind: str
    title: str
    text: str
    url: str
    language: str
    circle_id: int | None
    at: datetime

    @property
    def excerpt(self) -> str:
        """The part of its text in which such a word stands."""
        return excerpt(self.text, self.asked)


_READ = [name for name in Hit.__dataclass_fields__ if name != "asked"]


def find(query: str, limit: int = 20, offset: int = 0) -> list[Hit]:
    """The hits, newest first, among the thousand that were published last. One statement."""
    start, asked = max(offset, 0), _asked(query)
    rows = _documents(asked).order_by("-at", "-pk").values_list(*_READ)
    return [Hit(asked, *row) for row in rows[start : start + max(limit, 0)]]


def how_many(query: str) -> int:
    """How many records hold these words; a thousand means a thousand or more."""
    return _documents(_asked(query)).count()


def _documents(asked: Sequence[str]) -> models.QuerySet[Document]:
    if not asked:
        return Document.objects.none()
    is_postgres = connection.vendor == "postgresql"
    statement, question = (
        (_ON_POSTGRES, _for_postgres(asked)) if is_postgres else (_ON_SQLITE, _for_sqlite(asked))
    )
    # The statement is ours, and the question holds letters and digits only.
    return Document.objects.filter(pk__in=RawSQL(statement, [question, MOST_HITS]))  # noqa: S611


def _asked(query: str) -> list[str]:
    """At most twelve words; "de" and "und" only when nothing else was asked."""
    given = list(islice(words(query[:LONGEST_QUESTION]), MOST_WORDS))
    return [word for word in given if word not in STOP_WORDS] or given


def _for_sqlite(asked: Sequence[str]) -> str:
    parts = [[f'"{form}"' for form in sorted(forms(word))] for word in asked]
    if len(asked[-1]) >= SHORTEST_BEGINNING:
        parts[-1].append(f'"{asked[-1]}" *')
    return " AND ".join(f"({' OR '.join(part)})" for part in parts)


def _for_postgres(asked: Sequence[str]) -> str:
    parts = [[f"'{form}'" for form in sorted(forms(word))] for word in asked]
    if len(asked[-1]) >= SHORTEST_BEGINNING:
        parts[-1].append(f"'{asked[-1]}':*")
    return " & ".join(f"({' | '.join(part)})" for part in parts)
