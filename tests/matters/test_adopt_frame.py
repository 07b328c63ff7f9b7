"""A body adopts the frame."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_mandate_holder_adopts_the_frame(cast: Cast) -> None:
    world = world_at(Stage.FRAMING, cast)

    perform(Deed.ADOPT_FRAME, world.people[Role.MANDATE_HOLDER], world)

    entry = world.matter.circle.entries.filter(deed=Deed.ADOPT_FRAME).last()
    assert entry is not None
    assert entry.actor == world.people[Role.MANDATE_HOLDER]


def test_steward_does_not_g3(cast: Cast) -> None:
    world = world_at(Stage.FRAMING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.ADOPT_FRAME, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G3"
    assert not world.matter.circle.entries.filter(
        deed=Deed.ADOPT_FRAME, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_mandate_holder_and_refused_to_steward(
    cast: Cast, client: Client
) -> None:
    world = world_at(Stage.FRAMING, cast)
    page = reverse("adopt_frame", args=[world.matter.key])

    client.force_login(world.people[Role.MANDATE_HOLDER])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_the_registrar_records_what_a_body_decided_g4(cast: Cast) -> None:
    world = world_at(Stage.FRAMING, cast)

    perform(Deed.ADOPT_FRAME, world.people[Role.REGISTRAR], world)

    frame = world.matter.frames.adopted().get()
    assert frame.registered_by == world.people[Role.REGISTRAR]
    assert (frame.body, frame.number) == ("The executive board", 1)


def test_a_frame_that_is_not_clear_is_not_adopted_g3(cast: Cast) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, {**grown.frame_fields(), "open": ""})

    with pytest.raises(RuleBroken, match="frame_not_ready") as refusal:
        actions.adopt_frame(cast.karin, matter, _adoption(), frozenset({1}))
    assert refusal.value.rule == "G3"


def test_each_bound_is_ticked_as_what_and_not_how_g3(cast: Cast) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields())

    with pytest.raises(RuleBroken, match="bound_says_how"):
        actions.adopt_frame(cast.karin, matter, _adoption())


def test_a_tick_in_the_stewards_draft_does_not_count_g3(cast: Cast) -> None:
    matter = grown.framing(cast)
    fields = {**grown.frame_fields(), "bound.1.says_what": "1"}
    actions.draft_frame(cast.hanneke, matter, fields)

    with pytest.raises(RuleBroken, match="bound_says_how"):
        actions.adopt_frame(cast.karin, matter, _adoption())


def test_somebody_decided_it_on_a_day_g4(cast: Cast) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields())

    with pytest.raises(RuleBroken, match="who_decided_when"):
        actions.adopt_frame(cast.karin, matter, Adoption("", None), frozenset({1}))


def _adoption() -> Adoption:
    return Adoption("The executive board", clock.today(), "1")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"decide_by": "2020-01-01"}, "a last day of the decision that is still to come."),
        ({"promise_days": "400"}, "news at least every sixty days."),
    ],
)
def test_a_frame_with_a_day_gone_by_or_a_year_of_silence_is_not_ready_g3_g13(
    cast: Cast, client: Client, typed: dict[str, str], says: str
) -> None:
    matter = grown.framing(cast)
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"
    maker = reverse("draft_frame", args=[matter.key])

    shown = client.post(maker, {**grown.frame_fields(), **typed, "base": "0", "do": "ready"})

    assert shown.status_code == 422
    assert [need.sentence for need in shown.context["maker"].needs if not need.is_met] == [says]
    with pytest.raises(RuleBroken, match="frame_not_ready"):
        actions.adopt_frame(cast.karin, matter, _adoption(), frozenset({1}))


def test_what_is_adopted_was_decided_today_at_the_latest_g4(cast: Cast, client: Client) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields())
    tomorrow = clock.today() + timedelta(days=1)
    client.force_login(cast.karin)
    client.cookies["language"] = "en"

    page = client.post(
        reverse("adopt_frame", args=[matter.key]),
        {"says_what": ["1"], "body": "The board", "decided_on": tomorrow.isoformat()},
    )

    assert page.status_code == 422
    assert "This day is still to come." in page.content.decode()
    with pytest.raises(RuleBroken, match="decided_in_the_future"):
        actions.adopt_frame(
            cast.karin, matter, Adoption("The board", tomorrow, "1"), frozenset({1})
        )
