"""What a command needs before it looks at the town's data."""

import sys

import django
from django.db import connection


def require_tables() -> None:
    """Set Django up, and stop with a sentence where the tables were never made."""
    django.setup()
    if "people_circle" not in connection.introspection.table_names():
        sys.exit("The tables of the database are not there yet: run `kader migrate` first.")
