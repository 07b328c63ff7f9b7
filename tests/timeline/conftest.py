"""A wish of Mieke's with a few deeds on its timeline, done by deeds."""

import pytest

from kader.matters import actions
from kader.matters.models import Condition, Matter
from kader.people.models import Person
from tests.matters.grown import Cast


@pytest.fixture
def wish(mieke: Person, joost: Person, karin: Person) -> Matter:
    """Mieke wishes a bench, and Joost joins her: five entries in one chain."""
    matter = actions.open_wish(mieke, "A bench by the pond", "We want to sit by the water.")
    request = actions.ask_to_join(joost, matter, "I can do carpentry.")
    actions.let_in(mieke, request)
    actions.state_condition(mieke, matter, "Nobody closes the path.")
    actions.list_strengths(joost, matter, "Two carpenters, a van.")
    return matter


@pytest.fixture
def condition(wish: Matter) -> Condition:
    """What Mieke asks the municipality to keep to: entry number 4."""
    return Condition.objects.get(side__matter=wish)


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    """Who plays in a matter that grows by deeds."""
    return Cast(hanneke, idris, karin, mieke, joost)
