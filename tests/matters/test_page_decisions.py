"""The page where the mandate holder decides formally, and where everybody reads it."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.actions import Decision
from kader.matters.models import Criterion, Matter
from kader.matters.rules.check import Found, Result
from kader.matters.rules.voice import Extent
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.test_page_checks import page
from tests.matters.world import world_at


def test_a_formal_decision_says_why_and_what_one_can_do(client: Client, cast: Cast) -> None:
    matter = world_at(Stage.DECIDING, cast).matter
    sent = {"granted": "no", "reasons": "The law asks a permit.", "body": "The executive board"}
    sent |= {"decided_on": clock.today().isoformat()}

    empty = page(client, cast.karin, matter, "decide_formally", **sent)
    page(client, cast.karin, matter, "decide_formally", **sent, remedies="Object in six weeks.")

    assert empty.status_code == 422
    assert "The law asks a permit." in empty.content.decode()
    decided = matter.decisions.get()
    assert (decided.granted, decided.remedies) == (False, "Object in six weeks.")


def test_the_decider_of_the_frame_is_filled_in_and_a_day_to_come_is_none_g7(
    client: Client, cast: Cast
) -> None:
    matter = world_at(Stage.DECIDING, cast).matter
    sent = {
        "granted": "no",
        "reasons": "The law asks a permit.",
        "remedies": "Object in six weeks.",
    }
    sent |= {"body": "The executive board", "decided_on": "2041-05-01"}

    first = page(client, cast.karin, matter, "decide_formally").content.decode()
    later = page(client, cast.karin, matter, "decide_formally", **sent)

    assert f'value="{matter.plans.get().frame.decider}"' in first
    assert later.status_code == 422
    assert "This day is still to come. Choose " in later.content.decode()
    assert not matter.decisions.exists()


@pytest.mark.parametrize("granted", [True, False])
def test_everybody_reads_a_formal_decision_with_its_reasons_and_remedies_g7(
    client: Client, cast: Cast, granted: bool
) -> None:
    matter = world_at(Stage.DECIDING, cast).matter
    remedies = "Object in six weeks. Write to the board."
    decided = ("The law asks a permit.", remedies, "The executive board", clock.today(), "2026-12")
    actions.decide_formally(cast.karin, matter, Decision(granted, *decided))

    client.cookies["language"] = "en"
    told = {
        word: client.get(reverse(word, args=[matter.key])).content.decode()
        for word in ("matter", "plan", "timeline")
    }

    for word, shown in told.items():
        assert "The law asks a permit." in shown, word
        assert remedies in shown, word
        assert "Decided by The executive board on" in shown, word
        assert "number 2026-12." in shown, word
    on_top = "The formal decision about version 1 of the plan"
    assert told["matter"].index(on_top) < told["matter"].index("The plan, within the bounds")
    refused = "fit. The formal decision: this plan may not go on."
    assert (refused in told["matter"]) is not granted


def test_the_editor_of_the_next_version_shows_the_refusal_and_no_answered_question_g7(
    client: Client, cast: Cast
) -> None:
    matter = grown.checking(cast)
    not_yet = [Found(c.pk, Result.NOT_MET, "Nobody is there.") for c in _points(matter)]
    matter.frames.update(formal_decision=True)
    actions.check_plan(cast.hanneke, matter, not_yet, "Who is there at the weekend?")
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"
    editor = reverse("write_plan", args=[matter.key])
    asked = client.get(editor).content.decode()
    _refuse_the_next_version(cast, matter)

    refused = client.get(editor).content.decode()

    assert "Who is there at the weekend?" in asked
    assert "The formal decision about version" not in asked
    assert "Who is there at the weekend?" not in refused
    assert "The formal decision about version 2 of the plan" in refused
    assert "The law asks a permit." in refused
    assert "Object in six weeks." in refused


def _refuse_the_next_version(cast: Cast, matter: Matter) -> None:
    """The group answers, everything fits, and the formal decision says no."""
    matter = Matter.objects.select_related("circle").get(pk=matter.pk)
    actions.write_plan(cast.mieke, matter, grown.PLAN | {"summary": "Joost is there on Sunday."})
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))
    actions.accept_responsibility(cast.mieke, matter, Extent.WHOLE, "We do it.", cast.joost)
    matter = Matter.objects.select_related("circle").get(pk=matter.pk)
    actions.check_plan(cast.hanneke, matter, [Found(c.pk, Result.MET) for c in _points(matter)])
    matter = Matter.objects.select_related("circle").get(pk=matter.pk)
    said = ("The law asks a permit.", "Object in six weeks.", "The board", clock.today(), "")
    actions.decide_formally(cast.karin, matter, Decision(False, *said))


def _points(matter: Matter) -> list[Criterion]:
    return list(matter.frames.adopted().get().criteria.all())
