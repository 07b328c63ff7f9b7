"""The list of what plays in the town: rows prepared once, ready to show."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from kader.groundrules import Stage, clock
from kader.groundrules.stages import ENDED
from kader.matters.models import Matter
from kader.matters.rules.stages import Turn
from kader.people.gate import Reader
from kader.people.models import Person, Seat
from kader.places.find import area_of
from kader.places.models import Area
from kader.web.wording import day

ROWS = 8
STAGES_OF = {
    "wish": {Stage.OPENED},
    "frame": {Stage.FRAMING},
    "questions": {Stage.QUESTIONS},
    "plan": {Stage.PLANNING},
    "check": {Stage.CHECKING, Stage.FRAME_ASKED, Stage.ONE_OF_SEVERAL, Stage.DECIDING},
    "do": {Stage.DOING},
    "story": {Stage.EVALUATING, Stage.CLOSED},
}


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for."""

    place: str = ""
    area: str = ""
    state: str = ""
    joining: bool = False

    @classmethod
    def from_query(cls, query: Any) -> "Wanted":
        """Read leniently; what is not known is left out."""
        return cls(
            place=query.get("place", "")[:80].strip(),
            area=query.get("area", "")[:20],
            state=query.get("state", "") if query.get("state") in STAGES_OF else "",
            joining=query.get("joining") == "1",
        )

    def as_query(self) -> str:
        """What is asked for, and nothing else that came along in the address."""
        asked = {"place": self.place, "area": self.area, "state": self.state}
        asked["joining"] = "1" if self.joining else ""
        return urlencode({name: value for name, value in asked.items() if value})


@dataclass(frozen=True)
class Row:
    """One matter in the list."""

    title: str
    url: str
    number: int
    states: list[str] | None
    where: str
    turn: str
    by_town: bool
    until: str
    can_join: bool
    area_id: int | None


@dataclass(frozen=True)
class Listing:
    """One page of the list, with the choices above it."""

    wanted: Wanted
    page: Any
    rows: list[Row]
    every_area: list[Area]
    areas: list[Area]
    "Those that the map shows, to choose from."
    found_area: Area | None
    place_unknown: bool
    query: str


def listing_for(person: Reader, query: Any) -> Listing:
    """The matters this person may see, newest first, as far as they are wanted."""
    wanted = Wanted.from_query(query)
    every_area = list(Area.objects.all())
    areas = [area for area in every_area if area.outline]
    found = area_of(wanted.place) if wanted.place else None
    chosen = found or next((area for area in areas if area.code == wanted.area), None)
    paginator = Paginator(_matching(person, wanted, chosen), ROWS)
    if not isinstance(person, Person) and not wanted.as_query() and chosen is None:
        paginator.count = Matter.objects.how_many_public()
    page = paginator.get_page(query.get("page"))
    first = page.start_index()
    rows = [row_of(matter, number) for number, matter in enumerate(page.object_list, first or 1)]
    unknown = bool(wanted.place and not found)
    return Listing(wanted, page, rows, every_area, areas, chosen, unknown, query=wanted.as_query())


def _matching(person: Reader, wanted: Wanted, area: Area | None) -> QuerySet[Matter]:
    found = Matter.objects.visible_to(person).defer("text").order_by("-pk")
    if isinstance(person, Person):
        seats = Seat.objects.open().filter(circle=OuterRef("circle"), person=person)
        found = found.annotate(has_a_seat=Exists(seats))
    if area is not None:
        found = found.filter(area__in=Area.objects.within(area))
    if wanted.state:
        found = found.filter(stage__in=STAGES_OF[wanted.state])
    if wanted.joining:
        found = found.filter(open_to_area=True).exclude(stage__in=[Stage.CLOSED, Stage.STOPPED])
    return found


def row_of(matter: Matter, number: int) -> Row:
    """A matter as a row: ready strings, no further queries."""
    stage = Stage(matter.stage)
    return Row(
        title=matter.title,
        url=reverse("matter", args=[matter.key]),
        number=number,
        states=states_of(matter),
        where=where_it_is(matter),
        turn=_turn(Turn(matter.turn)),
        by_town=matter.turn == Turn.MUNICIPALITY,
        until=_until(matter.turn_until) if matter.turn_until else "",
        can_join=matter.open_to_area and stage not in ENDED and not takes_part(matter),
        area_id=matter.area_id,
    )


def takes_part(matter: Matter) -> bool:
    """Whether the reader has a seat in it, as far as the list asked for that."""
    return bool(getattr(matter, "has_a_seat", False))


def _until(last: date) -> str:
    words = {"day": day(last, clock.today())}
    if last < clock.today():
        return _("the date has passed: it was %(day)s") % words
    return _("until %(day)s") % words


def states_of(matter: Matter) -> list[str] | None:
    """The edge in a list: a letter a criterion after a check, plain lines before one, or none."""
    if matter.marks:
        return ["met" if mark == "m" else "open" for mark in matter.marks]
    return [] if matter.total else None


def where_it_is(matter: Matter) -> str:
    """The stage in one sentence, with how many points fit where that is known."""
    said = str(STAGE_NAMES[Stage(matter.stage)]())
    if matter.round > 1 and matter.stage in {Stage.PLANNING, Stage.CHECKING}:
        said = _("%(stage)s, round %(round)d") % {"stage": said, "round": matter.round}
    if matter.marks:
        fits = _("%(met)d of %(total)d points fit") % {"met": matter.met, "total": matter.total}
        return f"{said}. {capfirst(fits)}"
    return said


STAGE_NAMES = {
    Stage.OPENED: lambda: _("Just opened. No frame yet"),
    Stage.FRAMING: lambda: _("The frame is being made"),
    Stage.QUESTIONS: lambda: _("Three questions. Not checked yet"),
    Stage.PLANNING: lambda: _("Plan"),
    Stage.CHECKING: lambda: _("Check"),
    Stage.FRAME_ASKED: lambda: _("A question about the frame"),
    Stage.ONE_OF_SEVERAL: lambda: _("Several plans fit"),
    Stage.DECIDING: lambda: _("Formal decision"),
    Stage.DOING: lambda: _("Being done"),
    Stage.EVALUATING: lambda: _("Looking back"),
    Stage.CLOSED: lambda: _("Finished"),
    Stage.STOPPED: lambda: _("Stopped"),
    Stage.RESTING: lambda: _("Resting"),
}


def _turn(turn: Turn) -> str:
    return {
        Turn.RESIDENTS: _("The group is to move"),
        Turn.MUNICIPALITY: _("The municipality is to move"),
        Turn.BOTH: _("Both look back"),
        Turn.NOBODY: _("This has ended"),
    }[turn]


def state_choices() -> list[tuple[str, str]]:
    """The states to choose from, in the order of the path."""
    names = {
        "": _("Any state"),
        "wish": _("Just opened"),
        "frame": _("Frame"),
        "questions": _("Three questions"),
        "plan": _("Plan"),
        "check": _("Check"),
        "do": _("Being done"),
        "story": _("Story"),
    }
    return list(names.items())


__all__ = ["Listing", "Row", "listing_for", "row_of", "state_choices"]
