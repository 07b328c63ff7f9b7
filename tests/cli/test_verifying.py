"""`kader verify` names what does not hold: rules, seats, hands, plans and checks."""

from collections.abc import Callable

import pytest
from django.db import connection, transaction

from kader.cli.verifying import HOLDS, verify_house
from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.models import (
    Assignment,
    Check,
    FactRequest,
    Finding,
    Frame,
    Matter,
    Plan,
    Side,
    Step,
    Stop,
)
from kader.people.models import Circle, Person, Seat
from tests.matters import grown


def _kinds() -> set[str]:
    return {fault.what for fault in verify_house()}


def test_a_matter_that_grew_by_deeds_holds(meadow: Matter) -> None:
    assert verify_house() == []


@pytest.mark.parametrize("stage", list(grown.AT))
def test_at_each_stage_everything_holds(stage: Stage, cast: grown.Cast) -> None:
    grown.AT[stage](cast)

    assert verify_house() == []


# Each of these goes behind the back of the deeds. ----------------------------------------------


def _without_town(matter: Matter, nadia: Person) -> None:
    Circle.objects.filter(pk=1).update(kind="matter")


def _resident_and_official(matter: Matter, nadia: Person) -> None:
    resident = matter.circle.seats.filter(role=Role.RESIDENT)[0].person
    _sit(matter, resident, Role.COMPLAINT_HANDLER)


def _never_askable(matter: Matter, nadia: Person) -> None:
    matter.circle.seats.filter(role=Role.FACILITATOR).update(person=nadia)


def _stand_in_for_nobody(matter: Matter, nadia: Person) -> None:
    steward = matter.circle.seats.get(role=Role.STEWARD).person
    _sit(actions.open_wish(nadia, "A tree", "A lime tree."), steward, Role.STAND_IN)


def _wrong_hand(matter: Matter, nadia: Person) -> None:
    Check.objects.filter(plan__matter=matter).update(by=nadia)


def _unrecorded(matter: Matter, nadia: Person) -> None:
    Stop.objects.create(matter=matter, text="Enough.", by=nadia, at=clock.now())


def _unconfirmed(matter: Matter, nadia: Person) -> None:
    FactRequest.objects.create(
        matter=matter,
        text="?",
        due=clock.today(),
        by=nadia,
        at=clock.now(),
        confirmed_at=clock.now(),
    )


def _other_document(matter: Matter, nadia: Person) -> None:
    kind = {"document_kind": "application/pdf", "document_size": 9, "document_sha256": "a" * 64}
    Frame.objects.filter(matter=matter).update(**kind)


def _ended_untold(matter: Matter, nadia: Person) -> None:
    Step.objects.filter(plan__matter=matter, number=1).update(status="done")


def _without_side(matter: Matter, nadia: Person) -> None:
    other = actions.open_wish(nadia, "A tree", "A lime tree.")
    Side.objects.filter(matter=other).delete()


def _foreign_frame(matter: Matter, nadia: Person) -> None:
    other = actions.open_wish(nadia, "A tree", "A lime tree.")
    frame = Frame.objects.create(matter=other, number=1, status="draft", drafted_by=nadia)
    Plan.objects.filter(matter=matter).update(frame=frame)


def _foreign_side(matter: Matter, nadia: Person) -> None:
    other = actions.open_wish(nadia, "A tree", "A lime tree.")
    Plan.objects.filter(matter=matter).update(side=other.sides.get())


def _not_as_handed_in(matter: Matter, nadia: Person) -> None:
    Step.objects.filter(plan__matter=matter, number=1).update(what="We put up a fence")


def _part_of_the_frame(matter: Matter, nadia: Person) -> None:
    Finding.objects.filter(check_of_plan__plan__matter=matter).delete()


def _other_outcome(matter: Matter, nadia: Person) -> None:
    Check.objects.filter(plan__matter=matter).update(outcome="frame_changed")


def _nothing_unmet(matter: Matter, nadia: Person) -> None:
    check = Check.objects.get(plan__matter=matter)
    Assignment.objects.create(follows=check, number=2, text="Why?", by=check.by, at=clock.now())


def _without_question(matter: Matter, nadia: Person) -> None:
    Check.objects.filter(plan__matter=matter).update(outcome="new_assignment")


def _fits_unchecked(matter: Matter, nadia: Person) -> None:
    Check.objects.filter(plan__matter=matter).update(outcome="new_assignment")


def _nothing_to_check(matter: Matter, nadia: Person) -> None:
    Matter.objects.filter(pk=matter.pk).update(stage="checking")


def _sit(matter: Matter, person: Person, role: Role) -> None:
    matter.circle.seats.create(person=person, role=role, since=clock.now(), given_by=person)


BENT: dict[str, Callable[[Matter, Person], None]] = {
    bend.__name__.removeprefix("_"): bend
    for bend in (
        _without_town,
        _resident_and_official,
        _never_askable,
        _stand_in_for_nobody,
        _wrong_hand,
        _unrecorded,
        _unconfirmed,
        _other_document,
        _ended_untold,
        _without_side,
        _foreign_frame,
        _foreign_side,
        _not_as_handed_in,
        _part_of_the_frame,
        _other_outcome,
        _nothing_unmet,
        _without_question,
        _fits_unchecked,
        _nothing_to_check,
    )
}


def test_nothing_is_held_without_a_proof() -> None:
    assert set(BENT) == set(HOLDS)


@pytest.mark.parametrize("what", list(BENT))
def test_what_does_not_hold_is_named(what: str, meadow: Matter, nadia: Person) -> None:
    BENT[what](meadow, nadia)

    assert what in _kinds()


def test_a_rule_that_the_database_lost_is_named(meadow: Matter) -> None:
    connection.check_constraints()
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX seat_one_steward")

    assert [str(fault) for fault in verify_house()] == [
        "the database: The database lost the rule seat_one_steward of people_seat."
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL looks at the commit")
def test_a_reference_to_nobody_is_named(meadow: Matter) -> None:
    before = transaction.savepoint()
    Seat.objects.filter(circle=meadow.circle, role=Role.STEWARD).update(person_id=987654)

    found = _kinds()

    transaction.savepoint_rollback(before)
    assert "lost_reference" in found


def test_a_frame_that_was_changed_and_lost_its_key_is_named(meadow: Matter) -> None:
    Frame.objects.filter(matter=meadow).update(issue="The zoo stays.", words_key="")

    assert "words_without_key" in _kinds()
