"""The steward sends news."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_steward_sends_news(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.SEND_UPDATE, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.SEND_UPDATE).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_mandate_holder_does_not_g9(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.SEND_UPDATE, world.people[Role.MANDATE_HOLDER], world)

    assert refusal.value.rule == "G9"
    assert not world.matter.circle.entries.filter(
        deed=Deed.SEND_UPDATE, actor=world.people[Role.MANDATE_HOLDER]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_mandate_holder(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("send_update", args=[world.matter.key])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 403


def test_news_says_something_g13(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="say_a_little_more"):
        actions.send_update(cast.hanneke, matter, "No news.", clock.today() + timedelta(days=3))


def test_the_next_comes_within_the_promise_g13(cast: Cast) -> None:
    matter = grown.planning(cast)
    news = "The board reads your answers this week."

    with pytest.raises(RuleBroken, match="next_news_within_the_promise"):
        actions.send_update(cast.hanneke, matter, news, clock.today() + timedelta(days=99))


def test_then_the_municipality_was_heard_g13(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)
    perform(Deed.SEND_UPDATE, cast.hanneke, world)

    heard = world.fresh().circle.last_heard
    assert heard is not None
    assert clock.day_of(heard) == clock.today()
