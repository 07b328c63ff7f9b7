"""The edge beside the plan counts what fits, and the page knows who reads it."""

from django.test import Client
from django.urls import reverse

from kader.groundrules import clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Matter
from kader.matters.rules.voice import Question
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.test_page_plans import write


def _page(matter: Matter) -> str:
    return reverse("write_plan", args=[matter.key])


def test_money_is_added_up_and_held_against_the_frame(client: Client, cast: Cast) -> None:
    matter = _with_money(cast)
    cost = {
        "step__a__cost1__amount": "€ 8.640",
        "step__a__cost1__period": "year",
        "step__a__cost1__paid_by": "municipality",
    }
    write(client, cast.mieke, matter, 0, **cost)

    edge = client.get(_page(matter)).context["editor"].edge

    assert [point.state for point in edge.points] == ["none", "met"]
    assert "8" in edge.points[1].sentence
    assert edge.still_open == "the animals are safe"


def test_an_empty_plan_counts_no_point(client: Client, cast: Cast) -> None:
    matter = _with_money(cast)
    client.force_login(cast.mieke)

    answer = client.get(_page(matter), headers={"accept-language": "en"})

    assert answer.context["editor"].edge.count == "0 of 2"
    assert "in this draft, as you see it" in answer.content.decode()
    assert "You think" not in answer.content.decode()


def test_who_proposed_to_hand_in_is_not_asked_for_her_own_yes(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    write(client, cast.mieke, matter, 0)
    actions.submit_plan(cast.mieke, matter)
    client.cookies["language"] = "en"

    client.force_login(cast.mieke)
    hers = client.get(_page(matter)).content.decode()
    client.force_login(cast.joost)
    his = client.get(_page(matter)).content.decode()

    assert "You proposed to hand in this plan" in hers
    assert "Read it and say yes" not in hers
    assert "Read it and say yes" in his


def _with_money(cast: Cast) -> Matter:
    matter = grown.framing(cast)
    money = {"short": "At most 9000", "how": "We add up.", "kind": "money", "amount": "9000"}
    fields = {f"criterion.2.{name}": value for name, value in money.items()}
    actions.draft_frame(
        cast.hanneke, matter, {**grown.frame_fields(), **fields, "criterion.2.period": "year"}
    )
    actions.adopt_frame(
        cast.karin, matter, Adoption("The board", clock.today(), "1"), frozenset({1})
    )
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "That the animals can stay.")
    return Matter.objects.select_related("circle").get(pk=matter.pk)
