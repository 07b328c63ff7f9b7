"""The doctor looks at what the town remembers, and where."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.storage import storages
from django.db import DatabaseError, connection
from django.db.migrations.exceptions import MigrationSchemaMissing
from django.db.migrations.executor import MigrationExecutor

from kader.cli.doctor.complaint import Complaint, worth_knowing
from kader.timeline.triggers import GUARDED, missing_triggers

ROOM_TO_GROW = 1_000_000_000


def database() -> Iterator[Complaint]:
    """It answers, and it is one that a town can grow on."""
    try:
        connection.ensure_connection()
    except DatabaseError as reason:
        first = str(reason).strip().partition("\n")[0]
        yield Complaint(f"The database does not answer: {first}")
        return
    if connection.vendor == "sqlite" and not settings.OPEN_HOUSE:
        yield worth_knowing(
            "The data is in one SQLite file. That is fine for one machine and a small town; "
            "KADER_DATABASE_URL names a PostgreSQL server."
        )


def migrations() -> Iterator[Complaint]:
    """The tables are those this version of the programs expects."""
    try:
        executor = MigrationExecutor(connection)
    except (DatabaseError, MigrationSchemaMissing):
        return  # Said by the database itself.
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield Complaint(f"{len(waiting)} changes of the tables wait: run `kader migrate`.")


def timeline() -> Iterator[Complaint]:
    """The database refuses to change what happened (G20)."""
    try:
        tables = connection.introspection.table_names()
        missing = missing_triggers() if GUARDED[0] in tables else []
    except DatabaseError:
        return  # Said by the database itself.
    if missing:
        yield Complaint(
            "The database does not refuse to change the timeline; "
            f"run `kader migrate`, then `kader verify`. Missing: {', '.join(missing)}."
        )


def folder() -> Iterator[Complaint]:
    """The town's own folder can be written, and has room."""
    place: Path = settings.DATA_DIR
    if not os.access(place, os.W_OK | os.X_OK):
        yield Complaint(f"{place} cannot be written by this user: give it to who runs Kader.")
        return
    free = shutil.disk_usage(place).free
    if free < ROOM_TO_GROW:
        yield Complaint(f"Only {free // 1_000_000} MB are free in {place}: make room.")


def pages() -> Iterator[Complaint]:
    """Stylesheets, letters and scripts were collected for the server."""
    storage = storages["staticfiles"]
    if not hasattr(storage, "manifest_name"):
        return
    if not (Path(settings.STATIC_ROOT) / storage.manifest_name).exists():
        yield Complaint("The pages would have no style: run `kader collectstatic --noinput`.")


PARTS: Final[dict[str, Callable[[], Iterator[Complaint]]]] = {
    "Database": database,
    "Tables": migrations,
    "Timeline": timeline,
    "Data folder": folder,
    "Files of the pages": pages,
}
