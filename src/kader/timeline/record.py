"""Writing on the timeline."""

from collections.abc import Iterable, Set
from datetime import date
from typing import TYPE_CHECKING, cast

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Case, F, Value, When

from kader.groundrules import HEARD, Deed, clock
from kader.timeline.chain import digest_of, hash_of
from kader.timeline.models import Entry

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
    are deeds that the same press did in its train, each with its own entry.
    """
    _hold(within)
    entries = []
    for each, record_of_it in ((deed, about), *followed_by):
        entry = Entry(actor=actor, deed=each.value, for_whom=for_whom, concerning=concerning)
        entries.append(_chained(entry, within, record_of_it))
    Entry.objects.bulk_create(entries)
    announced = getattr(about, "next_by", None)
    _grow(within, {Deed(entry.deed) for entry in entries}, entries[-1], announced)
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


def _grow(within: "Circle", deeds: Set[Deed], last: Entry, announced: date | None) -> None:
    """The circle's row says where its chain ends; the town's pulse says that something happened."""
    within.is_held = False
    changed: dict[str, object] = {"last_number": last.number, "last_hash": last.hash}
    if deeds & HEARD:
        within.last_heard = changed["last_heard"] = last.at
    if announced is not None:
        within.news_by = changed["news_by"] = announced
    # Both rows in one statement: each deed is paid for by everybody who waits behind it.
    type(within)._default_manager.filter(pk__in={within.pk, TOWN}).update(
        pulse=F("pulse") + Case(When(pk=TOWN, then=1), default=0),
        **{name: _of(within, name, value) for name, value in changed.items()},
    )


def _of(circle: "Circle", name: str, value: object) -> Case:
    """This value for this circle; the town keeps what it has."""
    field = cast("models.Field[object, object]", circle._meta.get_field(name))
    return Case(When(pk=circle.pk, then=Value(value)), default=F(name), output_field=field)
