"""One press wakes a matter."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.people.actions import give_seat
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_wakes_a_matter(cast: Cast) -> None:
    world = world_at(Stage.RESTING, cast)

    perform(Deed.WAKE, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.WAKE).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g11(cast: Cast) -> None:
    world = world_at(Stage.RESTING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.WAKE, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G11"
    assert not world.matter.circle.entries.filter(
        deed=Deed.WAKE, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.RESTING, cast)
    page = reverse("wake", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_it_goes_on_where_it_lay_down(cast: Cast) -> None:
    world = world_at(Stage.RESTING, cast)
    actions.wake(cast.mieke, world.matter)

    assert world.matter.stage == Stage.PLANNING


@pytest.mark.parametrize(
    ("stage", "days"),
    [
        (Stage.CHECKING, 14),
        (Stage.FRAME_ASKED, 14),
        (Stage.ONE_OF_SEVERAL, 14),
        (Stage.DECIDING, 90),
        (Stage.DOING, None),
    ],
)
def test_the_day_of_who_is_to_move_stands_again(stage: Stage, days: int | None, cast: Cast) -> None:
    matter = world_at(stage, cast).matter
    until = clock.today() + timedelta(days=days) if days else None

    with clock.at(clock.now() + timedelta(weeks=9)):
        actions.rest(cast.hanneke, matter, asked=True)
        asleep = matter.turn_until
        actions.wake(cast.mieke, matter)

    assert asleep is None
    assert (matter.at, matter.turn_until) == (stage, until)


def test_at_the_door_the_day_for_the_seats_stands_again(cast: Cast) -> None:
    matter = grown.opened(cast)
    give_seat(cast.karin, matter.circle, cast.hanneke, Role.STEWARD)
    until = matter.turn_until
    with clock.at(clock.now() + timedelta(weeks=9)):
        actions.rest(cast.hanneke, matter, asked=True)
        actions.wake(cast.mieke, matter)

    assert (matter.at, matter.turn_until) == (Stage.OPENED, until)
    assert until is not None


def test_the_hand_in_date_of_the_group_stands_again(cast: Cast) -> None:
    matter = grown.questions(cast)
    day = clock.today() + timedelta(days=100)
    actions.move_hand_in_date(cast.mieke, matter, day)

    with clock.at(clock.now() + timedelta(weeks=9)):
        actions.rest(cast.hanneke, matter, asked=True)
        actions.wake(cast.mieke, matter)

    assert (matter.at, matter.turn_until) == (Stage.QUESTIONS, day)


def test_who_wakes_up_where_the_seats_were_given_goes_on_g8(cast: Cast) -> None:
    matter = grown.opened(cast)
    give_seat(cast.karin, matter.circle, cast.hanneke, Role.STEWARD)
    with clock.at(clock.now() + timedelta(weeks=9)):
        actions.rest(cast.hanneke, matter, asked=True)
        give_seat(cast.karin, matter.circle, cast.idris, Role.FACILITATOR)

        actions.wake(cast.mieke, matter)

    assert matter.at is Stage.FRAMING
