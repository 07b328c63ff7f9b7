"""Residents may ask for another facilitator."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_asks_for_another_facilitator(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.ASK_FOR_ANOTHER_FACILITATOR, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ASK_FOR_ANOTHER_FACILITATOR).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g8(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ASK_FOR_ANOTHER_FACILITATOR, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G8"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ASK_FOR_ANOTHER_FACILITATOR, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("ask_for_another_facilitator", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_no_reason_is_needed(cast: Cast) -> None:
    matter = grown.planning(cast)

    assert actions.ask_for_another_facilitator(cast.mieke, matter, "").text == ""


def test_the_facilitator_reads_that_somebody_asked_and_not_why(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.ask_for_another_facilitator(cast.mieke, matter, "He is never there.")

    told = {who: _timeline(client, who, matter) for who in cast}

    assert all("Mieke asked for another facilitator." in page for page in told.values())
    reads = {who for who, page in told.items() if "He is never there." in page}
    assert reads == {cast.mieke, cast.joost, cast.karin}


def test_the_page_says_beforehand_who_reads_the_words(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    page = client.get(reverse("ask_for_another_facilitator", args=[matter.key])).content.decode()

    assert "What you write here is for your group and the mandate holder only." in page


def _timeline(client: Client, who: Person, matter: Matter) -> str:
    client.force_login(who)
    client.cookies["language"] = "en"
    return client.get(reverse("timeline", args=[matter.key])).content.decode()
