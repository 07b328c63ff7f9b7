"""Who said yes to an ending and who is still needed, ready to be shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Role, clock
from kader.groundrules.limits import DAYS_TO_RESUME
from kader.matters.finding import waiting_proposal
from kader.matters.models import Confirmation, Matter, Proposal, Reading
from kader.matters.rules.voice import Proposed, two_thirds
from kader.people.models import Person, Seat
from kader.people.naming import Names


@dataclass(frozen=True)
class ShownYes:
    """A yes that was said."""

    who: str
    at: datetime


@dataclass(frozen=True)
class ShownClosing:
    """Closing is for residents and the steward together (G14)."""

    said: list[ShownYes]
    needed: list[str]
    i_said_yes: bool
    lapses_at: datetime | None

    @classmethod
    def of(cls, reading: Reading) -> "ShownClosing":
        names = Names(reading.matter.circle, reading.inside)
        proposal = waiting_proposal(reading.matter, Proposed.CLOSE)
        yes = _yes_of(proposal)
        said = [ShownYes(names.of(one.by), one.at) for one in yes]
        by = {one.by_id for one in yes}
        mine = reading.person is not None and reading.person.pk in by
        lapses_at = proposal.lapses_at if proposal else None
        return cls(said, _still_needed(names, by), mine, lapses_at)


@dataclass(frozen=True)
class ShownStop:
    """With two thirds of the residents a matter stops (G23)."""

    said: int
    members: int
    needed: int
    i_said_yes: bool

    @property
    def still(self) -> int:
        return max(0, self.needed - self.said)

    @property
    def sentence(self) -> str:
        """How many of how many."""
        return _("%(said)s of %(members)s members want to stop. %(needed)s are needed.") % {
            "said": self.said,
            "members": self.members,
            "needed": self.needed,
        }

    @classmethod
    def of(cls, reading: Reading) -> "ShownStop":
        members = len(Names(reading.matter.circle, reading.inside).holding(Role.RESIDENT))
        yes = _yes_of(waiting_proposal(reading.matter, Proposed.STOP))
        mine = reading.person is not None and reading.person.pk in {one.by_id for one in yes}
        return cls(len(yes), members, _two_thirds_of(members), mine)


def resume_by(matter: Matter) -> date | None:
    """Until which day a stopped matter can be taken up again."""
    if matter.stopped_at is None:
        return None
    return clock.day_of(matter.stopped_at + timedelta(days=DAYS_TO_RESUME))


def _yes_of(proposal: Proposal | None) -> Sequence[Confirmation]:
    """The yeses of who takes part now: who left has no say any more (G23)."""
    if proposal is None:
        return []
    sits = Seat.objects.open().filter(circle=proposal.matter.circle_id).values("person")
    return list(proposal.confirmations.filter(by__in=sits).select_related("by"))


def _still_needed(names: Names, said: set[int]) -> list[str]:
    """Whose yes is missing, in sentences."""
    residents = names.holding(Role.RESIDENT)
    missing = min(2, len(residents)) - _among(residents, said)
    needed = []
    if missing > 0:
        needed.append(
            ngettext("%(count)s resident", "%(count)s residents", missing) % {"count": missing}
        )
    stewards = names.holding(Role.STEWARD) + names.holding(Role.STAND_IN)
    if not _among(stewards, said):
        needed.append(_("the case steward"))
    return needed


def _among(people: Sequence[Person], said: set[int]) -> int:
    return sum(person.pk in said for person in people)


def _two_thirds_of(members: int) -> int:
    return next(yes for yes in range(members + 1) if two_thirds(yes, members))
