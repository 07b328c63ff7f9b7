"""The frame and the plan inside it, ready to be drawn."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import clock
from kader.matters.forms.frames import BOUND_ICONS, BOUND_KINDS
from kader.matters.models import Check, Criterion, Finding, Frame, Plan, Reading, Step
from kader.matters.rules.check import Result
from kader.web import drawing, wording

_KINDS = dict(BOUND_KINDS)
_LONGEST_TITLE = 70


@dataclass(frozen=True)
class Inside:
    """What stands in the open space: the newest plan that was handed in, with its steps."""

    plan: Plan
    steps: Sequence[Step]


def drawn_frame(
    reading: Reading,
    frame: Frame,
    inside: Inside | None,
    check: Check | None,
    decided: str = "",
) -> drawing.FrameDrawing:
    """A frame as it stands after the last check, with the plan in three lines.

    `decided` is what a formal decision says beside the findings.
    """
    shown = check if check is not None and check.plan.frame_id == frame.pk else None
    points = [(c.short, state) for c, state in states_of(frame, shown)]
    plan = inside.plan if inside else None
    return drawing.FrameDrawing(
        heading=_("The plan, within the bounds"),
        sentence=_sentence(points, shown, plan, decided),
        how=_("The edge (the frame) is the municipality's. The space is the group's."),
        by=written_by(plan),
        title=plan.title if plan else "",
        summary=plan.summary if plan else "",
        steps=[title_of(step.what) for step in inside.steps if step.public] if inside else [],
        more_url=reverse("plan", args=[reading.matter.key]) if plan else "",
        edges=drawing.edges(points),
        bounds=drawing.bounds(
            [(BOUND_ICONS[b.kind], str(_KINDS[b.kind]), b.text) for b in frame.bounds.all()]
        ),
        checked=shown is not None or plan is None,
        as_of=wording.day(shown.at, clock.today()) if shown else "",
    )


def states_of(frame: Frame, check: Check | None) -> list[tuple[Criterion, str]]:
    """Each criterion that counts, with how it stands after the check; not known without one."""
    found = findings_of(check)
    return [
        (c, _STATES.get(found[c.pk].result, "open") if c.pk in found else "none")
        for c in frame.criteria.all()
        if not c.void_by_law
    ]


def findings_of(check: Check | None) -> Mapping[int, Finding]:
    """What was found at each criterion."""
    return {f.criterion_id: f for f in check.findings.all()} if check else {}


def summed(points: Sequence[tuple[str, str]]) -> str:
    """ "3 of 5 points fit. Still open: daily care, and who is liable." """
    met = sum(state == "met" for _name, state in points)
    fits = _("%(met)d of %(total)d points fit.") % {"met": met, "total": len(points)}
    still = wording.listed([name for name, state in points if state == "open"])
    unclear = wording.listed([name for name, state in points if state == "unclear"])
    return " ".join(
        [
            fits,
            *([_("Still open: %(points)s.") % {"points": still}] if still else []),
            *(
                [_("The frame is unclear here: %(points)s.") % {"points": unclear}]
                if unclear
                else []
            ),
        ]
    )


def unanswered(check: Check | None) -> str:
    """The mark of an outcome that went out before each condition was answered (G21)."""
    if check is None or not check.open_conditions:
        return ""
    return _("A condition of the group was not answered yet when this outcome went out.")


def written_by(plan: Plan | None) -> str:
    """Whose words stand in the space, and since when."""
    if plan is None:
        return _("Here comes the plan of the residents.")
    if plan.submitted_at is None:
        return _("Draft of version %(number)d. Only your group reads it.") % {"number": plan.number}
    said = _("Plan of the group, version %(number)d, %(day)s. Their own words.")
    day = wording.day(plan.submitted_at, clock.today())
    return said % {"number": plan.number, "day": day}


def title_of(what: str) -> str:
    """The first line of a step, cut where it is long."""
    line = " ".join(what.strip().split("\n")[0].split())
    if len(line) <= _LONGEST_TITLE:
        return line
    return line[: _LONGEST_TITLE - 3].rsplit(" ", 1)[0] + " …"


_STATES = {Result.MET.value: "met", Result.UNCLEAR.value: "unclear"}


def _sentence(
    points: Sequence[tuple[str, str]], check: Check | None, plan: Plan | None, decided: str
) -> str:
    if plan is None:
        return _("Not checked yet. These are the points that will be looked at.")
    if check is None:
        return ""
    if check.plan_id == plan.pk:
        return f"{summed(points)} {decided}".strip()
    return _("In version %(number)d: %(sum)s Version %(newer)d has not been checked yet.") % {
        "number": check.plan.number,
        "sum": summed(points),
        "newer": plan.number,
    }
