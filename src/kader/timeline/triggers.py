"""The database itself refuses to change or delete an entry of the timeline."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

GUARDED = ("timeline_entry", "timeline_checkpoint")
REFUSAL = "The timeline is never changed (G20)."

_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION kader_timeline_is_never_changed() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END;
$$ LANGUAGE plpgsql
"""


def lay_triggers(**_: Any) -> None:
    """Lay the triggers. Runs after each migrate, and does no harm twice."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not set(GUARDED) <= set(connection.introspection.table_names(cursor)):
            return  # Only another room was migrated.
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for statement in _laying():
            cursor.execute(statement)


def missing_triggers() -> list[str]:
    """The names of the triggers that this database should have and has not."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled='O'")
        else:
            cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        present = {row[0] for row in cursor.fetchall()}
    return sorted(set(_names()) - present)


def lift_for_tests() -> None:
    """Lift the triggers of the *test* database; the next `migrate` or `flush` lays them again."""
    database = str(connection.settings_dict["NAME"])
    if "test" not in database and "memory" not in database:
        raise RuntimeError("Triggers are lifted on a test database only.")
    # PostgreSQL drops no trigger of a table whose foreign keys it still has to look at.
    connection.check_constraints()
    with connection.cursor() as cursor:
        for table, name in _tables_and_names():
            on = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{on}")


@contextmanager
def lifted_for_tests() -> Iterator[None]:
    """Lift the triggers of the *test* database while a test changes what may not be changed."""
    lift_for_tests()
    try:
        yield
    finally:
        lay_triggers()


def _events() -> tuple[str, ...]:
    """SQLite can replace a row without deleting it; PostgreSQL can empty a whole table."""
    special = "TRUNCATE" if connection.vendor == "postgresql" else "REPLACE"
    return ("UPDATE", "DELETE", special)


def _tables_and_names() -> Iterator[tuple[str, str]]:
    for table in GUARDED:
        for event in _events():
            yield table, f"{table}_no_{event.lower()}"


def _names() -> list[str]:
    return [name for _, name in _tables_and_names()]


def _laying() -> Iterator[str]:
    """Laid anew each time, so that a changed trigger is put right as well."""
    for table, name in _tables_and_names():
        event = name.rpartition("_")[2].upper()
        if connection.vendor == "postgresql":
            yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
            yield _on_postgres(table, name, event)
        else:
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield _on_sqlite(table, name, event)


def _on_postgres(table: str, name: str, event: str) -> str:
    each = "STATEMENT" if event == "TRUNCATE" else "ROW"
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} "
        f"FOR EACH {each} EXECUTE FUNCTION kader_timeline_is_never_changed()"
    )


def _on_sqlite(table: str, name: str, event: str) -> str:
    condition = ""
    if event == "REPLACE":
        event, condition = "INSERT", f"WHEN {_TAKEN.format(table=table)}"
    return (
        f"CREATE TRIGGER {name} BEFORE {event} ON {table} {condition} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    )


_TAKEN = (
    "EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id "
    "OR (circle_id = NEW.circle_id AND number = NEW.number))"
)
