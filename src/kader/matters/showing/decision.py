"""A formal decision as everybody reads it: what, by whom, why, and what one can do (G7)."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import clock
from kader.matters.models import Check, FormalDecision, Frame, Matter
from kader.matters.showing.deeds import Deedlink
from kader.people.uploads import NAMES
from kader.web import wording

IS_DECIDED = Exists(FormalDecision.objects.filter(plan=OuterRef("plan")))
"""Read with a check, so that only a page with a decision asks for it."""


@dataclass(frozen=True)
class DecisionRead:
    """The decision with its body, day and number, its reasons and its remedies."""

    granted: bool
    version: int
    outcome: str
    decided_by: str
    reasons: str
    remedies: str
    document: Deedlink | None

    @classmethod
    def of(
        cls, decision: FormalDecision | None, matter: Matter, version: int
    ) -> "DecisionRead | None":
        """The decision about this version of the plan, ready to be read; nothing without one."""
        if decision is None:
            return None
        return cls(
            decision.granted,
            version,
            outcome_of(decision),
            decided_by(decision),
            decision.text,
            decision.remedies,
            link_to_document(decision, matter),
        )


def link_to_document(decided: Frame | FormalDecision, matter: Matter) -> Deedlink | None:
    """The document of the body, called by its kind and size; nothing where there is none."""
    if not decided.document_kind:
        return None
    kind, size = NAMES[decided.document_kind], wording.size(decided.document_size)
    said = _("Decision document (%(kind)s, %(size)s)") % {"kind": kind, "size": size}
    return Deedlink(said, reverse("document", args=[matter.key, decided.key]))


def decision_after(check: Check | None) -> FormalDecision | None:
    """The newest formal decision about the plan of a check that was read with `IS_DECIDED`."""
    if check is None or not getattr(check, "is_decided", False):
        return None
    return FormalDecision.objects.filter(plan=check.plan_id).last()


def outcome_of(decision: FormalDecision) -> str:
    """What was decided, in one sentence."""
    return _("The plan may go on.") if decision.granted else _("The plan may not go on.")


def decided_by(decision: FormalDecision) -> str:
    """Who decided, on which day, under which number."""
    words = {
        "note": decision.body,
        "day": wording.day(decision.decided_on, clock.today()),
        "number": decision.decision_number,
    }
    if decision.decision_number:
        return _("Decided by %(note)s on %(day)s, number %(number)s.") % words
    return _("Decided by %(note)s on %(day)s.") % words
