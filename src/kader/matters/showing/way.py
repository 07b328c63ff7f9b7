"""The seven steps of a matter: where it stands, and since when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from kader.groundrules import Stage, clock
from kader.matters.models import Matter
from kader.matters.rules.stages import Origin, PathStep, path_of, step_of
from kader.web import wording

Days = Mapping[PathStep, datetime | date | None]
"""When a step was reached or done, as far as it is known."""


@dataclass(frozen=True)
class WayStep:
    """One step, ready to be drawn."""

    name: str
    state: str
    when: str


def way_of(matter: Matter, days: Days) -> list[WayStep]:
    """The seven steps, in the order of a wish or of an issue."""
    steps = path_of(Origin(matter.origin))
    before = Stage(matter.stage_before) if matter.stage_before else None
    now = steps.index(step_of(matter.at, before))
    names = _names(matter)
    found = []
    for place, step in enumerate(steps):
        is_done = place < now or matter.at is Stage.CLOSED
        state = "done" if is_done else "now" if place == now else "todo"
        when = _when(days.get(step), state)
        if state == "now" and matter.at is Stage.STOPPED:
            when = _("stopped")
        found.append(WayStep(names[step], state, when))
    return found


def sentence_of(matter: Matter, steps: list[WayStep]) -> str:
    """ "Step 4 of 7: Plan, round 2." """
    place = next((n for n, step in enumerate(steps, 1) if step.state == "now"), len(steps))
    said = _("Step %(place)d of %(total)d: %(name)s")
    if matter.at is Stage.STOPPED:
        said = _("Stopped at step %(place)d of %(total)d: %(name)s")
    words = {"place": place, "total": len(steps), "name": steps[place - 1].name}
    ending = _(", round %(round)d") % {"round": matter.round} if matter.round > 1 else ""
    return f"{said % words}{ending}."


def _when(day: datetime | date | None, state: str) -> str:
    if state == "now":
        return _("now")
    if state == "todo" or day is None:
        return ""
    return wording.short_day(day, clock.today())


def _names(matter: Matter) -> Mapping[PathStep, str]:
    return {
        PathStep.BEGIN: _("Wish") if matter.is_wish else _("Issue"),
        PathStep.FRAME: _("Frame"),
        PathStep.QUESTIONS: _("Three questions"),
        PathStep.PLAN: _("Plan"),
        PathStep.CHECK: _("Check"),
        PathStep.DO: _("Doing"),
        PathStep.STORY: _("Story"),
    }
