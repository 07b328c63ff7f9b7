"""Every role × every deed × every stage, by action and API, against cells written by hand."""

import csv
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from kader.groundrules import MAY, Deed, Role, RuleBroken, Stage, clock, may
from kader.groundrules.table import LATER
from kader.people.models import Circle
from kader.timeline.models import Entry
from tests.matters.grown import Cast
from tests.matters.random_deeds import MOVES
from tests.matters.ways import DEEDS, perform
from tests.matters.world import WALKED, World, world_at

TABLE = Path(__file__).parents[1] / "table.csv"
OUTSIDE_A_MATTER = {
    Deed.APPOINT_OFFICIAL,
    Deed.DISMISS_OFFICIAL,
    Deed.CHOOSE_PUBLIC_NAME,
    Deed.OPEN_WISH,
    Deed.OPEN_ISSUE,
}


def rows() -> Iterator[tuple[Deed, frozenset[Role], frozenset[Stage]]]:
    """The lines of the table by hand."""
    lines = (line for line in TABLE.read_text().splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        roles = frozenset(Role(role) for role in row["roles"].split())
        yield Deed(row["deed"]), roles, frozenset(Stage(stage) for stage in row["stages"].split())


EXPECTED = {deed: (roles, stages) for deed, roles, stages in rows()}


def test_the_table_by_hand_is_whole_and_says_what_the_table_in_code_says() -> None:
    assert set(EXPECTED) == set(DEEDS) == set(MOVES) == set(Deed) - OUTSIDE_A_MATTER
    for deed, (roles, stages) in EXPECTED.items():
        assert {role for role in Role if may({role}, deed)} == roles, deed
        assert MAY[deed].when == stages, deed


@pytest.mark.parametrize("stage", list(Stage))
def test_who_may_do_what_at_this_stage(stage: Stage, cast: Cast) -> None:
    world = world_at(stage, cast)
    wrong = [
        f"{deed} by {role}: {'done' if done else 'refused'}"
        for deed in EXPECTED
        for role in WALKED
        if not (role is Role.COLLEAGUE and deed in LATER)
        if (done := _is_done(deed, role, world)) is not _is_allowed(deed, role, stage)
    ]
    assert not wrong, "\n".join(wrong)


def _is_allowed(deed: Deed, role: Role, stage: Stage) -> bool:
    roles, stages = EXPECTED[deed]
    # Who left is somebody without a seat as well.
    held = {role, Role.SIGNED_IN} if role is Role.FORMER_RESIDENT else {role}
    return not roles.isdisjoint(held) and stage in stages


class _Undo(Exception):
    """Takes back what a cell of the walk did."""


def _is_done(deed: Deed, role: Role, world: World) -> bool:
    """Try a cell and take it back; done means one entry more, refused means nothing changed."""
    done = False
    try:
        with transaction.atomic():
            done = _try(deed, role, world)
            raise _Undo
    except _Undo:
        return done


def _try(deed: Deed, role: Role, world: World) -> bool:
    actor = world.people[role]
    before = _fingerprint()
    try:
        with transaction.atomic():
            perform(deed, actor, world)
    except RuleBroken as refusal:
        assert refusal.rule or refusal.reason == "not_at_this_stage", (deed, role, refusal.reason)
        assert _fingerprint() == before, f"{deed} by {role} changed something"
        return False
    assert _entries_of(deed) > 0, f"{deed} by {role} left no entry"
    return True


def _fingerprint() -> tuple[int, int]:
    return Entry.objects.count(), sum(Circle.objects.values_list("last_number", flat=True))


def _entries_of(deed: Deed) -> int:
    return Entry.objects.filter(deed=deed).count()


def test_the_facilitators_deeds_are_exactly_these_g10() -> None:
    deeds = {deed for deed in Deed if may({Role.FACILITATOR}, deed)}
    assert deeds == {Deed.LEAVE_SEAT, Deed.CHOOSE_PUBLIC_NAME, Deed.EVALUATE}


def test_no_role_but_the_resident_writes_a_plan_g1() -> None:
    for deed in (Deed.WRITE_PLAN, Deed.MARK_CRITERION, Deed.SUBMIT_PLAN, Deed.ANSWER_QUESTION):
        assert MAY[deed].who == {Role.RESIDENT}


@pytest.mark.parametrize("stage", list(Stage))
def test_the_api_says_the_same_at_this_stage(
    stage: Stage, cast: Cast, client: Client, settings: Settings
) -> None:
    settings.KADER_PACE = False
    world = world_at(stage, cast)
    wrong = [
        f"{deed} by {role}: {answer}"
        for deed in EXPECTED
        for role in WALKED
        if not (role is Role.COLLEAGUE and deed in LATER)
        if (answer := _answer(client, deed, role, world))
        not in (_DONE if _is_allowed(deed, role, stage) else _REFUSED)
    ]
    assert not wrong, "\n".join(wrong)


_DONE = {200, 201}
_REFUSED = {403, 404, 409}


def _answer(client: Client, deed: Deed, role: Role, world: World) -> int:
    """What the API answers in this cell; a refusal is a problem that names its rule."""
    status = 0
    try:
        with transaction.atomic():
            client.force_login(world.people[role])
            response = _post(client, deed, world, role)
            status = response.status_code
            if status in {403, 409}:
                assert response["Content-Type"] == "application/problem+json"
                problem = response.json()
                assert problem["reason"] and problem["title"], (deed, role)
            raise _Undo
    except _Undo:
        return status


def _post(client: Client, deed: Deed, world: World, role: Role) -> Any:
    how = DEEDS[deed]
    record = how.arrange(world, world.people[role])
    path = f"/api/v1/matters/{world.matter.key}/{deed.word.replace('_', '-')}"
    if how.has_record:
        about = record[1] if deed is Deed.MARK_CRITERION else record
        about = record[0] if deed is Deed.TAKE_OVER_STEP else about
        path += f"/{about.key}"
    with clock.at(clock.now() + timedelta(weeks=how.weeks_later)):
        return client.post(path, how.body(record), content_type="application/json")
