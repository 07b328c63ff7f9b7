"""The steward sends news."""

from datetime import date, timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules import line as rules
from kader.matters.showing.turn import last_heard
from kader.matters.waiting import desk_of, news_due, silence_of
from kader.web import wording
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


def test_the_day_the_news_announced_counts_where_it_is_before_the_promise_g13(
    cast: Cast, client: Client, settings: LazySettings
) -> None:
    settings.LANGUAGE_CODE = "en"
    matter = grown.planning(cast)
    announced = clock.today() + timedelta(days=5)
    actions.send_update(cast.hanneke, matter, "The board reads your answers this week.", announced)
    matter = Matter.objects.select_related("circle").get(pk=matter.pk)

    assert news_due(matter) == announced
    assert wording.day(announced, clock.today()) in last_heard(matter)
    with clock.at(clock.now() + timedelta(days=3)):
        [news] = [w for w in desk_of(cast.hanneke).on_us if "send-update" in w.url]
        assert news.due == announced
    with clock.at(clock.now() + timedelta(days=7)):
        assert silence_of(matter).late == 2
        assert "News was announced for" in last_heard(matter)


def test_what_was_announced_is_behind_us_once_the_municipality_was_heard_after_it_g13() -> None:
    monday = date(2026, 11, 23)

    assert rules.news_due(monday, 14, monday + timedelta(days=7)) == date(2026, 11, 30)
    assert rules.news_due(monday, 14, monday) == date(2026, 12, 7)
    assert rules.news_due(monday, 3, monday + timedelta(days=7)) == date(2026, 11, 26)
    assert rules.news_due(monday, 14) == date(2026, 12, 7)
