"""The one clock of the house."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from kader.groundrules import clock

NEW_YEARS_NIGHT = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)


@pytest.fixture
def a_week_later() -> Iterator[None]:
    clock.read_shift_from(lambda: timedelta(days=7))
    yield
    clock.read_shift_from(timedelta)


def test_the_demo_moves_the_clock_forwards(a_week_later: None) -> None:
    assert clock.now() > datetime.now(UTC) + timedelta(days=6)


@pytest.mark.usefixtures("a_week_later")
def test_a_clock_that_stands_is_not_moved() -> None:
    with clock.at(NEW_YEARS_NIGHT):
        assert clock.now() == NEW_YEARS_NIGHT


def test_the_day_is_the_day_of_the_town() -> None:
    assert clock.day_of(NEW_YEARS_NIGHT).year == 2027
