"""What a sent page may ask of the database: at most twenty statements, however much there is.

Counted are SELECT, INSERT, UPDATE and DELETE of the whole request: the session, the person, the
pace, the second proof, the one-time key, finding and offering, the deed, its entry. What only
begins or ends a transaction or a savepoint carries no work and is not counted. The content types
are known, as they are in a worker after its first minutes.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import Settings

from kader.groundrules import Deed, Role, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Matter
from kader.matters.rules.voice import Question
from kader.people.models import Circle, Person
from kader.timeline.models import Entry
from kader.timeline.record import record
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.posts import POSTS, Post
from tests.matters.test_the_walk import OUTSIDE_A_MATTER
from tests.matters.world import World, world_at

BUDGET = 20
MORE: dict[str, tuple[int, str]] = {
    "write_plan, all of it anew with a step less": (
        22,
        "title, steps, their order, and costs are written apart, and what points at a step goes "
        "before the step; a page that saves itself never changes all of it between two saves",
    ),
}
"""The sendings that cost more, how much, and why."""

WORK = ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH")
WITHOUT_PROOF = {Role.RESIDENT, Role.FORMER_RESIDENT, Role.SIGNED_IN}


@pytest.fixture(autouse=True)
def as_in_a_town(db: None, settings: Settings) -> None:
    """Officials show a second proof, which costs everybody else a question."""
    settings.KADER_STRONG_LOGIN = True
    ContentType.objects.get_for_models(*apps.get_models())


def sendings() -> Iterable[tuple[str, Role]]:
    """Each sending by who usually does it, and the steward's by her stand-in as well."""
    for name, post in POSTS.items():
        yield name, post.role
        if post.role is Role.STEWARD:
            yield name, Role.STAND_IN


def test_every_deed_of_a_matter_is_counted() -> None:
    assert {post.deed for post in POSTS.values()} == set(Deed) - OUTSIDE_A_MATTER
    assert set(MORE) <= set(POSTS)


@pytest.mark.parametrize(("name", "role"), list(sendings()))
def test_a_sent_page_keeps_to_the_budget(name: str, role: Role, cast: Cast, client: Client) -> None:
    post = POSTS[name]
    world = world_at(post.stage, cast)

    cost = _cost(client, post, world, world.people[role])

    most, _why = MORE.get(name, (BUDGET, ""))
    assert cost <= most


@pytest.mark.parametrize(
    ("word", "who", "fields"),
    [
        ("open_wish", "mieke", {"title": "A bench", "text": "To sit on.", "public": "all"}),
        ("open_issue", "hanneke", {"title": "The zoo", "text": "Who?", "open_to_area": "all"}),
        ("choose_public_name", "mieke", {"public_name": "full"}),
        ("appoint_official", "beheer", {"email": "a@b.nl", "name": "An", "role": "steward"}),
        ("dismiss_official", "beheer", {}),
    ],
)
def test_a_page_of_the_town_keeps_to_the_budget(
    word: str, who: str, fields: dict[str, str], client: Client, request: pytest.FixtureRequest
) -> None:
    karin: Person = request.getfixturevalue("karin")
    person: Person = request.getfixturevalue(who)
    keys = [karin.seats.get().key] if word == "dismiss_official" else []
    _sign_in(client, person, with_proof=person.name != "Mieke de Wit")

    with CaptureQueriesContext(connection) as asked:
        answer = client.post(reverse(word, args=keys), {"once": "a-key", **fields})

    assert answer.status_code == 302
    assert Entry.objects.filter(actor=person, deed__endswith=word).count() == 1
    assert _counted(asked) <= BUDGET


# However much there is ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["submit_plan", "confirm_submission", "check_plan, it fits"])
def test_a_hand_in_and_a_check_cost_the_same_for_two_points_and_for_twelve(
    name: str, cast: Cast, client: Client
) -> None:
    few, many = (_world(cast, POSTS[name], points) for points in (2, 12))

    assert _cost(client, POSTS[name], few) == _cost(client, POSTS[name], many)


@pytest.mark.parametrize(
    "name", ["submit_plan", "confirm_submission", "check_plan, a new assignment"]
)
def test_a_hand_in_and_a_check_cost_the_same_after_two_entries_and_after_two_hundred(
    name: str, cast: Cast, client: Client
) -> None:
    short, long = _world(cast, POSTS[name]), _world(cast, POSTS[name])
    for _ in range(200):
        record(cast.hanneke, Deed.SEND_UPDATE, long.matter.circle, about=long.matter)

    assert _cost(client, POSTS[name], short) == _cost(client, POSTS[name], long)


def test_a_plan_of_forty_steps_is_saved_as_cheaply_as_one_of_two(
    cast: Cast, client: Client
) -> None:
    name = "write_plan"

    def steps(number: int) -> Callable[[Any], dict[str, str]]:
        return lambda record: {
            f"step.{key}.{field}": words
            for key in (f"s{place}" for place in range(number))
            for field, words in {"what": key, "cost1.amount": "5", "who": "We"}.items()
        }

    few, many = (_with(POSTS[name], steps(number)) for number in (2, 40))

    assert _cost(client, few, _world(cast, few)) == _cost(client, many, _world(cast, many))


def test_a_frame_of_twelve_points_is_changed_as_cheaply_as_one_of_two(
    cast: Cast, client: Client
) -> None:
    post = POSTS["change_frame"]

    def points(number: int) -> Callable[[Any], dict[str, Any]]:
        return lambda record: {**post.fields(record), **_points(number)}

    few, many = (_with(post, points(number)) for number in (2, 12))

    assert _cost(client, few, _world(cast, few)) == _cost(client, many, _world(cast, many))


# How it is counted -------------------------------------------------------------------------------


def _cost(client: Client, post: Post, world: World, actor: Person | None = None) -> int:
    """Send the page, see that the deed was done, and count what it asked."""
    actor = actor or world.people[post.role]
    address, fields = post.prepared(world, actor)
    _sign_in(client, actor, with_proof=post.role not in WITHOUT_PROOF)
    before = _end_of(world.matter.circle)
    with CaptureQueriesContext(connection) as asked:
        answer = post.send(client, world, address, fields)
    assert answer.status_code == 302, answer.content.decode()
    is_another_save = post.deed is Deed.DRAFT_FRAME and fields["base"] != "0"
    assert is_another_save or _end_of(world.matter.circle) > before
    return _counted(asked)


def _sign_in(client: Client, person: Person, *, with_proof: bool) -> None:
    client.force_login(person)
    if with_proof:
        request = RequestFactory().get("/")
        request.session = client.session
        record_authentication(request, person, "mfa", type="totp")
        request.session.save()


def _counted(asked: CaptureQueriesContext) -> int:
    return sum(query["sql"].lstrip().startswith(WORK) for query in asked)


def _end_of(circle: Circle) -> int:
    return Circle.objects.get(pk=circle.pk).last_number


def _with(post: Post, fields: Callable[[Any], Any]) -> Post:
    return Post(post.deed, post.stage, post.role, fields, post.arrange)


def _world(cast: Cast, post: Post, points: int = 2) -> World:
    """A matter whose frame has so many points, at the stage of this deed."""
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields() | _points(points))
    adoption = Adoption("The executive board", clock.today())
    actions.adopt_frame(cast.karin, matter, adoption, frozenset({1}))
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "That the animals can stay.")
    if post.deed is Deed.CHECK_PLAN:
        actions.write_plan(cast.mieke, matter, grown.PLAN)
        actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    now = Matter.objects.select_related("circle").get(pk=matter.pk)
    roles = {Role.RESIDENT: cast.mieke, Role.STEWARD: cast.hanneke, Role.MANDATE_HOLDER: cast.karin}
    return World(now, roles, cast.joost)


def _points(number: int) -> dict[str, str]:
    return {
        f"criterion.{place}.{field}": f"{words} {place}"
        for place in range(1, number + 1)
        for field, words in {"short": "Point", "text": "A point", "how": "We look at"}.items()
    }
