"""The seats that can be given now: vacant ones, and one for which somebody else was asked."""

from dataclasses import dataclass

from kader.groundrules import Role
from kader.matters.finding import vacant_roles, wishes_for_another
from kader.matters.models import Reading
from kader.matters.views.shown_said import Words
from kader.people.naming import ROLE_NAMES, Names


@dataclass(frozen=True)
class ShownSeats:
    """Which seats are vacant, and what residents said who asked for another facilitator."""

    vacant: list[str]
    wishes: list[Words]
    facilitator: str

    @classmethod
    def of(cls, reading: Reading) -> "ShownSeats":
        names = Names(reading.matter.circle, reading.inside)
        sitting = ", ".join(names.of(person) for person in names.holding(Role.FACILITATOR))
        return cls(
            [str(ROLE_NAMES[role]) for role in vacant_roles(reading.matter)],
            [Words.of(wish, names) for wish in wishes_for_another(reading.matter)],
            sitting,
        )
