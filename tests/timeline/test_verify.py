"""G20: whoever changes the timeline behind its back is named, with the place."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from pytest_django import DjangoAssertNumQueries

from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Condition, Matter
from kader.people.models import Circle, Person
from kader.timeline.faults import Fault
from kader.timeline.models import Entry
from kader.timeline.triggers import lifted_for_tests
from kader.timeline.verify import verify


def _places(faults: list[Fault]) -> set[tuple[int | None, int | None]]:
    return {(fault.circle, fault.number) for fault in faults}


def _kinds(faults: list[Fault]) -> set[str]:
    return {fault.what for fault in faults}


def test_a_chain_that_nobody_touched_is_whole(wish: Matter) -> None:
    assert verify() == []


def _flipped(text: str) -> str:
    return chr(ord(text[0]) ^ 1) + text[1:]


def _another(
    value: Any, field: models.Field[Any, Any], known: dict[type[models.Model], int]
) -> Any:
    """The smallest change this column can hold: one character, one microsecond, another row."""
    if isinstance(field, models.ForeignKey):
        return known[field.related_model]
    if isinstance(value, str):
        return _flipped(value) if value else "0"
    if field.name == "at":
        return value + timedelta(microseconds=1)
    return 1000 if value is None else value + 1000


COLUMNS = [field.name for field in Entry._meta.concrete_fields]


def test_every_column_is_among_those_flipped() -> None:
    assert len(COLUMNS) == 15


@pytest.mark.parametrize("column", COLUMNS)
def test_one_flipped_byte_is_named_with_its_place(
    column: str, wish: Matter, nadia: Person, town: Circle
) -> None:
    entry = Entry.objects.get(circle=wish.circle, number=2)
    field = Entry._meta.get_field(column)
    assert isinstance(field, models.Field)
    kind = ContentType.objects.exclude(pk=entry.about_type_id).order_by("-pk")[0]
    known = {Person: nadia.pk, Circle: town.pk, ContentType: kind.pk}

    with lifted_for_tests():
        value = _another(getattr(entry, field.attname), field, known)
        Entry.objects.filter(pk=entry.pk).update(**{field.attname: value})

    assert (wish.circle_id, 2) in _places(verify())


def test_a_cut_off_end_is_named(wish: Matter) -> None:
    with lifted_for_tests():
        Entry.objects.filter(circle=wish.circle, number__gt=3).delete()

    assert _kinds(verify()) == {"cut_off"}
    assert _places(verify()) == {(wish.circle_id, 3)}


def test_a_chain_cut_off_whole_is_named(wish: Matter) -> None:
    with lifted_for_tests():
        Entry.objects.filter(circle=wish.circle).delete()

    assert _kinds(verify()) == {"cut_off"}
    assert _places(verify()) == {(wish.circle_id, 0)}


def test_an_entry_taken_out_is_named(wish: Matter) -> None:
    with lifted_for_tests():
        Entry.objects.filter(circle=wish.circle, number=3).delete()

    assert (wish.circle_id, 3) in _places(verify())
    assert _kinds(verify()) == {"missing_entry", "broken_chain"}


def test_an_entry_written_past_the_circle_is_named(wish: Matter) -> None:
    Circle.objects.filter(pk=wish.circle_id).update(last_number=4)

    assert (wish.circle_id, 5) in _places(verify())
    assert "beyond_the_end" in _kinds(verify())


def test_another_last_hash_is_named(wish: Matter) -> None:
    Circle.objects.filter(pk=wish.circle_id).update(last_hash="0" * 64)

    assert _kinds(verify()) == {"changed_end"}
    assert _places(verify()) == {(wish.circle_id, 5)}


def test_another_day_of_the_next_news_is_named(wish: Matter) -> None:
    Circle.objects.filter(pk=wish.circle_id).update(news_by=clock.today())

    assert _kinds(verify()) == {"other_news_by"}


def test_another_moment_of_the_last_news_is_named(wish: Matter) -> None:
    Circle.objects.filter(pk=wish.circle_id).update(last_heard=clock.now())

    assert _kinds(verify()) == {"other_last_heard"}


def test_a_changed_word_is_named(wish: Matter, condition: Condition) -> None:
    Condition.objects.filter(pk=condition.pk).update(text="Nobody closes the paths.")

    assert _kinds(verify()) == {"changed_words"}
    assert _places(verify()) == {(wish.circle_id, 4)}
    assert f"matters.condition {condition.pk}" in str(verify()[0])


def test_erasing_words_with_their_key_keeps_the_chain_whole(
    wish: Matter, condition: Condition
) -> None:
    Condition.objects.filter(pk=condition.pk).update(text="", words_key="")

    assert verify() == []


def test_what_stands_beside_forgotten_words_still_holds(
    wish: Matter, condition: Condition, joost: Person
) -> None:
    Condition.objects.filter(pk=condition.pk).update(
        text="", words_key="", confirmed_at=clock.now()
    )

    assert _kinds(verify()) == {"changed_record"}
    assert str(verify()[0]) == (
        f"circle {wish.circle_id}, entry 4: This record is not as the deed left it. "
        f"(matters.condition {condition.pk}, matters.state_condition: confirmed_at)"
    )


def test_a_seat_that_nobody_gave_is_named(wish: Matter, nadia: Person) -> None:
    seat = wish.circle.seats.create(person=nadia, role="steward", since=clock.now(), given_by=nadia)

    assert [str(fault) for fault in verify()] == [
        f"circle {wish.circle_id}: No entry of this circle tells of this record. "
        f"(people.seat {seat.pk})"
    ]


def test_erasing_the_key_alone_hides_no_change(wish: Matter, condition: Condition) -> None:
    Condition.objects.filter(pk=condition.pk).update(text="Close the path!", words_key="")

    assert _kinds(verify()) == {"words_without_key"}


def test_a_record_that_is_gone_is_named(wish: Matter, condition: Condition) -> None:
    Condition.objects.filter(pk=condition.pk).delete()

    assert _kinds(verify()) == {"missing_record"}
    assert _places(verify()) == {(wish.circle_id, 4)}


@pytest.mark.django_db
def test_a_database_that_would_not_refuse_is_named() -> None:
    with connection.cursor() as cursor:
        on = " ON timeline_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER timeline_entry_no_delete{on}")

    assert "timeline_entry_no_delete" in str(verify()[0])


def test_one_circle_says_nothing_of_another(wish: Matter, nadia: Person) -> None:
    other = actions.open_wish(nadia, "A tree", "A lime tree for the square.")
    Matter.objects.filter(pk=other.pk).update(text="An oak.")

    assert _places(verify()) == {(other.circle_id, 1)}


def test_the_walk_asks_no_more_for_more_entries(
    wish: Matter,
    mieke: Person,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for number in range(30):
        actions.list_strengths(mieke, wish, f"Hand number {number}.")

    with django_assert_max_num_queries(20):
        assert verify() == []


def test_words_under_another_name_are_named(condition: Condition, joost: Person) -> None:
    Condition.objects.filter(pk=condition.pk).update(by=joost)

    assert _kinds(verify()) == {"other_hand"}
