"""Residents write their plan."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage
from kader.matters import actions
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_writes_the_plan(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.WRITE_PLAN, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.WRITE_PLAN).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.WRITE_PLAN, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.WRITE_PLAN, actor=world.people[Role.STEWARD]
    ).exists()


def test_the_page_is_offered_to_resident_and_refused_to_steward(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("write_plan", args=[world.matter.key])

    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 403


def test_two_who_write_at_once_lose_no_word_g1(cast: Cast) -> None:
    matter = grown.planning(cast)
    first = actions.write_plan(cast.mieke, matter, {"title": "Green", "summary": "We plant."})
    hers = {"title": "Green and quiet", "summary": "We plant."}
    actions.write_plan(cast.mieke, matter, hers, first.number)
    his = {"title": "Green and wild", "summary": "We plant trees."}

    merged = actions.write_plan(cast.joost, matter, his, first.number)

    assert set(merged.clashes["title"]) == {"Green and quiet", "Green and wild"}
    assert merged.fields["summary"] == "We plant trees."


def test_a_step_that_costs_less_than_before_has_fewer_lines(cast: Cast) -> None:
    matter = grown.planning(cast)
    dear = {"step.a.what": "Plant", **_cost(1, "Trees", "900"), **_cost(2, "Earth", "100")}
    first = actions.write_plan(cast.mieke, matter, dear)

    actions.write_plan(
        cast.mieke, matter, {"step.a.what": "Plant", **_cost(1, "Trees", "900")}, first.number
    )

    step = matter.plans.get().steps.get()
    assert [line.label for line in step.costs.all()] == ["Trees"]


def _cost(number: int, label: str, amount: str) -> dict[str, str]:
    return {f"step.a.cost{number}.label": label, f"step.a.cost{number}.amount": amount}


def test_a_draft_is_read_by_the_group_only_g24(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, {"title": "A secret title"})
    page = reverse("plan", args=[matter.key])
    assert client.get(page).status_code == 404
    for outsider in (cast.hanneke, cast.idris, cast.karin):
        client.force_login(outsider)
        assert client.get(page).status_code == 404
    client.force_login(cast.joost)
    assert "A secret title" in client.get(page).content.decode()


def test_writing_ends_an_open_proposal_to_hand_in_g1(cast: Cast) -> None:
    matter = grown.planning(cast)
    revision = actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    changed = {**grown.PLAN, "summary": "Other words."}
    actions.write_plan(cast.joost, matter, changed, revision.number)

    proposal.refresh_from_db()
    assert proposal.ended_at is not None
