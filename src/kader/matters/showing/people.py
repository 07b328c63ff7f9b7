"""Who is who in a matter, who is missed, and what each of them never does."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kader.groundrules import Deed, Role
from kader.groundrules.roles import OFFICIALS
from kader.groundrules.stages import ENDED
from kader.matters.models import Reading, Responsibility
from kader.matters.showing.calls import LEAST_FOR_A_NUMBER, Call, calls, group
from kader.matters.showing.deeds import Deedlink, is_offered, link_to
from kader.people.models import Seat
from kader.people.naming import ROLE_NAMES, Names


@dataclass(frozen=True)
class Holder:
    """Who holds a seat, since when."""

    name: str
    since: datetime


@dataclass(frozen=True)
class SeatRead:
    """A role, who has it, and what it never does."""

    role: str
    never: str
    holders: list[Holder]
    is_missed: bool


_NEVER = {
    Role.STEWARD: gettext_lazy("Never gives an opinion on the plan, and never brings a solution."),
    Role.STAND_IN: gettext_lazy("Does the steward's work for a while, and nothing else."),
    Role.FACILITATOR: gettext_lazy("Never judges, and never touches what the plan says."),
    Role.MANDATE_HOLDER: gettext_lazy("Never checks the plan, and never changes a word of it."),
    Role.REGISTRAR: gettext_lazy("Records what a body decided. Never decides anything."),
}
_OFFERED = (
    *(Deed.ASK_FOR_ANOTHER_FACILITATOR, Deed.LEAVE_MATTER),
    *(Deed.GIVE_SEAT, Deed.ASK_TO_JOIN),
)
_CALLS_THE_GROUP = OFFICIALS | {Role.RESIDENT}
_MISSED = frozenset({Role.STEWARD, Role.FACILITATOR})


class PeoplePage:
    """The seats of a matter."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading.matter.circle, reading.inside)

    @property
    def calls(self) -> list[Call]:
        """Whom to call; the group has a part of the page for itself."""
        return calls(self.reading, self.names)[:-1]

    @property
    def seats(self) -> list[SeatRead]:
        """The seats of the municipality and the facilitator; a missed one is shown too (G8)."""
        ended = self.reading.matter.at in ENDED
        shown = [self._seat(role, never) for role, never in _NEVER.items()]
        return [s for s in shown if s.holders or (s.is_missed and not ended)]

    @property
    def group(self) -> Call:
        return group(self.reading, self.names)

    @property
    def residents(self) -> str:
        """The group by the names its members chose; fewer than three have none outside (G27)."""
        people = self.names.holding(Role.RESIDENT)
        if len(people) < LEAST_FOR_A_NUMBER and not self.reading.inside:
            return ""
        called = [self.names.of(person) for person in people]
        named = [name for name in called if name != _("a resident")]
        others = len(called) - len(named)
        if not others:
            return ", ".join(named) + "."
        if not named:
            return ""
        return ngettext(
            "%(names)s, and %(n)d resident who is not named here.",
            "%(names)s, and %(n)d residents who are not named here.",
            others,
        ) % {"names": ", ".join(named), "n": others}

    @property
    def contacts(self) -> str:
        """Whom of the group the municipality can call, for the residents and officials (G25)."""
        if not self.reading.roles & _CALLS_THE_GROUP:
            return ""
        said = Responsibility.objects.filter(side__matter=self.reading.matter)
        newest = {one.side_id: one.contact for one in said.select_related("contact")}
        members = self.names.holding(Role.RESIDENT)
        return ", ".join(self.names.of(who) for who in newest.values() if who in members)

    @property
    def deeds(self) -> list[Deedlink]:
        """What this reader can do about who takes part, at this stage."""
        matter = self.reading.matter
        label = _("Leave your seat")
        left = [
            Deedlink(label, reverse("leave_seat", args=[matter.key, seat.key]))
            for seat in self._mine
        ]
        return left + [link_to(matter, deed) for deed in _OFFERED if is_offered(self.reading, deed)]

    @property
    def _mine(self) -> list[Seat]:
        """The reader's own seats, which she can leave."""
        if not is_offered(self.reading, Deed.LEAVE_SEAT):
            return []
        mine = [s for s in self.names.seats if s.until is None and s.person == self.reading.person]
        return [s for s in mine if s.role != Role.RESIDENT]

    def _seat(self, role: Role, never: Any) -> SeatRead:
        holders = self._holders(self._open(role))
        is_missed = role in _MISSED and not holders
        return SeatRead(str(ROLE_NAMES[role]), str(never), holders, is_missed)

    def _open(self, role: Role) -> list[Seat]:
        return [s for s in self.names.seats if s.role == role and s.until is None]

    def _holders(self, seats: Iterable[Seat]) -> list[Holder]:
        return [Holder(self._called(seat), seat.since) for seat in seats]

    def _called(self, seat: Seat) -> str:
        name = self.names.of(seat.person)
        if not seat.for_organisation or seat.role == Role.RESIDENT:
            return name
        return f"{name}, {seat.for_organisation}"
