"""The decision on paper: added when a frame is adopted, read by who may read the frame (G4)."""

import hashlib
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, connection, transaction
from django.http import HttpResponseBase
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import ExifTags, Image
from pytest_django import Settings

from kader.cli.verifying import verify_house
from kader.groundrules import Role, Stage
from kader.matters import actions
from kader.matters.models import DecisionDocument, Frame, Matter
from kader.people.models import Person
from kader.search.find import find
from tests.matters import grown
from tests.matters.grown import Cast, frame_fields
from tests.matters.world import world_at
from tests.people import papers

ADOPTION = {"body": "The executive board", "decided_on": "2026-01-15", "decision_number": "2026-7"}


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """A frame that is ready to be adopted."""
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, frame_fields())
    return matter


def send(
    client: Client,
    who: Person,
    matter: Matter,
    content: bytes,
    word: str = "adopt_frame",
    **more: Any,
) -> Any:
    """This person sends the form in English, with a file that she calls as she likes."""
    client.force_login(who)
    client.cookies["language"] = "en"
    file = SimpleUploadedFile('karin"s besluit.exe', content, "text/html")
    sent = {**ADOPTION, "says_what": "1", "document": file, **more}
    return client.post(reverse(word, args=[matter.key]), sent)


def fetch(client: Client, matter: Matter, who: Person | None, **headers: str) -> HttpResponseBase:
    """Somebody, or a visitor, asks for the document of the newest frame."""
    client.logout()
    if who is not None:
        client.force_login(who)
    newest = matter.frames.latest("number")
    return client.get(reverse("document", args=[matter.key, newest.key]), headers=headers)


def read(answer: HttpResponseBase) -> bytes:
    assert answer.status_code == 200
    return b"".join(answer)


# Adding it ----------------------------------------------------------------------------------------


def test_a_body_adopts_with_its_document_and_everybody_can_read_it(
    client: Client, cast: Cast, matter: Matter
) -> None:
    paper = papers.paper("The decision")

    assert send(client, cast.karin, matter, paper).status_code == 302

    frame = matter.frames.adopted().get()
    assert (frame.document_kind, frame.document_size) == ("application/pdf", len(paper))
    client.logout()
    client.cookies["language"] = "en"
    shown = client.get(reverse("frame", args=[matter.key])).content.decode()
    assert "Decision document (PDF, 1\u00a0kB)" in shown
    assert reverse("document", args=[matter.key, frame.key]) in shown
    assert read(fetch(client, matter, None)) == paper


def test_the_registrar_adds_the_document_of_the_body(client: Client, cast: Cast) -> None:
    world = world_at(Stage.FRAMING, cast)
    actions.draft_frame(cast.hanneke, world.fresh(), frame_fields())

    send(client, world.people[Role.REGISTRAR], world.matter, papers.paper())

    decided = DecisionDocument.objects.get().decided
    assert isinstance(decided, Frame)
    assert decided.registered_by == world.people[Role.REGISTRAR]


def test_a_steward_adds_none(client: Client, cast: Cast, matter: Matter) -> None:
    assert send(client, cast.hanneke, matter, papers.paper()).status_code == 403

    assert not DecisionDocument.objects.exists()


def test_a_picture_is_kept_without_the_place_where_it_was_taken(
    client: Client, cast: Cast, matter: Matter
) -> None:
    exif, photo = Image.Exif(), BytesIO()
    exif[ExifTags.Base.Make] = "Telephone"
    Image.new("RGB", (40, 20), "teal").save(photo, format="JPEG", exif=exif)

    send(client, cast.karin, matter, photo.getvalue())

    frame, kept = matter.frames.adopted().get(), read(fetch(client, matter, None))
    assert frame.document_kind == "image/jpeg"
    assert b"Telephone" not in kept
    assert frame.document_sha256 == hashlib.sha256(kept).hexdigest()


def test_no_document_is_needed(client: Client, cast: Cast, matter: Matter) -> None:
    client.force_login(cast.karin)
    sent = {**ADOPTION, "says_what": "1"}

    client.post(reverse("adopt_frame", args=[matter.key]), sent)

    assert matter.frames.adopted().get().document_kind == ""
    assert "/documents/" not in client.get(reverse("frame", args=[matter.key])).content.decode()
    assert fetch(client, matter, cast.karin).status_code == 404


def test_the_page_says_which_files_and_sends_them(
    client: Client, cast: Cast, matter: Matter
) -> None:
    client.force_login(cast.karin)
    client.cookies["language"] = "en"

    shown = client.get(reverse("adopt_frame", args=[matter.key])).content.decode()

    assert 'enctype="multipart/form-data"' in shown
    assert "A PDF, or a picture (JPEG, PNG, WebP or GIF), of at most 10 MB." in shown
    assert 'type="file"' in shown
    assert 'aria-describedby="id_document_helptext"' in shown


def test_what_is_wrong_with_a_file_stands_beside_it_and_the_rest_stays_typed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    acting = papers.packed(b"<< /S /JavaScript /JS (app.alert(1)) >>")

    shown = send(client, cast.karin, matter, acting)

    told = shown.content.decode()
    assert shown.status_code == 422
    assert list(shown.context["form"].errors) == ["document"]
    assert "This PDF does more than show text." in told
    assert 'value="2026-7"' in told
    assert not DecisionDocument.objects.exists()


def test_a_file_that_was_right_is_asked_for_again_where_something_else_is_missing(
    client: Client, cast: Cast, matter: Matter
) -> None:
    shown = send(client, cast.karin, matter, papers.paper(), says_what="9")

    assert shown.status_code == 422
    assert "A file cannot be kept here. Choose it again." in shown.content.decode()


def test_a_file_that_is_too_big_is_refused_and_not_forgotten(
    client: Client, cast: Cast, matter: Matter, settings: Settings
) -> None:
    settings.UPLOAD_MAX_BYTES = 1_000_000

    shown = send(client, cast.karin, matter, papers.paper() + b" " * 3_000_000)

    assert "This file is too big. A file can be at most 1 MB." in shown.content.decode()
    assert not matter.frames.adopted().exists()


def test_two_files_at_once_are_refused(client: Client, cast: Cast, matter: Matter) -> None:
    more = SimpleUploadedFile("second.pdf", papers.paper())

    assert send(client, cast.karin, matter, papers.paper(), other=more).status_code == 413


def test_a_change_brings_its_own_document_and_the_old_one_stays_with_its_version(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    changed = {**frame_fields(), "bound.1.says_what": "1", "reason": "There is less money."}
    send(client, cast.karin, matter, papers.paper("first"), "change_frame", **changed)
    first = matter.frames.adopted().get()

    send(client, cast.karin, matter, papers.paper("second"), "change_frame", **changed)

    assert b"second" in read(fetch(client, matter, None))
    old = client.get(reverse("document", args=[matter.key, first.key]))
    assert b"first" in read(old)


def test_another_bound_in_a_change_asks_for_the_file_again(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)

    shown = send(client, cast.karin, matter, papers.paper(), "change_frame", do="bound")

    assert "A file cannot be kept here. Choose it again." in shown.content.decode()
    assert matter.frames.count() == 1


# Reading it ---------------------------------------------------------------------------------------


def test_it_comes_as_a_download_under_a_name_of_ours_and_can_do_nothing(
    client: Client, cast: Cast, matter: Matter
) -> None:
    send(client, cast.karin, matter, papers.paper())
    client.cookies["language"] = "de"

    answer = fetch(client, matter, None, accept_language="de")

    key = matter.frames.adopted().get().key
    disposition = answer["Content-Disposition"]
    assert disposition.startswith(f"attachment; filename=\"decision-{key}.pdf\"; filename*=UTF-8''")
    assert disposition.isascii()
    assert "besluit" not in disposition
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox; default-src 'none'")


def test_who_has_a_public_document_already_is_told_so(
    client: Client, cast: Cast, matter: Matter
) -> None:
    send(client, cast.karin, matter, papers.paper())
    first = fetch(client, matter, None)

    again = fetch(client, matter, None, if_none_match=first["ETag"])

    assert first["Cache-Control"] == "private, no-cache"
    assert again.status_code == 304


def test_of_a_matter_that_is_not_public_only_who_takes_part_reads_it_and_nothing_is_kept(
    client: Client, cast: Cast, matter: Matter, nadia: Person
) -> None:
    send(client, cast.karin, matter, papers.paper())
    Matter.objects.filter(pk=matter.pk).update(public=False)
    tag = f'"{matter.frames.adopted().get().document_sha256}"'

    inside = fetch(client, matter, cast.mieke, if_none_match=tag)

    assert inside.status_code == 200
    assert "no-store" in inside["Cache-Control"]
    assert "ETag" not in inside
    assert fetch(client, matter, None).status_code == 404
    assert fetch(client, matter, nadia, if_none_match=tag).status_code == 404


def test_it_costs_a_statement_to_keep_and_few_to_read(
    client: Client, cast: Cast, matter: Matter
) -> None:
    with CaptureQueriesContext(connection) as adopted:
        send(client, cast.karin, matter, papers.paper())
    address = reverse("document", args=[matter.key, matter.frames.adopted().get().key])
    client.logout()
    with CaptureQueriesContext(connection) as handed_out:
        client.get(address)

    words = [asked["sql"] for asked in adopted if "matters_decisiondocument" in asked["sql"]]
    assert len(words) == 1
    assert len(handed_out) <= 5


def test_it_is_found_at_its_own_matter_only(client: Client, cast: Cast, matter: Matter) -> None:
    send(client, cast.karin, matter, papers.paper())
    frame = matter.frames.adopted().get()
    other = actions.open_wish(cast.mieke, "A tree", "A lime tree.")

    assert client.get(reverse("document", args=[other.key, frame.key])).status_code == 404


def test_the_search_does_not_find_a_fingerprint(client: Client, cast: Cast, matter: Matter) -> None:
    send(client, cast.karin, matter, papers.paper())

    assert find("animals")
    assert not find(matter.frames.adopted().get().document_sha256)


# That it stays what it is -------------------------------------------------------------------------


def test_another_document_is_noticed_even_with_its_own_fingerprint(
    client: Client, cast: Cast, matter: Matter
) -> None:
    send(client, cast.karin, matter, papers.paper())
    assert verify_house() == []
    forged = papers.paper("forged")
    DecisionDocument.objects.update(content=forged)
    sha256 = hashlib.sha256(forged).hexdigest()

    Frame.objects.filter(matter=matter).update(document_sha256=sha256)

    assert [fault.what for fault in verify_house()] == ["changed_words"]


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
        Frame.objects.update(document_kind="", document_size=0, document_sha256="")

    assert "other_document" in {fault.what for fault in verify_house()}


def test_a_draft_has_no_document(cast: Cast, matter: Matter) -> None:
    whole = {"document_kind": "application/pdf", "document_size": 9, "document_sha256": "a" * 64}

    with pytest.raises(IntegrityError, match="frame_document_of_a_decision"), transaction.atomic():
        matter.frames.update(**whole)
