"""An official's form counts for the words that stood on her page, and for no others (G4, G5)."""

import re

from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import PLAN, Cast


def seen_on(client: Client, who: Person, matter: Matter, word: str) -> str:
    client.force_login(who)
    page = client.get(reverse(word, args=[matter.key])).content.decode()
    found = re.search(r'name="seen" value="([^"]+)"', page)
    assert found
    return found[1]


def test_findings_about_an_older_hand_in_are_not_sent(client: Client, cast: Cast) -> None:
    matter = grown.checking(cast)
    point = matter.frames.adopted().get().criteria.get()
    seen = seen_on(client, cast.hanneke, matter, "check_plan")
    actions.ask_to_wait(cast.joost, matter, "")
    actions.write_plan(cast.mieke, matter, {**PLAN, "step.a.what": "We sell them"}, 1)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    finding = {f"result.{point.key}": "not_met", f"reason.{point.key}": "Nobody on Sunday."}
    sent = {**finding, "question": "Who is there on Sunday?", "seen": seen}
    refused = client.post(reverse("check_plan", args=[matter.key]), sent)

    assert refused.status_code == 422
    assert "Nobody on Sunday." in refused.content.decode()
    assert Matter.objects.get(pk=matter.pk).at is Stage.CHECKING


def test_a_draft_that_changed_meanwhile_is_not_adopted(client: Client, cast: Cast) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields())
    seen = seen_on(client, cast.karin, matter, "adopt_frame")
    newer = grown.frame_fields() | {"bound.1.text": "A fence of two metres"}
    actions.draft_frame(cast.hanneke, matter, newer, 1)

    sent = {"says_what": ["1"], "body": "The board", "decided_on": clock.today().isoformat()}
    page = reverse("adopt_frame", args=[matter.key])
    assert client.post(page, {**sent, "seen": seen}).status_code == 422

    assert Matter.objects.get(pk=matter.pk).at is Stage.FRAMING
    again = client.post(page, {**sent, "seen": seen_on(client, cast.karin, matter, "adopt_frame")})
    assert again.status_code == 302
