"""What is done to the database while one watches: every statement that writes, and each entry.

Watched are the statements themselves, on both databases alike. So what is written and taken back
again is seen as well, and nothing that wraps the deed can hide it: neither its own transaction nor
one of ours.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

from kader.timeline.models import Entry

_READS = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO SAVEPOINT", "EXPLAIN", "PRAGMA")


@contextmanager
def writings() -> Iterator[list[str]]:
    """Every statement that is not known to change nothing."""
    seen: list[str] = []

    def look(execute: Callable[..., Any], sql: str, *asked: Any) -> Any:
        if not sql.lstrip(" \n(").upper().startswith(_READS):
            seen.append(sql)
        return execute(sql, *asked)

    with connection.execute_wrapper(look):
        yield seen


def last_entry() -> int:
    """The number of the newest entry of the town."""
    return Entry.objects.order_by("pk").values_list("pk", flat=True).last() or 0


def entries_after(number: int) -> list[tuple[str, int]]:
    """Which deeds were recorded since, and by whom."""
    news = Entry.objects.filter(pk__gt=number).order_by("pk")
    return list(news.values_list("deed", "actor"))
