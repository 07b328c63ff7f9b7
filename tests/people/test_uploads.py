"""Files from outside: by content, by size, without what they carry along."""

import hashlib
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from pytest_django import Settings

from kader.people import pdf
from kader.people.uploads import PDF, accept
from tests.people import papers

PLAIN_PDF = papers.paper("The decision")


def _file(content: bytes, name: str = "holiday.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "image/jpeg")


def _picture(form: str, size: tuple[int, int] = (40, 20), **more: object) -> bytes:
    written = BytesIO()
    Image.new("RGB", size, "teal").save(written, format=form, **more)
    return written.getvalue()


def _photo_with_place() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = "Telephone"
    exif[ExifTags.Base.Orientation] = 6
    exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitudeRef] = "N"
    return _picture("JPEG", exif=exif)


@pytest.mark.parametrize(
    ("form", "kind"),
    [("JPEG", "image/jpeg"), ("PNG", "image/png"), ("WEBP", "image/webp"), ("GIF", "image/png")],
)
def test_pictures_are_taken_in(form: str, kind: str) -> None:
    taken = accept(_file(_picture(form)))

    assert taken.kind == kind
    assert Image.open(BytesIO(taken.content)).size == (40, 20)


def test_where_a_picture_was_taken_is_forgotten() -> None:
    taken = accept(_file(_photo_with_place()))

    seen = Image.open(BytesIO(taken.content))
    assert not seen.getexif()
    assert b"Telephone" not in taken.content
    assert seen.size == (20, 40), "and it stands upright"


def test_a_comment_inside_a_picture_is_gone() -> None:
    taken = accept(_file(_picture("JPEG", comment=b"<script>")))

    assert b"<script>" not in taken.content


def test_a_picture_that_can_be_seen_through_stays_so() -> None:
    written = BytesIO()
    Image.new("RGBA", (4, 4), (0, 0, 0, 0)).save(written, format="PNG")

    taken = accept(_file(written.getvalue()))

    assert Image.open(BytesIO(taken.content)).mode == "RGBA"


def test_a_large_picture_becomes_smaller() -> None:
    taken = accept(_file(_picture("PNG", (5000, 100))))

    assert Image.open(BytesIO(taken.content)).size == (4000, 80)


def test_a_bomb_is_not_unpacked() -> None:
    with pytest.raises(ValidationError) as refused:
        accept(_file(_picture("PNG", (9000, 9000))))

    assert refused.value.code == "too_many_pixels"


def test_a_pdf_passes_as_it_is() -> None:
    taken = accept(_file(PLAIN_PDF, "decision.pdf"))

    assert (taken.kind, taken.content) == (PDF, PLAIN_PDF)


def test_the_name_is_ours() -> None:
    first, second = accept(_file(PLAIN_PDF, "../../x.pdf")), accept(_file(PLAIN_PDF))

    assert first.name != second.name
    assert first.name.endswith(".pdf")
    assert "/" not in first.name


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "wrong_kind"),
        (b"just words", "wrong_kind"),
        (b"<html><script>alert(1)</script></html>", "wrong_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "wrong_kind"),
        (b"PK\x03\x04" + b"0" * 60, "wrong_kind"),
        (b"MZ" + b"0" * 60, "wrong_kind"),
        (b"\xff\xd8\xff\xe0 no picture after all", "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + b"0" * 60, "unreadable"),
        (b"%PDF-1.7\nno end", "unreadable"),
        (PLAIN_PDF.replace(b"/Catalog", b"/Catalog /S /JavaScript"), "does_things"),
        (PLAIN_PDF.replace(b"/Catalog", b"/Catalog /S /Launch"), "does_things"),
        (PLAIN_PDF.replace(b"xref", b"yref"), "unreadable"),
    ],
)
def test_the_content_decides_whatever_the_name_says(content: bytes, why: str) -> None:
    with pytest.raises(ValidationError) as refused:
        accept(_file(content, "decision.pdf"))

    assert refused.value.code == why


def test_what_is_packed_in_a_pdf_is_looked_at_too() -> None:
    plain = papers.packed(b"<< /Type /Metadata /Names [(JavaScript) (AA)] >>")

    assert accept(_file(plain)).content == plain


@pytest.mark.parametrize(
    "part",
    [
        b"<< /S /JavaScript /JS (app.alert(1)) >>",
        b"<< /S /J#61vaScript >>",
        b"<< /Kids [ << /AA << /O 3 0 R >> >> ] >>",
        b"<< /Names << /EmbeddedFiles << >> >> >>",
        b"<< /Type /Filespec /EF << /F 3 0 R >> >>",
        b"<< /Subtype /RichMedia >>",
        b"<< /XFA [] >>",
        b"<< /OpenAction << /S /URI /URI (https://example.org) >> >>",
        b"<< /OpenAction << /S /GoTo /D [3 0 R /Fit] /Next 3 0 R >> >>",
    ],
)
def test_what_acts_is_found_where_it_is_packed_or_disguised(part: bytes) -> None:
    with pytest.raises(ValidationError) as refused:
        accept(_file(papers.packed(part)))

    assert refused.value.code == "does_things"


def test_a_pdf_that_carries_another_file_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        accept(_file(papers.carrying()))

    assert refused.value.code == "does_things"


def test_a_pdf_with_a_password_is_refused() -> None:
    with pytest.raises(ValidationError) as refused:
        accept(_file(papers.locked()))

    assert refused.value.code == "locked"


def test_a_pdf_may_say_at_which_page_it_opens() -> None:
    place = ArrayObject([NameObject("/Fit")])
    to_it = DictionaryObject({NameObject("/S"): NameObject("/GoTo"), NameObject("/D"): place})

    for first in (place, to_it, TextStringObject("chapter")):
        assert accept(_file(papers.opening(first))).kind == PDF


@pytest.mark.parametrize(
    "broken",
    [
        papers.packed(b"[" * 5000),
        papers.packed(b"<< /A 3 0 R >>").replace(b"/N 4", b"/N 9"),
        papers.paper().replace(b"/Kids", b"/Kidz"),
        papers.paper().replace(b"/Root", b"/Toor"),
    ],
    ids=["endless", "one part too many", "no pages", "no root"],
)
def test_a_broken_pdf_is_said_to_be_unreadable(broken: bytes) -> None:
    with pytest.raises(ValidationError) as refused:
        accept(_file(broken))

    assert refused.value.code == "unreadable"


def test_a_pdf_of_too_many_parts_is_not_walked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PARTS", 3)

    with pytest.raises(ValidationError) as refused:
        accept(_file(PLAIN_PDF))

    assert refused.value.code == "unreadable"


def test_size_and_fingerprint_are_those_of_what_we_keep() -> None:
    taken = accept(_file(_photo_with_place()))

    assert taken.size == len(taken.content)
    assert taken.sha256 == hashlib.sha256(taken.content).hexdigest()


def test_too_big_is_said_in_megabytes(settings: Settings) -> None:
    settings.UPLOAD_MAX_BYTES = 3_000_000

    with pytest.raises(ValidationError, match="3 MB"):
        accept(_file(PLAIN_PDF + b" " * 3_000_000))
