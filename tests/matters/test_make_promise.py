"""The municipality promises something."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.finding import asked_by_residents
from kader.matters.models import Matter, Step
from kader.matters.rules.line import PromiseKind
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_steward_makes_a_promise(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.MAKE_PROMISE, world.people[Role.STEWARD], world)

    entry = world.matter.circle.entries.filter(deed=Deed.MAKE_PROMISE).last()
    assert entry is not None
    assert entry.actor == world.people[Role.STEWARD]


def test_resident_does_not_g13(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.MAKE_PROMISE, world.people[Role.RESIDENT], world)

    assert refusal.value.rule == "G13"
    assert not world.matter.circle.entries.filter(
        deed=Deed.MAKE_PROMISE, actor=world.people[Role.RESIDENT]
    ).exists()


def test_the_page_is_offered_to_steward_and_refused_to_resident(cast: Cast, client: Client) -> None:
    world = world_at(Stage.PLANNING, cast)
    page = reverse("make_promise", args=[world.matter.key])

    client.force_login(world.people[Role.STEWARD])
    assert client.get(page).status_code == 200
    client.force_login(world.people[Role.RESIDENT])
    assert client.get(page).status_code == 403


def test_a_promise_is_for_a_day_to_come(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="date_has_passed"):
        actions.make_promise(cast.hanneke, matter, "A bench.", clock.today() - timedelta(days=1))


def test_a_promise_is_for_a_day_that_somebody_lives_to_see_g13(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.hanneke)
    typed = {"text": "A bench.", "due": "2099-01-01", "kind": "own", "once": "a"}
    address = reverse("make_promise", args=[matter.key])

    answer = client.post(address, typed, headers={"accept-language": "en"})

    assert answer.status_code == 422
    assert "This day is more than two years away." in answer.content.decode()
    with pytest.raises(RuleBroken, match="date_too_far"):
        actions.make_promise(cast.hanneke, matter, "A bench.", date(2099, 1, 1))


def test_the_page_says_when_it_must_be_chosen_what_the_residents_asked_g2(
    cast: Cast, client: Client
) -> None:
    matter = grown.planning(cast)
    actions.ask_for_support(cast.mieke, matter, "A room on Tuesdays.")
    client.force_login(cast.hanneke)

    page = client.get(
        reverse("make_promise", args=[matter.key]), headers={"accept-language": "en"}
    ).content.decode()

    label = page.split("What did the residents ask?")[1].split("</label>")[0]
    assert "(needed if you give something)" in label
    assert "not required" not in label


def test_means_are_not_promised_where_nobody_asked_g2(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="means_only_when_asked") as refusal:
        actions.make_promise(cast.hanneke, matter, "We pay 5000 euro.", _soon(), PromiseKind.MEANS)

    assert refusal.value.rule == "G2"
    assert not matter.promises.exists()


def test_what_another_group_asked_is_no_reason_here_g2(cast: Cast) -> None:
    matter, other = grown.planning(cast), grown.planning(cast)
    actions.ask_for_support(cast.mieke, other, "A room on Tuesdays.")
    (asked,) = [one for one in asked_by_residents(other) if one.field == "asked_for_id"]

    with pytest.raises(RuleBroken, match="means_only_when_asked"):
        actions.make_promise(cast.hanneke, matter, "A room.", _soon(), PromiseKind.MEANS, asked)


def test_means_are_promised_for_a_request_a_condition_and_a_step_g2(cast: Cast) -> None:
    matter = grown.doing(cast)
    actions.ask_for_support(cast.mieke, matter, "A room on Tuesdays.")
    actions.state_condition(cast.mieke, matter, "The gate stays.")
    step = Step.objects.filter(plan__matter=matter)[:1].get()
    Step.objects.filter(pk=step.pk).update(asked="A crane for one day.")

    asked = asked_by_residents(matter)
    for one in asked:
        actions.make_promise(cast.hanneke, matter, "It comes.", _soon(), PromiseKind.MEANS, one)

    assert {one.field for one in asked} == {"asked_for_id", "condition_id", "step_id"}
    assert matter.promises.filter(kind=PromiseKind.MEANS).count() == len(asked)
    assert matter.promises.filter(step=step).exists()


def test_what_the_municipality_does_itself_needs_no_question(cast: Cast) -> None:
    matter = grown.planning(cast)

    promise = actions.make_promise(cast.hanneke, matter, "I call you.", _soon())

    assert promise.kind == PromiseKind.OWN


def test_what_was_asked_is_told_to_who_may_read_it_g2(cast: Cast) -> None:
    matter = grown.planning(cast)
    support = actions.ask_for_support(cast.mieke, matter, "A room on Tuesdays.")
    condition = actions.state_condition(cast.mieke, matter, "The gate stays.")
    for one in asked_by_residents(matter):
        actions.make_promise(cast.hanneke, matter, "It comes.", _soon(), PromiseKind.MEANS, one)

    assert _asked_for(matter, cast.mieke) == {support.key, condition.key}
    assert _asked_for(matter, None) == {condition.key, None}


def _asked_for(matter: Matter, reader: Person | None) -> set[str | None]:
    client = Client()
    if reader is not None:
        client.force_login(reader)
    told = client.get(f"/api/v1/matters/{matter.key}/promises").json()
    return {one["askedFor"] for one in told if one["kind"] == "means"}


def _soon() -> date:
    return clock.today() + timedelta(days=7)
