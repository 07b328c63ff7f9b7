"""My page: what I can do now and until when, what is new, and where I take part."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import Deed, Role, Stage, may
from kader.groundrules.stages import ENDED
from kader.home.listing import Row, row_of
from kader.matters.models import Matter, Reading
from kader.matters.rules.voice import Proposed
from kader.matters.showing.deeds import link_to, may_now
from kader.matters.showing.waits import Waits
from kader.matters.showing.what_is_there import WhatIsThere
from kader.matters.waiting import Waiting
from kader.people.models import Person, Seat
from kader.people.news import SHOWN, Piece, news_for

_CAN_DO: Mapping[Stage, Sequence[tuple[Deed, Callable[[], str]]]] = {
    Stage.QUESTIONS: [(Deed.ANSWER_QUESTION, lambda: _("Answer the three questions"))],
    Stage.PLANNING: [(Deed.WRITE_PLAN, lambda: _("Go on writing your plan"))],
    Stage.DOING: [(Deed.REPORT_PROGRESS, lambda: _("Tell how it goes"))],
    Stage.EVALUATING: [
        (Deed.EVALUATE, lambda: _("Look back")),
        (Deed.TELL_STORY, lambda: _("Tell the story")),
        (Deed.CLOSE_MATTER, lambda: _("Close this matter")),
    ],
}
"""What a stage asks of residents, and to look back of others: the first not behind them."""


@dataclass(frozen=True)
class Can:
    """Something I can do now."""

    what: str
    url: str
    title: str
    until: Any = None


@dataclass(frozen=True)
class New:
    """Something that happened, and in which matter."""

    sentence: str
    title: str
    url: str
    at: datetime


@dataclass
class MyPage:
    """What my page shows."""

    can: list[Can] = field(default_factory=list)
    news: list[New] = field(default_factory=list)
    has_more_news: bool = False
    rows: list[Row] = field(default_factory=list)


def page_of(person: Person) -> MyPage:
    """Everything of one person; the next thing to do first."""
    seats = Seat.objects.open().filter(person=person, askable=False)
    held = list(seats.values_list("circle", "role", "side"))
    roles = {circle: role for circle, role, _side in held}
    sides = {circle: side for circle, _role, side in held}
    # What she opened stays with her, also where others have the seats.
    pieces = news_for(person)
    mine = Q(circle__in=roles) | Q(opened_by=person, stage=Stage.OPENED)
    told_of = Q(circle__in={piece.circle_id for piece in pieces}, public=True)
    found = list(Matter.objects.filter(mine | told_of).select_related("circle", "area"))
    matters = [m for m in found if m.circle_id in roles or m.opened_by_id == person.pk]
    asked_of = [m for m in matters if _is_asked_of(roles.get(m.circle_id, ""), m)]
    return MyPage(
        can=sorted(
            (can for m in asked_of for can in _can(person, m, roles[m.circle_id], sides)),
            key=lambda can: can.until or date.max,
        ),
        news=_news(pieces[:SHOWN], found),
        has_more_news=len(pieces) > SHOWN,
        rows=[row_of(matter, number) for number, matter in enumerate(matters, 1)],
    )


def _is_asked_of(role: str, matter: Matter) -> bool:
    """Residents while it goes on; the facilitator, who has no desk, when all look back."""
    if role == Role.FACILITATOR:
        return matter.at is Stage.EVALUATING
    return role == Role.RESIDENT and matter.at not in ENDED


def _news(pieces: list[Piece], matters: list[Matter]) -> list[New]:
    """What is new, each with the matter in which it happened."""
    found = {matter.circle_id: matter for matter in matters}
    told = [(piece, found[piece.circle_id]) for piece in pieces if piece.circle_id in found]
    return [New(p.sentence, m.title, m.get_absolute_url(), p.at) for p, m in told]


def waits_for_seats(person: Person) -> list[Waiting]:
    """The issues that this official put to residents, and in which nobody has the seats yet."""
    sits = Seat.objects.open().filter(circle=OuterRef("circle"), person=person)
    opened = Matter.objects.filter(~Exists(sits), opened_by=person, stage=Stage.OPENED)
    what, why = _("You put this to residents"), _("the mandate holder gives the seats")
    return [Waiting(what, m.get_absolute_url(), m, why, m.turn_until) for m in opened]


def opens_issues(town_roles: Set[Role]) -> bool:
    """Whether the desk offers to put an issue to residents."""
    return may(town_roles, Deed.OPEN_ISSUE)


def _can(person: Person, matter: Matter, role: str, sides: Mapping[int, int | None]) -> list[Can]:
    """What waits for her at the matter, as its own page says; then what its stage asks."""
    reading = Reading(person, matter, frozenset({Role(role)}), sides[matter.circle_id])
    there = WhatIsThere(reading)
    found = [Can(w.label, w.url, matter.title, w.until) for w in there.waits.to_do]
    urls = {can.url for can in found}
    asked = [*_newer_frame(there), *_next(reading, there.waits)]
    return [*found, *(can for can in asked if can.url not in urls)]


def _newer_frame(there: WhatIsThere) -> list[Can]:
    """The choice of the group after the municipality changed the frame (G4)."""
    deed, matter = Deed.CHOOSE_FRAME, there.matter
    can_choose = may_now(there.reading, deed) and not there.waits.said_yes_to(Proposed.CHOOSE_FRAME)
    if not can_choose or there.newer_frame is None:
        return []
    link = link_to(matter, deed)
    return [Can(link.label, link.url, matter.title)]


def _next(reading: Reading, waits: Waits) -> list[Can]:
    """What the stage asks of her; once she looked back, what comes then."""
    matter = reading.matter
    asked = [one for one in _CAN_DO.get(matter.at, ()) if may(reading.roles, one[0])]
    said_yes = {Deed.CLOSE_MATTER} if waits.said_yes_to(Proposed.CLOSE) else set()
    left = [one for one in asked if one[0] not in waits.behind_us | said_yes]
    return [
        Can(what(), reverse(deed.word, args=[matter.key]), matter.title, matter.turn_until)
        for deed, what in left[:1]
    ]
