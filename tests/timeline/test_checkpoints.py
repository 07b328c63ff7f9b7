"""G20: what was copied away shows an end that was cut off with everything that knew of it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from kader.groundrules import clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Circle, Person
from kader.timeline.checkpoints import copy_last_hashes
from kader.timeline.models import Checkpoint, Entry
from kader.timeline.triggers import lifted_for_tests
from kader.timeline.verify import verify


def test_the_last_hash_of_each_chain_is_copied_once(wish: Matter) -> None:
    assert copy_last_hashes() == 1
    assert copy_last_hashes() == 0

    copied = Checkpoint.objects.get()
    assert (copied.circle_id, copied.number) == (wish.circle_id, 5)
    assert verify() == []


def test_a_chain_that_grew_is_copied_again(wish: Matter, mieke: Person) -> None:
    copy_last_hashes()
    actions.list_strengths(mieke, wish, "A garden.")

    assert copy_last_hashes() == 1
    assert verify() == []


def test_an_end_cut_off_with_the_circle_changed_along_is_named(wish: Matter) -> None:
    copy_last_hashes()
    last = Entry.objects.get(circle=wish.circle, number=3)

    with lifted_for_tests():
        Entry.objects.filter(circle=wish.circle, number__gt=3).delete()
    Circle.objects.filter(pk=wish.circle_id).update(last_number=3, last_hash=last.hash)

    *untold, lost = verify()
    assert (lost.circle, lost.number, lost.what) == (wish.circle_id, 5, "not_as_copied")
    # What the lost entries told of is still there, and shows as well.
    assert {fault.what for fault in untold} == {"untold_record"}


def test_a_chain_written_anew_is_named(wish: Matter, joost: Person) -> None:
    copy_last_hashes()
    last = Entry.objects.get(circle=wish.circle, number=4)

    with lifted_for_tests():
        Entry.objects.filter(circle=wish.circle, number=5).delete()
    Circle.objects.filter(pk=wish.circle_id).update(last_number=4, last_hash=last.hash)
    actions.list_strengths(joost, wish, "Something quite different.")

    assert (wish.circle_id, 5, "not_as_copied") in [(f.circle, f.number, f.what) for f in verify()]


def test_a_moment_said_in_another_zone_stays_true(wish: Matter, mieke: Person) -> None:
    evening = datetime(2030, 7, 1, 20, 0, tzinfo=ZoneInfo("Europe/Amsterdam"))

    with clock.at(evening):
        actions.list_strengths(mieke, wish, "A garden.")

    assert Entry.objects.get(circle=wish.circle, number=6).at == evening.astimezone(UTC)
    assert verify() == []
