"""What happened, ready to be read: sentences, the words with them, and the reasons."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType

from kader.groundrules import Deed
from kader.matters.models import (
    Assignment,
    Check,
    FormalDecision,
    Frame,
    KeptFrame,
    Progress,
    Promise,
    Reading,
    Stop,
    Update,
)
from kader.people.naming import Names
from kader.people.reading import entries_for
from kader.timeline.models import Entry
from kader.timeline.sentences import sentence_of

DECISIONS = frozenset(
    {
        Deed.ADOPT_FRAME,
        Deed.CHANGE_FRAME,
        Deed.KEEP_FRAME,
        Deed.CHECK_PLAN,
        Deed.DECIDE_FORMALLY,
        Deed.STOP_MATTER,
    }
)
# Records whose words are public with their deed; other words stay on their own pages.
_TOLD = (Update, Progress, Promise)
_ASKED = (Assignment,)


@dataclass(frozen=True)
class Event:
    """One entry: the day, what happened, the words with it, the reason, whether it decides."""

    day: datetime
    title: str
    text: str = ""
    reason: str = ""
    is_decision: bool = False
    url: str = ""


def events(reading: Reading, names: Names, start: int = 0, count: int = 50) -> list[Event]:
    """The newest entries that this reader may see."""
    matter = reading.matter
    found = entries_for(reading.person, reading.roles, reading.side, matter.circle)
    entries = list(found.select_related("actor")[start : start + count])
    about = _records(entries)
    return [
        _event(entry, about.get((entry.about_type_id, entry.about_id)), names) for entry in entries
    ]


def how_many(reading: Reading) -> int:
    """How many entries this reader may see."""
    matter = reading.matter
    return entries_for(reading.person, reading.roles, reading.side, matter.circle).count()


def _records(entries: Iterable[Entry]) -> dict[tuple[int, int], Any]:
    """The records with public words, one statement a kind."""
    kinds = (*_TOLD, *_ASKED, Check, FormalDecision, Frame, KeptFrame, Stop)
    types = {ContentType.objects.get_for_model(kind).pk: kind for kind in kinds}
    wanted: dict[int, list[int]] = defaultdict(list)
    for entry in entries:
        if entry.about_type_id in types:
            wanted[entry.about_type_id].append(entry.about_id)
    found: dict[tuple[int, int], Any] = {}
    for type_id, ids in wanted.items():
        rows: Any = types[type_id]._default_manager.filter(pk__in=ids)
        rows = rows.prefetch_related("findings__criterion") if types[type_id] is Check else rows
        found |= {(type_id, row.pk): row for row in rows}
    return found


def _event(entry: Entry, about: Any, names: Names) -> Event:
    sentence = sentence_of(entry.deed, names.of(entry.actor))
    deed = Deed(entry.deed)
    return Event(entry.at, sentence, _text(about), _reason(about), is_decision=deed in DECISIONS)


def _text(about: Any) -> str:
    return str(about.text) if isinstance(about, (*_TOLD, *_ASKED)) else ""


def _reason(about: Any) -> str:
    if isinstance(about, Check):
        unmet = [f for f in about.findings.all() if f.reason]
        return " ".join(f"{f.criterion.short}: {f.reason}" for f in unmet)
    if isinstance(about, Frame):
        return about.reason
    return str(about.text) if isinstance(about, (FormalDecision, KeptFrame, Stop)) else ""
