"""My page: what I can do now and until when, what is new, and where I take part."""

from collections.abc import Callable, Set
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import Deed, Role, Stage, clock, may
from kader.home.listing import Row, row_of
from kader.matters.models import (
    Answer,
    Condition,
    JoinRequest,
    Matter,
    Proposal,
    Strength,
    TakeOver,
)
from kader.matters.rules.voice import Proposed
from kader.matters.waiting import Waiting
from kader.people.models import Person, Seat
from kader.people.news import SHOWN, Piece, news_for

_WORDS = (
    (Answer, "side__matter"),
    (Condition, "side__matter"),
    (Strength, "side__matter"),
    (TakeOver, "step__plan__matter"),
)
_CAN_DO: dict[Stage, tuple[str, Callable[[], str]]] = {
    Stage.QUESTIONS: ("answer_question", lambda: _("Answer the three questions")),
    Stage.PLANNING: ("write_plan", lambda: _("Go on writing your plan")),
    Stage.DOING: ("report_progress", lambda: _("Tell how it goes")),
    Stage.EVALUATING: ("evaluate", lambda: _("Look back")),
}


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
    roles = dict(seats.values_list("circle", "role"))
    # What she opened stays with her, also where others have the seats.
    pieces = news_for(person)
    mine = Q(circle__in=roles) | Q(opened_by=person, stage=Stage.OPENED)
    told_of = Q(circle__in={piece.circle_id for piece in pieces}, public=True)
    found = list(Matter.objects.filter(mine | told_of).select_related("circle", "area"))
    matters = [m for m in found if m.circle_id in roles or m.opened_by_id == person.pk]
    lived_in = [m for m in matters if roles.get(m.circle_id) == Role.RESIDENT]
    return MyPage(
        can=[
            *_to_confirm(person),
            *_proposals(person, lived_in),
            *_doors(lived_in),
            *_next(lived_in),
        ],
        news=_news(pieces[:SHOWN], found),
        has_more_news=len(pieces) > SHOWN,
        rows=[row_of(matter, number) for number, matter in enumerate(matters, 1)],
    )


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


def _to_confirm(person: Person) -> list[Can]:
    """Words that somebody typed for me: they count after my yes (G1)."""
    found: list[Can] = []
    for model, to_matter in _WORDS:
        path = to_matter.replace("__", ".")
        waiting = model.objects.unconfirmed().filter(by=person)
        for words in waiting.select_related(to_matter):
            matter = _follow(words, path)
            url = reverse("confirm_words", args=[matter.key, words.key])
            found.append(Can(_("Read words that somebody typed for you"), url, matter.title))
    return found


def _follow(record: Any, path: str) -> Matter:
    for name in path.split("."):
        record = getattr(record, name)
    return record  # type: ignore[no-any-return]


def _proposals(person: Person, matters: list[Matter]) -> list[Can]:
    waiting = Proposal.objects.filter(
        matter__in=matters, ended_at=None, lapses_at__gte=clock.now(), what=Proposed.SUBMIT
    ).exclude(confirmations__by=person)
    return [
        Can(
            _("Say yes to handing in the plan"),
            reverse("confirm_submission", args=[p.matter.key, p.key]),
            p.matter.title,
            p.lapses_at,
        )
        for p in waiting.select_related("matter")
    ]


def _doors(matters: list[Matter]) -> list[Can]:
    waiting = JoinRequest.objects.filter(matter__in=matters, let_in_at=None)
    return [
        Can(
            _("Somebody wants to join"),
            reverse("let_in", args=[r.matter.key, r.key]),
            r.matter.title,
        )
        for r in waiting.select_related("matter")
    ]


def _next(matters: list[Matter]) -> list[Can]:
    found = []
    for matter in matters:
        if Stage(matter.stage) in _CAN_DO:
            word, what = _CAN_DO[Stage(matter.stage)]
            url = reverse(word, args=[matter.key])
            found.append(Can(what(), url, matter.title, matter.turn_until))
    return found
