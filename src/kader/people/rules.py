"""The decisions about seats. Plain Python."""

from collections.abc import Set

from kader.groundrules import Role, RuleBroken

GIVEN_BY_MANDATE_HOLDER = frozenset({Role.STEWARD, Role.FACILITATOR, Role.REGISTRAR})
APPOINTED = frozenset(
    {
        Role.MANDATE_HOLDER,
        Role.REGISTRAR,
        Role.STEWARD,
        Role.FACILITATOR,
        Role.MODERATOR,
        Role.COMPLAINT_HANDLER,
        Role.INTAKE,
    }
)


def require_seat_to_give(role: Role) -> None:
    """The mandate holder gives the seats of steward, facilitator, and who records for her."""
    if role not in GIVEN_BY_MANDATE_HOLDER:
        raise RuleBroken("seat_not_given_this_way", "G8")


def require_askable(role: Role, town_roles: Set[Role]) -> None:
    """Only who was appointed for it in the town can be asked."""
    if role not in town_roles:
        raise RuleBroken("not_appointed_for_this", "G8")


def require_another_person(role: Role, held: Set[Role]) -> None:
    """Steward, facilitator and mandate holder are different persons; no official is a resident."""
    if held - {role}:
        raise RuleBroken("one_person_one_hat", "G8")


def require_vacant(taken: bool) -> None:
    """One steward, and one facilitator a side: who comes next waits until the seat is free."""
    if taken:
        raise RuleBroken("seat_is_taken", "G8")


def require_somebody_after(needed: bool, found: bool) -> None:
    """The last mandate holder leaves when the town has another: somebody must give the seats."""
    if needed and not found:
        raise RuleBroken("nobody_after_you", "G8")


def require_official_role(role: Role) -> None:
    """The administrator appoints officials, and no second administrator."""
    if role not in APPOINTED:
        raise RuleBroken("not_an_office", "G8")


def require_somebody_else(actor: int, appointed: int) -> None:
    """Nobody appoints herself."""
    if actor == appointed:
        raise RuleBroken("one_person_one_hat", "G8")


def require_office(is_open_office: bool) -> None:
    """The administrator ends an office that is held, and no seat at a matter."""
    if not is_open_office:
        raise RuleBroken("not_an_office", "G8")


def require_own_words(is_own: bool) -> None:
    """Only the one whose words they are can say that they are."""
    if not is_own:
        raise RuleBroken("not_your_words", "G1")


def require_unconfirmed(confirmed: bool) -> None:
    """Saying yes once is enough."""
    if confirmed:
        raise RuleBroken("already_confirmed")


def require_nickname(needs_one: bool, nickname: str) -> None:
    """Under 16 a nickname stands in for the name, always (G27)."""
    if needs_one and not nickname.strip():
        raise RuleBroken("choose_a_nickname", "G27")
