"""The formal decision on paper: added when it is recorded, read by who may read it (G7)."""

import hashlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kader.cli.verifying import verify_house
from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.actions import Decision
from kader.matters.models import DecisionDocument, FormalDecision, Matter
from kader.people.models import Person
from kader.search.find import find
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.world import World, world_at
from tests.people import papers

DECISION = {
    "granted": "no",
    "reasons": "The law asks a permit.",
    "remedies": "Object in six weeks.",
    "body": "The executive board",
    "decided_on": "2026-01-15",
    "decision_number": "2026-7",
}


@pytest.fixture
def world(cast: Cast) -> World:
    """A plan that fits, and a frame that asks for a formal decision."""
    return world_at(Stage.DECIDING, cast)


@pytest.fixture
def matter(world: World) -> Matter:
    return world.matter


def send(client: Client, who: Person, matter: Matter, content: bytes, **more: Any) -> Any:
    """This person sends the form in English, with a file that she calls as she likes."""
    client.force_login(who)
    client.cookies["language"] = "en"
    file = SimpleUploadedFile('karin"s besluit.exe', content, "text/html")
    sent = {**DECISION, "document": file, **more}
    return client.post(reverse("decide_formally", args=[matter.key]), sent)


def address(matter: Matter) -> str:
    return reverse("document", args=[matter.key, matter.decisions.get().key])


def fetch(client: Client, matter: Matter, who: Person | None, **headers: str) -> HttpResponseBase:
    """Somebody, or a visitor, asks for the document of the decision."""
    client.logout()
    if who is not None:
        client.force_login(who)
    return client.get(address(matter), headers=headers)


def read(answer: HttpResponseBase) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer)


# Adding it ----------------------------------------------------------------------------------------


def test_it_is_added_to_a_decision_and_everybody_reads_it_beside_the_reasons(
    client: Client, cast: Cast, matter: Matter
) -> None:
    paper = papers.paper("The decision")

    assert send(client, cast.karin, matter, paper).status_code == 302

    decided = matter.decisions.get()
    assert (decided.document_kind, decided.document_size) == ("application/pdf", len(paper))
    client.logout()
    client.cookies["language"] = "en"
    for page in ("matter", "plan"):
        shown = client.get(reverse(page, args=[matter.key])).content.decode()
        assert (
            f'<a class="more" href="{address(matter)}">Decision document (PDF, 1\u00a0kB)' in shown
        )
    assert read(fetch(client, matter, None)) == paper


def test_who_writes_the_next_version_reads_it_too(
    client: Client, cast: Cast, matter: Matter
) -> None:
    send(client, cast.karin, matter, papers.paper())

    client.force_login(cast.mieke)
    editor = client.get(reverse("write_plan", args=[matter.key])).content.decode()

    assert address(matter) in editor


def test_the_page_says_which_files_and_sends_them(
    client: Client, cast: Cast, matter: Matter
) -> None:
    client.force_login(cast.karin)
    client.cookies["language"] = "en"

    shown = client.get(reverse("decide_formally", args=[matter.key])).content.decode()

    assert 'enctype="multipart/form-data"' in shown
    assert "A PDF, or a picture (JPEG, PNG, WebP or GIF), of at most 10 MB." in shown
    assert shown.index('name="decision_number"') < shown.index('type="file"')


def test_a_steward_adds_none(client: Client, cast: Cast, matter: Matter) -> None:
    assert send(client, cast.hanneke, matter, papers.paper()).status_code == 403

    assert not DecisionDocument.objects.exists()


def test_no_document_is_needed(client: Client, cast: Cast, matter: Matter) -> None:
    client.force_login(cast.karin)

    client.post(reverse("decide_formally", args=[matter.key]), DECISION)

    assert matter.decisions.get().document_kind == ""
    assert "/documents/" not in client.get(reverse("plan", args=[matter.key])).content.decode()
    assert fetch(client, matter, cast.karin).status_code == 404


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (papers.packed(b"<< /S /JavaScript /JS (app.alert(1)) >>"), "This PDF does more than"),
        (papers.locked(), "This PDF is protected."),
        (b"just words", "We can take a PDF, or a picture"),
    ],
    ids=["acting", "locked", "words"],
)
def test_what_is_wrong_with_a_file_stands_beside_it_and_the_rest_stays_typed(
    client: Client, cast: Cast, matter: Matter, content: bytes, why: str
) -> None:
    shown = send(client, cast.karin, matter, content)

    told = shown.content.decode()
    assert shown.status_code == 422
    assert list(shown.context["form"].errors) == ["document"]
    assert why in told
    assert 'value="2026-7"' in told
    assert not matter.decisions.exists()


def test_a_file_that_was_right_is_asked_for_again_where_something_else_is_missing(
    client: Client, cast: Cast, matter: Matter
) -> None:
    shown = send(client, cast.karin, matter, papers.paper(), remedies="")

    assert shown.status_code == 422
    assert "A file cannot be kept here. Choose it again." in shown.content.decode()


# Reading it ---------------------------------------------------------------------------------------


def test_it_comes_as_a_download_under_a_name_of_ours_and_can_do_nothing(
    client: Client, cast: Cast, matter: Matter
) -> None:
    send(client, cast.karin, matter, papers.paper())

    answer = fetch(client, matter, None, accept_language="en")

    key = matter.decisions.get().key
    disposition = answer["Content-Disposition"]
    assert disposition.startswith(f"attachment; filename=\"decision-{key}.pdf\"; filename*=UTF-8''")
    assert disposition.isascii()
    assert "besluit" not in disposition.partition("UTF-8")[0]
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_of_a_matter_that_is_not_public_only_who_takes_part_reads_it_and_nothing_is_kept(
    client: Client, cast: Cast, matter: Matter, nadia: Person
) -> None:
    send(client, cast.karin, matter, papers.paper())
    Matter.objects.filter(pk=matter.pk).update(public=False)
    tag = f'"{matter.decisions.get().document_sha256}"'

    inside = fetch(client, matter, cast.mieke, if_none_match=tag)

    assert inside.status_code == 200
    assert "no-store" in inside["Cache-Control"]
    assert "ETag" not in inside
    assert fetch(client, matter, None).status_code == 404
    assert fetch(client, matter, nadia, if_none_match=tag).status_code == 404


def test_it_is_found_at_its_own_matter_only(client: Client, cast: Cast, matter: Matter) -> None:
    send(client, cast.karin, matter, papers.paper())
    other = grown.planning(cast)

    wrong = reverse("document", args=[other.key, matter.decisions.get().key])

    assert client.get(wrong).status_code == 404


def test_it_costs_a_statement_to_keep_and_few_to_read(
    client: Client, cast: Cast, matter: Matter
) -> None:
    with CaptureQueriesContext(connection) as decided:
        send(client, cast.karin, matter, papers.paper())
    client.logout()
    where = address(matter)
    with CaptureQueriesContext(connection) as handed_out:
        client.get(where)

    words = [asked["sql"] for asked in decided if "matters_decisiondocument" in asked["sql"]]
    assert len(words) == 1
    assert len(handed_out) <= 5


def test_the_search_does_not_find_a_fingerprint(client: Client, cast: Cast, matter: Matter) -> None:
    send(client, cast.karin, matter, papers.paper())

    assert not find(matter.decisions.get().document_sha256)


# That it stays what it is -------------------------------------------------------------------------


def test_another_document_is_noticed_even_with_its_own_fingerprint(
    client: Client, cast: Cast, matter: Matter
) -> None:
    send(client, cast.karin, matter, papers.paper())
    assert _faults_of_decisions() == []
    forged = papers.paper("forged")
    DecisionDocument.objects.update(content=forged)
    sha256 = hashlib.sha256(forged).hexdigest()

    FormalDecision.objects.filter(matter=matter).update(document_sha256=sha256)

    assert _faults_of_decisions() == ["changed_words"]


@pytest.mark.parametrize("way", ["changed", "gone", "unnamed"])
def test_a_document_that_is_not_the_one_that_was_recorded_is_named(
    way: str, client: Client, cast: Cast, matter: Matter
) -> None:
    send(client, cast.karin, matter, papers.paper())

    if way == "changed":
        DecisionDocument.objects.update(content=b"%PDF-1.7 forged")
    elif way == "gone":
        DecisionDocument.objects.all().delete()
    else:
        FormalDecision.objects.update(document_kind="", document_size=0, document_sha256="")

    assert "other_document" in {fault.what for fault in verify_house()}


def test_a_decision_of_before_stands_as_it_was_recorded(cast: Cast, matter: Matter) -> None:
    decision = Decision(True, "It fits.", "Object in six weeks.", "Board", clock.today())

    decided = actions.decide_formally(cast.karin, matter, decision)

    assert decided.said() == f"True\nIt fits.\nObject in six weeks.\nBoard\n{clock.today()}"
    assert _faults_of_decisions() == []


def _faults_of_decisions() -> list[str]:
    """What verify says of formal decisions; the world comes to its stage by a short way."""
    return [f.what for f in verify_house() if "formaldecision" in f.sentence.lower()]


def test_a_document_belongs_to_one_decision(client: Client, cast: Cast, matter: Matter) -> None:
    send(client, cast.karin, matter, papers.paper())

    with pytest.raises(IntegrityError, match="document_of_one_decision"), transaction.atomic():
        DecisionDocument.objects.update(frame=matter.frames.get())
    with pytest.raises(IntegrityError, match="document_of_one_decision"), transaction.atomic():
        DecisionDocument.objects.create(content=b"%PDF-1.7")
