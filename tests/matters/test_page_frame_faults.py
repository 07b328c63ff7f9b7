"""What stops a change of the frame is said at the field where it is to be written."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kader.matters.models import Matter
from tests.matters import grown
from tests.matters.grown import Cast, frame_fields

DECIDED = {"body": "The executive board", "decided_on": "2026-01-15", "reason": "It was unclear."}
MONEY = {
    "criterion.1.kind": "money",
    "criterion.1.amount": "9000",
    "criterion.1.period": "year",
    "bound.1.says_what": "1",
}


def summary_of(client: Client, matter: Matter, typed: dict[str, str]) -> list[tuple[str, str]]:
    """Karin sends the change in English; the lines of the summary: where they lead, and all."""
    client.cookies["language"] = "en"
    sent = {**frame_fields(), **MONEY, **typed, **DECIDED}
    told = client.post(reverse("change_frame", args=[matter.key]), sent).content.decode()
    lines = re.findall(r'<li><a href="#(.*?)">(.*?)</li>', told.partition('id="errors"')[2])
    assert all(f'id="{address}"' in told for address, _ in lines)
    return [(address, re.sub("<.*?>", "", words)) for address, words in lines]


@pytest.mark.parametrize(
    ("typed", "address", "said"),
    [
        ({"aim": ""}, "f-aim", "What must be true afterwards, and why?"),
        ({"decide_by": ""}, "f-decide_by", "By which day at the latest?"),
        ({"promise_days": "90"}, "f-promise", "news at least every sixty days"),
        ({"several_plans": ""}, "f-several", "What if several plans fit?"),
        ({"bound.1.kind": "law"}, "b1a", "Article of the law at bound 1"),
        ({"bound.1.says_what": ""}, "b1w", "Bound 1 says what, not how"),
        ({"bound.1.text": ""}, "b1t", "Bound 1: what must be true?"),
        ({"criterion.1.how": ""}, "c1h", "How do we check point 1?"),
        ({"criterion.1.amount": "a lot"}, "c1m", "This is no amount."),
        ({"criterion.1.amount": ""}, "c1m", "Amount at point 1, in euro"),
        ({"criterion.1.period": ""}, "c1p", "Amount at point 1: how often?"),
        ({"criterion.1.kind": "date"}, "c1d", "Last day at point 1"),
        ({"criterion.1.kind": "place"}, "c1r", "Area at point 1"),
    ],
)
def test_each_line_of_the_summary_names_its_field_and_leads_to_it(
    client: Client, cast: Cast, typed: dict[str, str], address: str, said: str
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.karin)

    ((led_to, line),) = summary_of(client, matter, typed)

    assert led_to == address
    assert said in line


@pytest.mark.parametrize(
    ("language", "written"), [("nl", "9.000"), ("de", "9.000"), ("en", "9,000")]
)
def test_an_amount_stands_there_as_it_is_written_here_and_is_taken_back(
    client: Client, cast: Cast, language: str, written: str
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.karin)
    address = reverse("change_frame", args=[matter.key])
    client.post(address, {**frame_fields(), **MONEY, **DECIDED})

    client.cookies["language"] = language
    shown = client.get(address)
    typed = {name: str(words) for name, words in shown.context["maker"].fields.items()}
    client.post(address, {**typed, "bound.1.says_what": "1", **DECIDED})

    assert (
        f'name="criterion.1.amount" inputmode="decimal" value="{written}"' in shown.content.decode()
    )
    assert [str(f.criteria.get().amount) for f in matter.frames.all()][1:] == ["9000.00"] * 2
