"""Proposals to hand in a plan that stopped, because the plan changed before the second yes."""

from django.db.models import Exists, F, OuterRef

from kader.groundrules import Role, Stage
from kader.matters.models import Confirmation, Matter, Proposal
from kader.matters.rules.plan import PlanStatus
from kader.matters.rules.voice import Proposed
from kader.people.models import Person, Seat


def plans_to_propose_anew(person: Person) -> list[Matter]:
    """Where this resident's group reads its plan again and proposes it anew; one statement."""
    lives_in = Seat.objects.open().filter(
        person=person, role=Role.RESIDENT, circle=OuterRef("matter__circle")
    )
    confirmed = Confirmation.objects.filter(proposal=OuterRef("pk")).exclude(by=OuterRef("by"))
    here = {"matter": OuterRef("matter"), "side_number": OuterRef("side_number")}
    newer = Proposal.objects.filter(what=Proposed.SUBMIT, pk__gt=OuterRef("pk"), **here)
    # A group of one hands in with its proposal: that one ended as it was made.
    stopped = Proposal.objects.filter(
        Exists(lives_in),
        ~Exists(confirmed),
        ~Exists(newer),
        what=Proposed.SUBMIT,
        ended_at__gt=F("at"),
        plan__status=PlanStatus.DRAFT,
        matter__stage=Stage.PLANNING,
    )
    return [proposal.matter for proposal in stopped.select_related("matter")]
