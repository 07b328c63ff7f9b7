"""Every deed outside a matter × every role in the town, by action, API and page, by hand."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.fixtures import Settings

from kader.groundrules import MAY, Deed, Role, RuleBroken, clock, may
from kader.matters import actions
from kader.people import actions as people_actions
from kader.people.models import Circle, Person, PublicName
from tests.matters.test_the_walk import OUTSIDE_A_MATTER
from tests.matters.watched import entries_after, last_entry, writings

TABLE = Path(__file__).parents[1] / "table_of_the_town.csv"
WALKED = [role for role in Role if role is not Role.VISITOR]


class Done(NamedTuple):
    """How it is done: the action, and what the API and the page are given."""

    act: Callable[[Person, Person], Any]
    path: str
    body: dict[str, Any]
    page: str
    fields: dict[str, str]


DEEDS = {
    Deed.OPEN_WISH: Done(
        lambda a, o: actions.open_wish(a, "A bench", "To sit on."),
        "matters/open-wish",
        {"title": "A bench", "text": "To sit on."},
        "/m/new/open-wish",
        {"title": "A bench", "text": "To sit on.", "public": "all"},
    ),
    Deed.OPEN_ISSUE: Done(
        lambda a, o: actions.open_issue(a, "The meadow", "Who takes care of it?"),
        "matters/open-issue",
        {"title": "The meadow", "text": "Who takes care of it?"},
        "/m/new/open-issue",
        {"title": "The meadow", "text": "Who takes care of it?", "open_to_area": "all"},
    ),
    Deed.APPOINT_OFFICIAL: Done(
        lambda a, o: people_actions.appoint_official(a, o, Role.MODERATOR),
        "people/appoint-official",
        {"email": "hanneke@example.org", "name": "Hanneke Vos", "role": "moderator"},
        "/town/officials/appoint/",
        {"email": "hanneke@example.org", "name": "Hanneke Vos", "role": "moderator"},
    ),
    Deed.DISMISS_OFFICIAL: Done(
        lambda a, o: people_actions.dismiss_official(a, o.seats.get(role=Role.STEWARD)),
        "people/dismiss-official/{seat}",
        {},
        "/town/officials/{seat}/dismiss/",
        {},
    ),
    Deed.CHOOSE_PUBLIC_NAME: Done(
        lambda a, o: people_actions.choose_public_name(a, PublicName.FULL),
        "people/choose-public-name",
        {"publicName": "full"},
        "/my-page/name/",
        {"public_name": "full"},
    ),
}


def rows() -> Iterator[tuple[Deed, frozenset[Role]]]:
    """The lines of the table by hand."""
    lines = (line for line in TABLE.read_text().splitlines() if not line.startswith("#"))
    for row in csv.DictReader(lines):
        yield Deed(row["deed"]), frozenset(Role(role) for role in row["roles"].split())


EXPECTED = dict(rows())


def test_the_table_of_the_town_is_whole_and_says_what_the_table_in_code_says() -> None:
    assert set(EXPECTED) == set(DEEDS) == OUTSIDE_A_MATTER
    for deed, roles in EXPECTED.items():
        assert {role for role in Role if may({role}, deed)} == roles, deed
        assert MAY[deed].when == frozenset()


@pytest.mark.parametrize("deed", list(DEEDS))
def test_who_may_do_what_in_the_town(deed: Deed, town: Circle, hanneke: Person) -> None:
    for role in WALKED:
        with _taken_back():
            _try(deed, role, town, hanneke)


def _try(deed: Deed, role: Role, town: Circle, official: Person) -> None:
    actor, before = _somebody(town, role), last_entry()
    with writings() as written:
        try:
            DEEDS[deed].act(actor, official)
        except RuleBroken as refusal:
            assert (refusal.reason, refusal.rule) == ("not_your_role", MAY[deed].rules[0])
            assert not _is_allowed(deed, role), f"{deed} by {role} was refused"
            assert written == [], f"{deed} by {role} was refused, and wrote"
            return
    assert _is_allowed(deed, role), f"{deed} by {role} was done"
    assert entries_after(before) == [(deed, actor.pk)]


@pytest.mark.parametrize("deed", list(DEEDS))
def test_the_api_says_the_same_in_the_town(
    deed: Deed, town: Circle, hanneke: Person, client: Client
) -> None:
    for role in [*WALKED, Role.VISITOR]:
        with _taken_back():
            _ask(deed, role, town, hanneke, client)


def _ask(deed: Deed, role: Role, town: Circle, official: Person, client: Client) -> None:
    how, actor, before = DEEDS[deed], _signed_in(client, town, role), last_entry()
    path = f"/api/v1/{how.path.format(seat=official.seats.get().key)}"
    with writings() as written:
        answer = client.post(path, how.body, content_type="application/json")
    if _is_allowed(deed, role):
        assert answer.status_code in {200, 201}, f"{deed} by {role}"
        assert entries_after(before) == [(deed, actor.pk)]
        return
    assert answer.status_code == (401 if role is Role.VISITOR else 403), f"{deed} by {role}"
    assert answer["Content-Type"] == "application/problem+json"
    problem = answer.json()
    assert problem["title"] and problem["detail"]
    if role is not Role.VISITOR:
        assert (problem["reason"], problem["rule"]) == ("not_your_role", MAY[deed].rules[0])
    assert written == [], f"{deed} by {role} was refused, and wrote"


@pytest.mark.parametrize("deed", list(DEEDS))
def test_the_page_says_the_same_in_the_town(
    deed: Deed, town: Circle, hanneke: Person, client: Client
) -> None:
    for role in [*WALKED, Role.VISITOR]:
        with _taken_back():
            _send(deed, role, town, hanneke, client)


def _send(deed: Deed, role: Role, town: Circle, official: Person, client: Client) -> None:
    how, actor, before = DEEDS[deed], _signed_in(client, town, role), last_entry()
    page = how.page.format(seat=official.seats.get().key)
    answer = client.post(page, {"once": "a-key", **how.fields})
    if _is_allowed(deed, role):
        assert answer.status_code == 302, f"{deed} by {role}"
        assert entries_after(before) == [(deed, actor.pk)]
    else:
        # Who is signed out is asked to sign in first, and reads there what was typed, if anything.
        refused = {302, 401} if role is Role.VISITOR else {403}
        assert answer.status_code in refused, f"{deed} by {role}"
        assert entries_after(before) == []


def _is_allowed(deed: Deed, role: Role) -> bool:
    """Who left is somebody without a seat as well."""
    held = {role, Role.SIGNED_IN} if role is Role.FORMER_RESIDENT else {role}
    return not EXPECTED[deed].isdisjoint(held)


class _Undo(Exception):
    """Takes back what a cell of the walk did."""


@contextmanager
def _taken_back() -> Iterator[None]:
    with suppress(_Undo), transaction.atomic():
        yield
        raise _Undo


@pytest.fixture(autouse=True)
def somebody_decides(karin: Person) -> None:
    """A new matter finds its mandate holder."""


@pytest.fixture(autouse=True)
def without_pace(settings: Settings) -> None:
    settings.KADER_PACE = False


def _signed_in(client: Client, town: Circle, role: Role) -> Person:
    actor = _somebody(town, role)
    client.cookies.clear()
    if role is not Role.VISITOR:
        client.force_login(actor)
    return actor


def _somebody(town: Circle, role: Role) -> Person:
    """Who holds this role in the town; without one of them, somebody beside it."""
    person = Person.objects.create_user(f"{role}@example.org", "Sem Body")
    if role not in {Role.SIGNED_IN, Role.VISITOR}:
        left = role is Role.FORMER_RESIDENT
        person.seats.create(
            circle=town,
            role=Role.RESIDENT if left else role,
            askable=True,
            since=clock.now(),
            until=clock.now() if left else None,
            given_by=person,
        )
    return person
