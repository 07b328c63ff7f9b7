"""The administrator ends an office."""

import pytest

from kader.groundrules import Role, RuleBroken
from kader.people import actions
from kader.people.models import Person


def test_the_administrator_ends_an_office_g8(beheer: Person, aysel: Person) -> None:
    seat = actions.appoint_official(beheer, aysel, Role.STEWARD)

    actions.dismiss_official(beheer, seat)

    assert seat.until is not None


def test_nobody_else_does_g8(beheer: Person, karin: Person, aysel: Person) -> None:
    seat = actions.appoint_official(beheer, aysel, Role.STEWARD)

    with pytest.raises(RuleBroken, match="not_your_role"):
        actions.dismiss_official(karin, seat)
