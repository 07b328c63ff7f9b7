"""Everybody looks back."""

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


def test_facilitator_looks_back_on_the_process(cast: Cast) -> None:
    world = world_at(Stage.EVALUATING, cast)

    perform(Deed.EVALUATE, world.people[Role.FACILITATOR], world)

    entry = world.matter.circle.entries.filter(deed=Deed.EVALUATE).last()
    assert entry is not None
    assert entry.actor == world.people[Role.FACILITATOR]


def test_registrar_does_not_g10(cast: Cast) -> None:
    world = world_at(Stage.EVALUATING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.EVALUATE, world.people[Role.REGISTRAR], world)

    assert refusal.value.rule == "G10"
    assert not world.matter.circle.entries.filter(
        deed=Deed.EVALUATE, actor=world.people[Role.REGISTRAR]
    ).exists()


def test_the_page_is_offered_to_facilitator_and_refused_to_registrar(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.EVALUATING, cast)
    page = reverse("evaluate", args=[world.matter.key])

    client.force_login(world.people[Role.FACILITATOR])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.REGISTRAR])
    assert client.get(page).status_code == 403


def test_for_a_year_after_the_end(cast: Cast) -> None:
    world = world_at(Stage.CLOSED, cast)

    with (
        clock.at(clock.now() + timedelta(days=400)),
        pytest.raises(RuleBroken, match="too_late_to_evaluate"),
    ):
        actions.evaluate(cast.mieke, world.matter, "Late.")


def test_what_is_not_public_stays_inside(cast: Cast, client: Client) -> None:
    matter = grown.evaluating(cast)
    actions.evaluate(cast.mieke, matter, "Between us.", public=False)

    assert "Between us." not in client.get(reverse("stories", args=[matter.key])).content.decode()


def test_who_only_says_what_could_go_differently_is_heard(client: Client, cast: Cast) -> None:
    world = world_at(Stage.EVALUATING, cast)
    page = reverse("evaluate", args=[world.matter.key])
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    nothing = client.post(page, {"text": " ", "differently": "", "public": "all"})
    client.post(page, {"text": "", "differently": "Begin with the young.", "public": "all"})

    assert nothing.status_code == 422
    assert "at least one of the two questions" in nothing.content.decode()
    said = world.matter.evaluations.filter(by=cast.mieke).last()
    assert said is not None
    assert (said.text, said.differently) == ("", "Begin with the young.")
    assert client.get(reverse("stories", args=[world.matter.key])).status_code == 200
    assert (
        "Begin with the young."
        in client.get(reverse("stories", args=[world.matter.key])).content.decode()
    )
