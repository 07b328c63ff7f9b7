"""What waits in this matter: on this reader to do, and on others for this reader to hear."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import (
    BooleanField,
    Case,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.groundrules import Deed, Role, clock
from kader.matters.forms.line import SIGNALS
from kader.matters.models import (
    Answer,
    Condition,
    Confirmation,
    Evaluation,
    FacilitatorRequest,
    FactRequest,
    FrameQuestion,
    JoinRequest,
    Promise,
    Proposal,
    Reading,
    Responsibility,
    Signal,
    SignalAnswer,
    Story,
    Strength,
    SupportRequest,
    TakeOver,
)
from kader.matters.rules.voice import Extent, Proposed
from kader.matters.showing.together import NOW, Question, Row, rows, together
from kader.people.models import Person
from kader.people.naming import Names
from kader.web import wording

_SHORT = 120
_UNANSWERED = "unanswered "
"""Begins the note of a signal without an answer; its kind follows."""


@dataclass(frozen=True)
class Wait:
    """One thing: what to do about it, or that somebody else does, and until when."""

    label: str
    url: str
    words: str
    own: bool
    until: date | None


class Waits:
    """Everything that waits, asked for in one statement and read by role."""

    def __init__(self, reading: Reading, names: Names) -> None:
        self.reading, self.names = reading, names
        self.rows = [_named(row) for row in together(reading, [Question(_asked_by)])]

    @property
    def to_do(self) -> list[Wait]:
        """What waits for this reader; what has the earliest day first, a yes before the rest."""
        mine = [row for row in self.rows if self._is_mine(row) and not _is_unanswered(row)]
        found = [(row, self._wait(row, *_DEEDS[row.sort])) for row in mine]
        found.sort(key=lambda one: (one[0].sort != "proposed_submit", one[1].until or date.max))
        return [wait for _row, wait in found]

    @property
    def words_to_do(self) -> frozenset[str]:
        """The deeds that wait for this reader, by their word."""
        return frozenset(_DEEDS[row.sort][0] for row in self.rows if self._is_mine(row))

    @property
    def by_others(self) -> list[Wait]:
        """What this reader's side asked and nobody has answered yet."""
        later = (row for row in self.rows if row.sort in _LATER)
        open_ones = (row for row in later if not row.note or _is_unanswered(row))
        return [self._heard_later(row) for row in open_ones]

    @property
    def for_a_yes(self) -> list[str]:
        """What waits for somebody's yes, in a sentence: to everybody who may know of it."""
        return [self._told(row) for row in self.rows if row.sort in _YES]

    def _told(self, row: Row) -> str:
        words = {"until": _day(_until(row)), "day": _day(row.at), "who": ""}
        if row.sort != "my_door":
            words["who"] = self.names.of(self.names.person(int(row.note)))
        return str(_YES[row.sort] % words)

    @property
    def behind_us(self) -> frozenset[Deed]:
        """What this reader did already, or what cannot be yet because somebody looks back first."""
        told = [row for row in self.rows if row.sort == "told_story"]
        looked_back = [row for row in self.rows if row.sort == "looked_back"]
        roles = {row.note for row in looked_back}
        can_close = Role.RESIDENT in roles and roles & {Role.STEWARD, Role.STAND_IN}
        found = {
            Deed.EVALUATE: any(row.is_mine for row in looked_back),
            Deed.TELL_STORY: any(row.is_mine for row in told),
            Deed.CLOSE_MATTER: not can_close,
        }
        return frozenset(deed for deed, is_behind in found.items() if is_behind)

    def has(self, sort: str) -> bool:
        """Whether something of this kind waits."""
        return any(row.sort == sort for row in self.rows)

    def said_yes_to(self, what: Proposed) -> bool:
        """Whether this reader said yes to an open proposal, or proposed it."""
        return any(row.sort == f"proposed_{what}" and row.is_mine for row in self.rows)

    def _is_mine(self, row: Row) -> bool:
        if row.sort not in _DEEDS or (row.sort.startswith("proposed_") and row.is_mine):
            return False
        if row.sort == "door" and not self.reading.is_resident:
            return self._waited_long(row) or not self.names.holding(Role.RESIDENT)
        return True

    def _waited_long(self, row: Row) -> bool:
        days: int = settings.KADER_TERMS["confirmation"]
        return row.at is not None and clock.now() - row.at >= timedelta(days=days)

    def _wait(self, row: Row, word: str, label: Any) -> Wait:
        matter = self.reading.matter
        args = [matter.key] if word in _OF_THE_MATTER else [matter.key, row.key]
        url = reverse(word, args=args)
        return Wait(str(label), url, _short(row), row.sort not in _BY_TOWN, _until(row))

    def _heard_later(self, row: Row) -> Wait:
        url = reverse("voices", args=[self.reading.matter.key])
        if row.sort in _DEEDS:
            url = reverse(_DEEDS[row.sort][0], args=[self.reading.matter.key, row.key])
        return Wait(_what_waits(row), url, _short(row), True, _until(row))


def _asked_by(reading: Reading) -> Iterator[QuerySet[Any]]:
    if reading.is_resident and reading.person is not None:
        yield from _of_resident(reading, reading.person)
    if reading.is_steward or reading.holds_mandate:
        yield from _of_both(reading)
    if reading.is_steward:
        yield from _of_steward(reading)
    if reading.holds_mandate:
        yield from _of_mandate_holder(reading)
    if Role.FACILITATOR in reading.roles and reading.person is not None:
        yield from _behind(reading, reading.person)
    if Role.SIGNED_IN in reading.roles:
        mine = JoinRequest.objects.filter(matter=reading.matter, by=reading.person, let_in_at=None)
        yield rows(mine, "my_door")


def _of_resident(reading: Reading, person: Person) -> Iterator[QuerySet[Any]]:
    matter, side = reading.matter, reading.side or 1
    yield _proposals(reading, person)
    yield rows(JoinRequest.objects.filter(matter=matter, let_in_at=None), "door")
    yield _my_signals(reading, person)
    yield from _behind(reading, person)
    yield from _words_for(person, reading)
    asked = {"matter": matter, "side_number": side, "answer": None}
    yield rows(FactRequest.objects.filter(**asked), "asked_facts", until="due")
    yield rows(SupportRequest.objects.filter(**asked), "asked_support", until="due")
    stated = Condition.objects.counting().filter(side__matter=matter, side__number=side)
    yield rows(stated.filter(answer=None), "stated")
    taken = Responsibility.objects.filter(side__matter=matter, side__number=side)
    yield rows(taken.filter(extent__in=[Extent.WHOLE, Extent.PART]), "responsible")


def _my_signals(reading: Reading, person: Person) -> QuerySet[Any]:
    """Open signals of her own; before an answer there is nothing to ask her about."""
    mine = Signal.objects.filter(matter=reading.matter, by=person).still_open()
    has_answer = Exists(SignalAnswer.objects.filter(signal=OuterRef("pk")))
    unanswered = Concat(Value(_UNANSWERED), F("kind"))
    note = Case(When(has_answer, then=Value("answered")), default=unanswered)
    return rows(mine, "my_signal", until="due", note=Cast(note, TextField()))


def _behind(reading: Reading, person: Person) -> Iterator[QuerySet[Any]]:
    """Who looked back already, and what she told."""
    is_mine = ExpressionWrapper(Q(by=person), BooleanField())
    said, told = Evaluation.objects.all(), Story.objects.all()
    yield rows(
        said.filter(matter=reading.matter),
        "looked_back",
        words=None,
        note=Cast(F("role"), TextField()),
        is_mine=is_mine,
    )
    yield rows(told.filter(matter=reading.matter), "told_story", words=None, is_mine=is_mine)


def _proposals(reading: Reading, person: Person) -> QuerySet[Any]:
    """What somebody who takes part said yes to: who left has no say any more (G23)."""
    said = Confirmation.objects.filter(proposal=OuterRef("pk"), by=person)
    found = Proposal.objects.supported().filter(
        matter=reading.matter, ended_at=None, lapses_at__gte=NOW
    )
    return rows(
        found,
        "proposed",
        words=None,
        note=_what_by_whom(),
        is_mine=Exists(said),
    )


def _what_by_whom() -> Concat:
    """What is proposed and who proposed it: "submit 12"."""
    what, whom = (Cast(F(name), TextField()) for name in ("what", "by_id"))
    return Concat(what, Value(" "), whom, output_field=TextField())


def _words_for(person: Person, reading: Reading) -> Iterator[QuerySet[Any]]:
    """What somebody typed for this person, and that waits for her yes (G1)."""
    kinds: tuple[tuple[Any, str], ...] = (
        (Answer, "side__matter"),
        (Condition, "side__matter"),
        (Strength, "side__matter"),
        (TakeOver, "step__plan__matter"),
    )
    for kind, path in kinds:
        yield rows(kind.objects.unconfirmed().filter(by=person, **{path: reading.matter}), "typed")


def _of_both(reading: Reading) -> Iterator[QuerySet[Any]]:
    signals = Signal.objects.visible_to(reading).still_open().filter(answers=None)
    yield rows(signals, "signal", until="due")


def _of_steward(reading: Reading) -> Iterator[QuerySet[Any]]:
    asked = Q(matter=reading.matter, answer=None)
    yield rows(FactRequest.objects.filter(asked), "facts", until="due")
    yield rows(SupportRequest.objects.filter(asked), "support", until="due")
    yield rows(FrameQuestion.objects.filter(asked), "frame", until="due")
    promised = Promise.objects.filter(matter=reading.matter, kept_at=None)
    yield rows(promised, "promise", until="due")
    yield rows(JoinRequest.objects.filter(matter=reading.matter, let_in_at=None), "door")
    if reading.person is not None:
        yield _proposals(reading, reading.person).filter(what=Proposed.CLOSE)
        yield from _behind(reading, reading.person)


def _of_mandate_holder(reading: Reading) -> Iterator[QuerySet[Any]]:
    stated = Condition.objects.counting().filter(side__matter=reading.matter, answer=None)
    yield rows(stated, "condition")
    asked = FacilitatorRequest.objects.still_open().filter(matter=reading.matter)
    yield rows(asked, "facilitator")
    if reading.person is not None:
        yield from _behind(reading, reading.person)


_DEEDS: dict[str, tuple[str, Any]] = {
    "proposed_submit": ("confirm_submission", gettext_lazy("Say yes to handing in the plan")),
    "proposed_withdraw": ("withdraw_plan", gettext_lazy("Say yes to taking the plan back")),
    "proposed_choose_frame": ("choose_frame", gettext_lazy("Say yes to the newer frame")),
    "proposed_close": ("close_matter", gettext_lazy("Say yes to closing this matter")),
    "proposed_stop": ("confirm_stop", gettext_lazy("Somebody wants to stop: say what you want")),
    "typed": ("confirm_words", gettext_lazy("Read words that somebody typed for you")),
    "door": ("let_in", gettext_lazy("Somebody wants to join: let her or him in")),
    "my_signal": ("close_signal", gettext_lazy("Your signal: is it better now?")),
    "signal": ("answer_signal", gettext_lazy("Answer a signal")),
    "facts": ("answer_fact_request", gettext_lazy("Answer a question about facts")),
    "support": ("answer_support", gettext_lazy("Answer a request for support")),
    "frame": ("answer_about_frame", gettext_lazy("Answer a question about the frame")),
    "promise": ("keep_promise", gettext_lazy("Keep a promise")),
    "condition": ("answer_condition", gettext_lazy("Answer a condition")),
    "facilitator": ("give_seat", gettext_lazy("Residents asked for another facilitator")),
}
"""What can be done about a kind: the page, and what it is called."""

_LATER: dict[str, Any] = {
    "asked_facts": gettext_lazy("You asked for facts"),
    "asked_support": gettext_lazy("You asked for support"),
    "stated": gettext_lazy("You stated a condition"),
    "my_signal": gettext_lazy("You gave a signal"),
}
"""What the municipality still answers."""

_YES: dict[str, Any] = {
    "proposed_submit": gettext_lazy(
        "%(who)s proposed to hand in the plan. It waits for a second yes until %(until)s."
    ),
    "proposed_withdraw": gettext_lazy(
        "%(who)s proposed to take the plan back. It waits for a second yes until %(until)s."
    ),
    "proposed_choose_frame": gettext_lazy(
        "%(who)s proposed to choose the newer frame. It waits for a second yes until %(until)s."
    ),
    "proposed_close": gettext_lazy(
        "%(who)s wants to close this matter. It waits until %(until)s for the yes of the others."
    ),
    "proposed_stop": gettext_lazy(
        "%(who)s wants to stop. It waits until %(until)s for two thirds of the group."
    ),
    "my_door": gettext_lazy(
        "You asked to join on %(day)s. A member of the group answers by %(until)s at the latest."
    ),
}
"""What waits for somebody else's yes, and until when."""

_OF_THE_MATTER = frozenset(
    {"withdraw_plan", "choose_frame", "close_matter", "confirm_stop", "give_seat"}
)
_BY_TOWN = frozenset({"promise"})
_FROM_THE_DAY = {
    "condition": "condition",
    "stated": "condition",
    "door": "confirmation",
    "my_door": "confirmation",
}
"""Kinds whose last day is counted from the day on which they were said: the town's term."""


def _named(row: Row) -> Row:
    """A proposal is named after what it proposes; its note is who proposed it."""
    if row.sort != "proposed":
        return row
    what, _space, proposer = row.note.partition(" ")
    return row._replace(sort=f"proposed_{what}", note=proposer)


def _is_unanswered(row: Row) -> bool:
    return row.note.startswith(_UNANSWERED)


def _what_waits(row: Row) -> str:
    """Two signals without words are known by their kind."""
    kind = _SIGNALS.get(row.note.removeprefix(_UNANSWERED))
    return _("You gave a signal: %(kind)s") % {"kind": kind} if kind else str(_LATER[row.sort])


_SIGNALS = dict(SIGNALS)


def _until(row: Row) -> date | None:
    if row.sort == "my_signal" and not _is_unanswered(row):
        return None  # The term was the town's; her own yes has none.
    term = _FROM_THE_DAY.get(row.sort)
    if term is None and row.sort.startswith("proposed_"):
        term = "confirmation"
    if term is None or row.at is None:
        return row.until
    return clock.day_of(row.at) + timedelta(days=settings.KADER_TERMS[term])


def _day(day: date | datetime | None) -> str:
    return wording.day(day, clock.today()) if day else ""


def _short(row: Row) -> str:
    return Truncator(" ".join(row.words.split())).chars(_SHORT)
