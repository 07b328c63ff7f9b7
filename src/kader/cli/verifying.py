"""Whether everything holds: the chains, the database's own rules, the seats, the matters."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from kader.groundrules import Deed, Role
from kader.groundrules.roles import OFFICIALS
from kader.matters.models import (
    Answer,
    Assignment,
    Check,
    Condition,
    ConditionAnswer,
    DecisionDocument,
    FormalDecision,
    Frame,
    Matter,
    Plan,
    Revision,
    Step,
    StepChange,
)
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.rules.plan import PlanStatus, StepStatus
from kader.matters.rules.voice import Proposed
from kader.people.models import TOWN, Circle, CircleKind, Said, Seat
from kader.timeline import verify
from kader.timeline.faults import Fault
from kader.timeline.models import Entry
from kader.timeline.verify import AT_ONCE

Found = Iterable[Any]
"""Numbers of circles where something does not hold."""


def verify_house(after_each: Callable[[], None] = lambda: None) -> list[Fault]:
    """Look everywhere; name each place where something does not hold."""
    faults = [*verify.verify(after_each), *_lost_constraints(), *_lost_references()]
    for what, (sentence, look) in HOLDS.items():
        faults += [Fault(circle, None, what, sentence) for circle in sorted(set(look()))]
    return faults


# The database's own rules ----------------------------------------------------------------------


def _lost_constraints() -> Iterator[Fault]:
    """What a model declares must stand in the database as well."""
    with connection.cursor() as cursor:
        for model in _our_models():
            table = model._meta.db_table
            there = connection.introspection.get_constraints(cursor, table)
            for constraint in model._meta.constraints:
                if constraint.name not in there:
                    sentence = f"The database lost the rule {constraint.name} of {table}."
                    yield Fault(None, None, "lost_constraint", sentence)


def _our_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("kader.")]


def _lost_references() -> Iterator[Fault]:
    try:
        connection.check_constraints()
    except IntegrityError as lost:
        yield Fault(None, None, "lost_reference", str(lost))


# The town and the seats ------------------------------------------------------------------------


def _without_town() -> Found:
    town = Circle.objects.filter(pk=TOWN, kind=CircleKind.TOWN)
    return [] if town.exists() else [TOWN]


def _resident_and_official() -> Found:
    """A municipal seat excludes a resident's; the indexes hold the other pairs apart (G8)."""
    official = Seat.objects.open().of(*OFFICIALS, Role.FACILITATOR)
    same = official.filter(circle=OuterRef("circle"), person=OuterRef("person"), askable=False)
    return _circles_of(Seat.objects.open().of(Role.RESIDENT).filter(Exists(same)))


_ASKED_AS: Final = {
    Role.STEWARD: Role.STEWARD,
    Role.STAND_IN: Role.STEWARD,
    Role.FACILITATOR: Role.FACILITATOR,
    Role.MANDATE_HOLDER: Role.MANDATE_HOLDER,
}


def _never_askable() -> Iterator[Any]:
    for role, office in _ASKED_AS.items():
        town = Seat.objects.of(office).filter(circle=TOWN, person=OuterRef("person"))
        yield from _circles_of(Seat.objects.of(role).exclude(circle=TOWN).exclude(Exists(town)))


def _stand_in_for_nobody() -> Found:
    steward = Seat.objects.of(Role.STEWARD).filter(circle=OuterRef("circle"))
    return _circles_of(Seat.objects.open().of(Role.STAND_IN).exclude(Exists(steward)))


def _circles_of(seats: QuerySet[Seat]) -> Found:
    return seats.values_list("circle", flat=True).distinct()


# Who did what ----------------------------------------------------------------------------------

_PLAN_MATTER, _SIDE_MATTER = "plan__matter__circle", "side__matter__circle"

HANDS: Final[list[tuple[QuerySet[Any], str, str, set[Role]]]] = [
    (Revision.objects.filter(frame=None), _PLAN_MATTER, "by", {Role.RESIDENT}),
    (Answer.objects.all(), _SIDE_MATTER, "by", {Role.RESIDENT}),
    (Condition.objects.all(), _SIDE_MATTER, "by", {Role.RESIDENT}),
    (Check.objects.all(), _PLAN_MATTER, "by", {Role.STEWARD, Role.STAND_IN}),
    (FormalDecision.objects.all(), "matter__circle", "by", {Role.MANDATE_HOLDER}),
    (
        ConditionAnswer.objects.all(),
        "condition__side__matter__circle",
        "by",
        {Role.MANDATE_HOLDER},
    ),
    (
        Frame.objects.exclude(status=FrameStatus.DRAFT),
        "matter__circle",
        "registered_by",
        {Role.MANDATE_HOLDER, Role.REGISTRAR},
    ),
]
"""Whose hand may stand under what: rows, the way to their circle, the person, the roles."""


def _wrong_hand() -> Iterator[Any]:
    for rows, circle, person, roles in HANDS:
        held = Seat.objects.of(*roles).filter(circle=OuterRef(circle), person=OuterRef(person))
        yield from rows.all().exclude(Exists(held)).values_list(circle, flat=True).distinct()


def _unrecorded() -> Iterator[None]:
    """Words come by a deed, and a deed stands on the timeline."""
    for words in _our_models():
        if issubclass(words, Said) and words._default_manager.exclude(_told(words)).exists():
            yield None


def _unconfirmed() -> Iterator[None]:
    """Typed words count after a yes, and the yes stands on the timeline (G1)."""
    for words in _our_models():
        if issubclass(words, Said):
            counting = words._default_manager.filter(confirmed_at__isnull=False)
            if counting.exclude(_told(words, deed=Deed.CONFIRM_WORDS)).exists():
                yield None


def _ended_untold() -> Found:
    """A step stands open until a deed says otherwise; from then on the timeline guards it."""
    let_go = Exists(StepChange.objects.filter(step=OuterRef("pk"), let_go=True))
    done = _told(Step, deed=Deed.FINISH_STEP)
    ended = Step.objects.exclude(status=StepStatus.OPEN, status_at=None)
    return _of_plans(Plan.objects.filter(steps__in=ended.exclude(let_go | done)))


def _told(words: type[Model], **more: str) -> Exists:
    kind = ContentType.objects.get_for_model(words)
    return Exists(Entry.objects.filter(about_type=kind, about_id=OuterRef("pk"), **more))


# The documents ---------------------------------------------------------------------------------


def _other_document() -> Iterator[Any]:
    """What is handed out is what the body decided on: one file for each decision that names one."""
    for decided in (Frame.objects.all(), FormalDecision.objects.all()):
        lost = ~Q(document_kind="") & Q(document=None)
        unnamed = Q(document_kind="", document__isnull=False)
        yield from decided.filter(lost | unnamed).values_list("matter__circle", flat=True)
    beside = DecisionDocument.objects.select_related("frame__matter", "decision__matter")
    for kept in beside.iterator(1):
        if kept.decided.document_kind and kept.sha256 != kept.decided.document_sha256:
            yield kept.decided.matter.circle_id


# The matters -----------------------------------------------------------------------------------


def _without_side() -> Found:
    return Matter.objects.filter(sides=None).values_list("circle", flat=True)


def _foreign_frame() -> Found:
    return _of_plans(Plan.objects.exclude(frame__matter=F("matter")))


def _foreign_side() -> Found:
    return _of_plans(Plan.objects.exclude(side=None).exclude(side__matter=F("matter")))


def _not_as_handed_in() -> Iterator[Any]:
    """The timeline guards what was proposed; the plan must still say exactly that."""
    handed_in = Plan.objects.exclude(status=PlanStatus.DRAFT).select_related("matter")
    for plan in handed_in.order_by("pk").iterator(AT_ONCE):
        proposal = plan.proposals.filter(what=Proposed.SUBMIT).last()
        if proposal is None or (proposal.words_key and proposal.text != plan.said()):
            yield plan.matter.circle_id


def _part_of_the_frame() -> Iterator[Any]:
    """The findings are about one frame of the matter, and about every criterion that counts."""
    for check in _checks():
        frames = {finding.criterion.frame_id for finding in check.findings.all()}
        found = {finding.criterion_id for finding in check.findings.all()}
        frame = check.plan.matter.frames.filter(pk__in=frames).first()
        counting = frame.criteria.filter(void_by_law=False) if frame else None
        if len(frames) != 1 or counting is None or counting.exclude(pk__in=found).exists():
            yield check.plan.matter.circle_id


def _other_outcome() -> Iterator[Any]:
    for check in _checks():
        results = {finding.result for finding in check.findings.all()}
        if check.outcome != _outcome_of(results):
            yield check.plan.matter.circle_id


def _outcome_of(results: set[str]) -> Outcome:
    if Result.UNCLEAR in results:
        return Outcome.FRAME_CHANGED
    return Outcome.NEW_ASSIGNMENT if Result.NOT_MET in results else Outcome.FITS


def _checks() -> Iterator[Check]:
    checks = Check.objects.select_related("plan__matter").order_by("pk")
    return checks.prefetch_related("findings__criterion").iterator(AT_ONCE)


def _nothing_unmet() -> Found:
    unmet = Assignment.objects.filter(follows__findings__result=Result.NOT_MET)
    rest = Assignment.objects.exclude(pk__in=unmet.values("pk"))
    return rest.values_list("follows__plan__matter__circle", flat=True)


def _without_question() -> Found:
    checks = Check.objects.filter(outcome=Outcome.NEW_ASSIGNMENT, assignment=None)
    return checks.values_list(_PLAN_MATTER, flat=True)


def _fits_unchecked() -> Iterator[Any]:
    for plan in (
        Plan.objects.filter(status=PlanStatus.FITS).select_related("matter").iterator(AT_ONCE)
    ):
        check = plan.checks.last()
        if check is None or check.outcome != Outcome.FITS:
            yield plan.matter.circle_id


def _nothing_to_check() -> Found:
    plan = Plan.objects.submitted().filter(matter=OuterRef("pk"))
    checking = Matter.objects.filter(stage="checking").exclude(Exists(plan))
    return checking.values_list("circle", flat=True)


def _of_plans(plans: QuerySet[Plan]) -> Found:
    return plans.values_list("matter__circle", flat=True)


HOLDS: Final[dict[str, tuple[str, Callable[[], Found]]]] = {
    "without_town": ("Circle no. 1 must be the town: run `kader migrate`.", _without_town),
    "resident_and_official": (
        "Somebody is a resident and an official in the same circle (G8).",
        _resident_and_official,
    ),
    "never_askable": ("Somebody holds a seat she was never appointed for (G8).", _never_askable),
    "stand_in_for_nobody": (
        "There is a stand-in where there never was a steward (G8).",
        _stand_in_for_nobody,
    ),
    "wrong_hand": (
        "Something was written by somebody who never held the seat for it (G1, G5, G7, G21).",
        _wrong_hand,
    ),
    "unrecorded": ("Words stand here that no entry of a timeline tells of (G20).", _unrecorded),
    "unconfirmed": ("Typed words count without a yes on the timeline (G1).", _unconfirmed),
    "other_document": (
        "The document of a decision is missing, or is not the one that was recorded (G4).",
        _other_document,
    ),
    "ended_untold": ("A step ended, and no entry tells of it (G20).", _ended_untold),
    "without_side": ("The matter has no side (G24).", _without_side),
    "foreign_frame": ("A plan stands under the frame of another matter (G4).", _foreign_frame),
    "foreign_side": ("A plan belongs to a side of another matter (G24).", _foreign_side),
    "not_as_handed_in": (
        "A plan does not say what was handed in and confirmed (G1, G23).",
        _not_as_handed_in,
    ),
    "part_of_the_frame": (
        "A check does not look at each criterion of one frame of its matter (G5).",
        _part_of_the_frame,
    ),
    "other_outcome": (
        "The outcome of a check does not follow from its findings (G5).",
        _other_outcome,
    ),
    "nothing_unmet": (
        "An assignment follows a check in which nothing is unmet (G6).",
        _nothing_unmet,
    ),
    "without_question": (
        "What is open in a check was never put as a question (G6).",
        _without_question,
    ),
    "fits_unchecked": (
        "A plan is said to fit, and its newest check does not say so (G5).",
        _fits_unchecked,
    ),
    "nothing_to_check": (
        "The matter waits for a check, and no plan was handed in.",
        _nothing_to_check,
    ),
}
"""What must hold, in the order of the model: a sentence, and where it does not."""
