"""The roles of the model."""

from enum import StrEnum


class Role(StrEnum):
    """A seat somebody can hold in a circle, and the three ways to stand beside one."""

    RESIDENT = "resident"
    """Owns the issue's solution: writes the plan, carries it out, decides to stop."""

    MANDATE_HOLDER = "mandate_holder"
    """Adopts and changes the frame for the municipality, decides formally."""

    STEWARD = "steward"
    """The single line: drafts the frame, checks plans against it, has no opinion."""

    FACILITATOR = "facilitator"
    """Listens to both sides, gives both feedback, never judges, never touches content."""

    STAND_IN = "stand_in"
    """Has all of the steward's deeds between two dates; every entry says for whom."""

    REGISTRAR = "registrar"
    """Records what a body decided, on behalf of the mandate holder."""

    MODERATOR = "moderator"
    """Sets words aside under a published house rule."""

    COMPLAINT_HANDLER = "complaint_handler"
    """Receives complaints about officials, outside the steward's line."""

    COLLEAGUE = "colleague"
    """Does a delegated task within the scope and time the steward set."""

    PERSON_OF_TRUST = "person_of_trust"
    """Stands beside a resident; sees what the resident shows."""

    INTAKE = "intake"
    """Answers wishes at the front door (town circle)."""

    ADMINISTRATOR = "administrator"
    """Appoints and dismisses officials, keeps the settings, reads no matter (town circle)."""

    FORMER_RESIDENT = "former_resident"
    """Held a resident's seat in this circle and left it."""

    SIGNED_IN = "signed_in"
    """Anybody we know, without a seat in this circle."""

    VISITOR = "visitor"
    """Reads what is published."""


SEATS = frozenset(Role) - {Role.FORMER_RESIDENT, Role.SIGNED_IN, Role.VISITOR}
"""The roles that are seats; the others follow from having none."""

ONE_HAT = frozenset(
    {Role.STEWARD, Role.FACILITATOR, Role.MANDATE_HOLDER, Role.COLLEAGUE, Role.RESIDENT}
)
"""A person holds at most one of these in a circle (G8)."""

OFFICIALS = frozenset(
    {
        Role.STEWARD,
        Role.STAND_IN,
        Role.MANDATE_HOLDER,
        Role.REGISTRAR,
        Role.COLLEAGUE,
        Role.MODERATOR,
        Role.COMPLAINT_HANDLER,
        Role.INTAKE,
        Role.ADMINISTRATOR,
    }
)
"""Who speaks or acts for the municipality; the facilitator stands between both."""
