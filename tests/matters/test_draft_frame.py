"""The steward drafts the frame."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_steward_drafts_the_frame(cast: Cast) -> None:
    world = world_at(Stage.FRAMING, cast)

    perform(Deed.DRAFT_FRAME, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.DRAFT_FRAME).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_mandate_holder_does_not_g3(cast: Cast) -> None:
    world = world_at(Stage.FRAMING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.DRAFT_FRAME, world.people[Role.MANDATE_HOLDER], world)

    assert refusal.value.rule == "G3"
    assert not world.matter.circle.entries.filter(
        deed=Deed.DRAFT_FRAME, actor=world.people[Role.MANDATE_HOLDER]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_mandate_holder(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.FRAMING, cast)
    page = reverse("draft_frame", args=[world.matter.key])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 403


def test_every_save_is_kept_and_the_first_is_recorded(cast: Cast) -> None:
    matter = grown.framing(cast)
    first = actions.draft_frame(cast.hanneke, matter, {"aim": "Green."})
    actions.draft_frame(cast.hanneke, matter, {"aim": "Green and quiet."}, first.number)

    assert matter.frames.get().revisions.count() == 2
    assert matter.circle.entries.filter(deed=Deed.DRAFT_FRAME).count() == 1
    assert matter.frames.get().aim == "Green and quiet."


def test_two_windows_that_began_empty_lose_no_word(cast: Cast) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, {"aim": "Green."})

    merged = actions.draft_frame(cast.hanneke, matter, {"issue": "The meadow is bare."})

    assert merged.fields["aim"] == "Green."
    assert merged.fields["issue"] == "The meadow is bare."


def test_a_draft_is_not_public(cast: Cast, client: Client) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, {"aim": "Green and secret."})

    assert client.get(reverse("frame", args=[matter.key])).status_code == 404
