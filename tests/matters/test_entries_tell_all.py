"""G20: whatever a deed writes, its entry says how it stands; no deed has to name its rows."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models, transaction

from kader.groundrules import Deed, Role, Stage, clock
from kader.matters.models import Step
from kader.timeline.models import Entry
from kader.timeline.stands import (
    PARTS,
    is_draft,
    is_guarded,
    name_of,
    stand_of,
    stand_of_parts,
)
from tests.matters.grown import Cast
from tests.matters.test_the_walk import EXPECTED, _Undo
from tests.matters.ways import DEEDS
from tests.matters.world import WALKED, World, world_at


@pytest.mark.parametrize("stage", list(Stage))
def test_each_deed_at_this_stage_tells_of_all_that_it_wrote(stage: Stage, cast: Cast) -> None:
    world = world_at(stage, cast)
    silent = {
        f"{deed} by {role}": kept
        for deed, (roles, stages) in EXPECTED.items()
        for role in sorted(roles & set(WALKED))[:1]
        if stage in stages and (kept := _kept_silent(deed, role, world))
    }
    assert not silent


def _kept_silent(deed: Deed, role: Role, world: World) -> dict[str, Any]:
    """What this deed changed, and its entries did not say so."""
    how, actor = DEEDS[deed], world.people[role]
    kept: dict[str, Any] = {}
    try:
        with transaction.atomic(), clock.at(clock.now() + timedelta(weeks=how.weeks_later)):
            record = how.arrange(world, actor)
            before, last = _standing(), Entry.objects.latest("pk").pk
            how.act(actor, world.fresh(), record)
            told = _told_since(last)
            kept = {n: s for n, s in _standing().items() if before.get(n) != s != told.get(n)}
            raise _Undo
    except _Undo:
        return kept


def _told_since(last: int) -> dict[str, str]:
    told: dict[str, str] = {}
    for entry in Entry.objects.filter(pk__gt=last).order_by("pk"):
        told |= json.loads(entry.stands)
    return told


def _standing() -> dict[str, str]:
    """How everything stands; what is still being written may change unsaid."""
    rows = [row for kind in apps.get_models() if is_guarded(kind) for row in _rows(kind)]
    wholes = [row for row in rows if hasattr(row, "parts") and not is_draft(row)]
    return {name_of(row): str(stand_of(row)) for row in rows} | {
        name_of(row) + PARTS: str(stand_of_parts(row)) for row in wholes
    }


def _rows(kind: type[models.Model]) -> list[models.Model]:
    if kind is Step:
        steps = Step.objects.select_related("plan")
        return [step for step in steps if step.status != "open"]
    return [] if hasattr(kind, "untold") else list(kind._base_manager.all())
