"""How one member's proposal becomes the group's deed (G23)."""

from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from kader.groundrules import clock
from kader.matters.actions._matter import TERMS, members, residents
from kader.matters.models import Confirmation, Frame, Matter, Proposal
from kader.matters.rules import voice
from kader.matters.rules.voice import Proposed
from kader.people.models import Person
from kader.web.written import Written


def propose(actor: Person, proposal: Proposal) -> Confirmation:
    """Propose something to the group, with the proposer's own yes; one open proposal of a kind.

    What needs nobody else's yes is ended as it is proposed. Returns the yes, which leads to its
    proposal.
    """
    matter = proposal.matter
    waiting = open_proposal(matter, Proposed(proposal.what), actor)
    if waiting is not None and _is_alone(actor, matter, waiting):
        settle(waiting)
        waiting = None
    voice.require_not_proposed(waiting is not None)
    return _put(actor, proposal)


def say_yes(actor: Person, proposal: Proposal) -> Confirmation:
    """Add a member's yes to an open proposal, which was read for this member."""
    voice.require_not_lapsed(proposal.lapses_at, clock.now())
    said = proposal.has_said_yes
    voice.require_another_member(actor.pk if said else proposal.by_id, actor.pk, 2 if said else 1)
    return proposal.confirmations.create(by=actor, at=clock.now())


def read_for(actor: Person, proposals: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Proposals, each with whether this member said yes to it already."""
    own = Confirmation.objects.filter(proposal=OuterRef("pk"), by=actor)
    read_with = {"has_said_yes": Exists(own)}
    return proposals.annotate(**read_with)


def propose_or_say_yes(
    actor: Person, matter: Matter, what: Proposed, frame: Frame | None = None
) -> Proposal:
    """The first press proposes, a second member's press confirms.

    A yes to one version of the frame is no yes to the next that came meanwhile (G1).
    """
    text = str(frame.number) if frame else ""
    proposal = open_proposal(matter, what, actor)
    of_another_frame = proposal is not None and frame is not None and proposal.text != text
    if proposal is not None and (of_another_frame or _is_alone(actor, matter, proposal)):
        settle(proposal)
        proposal = None
    if proposal is None:
        return _put(actor, Proposal(matter=matter, what=what, text=text)).proposal
    say_yes(actor, proposal)
    return proposal


def is_settled(proposal: Proposal, matter: Matter) -> bool:
    """Two members said yes; one is enough in a group of one."""
    said_yes = yeses(proposal, matter)
    return said_yes >= 2 or said_yes >= members(matter)


def yeses(proposal: Proposal, matter: Matter) -> int:
    """How many said yes who take part now: who left has no say any more (G23)."""
    return proposal.confirmations.filter(by__in=residents(matter).values("person")).count()


def settle(proposal: Proposal, forgetting: Proposed | None = None) -> None:
    """What was proposed is done.

    `forgetting`: what waits of that kind was about something else; a yes to it counts no more (G1).
    """
    proposal.ended_at = clock.now()
    others = Q(what=forgetting, ended_at=None) if forgetting else Q()
    here = Proposal.objects.filter(matter=proposal.matter_id)
    here.filter(Q(pk=proposal.pk) | others).update(ended_at=proposal.ended_at)


def open_proposal(matter: Matter, what: Proposed, actor: Person) -> Proposal | None:
    """The proposal of this kind that waits for a yes; a lapsed one is ended on the way."""
    found = _waiting.first(matter=matter.pk, what=what.value, actor=actor.pk)
    if found is not None and clock.now() > found.lapses_at:
        settle(found)
        return None
    if found is not None:
        found.matter = matter
    return found


@Written
def _waiting(*, matter: Any, what: Any, actor: Any) -> QuerySet[Proposal]:
    return read_for(actor, Proposal.objects.filter(matter=matter, what=what, ended_at=None))


def _put(actor: Person, proposal: Proposal) -> Confirmation:
    now = clock.now()
    proposal.by, proposal.at = actor, now
    proposal.lapses_at = now + timedelta(days=TERMS.confirmation)
    proposal.save(force_insert=True)
    return proposal.confirmations.create(by=actor, at=now)


def _is_alone(actor: Person, matter: Matter, proposal: Proposal) -> bool:
    """Whether the others left, so that nobody can say yes any more: one alone goes on (G23).

    To close takes the steward too: it waits for her, and for nobody else.
    """
    is_of_residents = proposal.what != Proposed.CLOSE
    return is_of_residents and proposal.by_id == actor.pk and members(matter) == 1
