"""Files from outside: looked at by their content, made harmless, given a name of our own."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final, TypeVar

import puremagic
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

from kader.people import pdf
from kader.web.keys import new_secret

PDF: Final = "application/pdf"
LONGEST_SIDE: Final = 4000
MOST_PIXELS: Final = 50_000_000
# What the browser may be told, per kind of picture that we write ourselves.
WRITTEN_AS: Final = {"JPEG": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "GIF": "PNG"}
ENDING: Final = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
# What people call each kind that we keep.
NAMES: Final = {PDF: "PDF", "image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WebP"}

Made = TypeVar("Made")

TOO_BIG = _("This file is too big. A file can be at most %(megabytes)s MB.")
WRONG_KIND = _("We can take a PDF, or a picture: JPEG, PNG, WebP or GIF. Choose another file.")
UNREADABLE = _("We cannot read this file. Save it again, or choose another file.")
TOO_MANY_PIXELS = _("This picture is too large. Make it smaller, or choose another one.")
DOES_THINGS = _("This PDF does more than show text. Save it again as a plain PDF (PDF/A).")
LOCKED = _("This PDF is protected. Save it again without a password.")


@dataclass(frozen=True)
class Accepted:
    """A file as we keep it: a random name, what it is, and bytes that were checked or remade."""

    name: str
    kind: str
    content: bytes

    @property
    def size(self) -> int:
        return len(self.content)

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


def accept(file: File[bytes]) -> Accepted:
    """Take a file in, or say in one sentence why not; what the sender called it is not kept."""
    content = _within_size(file)
    kinds = {found.extension.lstrip(".") for found in _sniffed(content)}
    if "pdf" in kinds:
        return _as_document(content)
    if kinds & {"jpg", "jpeg", "jfif", "png", "webp", "gif"}:
        return _as_picture(content)
    raise ValidationError(WRONG_KIND, code="wrong_kind")


def _which_files() -> str:
    said = gettext(
        "A PDF, or a picture (JPEG, PNG, WebP or GIF), of at most %(megabytes)s MB. "
        "Who can read the decision can read the document."
    )
    return said % {"megabytes": settings.UPLOAD_MAX_BYTES // 1_000_000}


class DocumentField(forms.FileField):
    """A file, taken in as soon as it arrives; beside it stands what we take, or why not this one.

    What it gives on is an `Accepted`, or None where no file came.
    """

    widget = forms.FileInput(attrs={"accept": ",".join([*NAMES, "image/gif"])})

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"help_text": lazy(_which_files, str)(), **options})

    def clean(self, data: Any, initial: Any = None) -> Accepted | None:
        file = super().clean(data, initial)
        return accept(file) if file else None


def _within_size(file: File[bytes]) -> bytes:
    """Never reads more than may come in, whatever the sender said about the size."""
    most: int = settings.UPLOAD_MAX_BYTES
    content: bytes = file.read(most + 1)
    if len(content) > most:
        megabytes = most // 1_000_000
        raise ValidationError(TOO_BIG, code="too_big", params={"megabytes": megabytes})
    return content


def _sniffed(content: bytes) -> list[puremagic.PureMagicWithConfidence]:
    try:
        return puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        return []


def _as_document(content: bytes) -> Accepted:
    if not content.startswith(b"%PDF-") or b"%%EOF" not in content[-2048:]:
        raise ValidationError(UNREADABLE, code="unreadable")
    try:
        pdf.require_plain(content)
    except pdf.Locked as locked:
        raise ValidationError(LOCKED, code="locked") from locked
    except pdf.DoesThings as acting:
        raise ValidationError(DOES_THINGS, code="does_things") from acting
    except pdf.BROKEN as broken:
        raise ValidationError(UNREADABLE, code="unreadable") from broken
    return Accepted(f"{new_secret()}.pdf", PDF, content)


def _as_picture(content: bytes) -> Accepted:
    """Painted anew: where it was taken, by which telephone, and anything hidden are gone."""
    picture = _read(lambda: Image.open(BytesIO(content), formats=tuple(WRITTEN_AS)))
    if picture.width * picture.height > MOST_PIXELS:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels")
    form = WRITTEN_AS[picture.format or "PNG"]
    return Accepted(
        f"{new_secret()}.{ENDING[form]}", Image.MIME[form], _read(lambda: _painted(picture, form))
    )


def _painted(picture: Image.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean = upright.convert(_mode(upright, form))
    clean.info = {}
    written = BytesIO()
    clean.save(written, format=form)
    return written.getvalue()


def _mode(picture: Image.Image, form: str) -> str:
    see_through = form != "JPEG" and picture.has_transparency_data
    return "RGBA" if see_through else "RGB"


def _read(reading: Callable[[], Made]) -> Made:
    """Pillow says in many ways that a picture is broken; the sender hears one sentence."""
    try:
        return reading()
    except Image.DecompressionBombError as bomb:
        raise ValidationError(TOO_MANY_PIXELS, code="too_many_pixels") from bomb
    except (Image.DecompressionBombWarning, OSError, SyntaxError, ValueError) as broken:
        raise ValidationError(UNREADABLE, code="unreadable") from broken
