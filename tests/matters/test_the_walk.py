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
from kader.matters.models import Matter
from kader.people.models import Person
from tests.matters.grown import Cast
from tests.matters.random_deeds import MOVES
from tests.matters.watched import entries_after, last_entry, writings
from tests.matters.ways import DEEDS
from tests.matters.world import BESIDE, OF_THE_TOWN, WALKED, World, world_at

TABLE = Path(__file__).parents[1] / "table.csv"
OUTSIDE_A_MATTER = {
    Deed.APPOINT_OFFICIAL,
    Deed.DISMISS_OFFICIAL,
    Deed.CHOOSE_PUBLIC_NAME,
    Deed.OPEN_WISH,
    Deed.OPEN_ISSUE,
}

SENT_ALONG = {Deed.CHECK_PLAN: [Deed.GIVE_ASSIGNMENT]}
"""What is recorded after the deed, in the same transaction: no check without its question."""


def rows() -> Iterator[tuple[Deed, frozenset[Role], frozenset[Stage]]]:
    """The lines of the table by hand."""
    lines = (line for line in TABLE.read_text().splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        roles = frozenset(Role(role) for role in row["roles"].split())
        yield Deed(row["deed"]), roles, frozenset(Stage(stage) for stage in row["stages"].split())


EXPECTED = {deed: (roles, stages) for deed, roles, stages in rows()}


def test_the_table_by_hand_is_whole_and_says_what_the_table_in_code_says() -> None:
    assert set(EXPECTED) == set(DEEDS) == set(MOVES) == set(Deed) - OUTSIDE_A_MATTER
    assert {*WALKED, Role.VISITOR} == set(Role)
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
    return not roles.isdisjoint(_held(role)) and stage in stages


def _held(role: Role) -> set[Role]:
    """Who left, or has a seat in the town only, is somebody without a seat as well."""
    return {role, Role.SIGNED_IN} if role in BESIDE else {role}


class _Undo(Exception):
    """Takes back what a cell of the walk did."""


def _is_done(deed: Deed, role: Role, world: World) -> bool:
    """Try a cell and take it back afterwards; what it did is told before that."""
    done = False
    try:
        with transaction.atomic():
            done = _try(deed, role, world)
            raise _Undo
    except _Undo:
        return done


def _try(deed: Deed, role: Role, world: World) -> bool:
    """Done means exactly one entry of this deed, by this person; refused means nothing written.

    Nothing of ours lies between the deed and the database: what a refusal leaves behind is there.
    """
    actor = world.people[role]
    how = DEEDS[deed]
    record, before = how.arrange(world, actor), last_entry()
    matter = world.fresh()
    with clock.at(clock.now() + timedelta(weeks=how.weeks_later)), writings() as written:
        try:
            how.act(actor, matter, record)
        except RuleBroken as refusal:
            _require_the_reason(refusal.reason, refusal.rule, deed, role)
            assert written == [], f"{deed} by {role} was refused, and wrote"
            return False
    assert entries_after(before) == _expected_entries(deed, actor), f"{deed} by {role}"
    return True


def _expected_entries(deed: Deed, actor: Person) -> list[tuple[str, int]]:
    return [(each, actor.pk) for each in (deed, *SENT_ALONG.get(deed, ()))]


def _require_the_reason(reason: str, rule: str, deed: Deed, role: Role) -> None:
    """Who may never do it hears by which rule; who may do it elsewhere, that it is not the time."""
    if EXPECTED[deed][0].isdisjoint(_held(role)):
        assert (reason, rule) == ("not_your_role", MAY[deed].rules[0]), (deed, role, reason)
    else:
        assert reason == "not_at_this_stage", (deed, role, reason)


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
        for role in (*WALKED, Role.VISITOR)
        if not (role is Role.COLLEAGUE and deed in LATER)
        if (answer := _answer(client, deed, role, world)) not in _expected_of(deed, role, stage)
    ]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("role", [*OF_THE_TOWN, Role.SIGNED_IN, Role.VISITOR])
def test_where_the_matter_is_not_theirs_to_see_there_is_nothing_to_do(
    role: Role, cast: Cast, client: Client, settings: Settings
) -> None:
    settings.KADER_PACE = False
    world = world_at(Stage.PLANNING, cast)
    Matter.objects.filter(pk=world.matter.pk).update(public=False)

    answers = {deed: _answer(client, deed, role, world) for deed in EXPECTED}

    assert answers == dict.fromkeys(EXPECTED, 401 if role is Role.VISITOR else 404)


_DONE = {200, 201}
_REFUSED = {403, 409}
_SIGNED_OUT = {401}


def _expected_of(deed: Deed, role: Role, stage: Stage) -> set[int]:
    if role is Role.VISITOR:
        return _SIGNED_OUT
    return _DONE if _is_allowed(deed, role, stage) else _REFUSED


def _answer(client: Client, deed: Deed, role: Role, world: World) -> int:
    """What the API answers in this cell, and afterwards nothing of it was done."""
    status = 0
    try:
        with transaction.atomic():
            status = _ask(client, deed, role, world)
            raise _Undo
    except _Undo:
        return status


def _ask(client: Client, deed: Deed, role: Role, world: World) -> int:
    actor, how = world.people[role], DEEDS[deed]
    _sign_in(client, role, actor)
    record, before = how.arrange(world, actor), last_entry()
    path, body = _path(deed, world, record), how.body(record)
    with clock.at(clock.now() + timedelta(weeks=how.weeks_later)), writings() as written:
        response = client.post(path, body, content_type="application/json")
    if response.status_code in _DONE:
        assert entries_after(before) == _expected_entries(deed, actor), f"{deed} by {role}"
        return int(response.status_code)
    if response.status_code in _REFUSED:
        _require_a_problem(response, deed, role)
    assert written == [], f"{deed} by {role} was refused, and wrote"
    return int(response.status_code)


def _sign_in(client: Client, role: Role, actor: Person) -> None:
    client.cookies.clear()
    if role is not Role.VISITOR:
        client.force_login(actor)


def _require_a_problem(response: Any, deed: Deed, role: Role) -> None:
    """A refusal names its reason in words, and its rule where a rule refused."""
    assert response["Content-Type"] == "application/problem+json"
    problem = response.json()
    assert problem["title"] and problem["detail"], (deed, role)
    _require_the_reason(problem["reason"], problem["rule"] or "", deed, role)
    status = 403 if problem["reason"] == "not_your_role" else 409
    assert (response.status_code, problem["status"]) == (status, status), (deed, role)


def _path(deed: Deed, world: World, record: Any) -> str:
    path = f"/api/v1/matters/{world.matter.key}/{deed.word.replace('_', '-')}"
    if not DEEDS[deed].has_record:
        return path
    about = record[1] if deed is Deed.MARK_CRITERION else record
    about = record[0] if deed is Deed.TAKE_OVER_STEP else about
    return f"{path}/{about.key}"
