"""Handing a plan in and taking it back: what is read before, and what happens then."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from kader.groundrules import Role, clock
from kader.matters.finding import waiting_proposal
from kader.matters.models import Plan, Proposal, Reading
from kader.matters.rules.voice import Proposed
from kader.matters.views._by import answer_by, in_words
from kader.matters.views.shown_edge import Edge
from kader.matters.views.shown_plan_text import ReadPlan
from kader.matters.views.shown_said import listed
from kader.people.models import Person
from kader.people.naming import Names
from kader.web import wording


@dataclass(frozen=True)
class Tell:
    """Who does what, and when."""

    who: str
    what: str
    when: str


class HandingIn:
    """The plan as everybody will read it, and what happens after the button."""

    def __init__(
        self, reading: Reading, plan: Plan, edge: Edge, proposal: Proposal | None = None
    ) -> None:
        self.reading, self.plan, self.edge, self.proposal = reading, plan, edge, proposal
        self.names = Names(reading.matter.circle, inside=True)
        self.read = ReadPlan.of(plan)

    @property
    def waits_for(self) -> Proposal | None:
        """A proposal of somebody that is there already."""
        return waiting_proposal(self.reading.matter, Proposed.SUBMIT)

    @property
    def is_alone(self) -> bool:
        return not self._others

    @property
    def is_own(self) -> bool:
        """Whether this reader proposed it: then another member says yes."""
        return bool(self.proposal and self.proposal.by_id == getattr(self.reading.person, "pk", 0))

    @property
    def proposed(self) -> str:
        """Who proposed to hand this in, and when."""
        if self.proposal is None:
            return ""
        words = {
            "who": self.names.of(self.proposal.by),
            "when": wording.moment(self.proposal.at, clock.today()),
        }
        return _("%(who)s proposed this on %(when)s.") % words

    @property
    def tells(self) -> list[Tell]:
        """What happens next, in order, with its date."""
        steward = self.names.holding(Role.STEWARD)
        check = Tell(
            self.names.of(steward[0]) if steward else _("The case steward"),
            _("checks your plan, only on the points of the frame, and changes nothing in it."),
            self._checked_by,
        )
        everybody = Tell(
            _("Everybody"), _("can read the plan as it stands here."), _("from then on")
        )
        return [*self._second, everybody, check]

    @property
    def _checked_by(self) -> str:
        """The term counts from the last yes: a day is known once no other yes is waited for."""
        if self._second or self.is_own:
            days: int = settings.KADER_TERMS["check"]
            return _("within %(days)d days after the second yes") % {"days": days}
        return _("by %(day)s at the latest") % {"day": in_words(answer_by("check"))}

    @property
    def _others(self) -> list[str]:
        mine = self.reading.person
        return [self.names.of(p) for p in self.names.holding(Role.RESIDENT) if p != mine]

    @property
    def _second(self) -> list[Tell]:
        if self.is_alone or self.proposal is not None:
            return []
        day = in_words(answer_by("confirmation"))
        return [
            Tell(
                listed(self._others[:4]),
                _("says yes as the second of your group."),
                _("by %(day)s at the latest") % {"day": day},
            )
        ]


class Taking:
    """The plan that was handed in, and how it can become the group's own again."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading.matter.circle, inside=True)
        self.plan = reading.matter.plans.submitted().last()
        self.proposal = waiting_proposal(reading.matter, Proposed.WITHDRAW)

    @property
    def wait_until(self) -> datetime | None:
        """Until when a member can ask to wait."""
        if self.plan is None or self.plan.submitted_at is None:
            return None
        return self.plan.submitted_at + timedelta(days=settings.KADER_TERMS["wait"])

    @property
    def proposer(self) -> str:
        return self.names.of(self.proposal.by) if self.proposal else ""

    @property
    def is_own(self) -> bool:
        person: Person | None = self.reading.person
        return bool(self.proposal and person and self.proposal.by_id == person.pk)

    @property
    def needs_another(self) -> bool:
        """Whether a second member says yes after this one."""
        return self.proposal is None and len(self.names.holding(Role.RESIDENT)) > 1
