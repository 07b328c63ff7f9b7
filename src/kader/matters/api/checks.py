"""The check, the new assignment and the formal decision."""

from datetime import date

from django.db.models import QuerySet

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.actions import Decision
from kader.matters.api._deed import MatterDone, begin, chosen, deeds, done, find_in
from kader.matters.api.given import DocumentGiven, taken_in
from kader.matters.models import Check, Criterion
from kader.matters.rules.check import Found, Result
from kader.web.request import Request
from kader.web.schema import Given, Line, Name, Words

router = deeds("The check")


class FindingGiven(Given):
    """`criterion` is a key of the frame; a reason is needed where it does not fit yet."""

    criterion: Name
    result: Result
    reason: Words = ""


class CheckGiven(Given):
    """Each published point gets a finding. There is no field for an opinion."""

    findings: list[FindingGiven]
    question: Words = ""


class QuestionGiven(Given):
    question: Words


class DecisionGiven(Given):
    """What was decided, why, and what one can do; `document` is the decision itself in base64."""

    granted: bool
    reasons: Words
    remedies: Words
    body: Line
    decided_on: date
    decision_number: Name = ""
    document: DocumentGiven = ""

    def decision(self) -> Decision:
        """What was decided, with its document taken in."""
        return Decision(**{**self.model_dump(), "document": taken_in(self.document)})


@router.post("/{key}/check-plan", response=MatterDone)
def check_plan(request: Request, key: str, given: CheckGiven) -> MatterDone:
    """The steward holds the plan against the published points; the outcome follows (G5)."""
    matter = begin(request, key, Deed.CHECK_PLAN).matter
    criteria = Criterion.objects.filter(frame__plans__in=matter.plans.submitted())
    findings = _found(criteria, given.findings)
    check = actions.check_plan(request.user, matter, findings, given.question)
    return done(request, key, Deed.CHECK_PLAN, check)


@router.post("/{key}/give-assignment/{record}", response=MatterDone)
def give_assignment(request: Request, key: str, record: str, given: QuestionGiven) -> MatterDone:
    """What is still open goes back as a question, never as an opinion (G6)."""
    reading = begin(request, key, Deed.GIVE_ASSIGNMENT)
    checks = Check.objects.filter(plan__matter=reading.matter)
    check = find_in(checks.select_related("plan__matter__circle"), record)
    assignment = actions.give_assignment(request.user, check, given.question)
    return done(request, key, Deed.GIVE_ASSIGNMENT, assignment)


@router.post("/{key}/decide-formally", response=MatterDone)
def decide_formally(request: Request, key: str, given: DecisionGiven) -> MatterDone:
    """The mandate holder decides formally, with reasons and remedies (G7)."""
    matter = begin(request, key, Deed.DECIDE_FORMALLY).matter
    decided = actions.decide_formally(request.user, matter, given.decision())
    return done(request, key, Deed.DECIDE_FORMALLY, decided)


def _found(criteria: QuerySet[Criterion], given: list[FindingGiven]) -> list[Found]:
    known = {criterion.key: criterion for criterion in criteria}
    return [Found(_known(known, one.criterion).pk, one.result, one.reason) for one in given]


def _known(criteria: dict[str, Criterion], key: str) -> Criterion:
    found = criteria.get(key)
    return found or chosen(Criterion.objects.none(), key, "findings")
