"""The date for the plan is moved."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_chooses_the_date(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.MOVE_HAND_IN_DATE, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.MOVE_HAND_IN_DATE).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_mandate_holder_does_not_g11(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.MOVE_HAND_IN_DATE, world.people[Role.MANDATE_HOLDER], world)

    assert refusal.value.rule == "G11"
    assert not world.matter.circle.entries.filter(
        deed=Deed.MOVE_HAND_IN_DATE, actor=world.people[Role.MANDATE_HOLDER]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_mandate_holder(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("move_hand_in_date", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 403


def test_the_steward_gives_more_time_and_never_less_g11(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.move_hand_in_date(cast.mieke, matter, clock.today() + timedelta(days=20))
    actions.move_hand_in_date(cast.hanneke, matter, clock.today() + timedelta(days=40))

    with pytest.raises(RuleBroken, match="only_more_time"):
        actions.move_hand_in_date(cast.hanneke, matter, clock.today() + timedelta(days=10))
    assert matter.turn_until == clock.today() + timedelta(days=40)


def test_the_page_speaks_to_the_steward_about_the_group(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.cookies["language"] = "en"
    page = reverse("move_hand_in_date", args=[matter.key])

    client.force_login(cast.hanneke)
    to_steward = client.get(page).content.decode()
    client.force_login(cast.mieke)
    to_resident = client.get(page).content.decode()

    assert "Until which day can the group hand in its plan?" in to_steward
    assert "By which day do you want" not in to_steward
    assert "By which day do you want" in to_resident


def test_a_plan_is_handed_in_within_two_years(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    page = client.post(
        reverse("move_hand_in_date", args=[matter.key]), {"day": "9999-12-31", "once": "a1"}
    )

    assert page.status_code == 422
    assert "more than two years away" in page.content.decode()
    with pytest.raises(RuleBroken, match="date_too_far"):
        actions.move_hand_in_date(cast.mieke, matter, date(9999, 12, 31))


def test_a_day_beyond_reach_from_before_is_put_right_by_the_steward_too(
    cast: Cast, client: Client
) -> None:
    matter = grown.planning(cast)
    Matter.objects.filter(pk=matter.pk).update(hand_in_by=date(9999, 12, 31))
    day = clock.today() + timedelta(days=60)
    client.force_login(cast.hanneke)

    client.post(
        reverse("move_hand_in_date", args=[matter.key]), {"day": day.isoformat(), "once": "a1"}
    )

    matter.refresh_from_db()
    assert matter.hand_in_by == day
