"""Residents tell how it goes."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_tells_how_it_goes(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    perform(Deed.REPORT_PROGRESS, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.REPORT_PROGRESS).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.DOING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.REPORT_PROGRESS, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.REPORT_PROGRESS, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.DOING, cast)
    page = reverse("report_progress", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_how_it_goes_with_a_step_is_told_of_a_step_of_this_plan(cast: Cast) -> None:
    here, elsewhere = grown.doing(cast), grown.doing(cast)
    [own, *_], [other, *_] = grown.steps_of(here), grown.steps_of(elsewhere)

    with pytest.raises(RuleBroken, match="not_in_this_plan"):
        actions.report_progress(cast.mieke, here, "The sheep are there.", other)
    told = actions.report_progress(cast.mieke, here, "The sheep are there.", own)

    assert list(here.progress.all()) == [told]
