"""Whether the timeline is whole: every chain, its end, its checkpoints, all that it guards."""

from collections.abc import Callable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Exists, OuterRef, QuerySet

from kader.groundrules import Deed
from kader.timeline.chain import digest_of, hash_of
from kader.timeline.faults import FAULTS, Fault, fault
from kader.timeline.models import Checkpoint, Entry
from kader.timeline.told import Told
from kader.timeline.triggers import missing_triggers

AT_ONCE = 500
"""How many entries are held in memory at a time."""


def verify(after_each: Callable[[], None] = lambda: None) -> list[Fault]:
    """Walk every chain and name each place where it does not hold (G20).

    What this cannot see: somebody who writes whole chains, circles and checkpoints anew. Keep the
    checkpoints (or a backup) where the one who runs the database cannot reach them.
    """
    found = [
        Fault(None, None, "missing_trigger", f"{FAULTS['missing_trigger']} ({name})")
        for name in missing_triggers()
    ]
    for circle in circles().order_by("pk").iterator(AT_ONCE):
        found += verify_circle(circle)
        after_each()
    return found


def verify_circle(circle: Any) -> list[Fault]:
    """Walk the chain of one circle, and hold what it tells against what stands."""
    return [*_faults_in(circle), *_not_as_copied(circle)]


def circles() -> QuerySet[Any]:
    """All circles: each has one chain."""
    return apps.get_model("people", "Circle")._default_manager.all()


def _faults_in(circle: Any) -> Iterator[Fault]:
    """One chain from its first entry to its end; the circle's row was read before it."""
    last, hash_known = _nothing_yet(circle.pk), circle.last_number == 0
    told = Told(circle)
    for entry in _entries_of(circle.pk):
        links, words = [*_faults_of_link(last, entry)], [*_faults_of_words(entry)]
        yield from (*links, *words)
        told.hear(entry, is_whole=not links, is_named=bool(words))
        if entry.number == circle.last_number:
            hash_known = True
            if entry.hash != circle.last_hash:
                yield fault(circle.pk, entry.number, "changed_end")
        last = entry
    if hash_known:
        yield from told.faults()
    else:
        yield fault(circle.pk, last.number, "cut_off")
    if last.number > circle.last_number:
        yield from _faults_beyond(circle, last)


def _entries_of(circle: int) -> Iterator[Entry]:
    entries = Entry.objects.filter(circle=circle).order_by("number")
    return entries.select_related("about_type").prefetch_related("about").iterator(AT_ONCE)


def _nothing_yet(circle: int) -> Entry:
    """What stands before the first entry."""
    return Entry(pk=0, circle_id=circle, number=0, hash="")


def _faults_of_link(last: Entry, entry: Entry) -> Iterator[Fault]:
    circle = entry.circle_id
    # Three are enough to see it; a number that was changed may be very far away.
    for number in range(last.number + 1, min(entry.number, last.number + 4)):
        yield fault(circle, number, "missing_entry")
    if entry.previous != last.hash:
        yield fault(circle, entry.number, "broken_chain")
    if entry.hash != hash_of(entry):
        yield fault(circle, entry.number, "changed_entry")
    if entry.pk <= last.pk:
        # Either of the two can be the one that was moved.
        yield fault(circle, last.number, "out_of_order")
        yield fault(circle, entry.number, "out_of_order")


def _faults_beyond(circle: Any, last: Entry) -> Iterator[Fault]:
    """Deeds may have been done while we walked; then the circle knows them by now."""
    circle.refresh_from_db(fields=["last_number"])
    if last.number > circle.last_number:
        yield fault(circle.pk, last.number, "beyond_the_end")


# The words -------------------------------------------------------------------------------------


def _faults_of_words(entry: Entry) -> Iterator[Fault]:
    """Records on the timeline are written once: their digest holds for good, or until erased."""
    record = entry.about
    if record is None:
        yield fault(entry.circle_id, entry.number, "missing_record", _name(entry))
    elif not hasattr(record, "words_key"):
        return
    elif not record.words_key:
        # Erasing words and key is forgetting somebody; erasing the key alone would hide a change.
        # A frame, a check and a draft have no `text`: these are nobody's to forget.
        if getattr(record, "text", "whole"):
            yield fault(entry.circle_id, entry.number, "words_without_key", _name(entry))
    elif entry.digest != digest_of(record):
        yield fault(entry.circle_id, entry.number, "changed_words", _name(entry))
    elif hasattr(record, "typed_by_id") and entry.actor_id != _whose(entry.deed, record, entry):
        yield fault(entry.circle_id, entry.number, "other_hand", _name(entry))


def _whose(deed: str, record: Any, entry: Entry) -> int:
    """Whose hand the words show: who typed them, or whose words they are where she said yes."""
    if deed in {Deed.KEEP_PROMISE, Deed.HAND_BACK_STEP}:
        return entry.actor_id
    typed: int | None = None if deed == Deed.CONFIRM_WORDS else record.typed_by_id
    return typed or int(record.by_id)


def _name(entry: Entry) -> str:
    return f"{entry.about_type.app_label}.{entry.about_type.model} {entry.about_id}"


# The checkpoints -------------------------------------------------------------------------------


def _not_as_copied(circle: Any) -> Iterator[Fault]:
    """What was copied away must still stand in the chain, with the same hash."""
    same = Entry.objects.filter(
        circle=OuterRef("circle"), number=OuterRef("number"), hash=OuterRef("hash")
    )
    lost = Checkpoint.objects.filter(~Exists(same), circle=circle.pk).order_by("number")
    for checkpoint in lost.iterator(AT_ONCE):
        day = f"copied on {checkpoint.at:%Y-%m-%d}"
        yield fault(circle.pk, checkpoint.number, "not_as_copied", day)
