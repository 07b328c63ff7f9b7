"""Reading who wants to come in, what the group proposed, and how it goes and went."""

from django.http import HttpRequest
from ninja import Router

from kader.groundrules import Role
from kader.matters.api.said import (
    DecisionTold,
    EvaluationTold,
    JoinRequestTold,
    ProgressTold,
    ProposalTold,
    SaidTold,
    StepChangeTold,
    StoryTold,
    TakeOverTold,
    Teller,
)
from kader.matters.api.told import DocumentTold
from kader.matters.models import (
    Evaluation,
    FacilitatorRequest,
    FormalDecision,
    JoinRequest,
    Progress,
    Proposal,
    StepChange,
    Story,
    TakeOver,
)
from kader.matters.rules.voice import Proposed

router = Router(tags=["Reading"], by_alias=True)


@router.get("/{key}/join-requests", response=list[JoinRequestTold])
def join_requests(request: HttpRequest, key: str) -> list[JoinRequestTold]:
    """Who asked to join: for who takes part, and your own. `let-in` takes its key (G23)."""
    teller = Teller.of(request, key)
    asked = JoinRequest.objects.visible_to(teller.reading).select_related("by")
    return [JoinRequestTold(**teller.said(one), let_in_at=one.let_in_at) for one in asked]


@router.get("/{key}/facilitator-requests", response=list[SaidTold])
def facilitator_requests(request: HttpRequest, key: str) -> list[SaidTold]:
    """Why residents asked for another facilitator: for them, and for who gives the seat (G8)."""
    teller = Teller.of(request, key)
    asked = FacilitatorRequest.objects.visible_to(teller.reading).select_related("by")
    return [SaidTold(**teller.said(one)) for one in asked]


@router.get("/{key}/proposals", response=list[ProposalTold])
def proposals(request: HttpRequest, key: str) -> list[ProposalTold]:
    """What members of your group proposed, and how many said yes (G23)."""
    teller = Teller.of(request, key)
    found = Proposal.objects.visible_to(teller.reading).select_related("by")
    whole = found.prefetch_related("confirmations__by").order_by("pk")
    return [_proposal(teller, one) for one in whole]


@router.get("/{key}/progress", response=list[ProgressTold])
def progress(request: HttpRequest, key: str) -> list[ProgressTold]:
    """How it goes, in the residents' words; `step` is a key of the plan's steps."""
    teller = Teller.of(request, key)
    told = Progress.objects.visible_to(teller.reading).select_related("by", "step")
    return [ProgressTold(**teller.said(p), step=p.step.key if p.step else None) for p in told]


@router.get("/{key}/step-changes", response=list[StepChangeTold])
def step_changes(request: HttpRequest, key: str) -> list[StepChangeTold]:
    """What goes differently than planned, in the residents' words."""
    teller = Teller.of(request, key)
    changes = StepChange.objects.visible_to(teller.reading).select_related("by", "step")
    return [StepChangeTold(**teller.said(c), step=c.step.key, let_go=c.let_go) for c in changes]


@router.get("/{key}/take-overs", response=list[TakeOverTold])
def take_overs(request: HttpRequest, key: str) -> list[TakeOverTold]:
    """The steps that the municipality does for a while, or did (G18)."""
    teller = Teller.of(request, key)
    taken = TakeOver.objects.heard_by(teller.reading).select_related("by", "step")
    return [
        TakeOverTold(
            **teller.said(one),
            step=one.step.key,
            review_on=one.review_on,
            handed_back_at=one.handed_back_at,
        )
        for one in taken
    ]


@router.get("/{key}/decisions", response=list[DecisionTold])
def decisions(request: HttpRequest, key: str) -> list[DecisionTold]:
    """Formal decisions, with their reasons and remedies (G7)."""
    teller = Teller.of(request, key)
    matter = teller.reading.matter
    decided = FormalDecision.objects.filter(matter=matter).select_related("by")
    return [
        DecisionTold(
            **teller.said(one),
            **{name: getattr(one, name) for name in _DECIDED},
            document=DocumentTold.of(one, matter),
        )
        for one in decided
    ]


@router.get("/{key}/evaluations", response=list[EvaluationTold])
def evaluations(request: HttpRequest, key: str) -> list[EvaluationTold]:
    """How people look back; those that are not for everybody only for who takes part (G14)."""
    teller = Teller.of(request, key)
    seen = Evaluation.objects.visible_to(teller.reading).select_related("by")
    return [
        EvaluationTold(
            **teller.said(one),
            role=Role(one.role),
            differently=one.differently,
            public=one.public,
        )
        for one in seen
    ]


@router.get("/{key}/stories", response=list[StoryTold])
def stories(request: HttpRequest, key: str) -> list[StoryTold]:
    """How it went, told by residents."""
    teller = Teller.of(request, key)
    told = Story.objects.filter(matter=teller.reading.matter).select_related("by")
    return [StoryTold(**teller.said(one), title=one.title) for one in told]


def _proposal(teller: Teller, proposal: Proposal) -> ProposalTold:
    reader = teller.reading.person
    yes = [said.by for said in proposal.confirmations.all()]
    return ProposalTold(
        key=proposal.key,
        what=Proposed(proposal.what),
        # Of the others the text is the plan itself, or the number of a frame.
        text=proposal.text if proposal.what == Proposed.WAIT else "",
        by=teller.names.of(proposal.by),
        own=proposal.by == reader,
        at=proposal.at,
        lapses_at=proposal.lapses_at,
        ended_at=proposal.ended_at,
        yes=len(yes),
        said_yes=reader in yes,
    )


_DECIDED = ("granted", "remedies", "body", "decided_on", "decision_number")
