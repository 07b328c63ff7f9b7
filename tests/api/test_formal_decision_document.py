"""The formal decision on paper, for machines: sent in base64, told with the decision (G7)."""

import base64
import hashlib

import pytest
from django.test import Client

from kader.groundrules import Stage
from kader.matters.models import Matter
from kader.people.models import Person
from tests.api.conftest import Post
from tests.matters.grown import Cast
from tests.matters.world import world_at
from tests.people import papers


@pytest.fixture
def matter(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Matter:
    return world_at(Stage.DECIDING, Cast(hanneke, idris, karin, mieke, joost)).matter


def _decision(document: str) -> dict[str, object]:
    why = {"reasons": "The law asks a permit.", "remedies": "Object in six weeks."}
    by = {"body": "The executive board", "decidedOn": "2026-01-15"}
    return {"granted": False, **why, **by, "document": document}


def test_a_program_sends_the_document_and_everybody_is_told_of_it(
    api: Client, post: Post, karin: Person, matter: Matter
) -> None:
    paper = papers.paper("The decision")
    sent = _decision(base64.b64encode(paper).decode())

    answer = post(karin, f"matters/{matter.key}/decide-formally", sent)

    assert answer.status_code == 200
    api.logout()
    [told] = api.get(f"/api/v1/matters/{matter.key}/decisions").json()
    assert told["document"] == {
        "name": f"decision-{told['key']}.pdf",
        "kind": "application/pdf",
        "size": len(paper),
        "fingerprint": hashlib.sha256(paper).hexdigest(),
        "url": f"/m/{matter.key}/documents/{told['key']}",
    }
    assert b"".join(api.get(told["document"]["url"])) == paper


def test_a_decision_without_a_document_says_so(
    api: Client, post: Post, karin: Person, matter: Matter
) -> None:
    post(karin, f"matters/{matter.key}/decide-formally", _decision(""))

    told = api.get(f"/api/v1/matters/{matter.key}/decisions").json()

    assert [decision["document"] for decision in told] == [None]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no base64 at all!", "Send the file in base64."),
        (base64.b64encode(papers.carrying()).decode(), "This PDF does more than show text."),
    ],
    ids=["no base64", "carrying"],
)
def test_what_is_wrong_with_a_file_is_told_at_its_field(
    content: str, said: str, post: Post, karin: Person, matter: Matter
) -> None:
    path = f"matters/{matter.key}/decide-formally"

    answer = post(karin, path, _decision(content), **{"Accept-Language": "en"})

    assert answer.status_code == 422
    fault = answer.json()["errors"][0]
    assert fault["pointer"] == "#/document"
    assert fault["detail"].startswith(said)
    assert not matter.decisions.exists()


def test_a_file_of_somebody_who_may_not_decide_is_not_looked_at(
    post: Post, hanneke: Person, matter: Matter
) -> None:
    answer = post(hanneke, f"matters/{matter.key}/decide-formally", _decision("no base64"))

    assert answer.json()["reason"] == "not_your_role"
