"""Each person chooses how the public sees her."""

import pytest

from kader.groundrules import RuleBroken
from kader.people import actions
from kader.people.models import Person, PublicName
from kader.people.naming import name_for


def test_until_she_chose_she_is_a_resident_outside_and_a_first_name_inside_g27(
    mieke: Person,
) -> None:
    outside = name_for(mieke, as_official=False, inside=False)
    inside = name_for(mieke, as_official=False, inside=True)

    assert mieke.first_name not in outside
    assert inside == mieke.first_name


@pytest.mark.parametrize(
    ("how", "seen"),
    [(PublicName.FULL, "Mieke de Wit"), (PublicName.FIRST, "Mieke"), (PublicName.NICKNAME, "Mees")],
)
def test_she_chooses_g27(mieke: Person, how: PublicName, seen: str) -> None:
    actions.choose_public_name(mieke, how, "Mees")

    assert name_for(mieke, as_official=False, inside=False) == seen


def test_under_sixteen_a_nickname_stands_in_g27(mieke: Person) -> None:
    mieke.under_16 = True

    with pytest.raises(RuleBroken, match="choose_a_nickname") as refusal:
        actions.choose_public_name(mieke, PublicName.FIRST)
    assert refusal.value.rule == "G27"
