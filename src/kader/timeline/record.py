"""Writing on the timeline."""

from typing import TYPE_CHECKING

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F

from kader.groundrules import HEARD, Deed, clock
from kader.timeline.chain import digest_of, hash_of
from kader.timeline.models import Entry

if TYPE_CHECKING:
    from kader.people.models import Circle, Person

TOWN = 1


# Six: an entry says six things, and each call names the last three.
def record(  # noqa: PLR0913
    actor: "Person",
    deed: Deed,
    within: "Circle",
    *,
    about: models.Model,
    for_whom: "Person | None" = None,
    concerning: "Person | None" = None,
) -> Entry:
    """Write down that this person did this deed, in the transaction of the change itself.

    The circle's row is held while its chain grows. `concerning` is the second of the two who see
    an entry that is seen by two; `for_whom` the one in whose place the actor acted.
    """
    _hold(within)
    entry = Entry(
        circle=within,
        number=within.last_number + 1,
        at=clock.now(),
        deed=deed.value,
        actor=actor,
        for_whom=for_whom,
        concerning=concerning,
        side=getattr(about, "side_number", None),
        about_type=ContentType.objects.get_for_model(about),
        about_id=about.pk,
        digest=digest_of(about),
        previous=within.last_hash,
    )
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    _grow(within, deed, entry)
    return entry


def _hold(within: "Circle") -> None:
    """The end of the chain, read under the lock: the gate did so, unless the circle is new."""
    if within.is_held:
        return
    row = type(within)._default_manager.select_for_update().get(pk=within.pk)
    within.last_number, within.last_hash = row.last_number, row.last_hash


def _grow(within: "Circle", deed: Deed, entry: Entry) -> None:
    """The circle's row says where its chain ends; the town's pulse says that something happened."""
    within.last_number, within.last_hash, within.is_held = entry.number, entry.hash, False
    changed: dict[str, object] = {"last_number": entry.number, "last_hash": entry.hash}
    if deed in HEARD:
        within.last_heard = changed["last_heard"] = entry.at
    circles = type(within)._default_manager
    circles.filter(pk=within.pk).update(**changed)
    circles.filter(pk=TOWN).update(pulse=F("pulse") + 1)
