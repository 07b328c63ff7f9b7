"""What the core remembers, in the order in which it arises."""

from kader.matters.models.check import (
    Assignment,
    Check,
    Finding,
    FormalDecision,
    KeptFrame,
)
from kader.matters.models.doing import Progress, StepChange, TakeOver
from kader.matters.models.ending import Evaluation, Stop, Story
from kader.matters.models.frame import Bound, Criterion, Frame
from kader.matters.models.line import (
    FactAnswer,
    FactRequest,
    FrameAnswer,
    FrameQuestion,
    Promise,
    Signal,
    SignalAnswer,
    SupportAnswer,
    SupportRequest,
    Update,
)
from kader.matters.models.matter import FacilitatorRequest, JoinRequest, Matter, Reading, Side
from kader.matters.models.plan import CostLine, Mark, Plan, Revision, Step
from kader.matters.models.proposal import Confirmation, Proposal
from kader.matters.models.voice import (
    Answer,
    Capacity,
    Condition,
    ConditionAnswer,
    Responsibility,
    Strength,
)

__all__ = [
    "Answer",
    "Assignment",
    "Bound",
    "Capacity",
    "Check",
    "Condition",
    "ConditionAnswer",
    "Confirmation",
    "CostLine",
    "Criterion",
    "Evaluation",
    "FacilitatorRequest",
    "FactAnswer",
    "FactRequest",
    "Finding",
    "FormalDecision",
    "Frame",
    "FrameAnswer",
    "FrameQuestion",
    "JoinRequest",
    "KeptFrame",
    "Mark",
    "Matter",
    "Plan",
    "Progress",
    "Promise",
    "Proposal",
    "Reading",
    "Responsibility",
    "Revision",
    "Side",
    "Signal",
    "SignalAnswer",
    "Step",
    "StepChange",
    "Stop",
    "Story",
    "Strength",
    "SupportAnswer",
    "SupportRequest",
    "TakeOver",
    "Update",
]
