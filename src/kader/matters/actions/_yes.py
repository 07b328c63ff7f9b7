"""How one member's proposal becomes the group's deed (G23)."""

from datetime import timedelta

from kader.groundrules import clock
from kader.matters.actions._matter import TERMS, members
from kader.matters.models import Confirmation, Frame, Matter, Plan, Proposal
from kader.matters.rules import voice
from kader.matters.rules.voice import Proposed
from kader.people.models import Person


def propose(
    actor: Person, matter: Matter, what: Proposed, plan: Plan | None = None, text: str = ""
) -> Proposal:
    """Propose something to the group, with the proposer's own yes; one open proposal of a kind."""
    now = clock.now()
    waiting = open_proposal(matter, what)
    if waiting is not None and _is_alone(actor, matter, waiting):
        settle(waiting)
        waiting = None
    voice.require_not_proposed(waiting is not None)
    proposal = matter.proposals.create(
        what=what,
        plan=plan,
        text=text,
        by=actor,
        at=now,
        lapses_at=now + timedelta(days=TERMS.confirmation),
    )
    proposal.confirmations.create(by=actor, at=now)
    return proposal


def say_yes(actor: Person, proposal: Proposal) -> Confirmation:
    """Add a member's yes to an open proposal."""
    voice.require_not_lapsed(proposal.lapses_at, clock.now())
    said = proposal.confirmations.filter(by=actor).exists()
    voice.require_another_member(actor.pk if said else proposal.by_id, actor.pk, 2 if said else 1)
    return proposal.confirmations.create(by=actor, at=clock.now())


def propose_or_say_yes(
    actor: Person, matter: Matter, what: Proposed, frame: Frame | None = None
) -> Proposal:
    """The first press proposes, a second member's press confirms."""
    proposal = open_proposal(matter, what)
    if proposal is None or _is_alone(actor, matter, proposal):
        return propose(actor, matter, what, text=str(frame.number) if frame else "")
    say_yes(actor, proposal)
    return proposal


def is_settled(proposal: Proposal, matter: Matter) -> bool:
    """Two members said yes; one is enough in a group of one."""
    return proposal.confirmations.count() >= min(2, members(matter))


def settle(proposal: Proposal) -> None:
    """What was proposed is done."""
    proposal.ended_at = clock.now()
    proposal.save(update_fields=["ended_at"])


def open_proposal(matter: Matter, what: Proposed) -> Proposal | None:
    """The proposal of this kind that waits for a yes; a lapsed one is ended on the way."""
    found = matter.proposals.filter(what=what, ended_at=None).first()
    if found is not None and clock.now() > found.lapses_at:
        settle(found)
        return None
    return found


def _is_alone(actor: Person, matter: Matter, proposal: Proposal) -> bool:
    """Whether the others left, so that nobody can say yes any more: one alone goes on (G23).

    To close takes the steward too: it waits for her, and for nobody else.
    """
    is_of_residents = proposal.what != Proposed.CLOSE
    return is_of_residents and proposal.by_id == actor.pk and members(matter) == 1
