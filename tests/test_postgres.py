"""A touch of PostgreSQL: what hangs on the database is proved there as well."""

import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[1]
TOUCHED = ("timeline", "cli", "people", "search")
ENOUGH = "not journey and not postgres and not slow"


@pytest.mark.postgres
def test_triggers_chains_seats_and_search_hold_on_postgresql() -> None:
    places = [f"tests/{room}" for room in TOUCHED]
    pytest_there = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", ENOUGH]
    done = subprocess.run(  # noqa: S603 - our own tests.
        [sys.executable, "-m", "tests.postgres", "--", *pytest_there, *places],
        cwd=HOUSE,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )

    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout
