"""G20: what an entry keeps of the records that its deed wrote, and what it shows of that."""

import re
from typing import Any

import pytest
from django.test import Client

from kader.cli.verifying import verify_house
from kader.matters import actions
from kader.matters.models import Step
from kader.timeline.models import Entry
from kader.timeline.verify import verify_circle
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.mark.parametrize(
    ("column", "value"), [("public", False), ("hours_a_week", 6), ("day", "2030-01-01")]
)
def test_a_step_that_was_handed_in_stands_as_it_was_said_yes_to(
    column: str, value: Any, cast: Cast
) -> None:
    matter = grown.checking(cast)
    step = Step.objects.get(plan__matter=matter, number=2)

    Step.objects.filter(pk=step.pk).update(**{column: value})

    said = [str(fault) for fault in verify_circle(matter.circle)]
    assert [fault.rpartition(": ")[2] for fault in said] == [f"matters.step {step.pk})"]


def test_a_draft_goes_on_without_an_entry_and_holds(cast: Cast) -> None:
    matter = grown.checking(cast)
    actions.withdraw_plan(cast.mieke, matter)
    actions.withdraw_plan(cast.joost, matter)
    one_step = {name: words for name, words in grown.PLAN.items() if "step.b" not in name}

    actions.write_plan(cast.mieke, matter, one_step | {"title": "A smaller meadow"}, base=1)

    assert Step.objects.filter(plan__matter=matter).count() == 1
    assert verify_house() == []


def test_no_outlet_shows_a_digest(client: Client, cast: Cast) -> None:
    matter = grown.doing(cast)
    entries = Entry.objects.filter(circle=matter.circle)
    kept = {digest for entry in entries for digest in (entry.hash, entry.digest) if digest}
    kept |= set(re.findall(r"[0-9a-f]{32}", " ".join(entry.stands for entry in entries)))

    client.force_login(cast.mieke)
    places = [f"/api/v1/matters/{matter.key}{way}" for way in ("", "/timeline", "/plans")]
    shown = [client.get(place) for place in (matter.get_absolute_url(), *places)]

    assert {page.status_code for page in shown} == {200}
    assert not [digest for digest in kept for page in shown if digest in page.content.decode()]
