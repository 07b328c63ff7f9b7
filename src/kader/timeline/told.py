"""Whether the records of a circle stand as its timeline tells."""

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import Model

from kader.groundrules import HEARD
from kader.timeline.differing import difference_of, difference_of_parts
from kader.timeline.faults import Fault, fault
from kader.timeline.models import Entry
from kader.timeline.stands import PARTS, Stand
from kader.timeline.ways import names_in, records_named


class Left(NamedTuple):
    """How the newest deed that wrote a record left it."""

    number: int
    deed: str
    stand: str


class Told:
    """What the chain of one circle tells of its records, the newest deed last.

    A chain that is not whole is named by itself; what it tells of records is not asked then. A
    circle that is older than this guard tells of some of its records only.
    """

    def __init__(self, circle: Any) -> None:
        self.circle = circle
        self.left: dict[str, Left] = {}
        self.named: set[str] = set()
        self.last_heard: datetime | None = None
        self.news_by: date | None = None
        self.number = 0
        self.is_whole = True
        self.is_of_all = False

    def hear(self, entry: Entry, *, is_whole: bool = True, is_named: bool = False) -> None:
        """Take in one entry; what was named because of its words is not named twice."""
        self.is_whole = self.is_whole and is_whole
        self.is_of_all = bool(entry.stands) if not self.number else self.is_of_all
        self.number = entry.number
        if is_named:
            self.named.add(
                f"{entry.about_type.app_label}.{entry.about_type.model}:{entry.about_id}"
            )
        if entry.number <= self.circle.last_number:
            self.last_heard = entry.at if entry.deed in HEARD else self.last_heard
            self.news_by = getattr(entry.about, "next_by", None) or self.news_by
        if is_whole and entry.stands:
            told = json.loads(entry.stands)
            self.left |= {name: Left(entry.number, entry.deed, told[name]) for name in told}

    def faults(self) -> Iterator[Fault]:
        """What stands otherwise than told; deeds may have been done while we walked."""
        if not self.is_whole:
            return
        found = [*self._differing(), *self._untold()]
        while found and self._hear_newer():
            found = [*self._differing(), *self._untold()]
        yield from found
        if self.is_of_all and self.circle.last_heard != self.last_heard:
            yield fault(self.circle.pk, self.number, "other_last_heard")
        if self.is_of_all and self.circle.news_by != self.news_by:
            yield fault(self.circle.pk, self.number, "other_news_by")

    def _hear_newer(self) -> bool:
        before = self.number
        newer = Entry.objects.filter(circle=self.circle.pk, number__gt=before)
        for entry in newer.order_by("number").select_related("about_type"):
            self.hear(entry)
        return self.number > before

    def _differing(self) -> Iterator[Fault]:
        records = records_named(name for name in self.left if not name.endswith(PARTS))
        for name, left in self.left.items():
            whole = name.removesuffix(PARTS)
            found = self._differs(name, left, records.get(whole))
            if found and whole not in self.named:
                what, about = found
                place = f"{whole.replace(':', ' ')}, {left.deed}"
                yield fault(self.circle.pk, left.number, what, f"{place}: {about}".rstrip(": "))

    def _differs(self, name: str, left: Left, record: Model | None) -> tuple[str, str] | None:
        if record is None:
            # Its parts went with it.
            return None if name.endswith(PARTS) else ("missing_record", "")
        differs = difference_of_parts if name.endswith(PARTS) else difference_of
        return differs(Stand.read(left.stand), record)

    def _untold(self) -> Iterator[Fault]:
        """What somebody put beside the deeds."""
        there = names_in(self.circle) if self.is_of_all else set()
        for name in sorted(there - self.left.keys()):
            yield fault(self.circle.pk, None, "untold_record", name.replace(":", " "))
