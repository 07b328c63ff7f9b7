"""Residents and steward close together."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_wants_to_close(cast: Cast) -> None:
    world = world_at(Stage.EVALUATING, cast)

    perform(Deed.CLOSE_MATTER, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.CLOSE_MATTER).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_mandate_holder_does_not_g14(cast: Cast) -> None:
    world = world_at(Stage.EVALUATING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.CLOSE_MATTER, world.people[Role.MANDATE_HOLDER], world)

    assert refusal.value.rule == "G14"
    assert not world.matter.circle.entries.filter(
        deed=Deed.CLOSE_MATTER, actor=world.people[Role.MANDATE_HOLDER]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_mandate_holder(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.EVALUATING, cast)
    page = reverse("close_matter", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 403


def test_after_both_have_looked_back_g14(cast: Cast) -> None:
    matter = grown.evaluating(cast)

    with pytest.raises(RuleBroken, match="evaluate_first"):
        actions.close_matter(cast.mieke, matter)


def test_two_residents_and_the_steward_close_it_g14(cast: Cast) -> None:
    matter = grown.evaluating(cast)
    actions.evaluate(cast.mieke, matter, "Good.")
    actions.evaluate(cast.hanneke, matter, "Good.")
    actions.close_matter(cast.mieke, matter)
    actions.close_matter(cast.hanneke, matter)
    assert matter.stage == Stage.EVALUATING

    actions.close_matter(cast.joost, matter)

    assert matter.stage == Stage.CLOSED
