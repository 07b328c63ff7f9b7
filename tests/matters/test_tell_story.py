"""A resident tells the story."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_tells_the_story(cast: Cast) -> None:
    world = world_at(Stage.EVALUATING, cast)

    perform(Deed.TELL_STORY, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.TELL_STORY).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.EVALUATING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.TELL_STORY, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.TELL_STORY, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.EVALUATING, cast)
    page = reverse("tell_story", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_a_story_is_told_before_the_matter_is_closed_and_the_page_says_so(
    cast: Cast, client: Client
) -> None:
    matter = grown.evaluating(cast)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    page = client.get(reverse("close_matter", args=[matter.key])).content.decode()
    world = world_at(Stage.CLOSED, cast)

    assert "Do you want to tell the story? Do that first." in page
    with pytest.raises(RuleBroken, match="not_at_this_stage"):
        actions.tell_story(cast.mieke, world.matter, "The meadow", "It stayed.")
