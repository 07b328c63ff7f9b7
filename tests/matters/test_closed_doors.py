"""What a page keeps to itself, the API keeps to itself as well."""

from django.test import Client

from kader.groundrules import Role
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Matter
from kader.matters.rules.check import Found, Result
from kader.matters.rules.voice import Question
from kader.people.actions import give_seat, leave_seat
from kader.people.models import TOWN, Person, Seat
from tests.api.conftest import Post, api, post  # noqa: F401 - fixtures.
from tests.matters import grown
from tests.matters.grown import PLAN, Cast

# ruff: noqa: F811


def test_steps_of_the_group_are_told_to_the_group_and_its_steward(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    kept = {"step.b.public": "circle", "step.b.what": "We ask the priest"}
    actions.write_plan(cast.mieke, matter, {**PLAN, **kept})
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    told = {}
    for who in (cast.joost, cast.hanneke, cast.karin, cast.idris):
        client.force_login(who)
        answer = client.get(f"/api/v1/matters/{matter.key}/plans").content.decode()
        told[who] = "We ask the priest" in answer

    assert [who for who, is_told in told.items() if is_told] == [cast.joost, cast.hanneke]


def test_an_official_who_left_does_not_read_a_wish_that_is_not_public(
    client: Client, cast: Cast, nadia: Person
) -> None:
    wish = actions.open_wish(nadia, "A wish", "For the steward first.", public=False)
    seat = give_seat(cast.karin, wish.circle, cast.hanneke, Role.STEWARD)
    client.force_login(cast.hanneke)
    assert client.get(wish.get_absolute_url()).status_code == 200

    leave_seat(cast.hanneke, seat)

    assert client.get(wish.get_absolute_url()).status_code == 404


def test_an_unclear_check_gives_no_assignment(post: Post, cast: Cast) -> None:
    matter = grown.framing(cast)
    second = {"criterion.2.short": "Fed", "criterion.2.how": "We read it."}
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields() | second)
    board = Adoption("The board", matter.opened_at.date())
    actions.adopt_frame(cast.karin, matter, board, frozenset({1}))
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "That they can stay.")
    actions.write_plan(cast.mieke, matter, PLAN)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    one, other = Matter.objects.get(pk=matter.pk).frames.adopted().get().criteria.all()
    found = [Found(one.pk, Result.UNCLEAR, "?"), Found(other.pk, Result.NOT_MET, "Not yet.")]
    check = actions.check_plan(cast.hanneke, matter, found)
    actions.keep_frame(cast.karin, matter, "It says what it says.")

    path = f"matters/{matter.key}/give-assignment/{check.key}"
    assert post(cast.hanneke, path, {"question": "Who feeds them?"}).status_code == 409


def test_a_facilitator_is_given_to_a_side_that_is_there(post: Post, cast: Cast) -> None:
    matter = grown.opened(cast)
    office = Seat.objects.get(circle=TOWN, person=cast.idris)
    seat = {"person": office.key, "role": Role.FACILITATOR, "side": 99}

    assert post(cast.karin, f"matters/{matter.key}/give-seat", seat).status_code == 422
