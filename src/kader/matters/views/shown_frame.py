"""The frame and the plan inside it, ready to be drawn."""

from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import clock
from kader.matters.forms.frames import BOUND_ICONS, BOUND_KINDS
from kader.matters.models import Check, Frame, Plan, Reading
from kader.web import drawing, wording

_KINDS = dict(BOUND_KINDS)


def drawn_frame(
    reading: Reading, frame: Frame, plan: Plan | None, check: Check | None
) -> drawing.FrameDrawing:
    """The adopted frame; inside it the newest plan that this reader may see."""
    points = states_of(frame, check)
    steps = list(plan.steps.filter(public=True)[:5]) if plan else []
    return drawing.FrameDrawing(
        heading=_("The plan, within the bounds"),
        sentence=_sentence(points, check),
        how=_("The edge (the frame) is the municipality's. The space is the group's."),
        by=_by(plan),
        title=plan.title if plan else "",
        summary=plan.summary if plan else "",
        steps=[_title(step.what) for step in steps],
        more_url=reverse("plan", args=[reading.matter.key]) if plan else "",
        edges=drawing.edges(points),
        bounds=drawing.bounds(
            [(BOUND_ICONS[b.kind], str(_KINDS[b.kind]), b.text) for b in frame.bounds.all()]
        ),
        checked=check is not None,
        as_of=wording.day(check.at, clock.today()) if check else "",
    )


def states_of(frame: Frame, check: Check | None) -> list[tuple[str, str]]:
    """Each criterion's short name and how it stands after the last check."""
    results: dict[int, str] = {}
    if check is not None:
        results = dict(check.findings.values_list("criterion__number", "result"))
    return [
        (c.short, {"met": "met", None: "none"}.get(results.get(c.number), "open"))
        for c in frame.criteria.all()
        if not c.void_by_law
    ]


def _sentence(points: list[tuple[str, str]], check: Check | None) -> str:
    if check is None:
        return _("Not checked yet. These are the points that will be looked at.")
    met = sum(state == "met" for _name, state in points)
    fits = _("%(met)d of %(total)d points fit.") % {"met": met, "total": len(points)}
    still = ", ".join(name for name, state in points if state == "open")
    return " ".join([fits, _("Still open: %(points)s.") % {"points": still}]) if still else fits


def _by(plan: Plan | None) -> str:
    if plan is None:
        return _("Here comes the plan of the residents.")
    if plan.submitted_at is None:
        return _("Draft of version %(number)d. Only your group reads it.") % {"number": plan.number}
    said = _("Plan of the group, version %(number)d, %(day)s. Their own words.")
    day = wording.day(plan.submitted_at, clock.today())
    return said % {"number": plan.number, "day": day}


def _title(what: str) -> str:
    line = " ".join(what.split())
    return line if len(line) <= 70 else line[:67].rsplit(" ", 1)[0] + " …"
