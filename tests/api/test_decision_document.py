"""The decision on paper, for machines: sent in base64 with the adoption, told with the frame."""

import base64
import hashlib

import pytest
from django.test import Client

from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Person
from tests.api.conftest import Post
from tests.matters import grown
from tests.matters.grown import Cast, frame_fields
from tests.people import papers


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


@pytest.fixture
def matter(cast: Cast) -> Matter:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, frame_fields())
    return matter


def _adoption(document: str) -> dict[str, object]:
    body = {"body": "The executive board", "decidedOn": "2026-01-15", "saysWhat": [1]}
    return {**body, "document": document}


def test_a_program_sends_the_document_and_everybody_is_told_of_it(
    api: Client, post: Post, karin: Person, matter: Matter
) -> None:
    paper = papers.paper("The decision")
    sent = _adoption(base64.b64encode(paper).decode())

    answer = post(karin, f"matters/{matter.key}/adopt-frame", sent)

    assert answer.status_code == 200
    api.logout()
    told = api.get(f"/api/v1/matters/{matter.key}/frames").json()[0]
    assert told["document"] == {
        "name": f"decision-{told['key']}.pdf",
        "kind": "application/pdf",
        "size": len(paper),
        "fingerprint": hashlib.sha256(paper).hexdigest(),
        "url": f"/m/{matter.key}/documents/{told['key']}",
    }
    assert b"".join(api.get(told["document"]["url"])) == paper


def test_a_frame_without_a_document_says_so(api: Client, cast: Cast) -> None:
    matter = grown.questions(cast)

    told = api.get(f"/api/v1/matters/{matter.key}/frames").json()

    assert [frame["document"] for frame in told] == [None]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("no base64 at all!", "Send the file in base64."),
        (base64.b64encode(b"just words").decode(), "We can take a PDF, or a picture"),
        (base64.b64encode(papers.locked()).decode(), "This PDF is protected."),
        (base64.b64encode(papers.carrying()).decode(), "This PDF does more than show text."),
    ],
    ids=["no base64", "words", "locked", "carrying"],
)
def test_what_is_wrong_with_a_file_is_told_at_its_field(
    content: str, said: str, post: Post, karin: Person, matter: Matter
) -> None:
    path = f"matters/{matter.key}/adopt-frame"

    answer = post(karin, path, _adoption(content), **{"Accept-Language": "en"})

    assert answer.status_code == 422
    fault = answer.json()["errors"][0]
    assert fault["pointer"] == "#/document"
    assert fault["detail"].startswith(said)
    assert not matter.frames.adopted().exists()


def test_a_file_of_somebody_who_may_not_adopt_is_not_looked_at(
    post: Post, hanneke: Person, matter: Matter
) -> None:
    answer = post(hanneke, f"matters/{matter.key}/adopt-frame", _adoption("no base64"))

    assert answer.json()["reason"] == "not_your_role"


def test_a_change_of_the_frame_brings_its_document(post: Post, karin: Person, cast: Cast) -> None:
    matter = grown.planning(cast)
    sent = _adoption(base64.b64encode(papers.paper()).decode())

    answer = post(
        karin, f"matters/{matter.key}/change-frame", {**sent, "reason": "There is less money."}
    )

    assert answer.status_code == 200
    assert matter.frames.adopted().get().document_kind == "application/pdf"
