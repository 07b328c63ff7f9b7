"""What happened, ready to be read: a sentence, the words with it, and the reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.dateformat import format as dated
from django.utils.text import Truncator, capfirst
from django.utils.translation import gettext as _

from kader.groundrules import Deed, Role, clock
from kader.matters.models import Check, FormalDecision, Reading
from kader.matters.rules.check import Result
from kader.matters.seen import entries_seen_by
from kader.matters.sentences import SETTLED
from kader.matters.showing.decision import decided_by, outcome_of
from kader.matters.showing.drawn import unanswered
from kader.matters.showing.together import Row
from kader.matters.showing.told import WHY, About, are_own, told
from kader.people.models import Seat
from kader.people.naming import ROLE_NAMES, Names
from kader.timeline.models import Entry
from kader.timeline.sentences import done_by, sentence_of
from kader.web import wording

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
A_PAGE = 50
_SHORT = 140
Outcome = Check | FormalDecision


@dataclass(frozen=True)
class Event:
    """One entry: the day, what happened, whose words belong to it, and why."""

    day: datetime
    title: str
    text: str = ""
    own: str = ""
    reason: str = ""
    remedies: str = ""
    is_decision: bool = False
    url: str = ""


@dataclass(frozen=True)
class Month:
    """What happened in one month, the newest first."""

    name: str
    entries: list[Event]


def latest(
    reading: Reading, names: Names, count: int, known: Iterable[Outcome | None] = ()
) -> list[Event]:
    """The newest entries, in short; `known` are outcomes that the page has read already."""
    entries = list(entries_seen_by(reading)[:count])
    for entry in entries:
        _join(entry, names)
    outcomes = {_about(outcome): outcome for outcome in known if outcome is not None}
    return [_shortened(event) for event in _events(entries, reading, names, outcomes)]


def _join(entry: Entry, names: Names) -> None:
    """Give a few entries what the page knows already, instead of joining five tables."""
    entry.actor = names.person(entry.actor_id)
    entry.for_whom = names.person(entry.for_whom_id) if entry.for_whom_id else None
    entry.about_type = ContentType.objects.get_for_id(entry.about_type_id)


def page_of(reading: Reading, number: str | None) -> "Page[Entry]":
    """One page of the whole timeline."""
    entries = entries_seen_by(reading).select_related("actor", "for_whom", "about_type")
    return Paginator(entries, A_PAGE).get_page(number)


def months(page: "Page[Entry]", reading: Reading, names: Names) -> list[Month]:
    """A page of the timeline, by month."""
    events = _events(list(page.object_list), reading, names, {})
    by_month = groupby(events, key=lambda event: clock.day_of(event.day).replace(day=1))
    return [Month(_month(first), list(found)) for first, found in by_month]


def _month(first: date) -> str:
    return dated(first, "F" if first.year == clock.today().year else "F Y")


def _events(
    entries: Sequence[Entry], reading: Reading, names: Names, known: Mapping[About, Outcome]
) -> list[Event]:
    words = told(entries, reading)
    checks = Check.objects.prefetch_related("findings__criterion")
    outcomes = {
        **known,
        **_unread(checks, entries, known),
        **_unread(FormalDecision.objects.all(), entries, known),
    }
    seats = {seat.pk: seat for seat in names.seats}
    return [_Telling(reading, names, words, outcomes, seats).of(entry) for entry in entries]


def _unread(
    kind: QuerySet[Any], entries: Sequence[Entry], known: Mapping[About, Outcome]
) -> dict[About, Outcome]:
    """The outcomes of a kind among these entries that nobody has read yet."""
    name = str(kind.model._meta.model_name)
    wanted = {e.about_id for e in entries if e.about_type.model == name}
    unread = {pk for pk in wanted if (name, pk) not in known}
    return {_about(found): found for found in kind.filter(pk__in=unread)} if unread else {}


def _about(outcome: Outcome) -> About:
    return str(outcome._meta.model_name), outcome.pk


@dataclass(frozen=True)
class _Telling:
    """What is needed to tell an entry."""

    reading: Reading
    names: Names
    words: Mapping[About, Row]
    outcomes: Mapping[About, Outcome]
    seats: Mapping[int, Seat]

    def of(self, entry: Entry) -> Event:
        kind, deed = entry.about_type.model, Deed(entry.deed)
        row = self.words.get((kind, entry.about_id))
        outcome = self.outcomes.get((kind, entry.about_id))
        check = outcome if isinstance(outcome, Check) else None
        return Event(
            day=entry.at,
            title=self._title(entry, row),
            text=self._text(entry, row, outcome),
            own=row.words if row and are_own(entry) else "",
            reason=reason_of(check) if check else (row.words if row and kind in WHY else ""),
            remedies=outcome.remedies if isinstance(outcome, FormalDecision) else "",
            is_decision=deed in DECISIONS,
            url=self._url(deed, row),
        )

    def _title(self, entry: Entry, row: Row | None) -> str:
        deed = Deed(entry.deed)
        who = self.names.doer(entry.actor, deed)
        is_last_yes = row is not None and row.at is not None and row.at <= entry.at
        sentence = (
            done_by(SETTLED[deed], who)
            if deed in SETTLED and is_last_yes
            else sentence_of(entry.deed, who)
        )
        if entry.for_whom is None:
            return sentence
        return _("%(sentence)s On behalf of %(name)s.") % {
            "sentence": sentence,
            "name": self.names.of(entry.for_whom),
        }

    def _text(self, entry: Entry, row: Row | None, outcome: Outcome | None) -> str:
        if outcome is not None:
            return _in_short(outcome)
        if entry.about_type.model == "seat":
            return self._seat(entry)
        if row is not None and are_own(entry):
            return row.note if row.sort == "story" else ""
        return _beside(row) if row else ""

    def _seat(self, entry: Entry) -> str:
        """Who sat down: an official by name, a resident as the public may know her."""
        seat = self.seats.get(entry.about_id)
        if seat is None or entry.deed not in {Deed.GIVE_SEAT, Deed.LET_IN, Deed.LEAVE_SEAT}:
            return ""
        if entry.deed == Deed.LEAVE_SEAT:
            return self._after(seat)
        name = self.names.of(seat.person)
        if seat.role == Role.RESIDENT:
            return _("%(name)s takes part from now on.") % {"name": capfirst(name)}
        return " ".join([f"{name}: {ROLE_NAMES[Role(seat.role)]}.", *self._before(seat)])

    def _after(self, seat: Seat) -> str:
        """Who came after somebody who left a seat."""
        followed = [one for one in self.seats.values() if _comes_after(one, seat)]
        names = ", ".join(self.names.of(one.person) for one in followed)
        role = str(ROLE_NAMES[Role(seat.role)]).capitalize()
        if not names:
            return _("%(role)s: this seat became vacant.") % {"role": role}
        return _("%(role)s from then on: %(name)s.") % {"role": role, "name": names}

    def _before(self, seat: Seat) -> Iterator[str]:
        """Who stood up for this one at that moment."""
        for one in self.seats.values():
            if _comes_after(seat, one):
                name = self.names.of(one.person)
                yield _("Until then %(name)s had this seat.") % {"name": name}

    def _url(self, deed: Deed, row: Row | None) -> str:
        key = self.reading.matter.key
        if deed is Deed.CONFIRM_SUBMISSION:
            return reverse("plan", args=[key])
        if row is not None and row.sort == "frame":
            return reverse("frame_version", args=[key, row.key])
        return reverse("stories", args=[key]) if row and row.sort == "story" else ""


def _comes_after(seat: Seat, before: Seat) -> bool:
    """Whether one sat down in the place of the other, in one deed."""
    return (seat.role, seat.side, seat.since) == (before.role, before.side, before.until)


def _in_short(outcome: Outcome) -> str:
    if isinstance(outcome, Check):
        return counted(outcome)
    return f"{outcome_of(outcome)} {decided_by(outcome)}"


def counted(check: Check) -> str:
    """How many points fit, and whether a condition had no answer yet."""
    results = [finding.result for finding in check.findings.all()]
    met = sum(result == Result.MET for result in results)
    said = _("%(met)d of %(total)d points fit.") % {"met": met, "total": len(results)}
    return " ".join(filter(None, [said, unanswered(check)]))


def reason_of(check: Check) -> str:
    """Why the open points are open, each with its name."""
    open_ones = [finding for finding in check.findings.all() if finding.result != Result.MET]
    return " ".join(f"{f.criterion.short}: {f.reason}" for f in open_ones)


def _beside(row: Row) -> str:
    """What the municipality says: its own text, a date, an outcome."""
    day = wording.day(row.until, clock.today()) if row.until else ""
    sentence = {
        "update": _("%(words)s The next news comes by %(day)s at the latest."),
        "promise": _("%(words)s By %(day)s at the latest."),
        "frame": _("Decided by %(note)s on %(day)s."),
    }.get(row.sort, "" if row.sort in WHY else "%(words)s")
    return str(sentence) % {"words": row.words, "note": row.note, "day": day}


def _shortened(event: Event) -> Event:
    cut = {
        name: Truncator(getattr(event, name)).chars(_SHORT)
        for name in ("text", "own", "reason", "remedies")
    }
    return Event(event.day, event.title, is_decision=event.is_decision, url=event.url, **cut)
