"""Residents read what the steward reads about their matter (G15)."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

import pytest

from kader.matters import actions
from kader.matters.models import (
    Capacity,
    Condition,
    FactRequest,
    Matter,
    Plan,
    Reading,
    Strength,
    SupportRequest,
)
from tests.matters import grown
from tests.matters.grown import Cast

FOUND: dict[str, Callable[[Reading], Iterable[Any]]] = {
    "facts that were asked": FactRequest.objects.visible_to,
    "support that was asked": SupportRequest.objects.visible_to,
    "conditions": Condition.objects.visible_to,
    "strengths": Strength.objects.visible_to,
    "what each side can carry": Capacity.objects.visible_to,
    "plans": Plan.objects.visible_to,
}


@pytest.mark.parametrize("what", FOUND)
def test_a_resident_reads_all_that_her_steward_reads_g15(what: str, cast: Cast) -> None:
    matter = _with_everything(cast)
    found = FOUND[what]

    of_the_steward = set(found(Reading.by(cast.hanneke, matter)))

    assert of_the_steward
    assert of_the_steward <= set(found(Reading.by(cast.joost, matter)))


def _with_everything(cast: Cast) -> Matter:
    matter = grown.checking(cast)
    actions.request_facts(cast.mieke, matter, "How deep is the water?")
    actions.ask_for_support(cast.mieke, matter, "A room on Tuesdays.")
    actions.state_condition(cast.mieke, matter, "The gate stays.")
    actions.list_strengths(cast.mieke, matter, "We know the animals.")
    actions.state_capacity(cast.mieke, matter, Decimal(6), 3)
    actions.state_capacity(cast.hanneke, matter, Decimal(4), 1)
    return matter
