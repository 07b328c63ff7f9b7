"""The database itself refuses to change or delete an entry of the timeline."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

GUARDED = ("timeline_entry", "timeline_checkpoint")
REFUSAL = "The timeline is never changed (G20)."

_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION kader_timeline_is_never_changed()
RETURNS trigger
LANGUAGE plpgsql
AS $function$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'check_violation'; END;
$function$
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
    """The names of the triggers that this database should have and has not.

    One that was laid by somebody else under the same name does something else: it is missing too.
    """
    with connection.cursor() as cursor:
        cursor.execute(_LAID[connection.vendor])
        present = {name: _as_laid(*texts) for name, *texts in cursor.fetchall()}
    as_ours = {name: _as_laid(*texts) for name, *texts in _texts()}
    return sorted(name for name, text in as_ours.items() if present.get(name) != text)


_LAID = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT tgname, pg_get_triggerdef(pg_trigger.oid, true), pg_get_functiondef(tgfoid)
        FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
        WHERE NOT tgisinternal AND tgenabled IN ('O', 'A')
        AND relnamespace = current_schema()::regnamespace
    """,
}


def _texts() -> Iterator[tuple[str, ...]]:
    """Each trigger by its name with all that makes it one, as we lay it."""
    for table, name in _tables_and_names():
        if connection.vendor == "postgresql":
            yield name, _trigger(table, name), _POSTGRES_FUNCTION
        else:
            yield name, _trigger(table, name)


def _as_laid(*texts: str) -> str:
    """How it reads whatever the database makes of spaces, and of the schema that it is in."""
    return " ".join(_SCHEMA.sub(r"\1", " ".join(texts)).split())


_SCHEMA = re.compile(r"\b(ON |FUNCTION )[\w\"]+\.")


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
        on = f" ON {table}" if connection.vendor == "postgresql" else ""
        yield f"DROP TRIGGER IF EXISTS {name}{on}"
        yield _trigger(table, name)


def _trigger(table: str, name: str) -> str:
    event = name.rpartition("_")[2].upper()
    lay = _on_postgres if connection.vendor == "postgresql" else _on_sqlite
    return lay(table, name, event)


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
