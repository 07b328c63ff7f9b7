"""A signal is answered."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.rules.line import SignalKind
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at


def test_steward_answers_a_signal(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ANSWER_SIGNAL, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ANSWER_SIGNAL).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_facilitator_does_not_g11(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ANSWER_SIGNAL, world.people[Role.FACILITATOR], world)

    assert refusal.value.rule == "G11"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ANSWER_SIGNAL, actor=world.people[Role.FACILITATOR]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_facilitator(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("answer_signal", args=[world.matter.key, _key(world)])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.FACILITATOR])
    assert client.get(page).status_code == 403


def _key(world: World) -> str:
    record = DEEDS[Deed.ANSWER_SIGNAL].arrange(world, world.people[Role.STEWARD])
    return str(record.key)


def test_the_size_of_the_frame_is_for_the_mandate_holder_g12(cast: Cast) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.FRAME_TOO_NARROW)

    with pytest.raises(RuleBroken, match="signal_for_another"):
        actions.answer_signal(cast.hanneke, signal, "It is fine.")
    assert actions.answer_signal(cast.karin, signal, "I look at it.")


def test_too_much_is_made_lighter_by_more_time_g11(cast: Cast) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    later = clock.today() + timedelta(days=60)

    actions.answer_signal(cast.hanneke, signal, "Four weeks more.", later)

    matter.refresh_from_db()
    assert matter.hand_in_by == later


def test_who_answers_about_the_size_of_the_frame_can_go_and_change_it(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    kind = SignalKind.FRAME_TOO_NARROW
    signal = actions.give_signal(cast.mieke, matter, kind, "Nothing fits in it.")
    client.force_login(cast.karin)
    client.cookies["language"] = "en"

    page = client.get(reverse("answer_signal", args=[matter.key, signal.key])).content.decode()

    assert f'<a href="{reverse("change_frame", args=[matter.key])}">Change the frame</a>' in page
    assert "argue about this feeling" not in page


def test_more_time_is_offered_only_while_a_plan_is_still_to_come_g11(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    address = reverse("answer_signal", args=[matter.key, signal.key])
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"
    before = client.get(address).content.decode()

    type(matter).objects.filter(pk=matter.pk).update(stage=Stage.DOING)
    page = client.get(address).content.decode()
    later = clock.today() + timedelta(days=60)

    assert "Give more time" in before
    assert "Give more time" not in page
    assert "The plan is handed in later" not in page
    with pytest.raises(RuleBroken, match="no_plan_to_give_time_for"):
        actions.answer_signal(cast.hanneke, signal, "Four weeks more.", later)
    client.post(address, {"text": "We ask less of you."})
    assert signal.answers.exists()
