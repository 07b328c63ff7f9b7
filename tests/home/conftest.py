"""The cast of the matters in these tests."""

import pytest

from kader.people.models import Person
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    """Steward, facilitator, mandate holder and two residents."""
    return Cast(hanneke, idris, karin, mieke, joost)
