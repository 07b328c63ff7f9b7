"""Writing on the timeline."""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from django.contrib.contenttypes.models import ContentType
from django.db import connection, models

from kader.groundrules import HEARD, Deed, clock
from kader.timeline import ledger
from kader.timeline.chain import digest_of, hash_of
from kader.timeline.models import Entry
from kader.timeline.stands import name_of, stands_of

if TYPE_CHECKING:
    from kader.people.models import Circle, Person

TOWN = 1


# Seven: an entry says six things, and each call names the last ones.
def record(  # noqa: PLR0913
    actor: "Person",
    deed: Deed,
    within: "Circle",
    *,
    about: models.Model,
    for_whom: "Person | None" = None,
    concerning: "Person | None" = None,
    followed_by: Iterable[tuple[Deed, models.Model]] = (),
) -> Entry:
    """Write down that this person did this deed, in the transaction of the change itself.

    The circle's row is held while its chain grows. `concerning` is the second of the two who see
    an entry that is seen by two; `for_whom` the one in whose place the actor acted. `followed_by`
    are deeds that the same press did in its train, each with its own entry. Each entry says how
    its record stands, and the first how everything else stands that was written.
    """
    _hold(within)
    deeds, rest = [(deed, about), *followed_by], ledger.take()
    own = [rest.pop(name_of(each), each) for _, each in deeds]
    entries: list[Entry] = []
    for (each, record_of_it), as_written in zip(deeds, own, strict=True):
        entry = Entry(actor=actor, deed=each.value, for_whom=for_whom, concerning=concerning)
        left = [as_written, *rest.values()] if not entries else [as_written]
        entry.stands = json.dumps(stands_of(left), sort_keys=True, separators=(",", ":"))
        entries.append(_chained(entry, within, record_of_it))
    Entry.objects.bulk_create(entries)
    _grow(within, entries, getattr(about, "next_by", None))
    return entries[0]


def _chained(entry: Entry, within: "Circle", about: models.Model) -> Entry:
    """The entry as the next link of this circle's chain."""
    entry.circle, entry.number, entry.at = within, within.last_number + 1, clock.now()
    entry.side = getattr(about, "side_number", None)
    entry.about_type = ContentType.objects.get_for_model(about)
    entry.about_id, entry.digest = about.pk, digest_of(about)
    entry.previous = within.last_hash
    entry.hash = hash_of(entry)
    within.last_number, within.last_hash = entry.number, entry.hash
    return entry


def _hold(within: "Circle") -> None:
    """The end of the chain, read under the lock: the gate did so, unless the circle is new."""
    if within.is_held:
        return
    row = type(within)._default_manager.select_for_update().get(pk=within.pk)
    within.last_number, within.last_hash = row.last_number, row.last_hash


def _grow(within: "Circle", entries: Sequence[Entry], announced: date | None) -> None:
    """The circle's row says where its chain ends; the town's pulse says that something happened."""
    within.is_held = False
    last = entries[-1]
    changed: dict[str, object] = {"last_number": last.number, "last_hash": last.hash}
    for entry in entries:
        if Deed(entry.deed) in HEARD:
            within.last_heard = changed["last_heard"] = entry.at
    if announced is not None:
        within.news_by = changed["news_by"] = announced
    _write_down(within, changed)


def _write_down(within: "Circle", changed: Mapping[str, object]) -> None:
    """Both rows in one statement: each deed is paid for by everybody who waits behind it.

    By hand, as Django would write these same words anew for each deed, and take longer over it
    than the database.
    """
    circle, values = within._meta, [TOWN]
    sets = ["pulse = pulse + CASE WHEN id = %s THEN 1 ELSE 0 END"]
    for name, value in changed.items():
        field = cast("models.Field[object, object]", circle.get_field(name))
        sets.append(f"{field.column} = CASE WHEN id = %s THEN %s ELSE {field.column} END")
        values += [within.pk, field.get_db_prep_save(value, connection)]
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {circle.db_table} SET {', '.join(sets)} WHERE id IN (%s, %s)",  # noqa: S608
            [*values, within.pk, TOWN],
        )
