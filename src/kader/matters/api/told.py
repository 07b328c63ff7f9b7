"""What the API tells of matters, frames, plans and entries. Ids are random keys, never numbers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from kader.groundrules import Role, Stage
from kader.matters.models import Bound, CostLine, Criterion, Frame, Matter
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.frame import BoundKind, CriterionKind, FrameStatus
from kader.matters.rules.plan import PlanStatus, StepStatus
from kader.matters.rules.stages import Origin, Turn
from kader.places.models import Area
from kader.web.schema import Told


class AreaTold(Told):
    code: str
    name: str

    @classmethod
    def of(cls, area: Area) -> "AreaTold":
        return cls(code=area.code, name=area.name)


class MatterTold(Told):
    """A matter as a list shows it. `met` of `total` points fitted in the last check."""

    key: str
    title: str
    origin: Origin
    area: AreaTold | None
    stage: Stage
    turn: Turn
    turn_until: date | None
    round: int
    met: int
    total: int
    opened_at: datetime
    url: str

    @classmethod
    def of(cls, matter: Matter) -> "MatterTold":
        return cls(**matter_fields(matter))


class SeatTold(Told):
    key: str
    role: Role
    name: str
    side: int | None


class WholeMatterTold(MatterTold):
    """A matter with its text and people. `deeds` are what the caller may do now.

    `version` counts up with every deed: send it as `If-Match` to do nothing to a matter that
    changed since you read it. `residents` is empty where fewer than three take part.
    """

    text: str
    opened_by: str
    promise_days: int
    last_heard: datetime | None
    hand_in_by: date | None
    residents: int | None
    people: list[SeatTold]
    deeds: list[str]
    version: int


class MattersTold(Told):
    items: list[MatterTold]
    page: int
    page_size: int
    total: int
    next_page: int | None


class BoundTold(Told):
    key: str
    kind: BoundKind
    text: str
    article: str

    @classmethod
    def of(cls, bound: Bound) -> "BoundTold":
        kind = BoundKind(bound.kind)
        return cls(key=bound.key, kind=kind, text=bound.text, article=bound.article)


class CriterionTold(Told):
    key: str
    number: int
    short: str
    text: str
    how: str
    kind: CriterionKind

    @classmethod
    def of(cls, point: Criterion) -> "CriterionTold":
        return cls(
            key=point.key,
            number=point.number,
            short=point.short,
            text=point.text,
            how=point.how,
            kind=CriterionKind(point.kind),
        )


class FrameTold(Told):
    """One version of the frame; drafts are told to those who make frames."""

    key: str
    number: int
    status: FrameStatus
    issue: str
    aim: str
    decided: str
    open: str
    responsibility: str
    decider: str
    decide_by: date | None
    formal_decision: bool
    short_version: str
    body: str
    decided_on: date | None
    decision_number: str
    reason: str
    bounds: list[BoundTold]
    criteria: list[CriterionTold]

    @classmethod
    def of(cls, frame: Frame) -> "FrameTold":
        fields = {name: getattr(frame, name) for name in _FRAME_FIELDS}
        bounds = [BoundTold.of(bound) for bound in frame.bounds.all()]
        criteria = [CriterionTold.of(point) for point in frame.criteria.all()]
        return cls(**fields, bounds=bounds, criteria=criteria)


_FRAME_FIELDS = [name for name in FrameTold.model_fields if name not in {"bounds", "criteria"}]


class CostTold(Told):
    label: str
    amount: Decimal
    period: str
    paid_by: str
    promised: bool
    is_income: bool

    @classmethod
    def of(cls, cost: CostLine) -> "CostTold":
        return cls(**{name: getattr(cost, name) for name in cls.model_fields})


class StepTold(Told):
    key: str
    number: int
    what: str
    who: str
    when: str
    day: date | None
    repeat: str
    place: str
    asked: str
    status: StepStatus
    costs: list[CostTold]


class FindingTold(Told):
    criterion: str
    result: Result
    reason: str


class CheckTold(Told):
    """A check: findings, and what follows from them. There is no "rejected"."""

    key: str
    outcome: Outcome
    at: datetime
    by: str
    open_conditions: bool
    findings: list[FindingTold]
    question: str


class PlanTold(Told):
    """One version of the residents' plan; drafts are told to their own side only."""

    key: str
    number: int
    frame: str
    status: PlanStatus
    title: str
    summary: str
    submitted_at: datetime | None
    check_by: date | None
    steps: list[StepTold]
    checks: list[CheckTold]


class EntryTold(Told):
    """One deed on the timeline: who did what, when. The words stand with their records."""

    number: int
    at: datetime
    deed: str
    who: str
    sentence: str


class EntriesTold(Told):
    items: list[EntryTold]
    page: int
    page_size: int
    total: int
    next_page: int | None


def matter_fields(matter: Matter) -> dict[str, Any]:
    """The fields of a matter that a list needs."""
    return {
        "key": matter.key,
        "title": matter.title,
        "origin": matter.origin,
        "area": AreaTold.of(matter.area) if matter.area else None,
        "stage": matter.stage,
        "turn": matter.turn,
        "turn_until": matter.turn_until,
        "round": matter.round,
        "met": matter.met,
        "total": matter.total,
        "opened_at": matter.opened_at,
        "url": matter.get_absolute_url(),
    }
