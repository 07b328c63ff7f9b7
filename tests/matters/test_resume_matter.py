"""A stopped matter is taken up again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from tests.api.conftest import Post, api, post  # noqa: F401 - fixtures.
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_former_resident_takes_it_up_again(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)

    perform(Deed.RESUME_MATTER, world.people[Role.FORMER_RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.RESUME_MATTER).last()
    assert entry is not None
    assert entry.actor == world.people[Role.FORMER_RESIDENT]


def test_steward_does_not_g23(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.RESUME_MATTER, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G23"
    assert not world.matter.circle.entries.filter(
        deed=Deed.RESUME_MATTER, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_former_resident_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.STOPPED, cast)
    page = reverse("resume_matter", args=[world.matter.key])

    client.force_login(world.people[Role.FORMER_RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_within_fourteen_days(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)

    with (
        clock.at(clock.now() + timedelta(days=15)),
        pytest.raises(RuleBroken, match="too_late_to_resume"),
    ):
        actions.resume_matter(cast.mieke, world.matter)


def test_it_goes_on_where_it_was(cast: Cast) -> None:
    world = world_at(Stage.STOPPED, cast)
    actions.resume_matter(cast.mieke, world.matter)

    assert world.matter.stage == Stage.PLANNING


def test_what_the_mandate_holder_stopped_stays_stopped_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.stop_matter(cast.karin, matter, "The ground is sold.")

    with pytest.raises(RuleBroken, match="stopped_by_mandate_holder") as refusal:
        actions.resume_matter(cast.mieke, matter)

    assert refusal.value.rule == "G23"
    matter.refresh_from_db()
    assert matter.at is Stage.STOPPED


def test_the_page_says_what_is_possible_instead(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    page = reverse("resume_matter", args=[matter.key])
    actions.stop_matter(cast.karin, matter, "The ground is sold.")
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    around = client.get(matter.get_absolute_url()).content.decode()
    looked, pressed = client.get(page), client.post(page, {"once": "a1"})

    assert page not in around
    assert "The ground is sold." in around
    assert (looked.status_code, pressed.status_code) == (409, 409)
    assert "You can open a new wish." in looked.content.decode()
    assert "Ground rule 23." in looked.content.decode()


def test_the_page_offers_it_after_a_stop_of_the_residents(cast: Cast, client: Client) -> None:
    world = world_at(Stage.STOPPED, cast)
    page = reverse("resume_matter", args=[world.matter.key])

    for role in (Role.RESIDENT, Role.FORMER_RESIDENT):
        client.force_login(world.people[role])
        assert page in client.get(world.matter.get_absolute_url()).content.decode()


def test_a_stop_of_the_residents_counts_whatever_was_stopped_before(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.stop_matter(cast.karin, matter, "The ground is sold.")
    # Before this rule a resident could take it up again.
    type(matter).objects.filter(pk=matter.pk).update(stage=Stage.PLANNING, stopped_at=None)
    world = type(matter).objects.select_related("circle").get(pk=matter.pk)
    for resident in (cast.mieke, cast.joost):
        actions.confirm_stop(resident, world)

    actions.resume_matter(cast.mieke, world)

    assert world.at is Stage.PLANNING


def test_a_machine_hears_the_same(post: Post, cast: Cast, client: Client) -> None:  # noqa: F811
    matter = grown.planning(cast)
    actions.stop_matter(cast.karin, matter, "The ground is sold.")

    refused = post(cast.mieke, f"matters/{matter.key}/resume-matter", {})

    told = refused.json()
    assert (refused.status_code, told["reason"]) == (409, "stopped_by_mandate_holder")
    assert (told["rule"], len(told["instead"])) == ("G23", 3)
    client.force_login(cast.mieke)
    deeds = client.get(f"/api/v1/matters/{matter.key}").json()["deeds"]
    assert Deed.RESUME_MATTER not in deeds
