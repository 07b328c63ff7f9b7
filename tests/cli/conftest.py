"""A matter that is being carried out, brought there by deeds."""

import pytest

from kader.matters.models import Matter
from kader.people.models import Person
from tests.matters import grown


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> grown.Cast:
    """Who plays in the meadow's story."""
    return grown.Cast(hanneke, idris, karin, mieke, joost)


@pytest.fixture
def meadow(cast: grown.Cast) -> Matter:
    """The meadow: its plan was checked, fits, and is carried out."""
    return grown.doing(cast)
