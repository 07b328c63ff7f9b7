"""What people type as an amount or as hours is read as they mean it, or they are asked."""

from decimal import Decimal

import pytest
from django.utils import translation

from kader.matters.forms.plans import PlanForm
from kader.matters.rules import draft


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("€ 1.990", "1990"),
        ("1990,50", "1990.50"),
        ("12,5", "12.50"),
        ("4200.00", "4200"),
        ("1.2", None),
        ("duizend euro", None),
    ],
)
def test_an_amount_is_read_or_asked_again(typed: str, amount: str | None) -> None:
    assert draft.amount_in(typed) == (Decimal(amount) if amount else None)


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("3", "3"),
        ("3 uur", "3"),
        ("3 uur per week", "3"),
        ("2,5", "2.5"),
        ("1.5", "1.5"),
        ("½", "0.5"),
        ("2½", "2.5"),
        ("2 ½ Stunden", "2.5"),
        ("80", "80"),
        ("200", None),
        ("2-4", None),
        ("twee uur", None),
    ],
)
def test_hours_are_read_as_people_write_them(typed: str, hours: str | None) -> None:
    assert draft.hours_in(typed) == (Decimal(hours) if hours else None)


def test_each_fault_gets_a_sentence_of_its_own() -> None:
    typed = {
        "step.a.what": "We build",
        "step.a.hours": "200",
        "step.b.what": "We paint",
        "step.b.hours": "2-4",
        "step.b.cost1.amount": "1.2",
    }

    with translation.override("en"):
        said = {name: str(found[0]) for name, found in PlanForm(typed, []).errors.items()}

    assert "more than 80 hours a week" in said["step.a.hours"]
    assert "how many hours ‘2-4’ is" in said["step.b.hours"]
    assert "which amount ‘1.2’ is" in said["step.b.cost1.amount"]
