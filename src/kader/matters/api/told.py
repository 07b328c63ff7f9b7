"""What the API tells of matters, frames, plans and entries. Ids are random keys, never numbers."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.urls import reverse

from kader.groundrules import Role, Stage
from kader.matters.models import Bound, CostLine, Criterion, FormalDecision, Frame, Matter
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.frame import BoundKind, CriterionKind, FrameStatus
from kader.matters.rules.plan import PlanStatus, StepStatus, SupportLevel
from kader.matters.rules.stages import Origin, Turn
from kader.places.models import Area
from kader.web.schema import Told


class AreaTold(Told):
    code: str
    name: str

    @classmethod
    def of(cls, area: Area) -> "AreaTold":
        return cls(code=area.code, name=area.name)


class PlaceTold(AreaTold):
    """An area, and the code of the area that it is a part of."""

    part_of: str | None


class MatterTold(Told):
    """A matter as a list shows it. `met` of `total` points fitted in the last check.

    `version` counts up with every deed: send it as `If-Match` to do nothing to a matter that
    changed since you read it.
    """

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
    version: int

    @classmethod
    def of(cls, matter: Matter) -> "MatterTold":
        return cls(**matter_fields(matter))


class SeatTold(Told):
    """A seat; `own`: it is yours."""

    key: str
    role: Role
    name: str
    side: int | None
    own: bool


class WholeMatterTold(MatterTold):
    """A matter with its text and people. `deeds` are what the caller may do now, to something
    that is there.

    `residents` is empty where fewer than three take part.
    """

    text: str
    opened_by: str
    promise_days: int
    last_heard: datetime | None
    hand_in_by: date | None
    residents: int | None
    people: list[SeatTold]
    deeds: list[str]


class MattersTold(Told):
    items: list[MatterTold]
    page: int
    page_size: int
    total: int
    next_page: int | None


class BoundTold(Told):
    """A bound; `saysWhat`: who adopted it ticked that it says what, and not how."""

    key: str
    number: int
    kind: BoundKind
    text: str
    article: str
    says_what: bool

    @classmethod
    def of(cls, bound: Bound) -> "BoundTold":
        return cls(
            key=bound.key,
            number=bound.number,
            kind=BoundKind(bound.kind),
            text=bound.text,
            article=bound.article,
            says_what=bound.says_what,
        )


class CriterionTold(Told):
    key: str
    number: int
    short: str
    text: str
    how: str
    kind: CriterionKind
    amount: Decimal | None
    period: str
    day: date | None
    area: str | None
    void_by_law: bool

    @classmethod
    def of(cls, point: Criterion) -> "CriterionTold":
        return cls(
            key=point.key,
            number=point.number,
            short=point.short,
            text=point.text,
            how=point.how,
            kind=CriterionKind(point.kind),
            amount=point.amount,
            period=point.period,
            day=point.day,
            area=point.area.code if point.area else None,
            void_by_law=point.void_by_law,
        )


class DocumentTold(Told):
    """The document of a decision: `url` hands it out to who may read what was decided.

    `kind` is its media type, `size` in bytes, `fingerprint` its SHA-256, hexadecimal.
    """

    name: str
    kind: str
    size: int
    fingerprint: str
    url: str

    @classmethod
    def of(cls, decided: Frame | FormalDecision, matter: Matter) -> "DocumentTold | None":
        if not decided.document_kind:
            return None
        return cls(
            name=decided.document_name,
            kind=decided.document_kind,
            size=decided.document_size,
            fingerprint=decided.document_sha256,
            url=reverse("document", args=[matter.key, decided.key]),
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
    several_plans: str
    several_ground: str
    promise_days: int | None
    short_version: str
    body: str
    decided_on: date | None
    decision_number: str
    reason: str
    document: DocumentTold | None
    bounds: list[BoundTold]
    criteria: list[CriterionTold]

    @classmethod
    def of(cls, frame: Frame, matter: Matter) -> "FrameTold":
        """All of it; `matter` is the frame's own, which is at hand."""
        fields = {name: getattr(frame, name) for name in _FRAME_FIELDS}
        bounds = [BoundTold.of(bound) for bound in frame.bounds.all()]
        criteria = [CriterionTold.of(point) for point in frame.criteria.all()]
        document = DocumentTold.of(frame, matter)
        return cls(**fields, document=document, bounds=bounds, criteria=criteria)


_BESIDE = {"document", "bounds", "criteria"}
_FRAME_FIELDS = [name for name in FrameTold.model_fields if name not in _BESIDE]


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
    """A step; `name` is how the fields of the draft call it: `step.a.what`."""

    key: str
    name: str
    number: int
    what: str
    who: str
    when: str
    day: date | None
    repeat: str
    place: str
    asked: str
    support: SupportLevel
    public: bool
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
        "version": matter.circle.last_number,
    }
