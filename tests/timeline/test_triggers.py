"""G20: the database itself refuses to change what happened, on SQLite and on PostgreSQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from kader.matters.models import Matter
from kader.timeline import triggers
from kader.timeline.checkpoints import copy_last_hashes
from kader.timeline.models import Checkpoint, Entry


def _refused(statement: str) -> None:
    with (
        pytest.raises(IntegrityError, match=r"never changed \(G20\)"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


CHANGE = "UPDATE timeline_entry SET deed = 'matters.close_matter' WHERE number = 2"


def test_an_entry_is_never_changed(wish: Matter) -> None:
    _refused(CHANGE)

    assert Entry.objects.get(circle=wish.circle, number=2).deed == "matters.ask_to_join"


def test_an_entry_is_never_deleted(wish: Matter) -> None:
    _refused("DELETE FROM timeline_entry WHERE number = 2")

    assert Entry.objects.filter(circle=wish.circle).count() == 5


REPLACING = {
    "sqlite": "INSERT OR REPLACE INTO timeline_entry SELECT * FROM timeline_entry",
    "postgresql": (
        "INSERT INTO timeline_entry SELECT * FROM timeline_entry "
        "ON CONFLICT (id) DO UPDATE SET deed = 'people.none'"
    ),
}


def test_an_entry_is_never_put_in_the_place_of_another(wish: Matter) -> None:
    _refused(REPLACING[connection.vendor])

    assert Entry.objects.filter(circle=wish.circle).count() == 5


def test_the_timeline_is_never_emptied_at_once(wish: Matter) -> None:
    if connection.vendor == "sqlite":
        _refused("DELETE FROM timeline_entry")
    else:
        connection.check_constraints()
        _refused("TRUNCATE timeline_entry")


def test_a_checkpoint_is_never_changed(wish: Matter) -> None:
    copy_last_hashes()

    _refused("UPDATE timeline_checkpoint SET hash = 'another'")
    _refused("DELETE FROM timeline_checkpoint")
    assert Checkpoint.objects.count() == 1


def test_the_orm_is_refused_as_well(wish: Matter) -> None:
    entry = Entry.objects.get(circle=wish.circle, number=1)
    entry.deed = "matters.close_matter"

    with pytest.raises(IntegrityError, match="G20"), transaction.atomic():
        entry.save()
    with pytest.raises(IntegrityError, match="G20"), transaction.atomic():
        entry.delete()


@pytest.mark.django_db
def test_triggers_are_there_and_can_be_laid_twice() -> None:
    triggers.lay_triggers()
    triggers.lay_triggers()

    assert triggers.missing_triggers() == []


@pytest.mark.django_db
def test_a_missing_trigger_is_named() -> None:
    with connection.cursor() as cursor:
        on = " ON timeline_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER timeline_entry_no_update{on}")

    assert triggers.missing_triggers() == ["timeline_entry_no_update"]


LETS_PASS = {
    "sqlite": [
        "DROP TRIGGER timeline_entry_no_update",
        "CREATE TRIGGER timeline_entry_no_update BEFORE UPDATE ON timeline_entry "
        "BEGIN SELECT 1; END",
    ],
    "postgresql": [
        "DROP TRIGGER timeline_entry_no_update ON timeline_entry",
        "CREATE FUNCTION lets_pass() RETURNS trigger AS $$ BEGIN RETURN NEW; END; $$ "
        "LANGUAGE plpgsql",
        "CREATE TRIGGER timeline_entry_no_update BEFORE UPDATE ON timeline_entry "
        "FOR EACH ROW EXECUTE FUNCTION lets_pass()",
    ],
}


@pytest.mark.django_db
def test_a_trigger_of_the_same_name_that_lets_pass_is_named() -> None:
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in LETS_PASS[connection.vendor]:
            cursor.execute(statement)

    assert triggers.missing_triggers() == ["timeline_entry_no_update"]


THE_FUNCTION_LETS_PASS = (
    "CREATE OR REPLACE FUNCTION kader_timeline_is_never_changed() RETURNS trigger AS $$ "
    "BEGIN RETURN NEW; END; $$ LANGUAGE plpgsql"
)
only_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql", reason="SQLite has no functions"
)


@pytest.mark.django_db
@only_postgresql
def test_a_function_of_the_same_name_that_lets_pass_is_named() -> None:
    with connection.cursor() as cursor:
        cursor.execute(THE_FUNCTION_LETS_PASS)

    assert len(triggers.missing_triggers()) == 6


TAKEN_OUT = {
    "sqlite": ["DROP TRIGGER timeline_entry_no_update"],
    "postgresql": ["DROP TRIGGER timeline_entry_no_update ON timeline_entry"],
}


@pytest.mark.parametrize(
    "without",
    [
        pytest.param(TAKEN_OUT[connection.vendor], id="the trigger"),
        pytest.param(LETS_PASS[connection.vendor], id="its body"),
        pytest.param([THE_FUNCTION_LETS_PASS], id="its function", marks=only_postgresql),
    ],
)
def test_it_is_the_trigger_that_refuses_and_nothing_else(without: list[str], wish: Matter) -> None:
    connection.check_constraints()
    with transaction.atomic(), connection.cursor() as cursor:
        for statement in (*without, CHANGE):
            cursor.execute(statement)
        changed = Entry.objects.get(circle=wish.circle, number=2)
        transaction.set_rollback(True)

    assert changed.deed == "matters.close_matter"
    assert triggers.missing_triggers() == []
    _refused(CHANGE)


@pytest.mark.django_db
def test_triggers_are_lifted_on_a_test_database_only(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(connection.settings_dict, "NAME", "/var/lib/kader/kader.sqlite3")

    with pytest.raises(RuntimeError, match="test database only"):
        triggers.lift_for_tests()


@pytest.mark.django_db(transaction=True)
def test_a_test_with_real_transactions_can_be_emptied_after_it(wish: Matter) -> None:
    assert Entry.objects.filter(circle=wish.circle).count() == 5


@pytest.mark.django_db(transaction=True)
def test_after_it_the_triggers_are_there_again() -> None:
    assert triggers.missing_triggers() == []
    assert not Entry.objects.exists()
