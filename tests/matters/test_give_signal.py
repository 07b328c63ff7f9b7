"""One press is a signal."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.rules.line import SignalKind
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_gives_a_signal(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.GIVE_SIGNAL, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.GIVE_SIGNAL).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g11(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.GIVE_SIGNAL, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G11"
    assert not world.matter.circle.entries.filter(
        deed=Deed.GIVE_SIGNAL, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("give_signal", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_it_is_never_public_g27(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH, "Fourteen of twenty tasks.")
    for page in ("matter", "timeline", "voices"):
        text = client.get(reverse(page, args=[matter.key])).content.decode()
        assert "Fourteen" not in text and "gave a signal" not in text


def test_the_answer_comes_within_three_workdays(cast: Cast) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.SILENCE)

    assert timedelta(days=3) <= signal.due - clock.today() <= timedelta(days=5)
