"""Whether a PDF only shows pages: nothing in it acts, nothing is packed in, nothing is locked."""

import re
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any, Final

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import IndirectObject

MOST_PARTS: Final = 200_000
"""A council's thickest file has a tenth of this."""
# The names as they stand in most files; the walk finds them where they are packed or disguised.
_IN_THE_OPEN: Final = re.compile(rb"/(JavaScript|Launch|EmbeddedFile|RichMedia)\b")
_LOCKED: Final = re.compile(rb"/Encrypt\b")

_ACTS: Final = frozenset({"/AA", "/JS", "/JavaScript", "/XFA", "/RichMediaContent"})
_PACKED_IN: Final = frozenset({"/EF", "/EmbeddedFiles", "/Collection"})
_ACTING_KINDS: Final = frozenset(
    {
        "/JavaScript",
        "/Launch",
        "/SubmitForm",
        "/ImportData",
        "/GoToE",
        "/GoToR",
        "/Rendition",
        "/Movie",
        "/Sound",
        "/RichMedia",
        "/RichMediaExecute",
        "/EmbeddedFile",
        "/FileAttachment",
        "/Screen",
        "/3D",
    }
)
_SAYS_ITS_KIND: Final = ("/S", "/Type", "/Subtype")
# What somebody else's reader may stumble over when a file is broken, on purpose or not.
BROKEN: Final = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
    zlib.error,
)


class Locked(Exception):
    """It opens with a password only, or forbids something."""


class DoesThings(Exception):
    """It does more than show pages, or carries other files along."""


def require_plain(content: bytes) -> None:
    """Looks at every part of the file, also at those that are packed together.

    Raises `Locked`, `DoesThings`, or one of `BROKEN` where the file is not what it says.
    """
    if _LOCKED.search(content):
        raise Locked
    if _IN_THE_OPEN.search(content):
        raise DoesThings
    reader = PdfReader(BytesIO(content), strict=True, root_object_recovery_limit=0)
    if reader.is_encrypted:
        raise Locked
    if not len(reader.pages):
        raise ValueError("no page")
    for part in _parts(reader):
        _require_harmless(part)


def _parts(reader: PdfReader) -> Iterator[Any]:
    """Every object of the file, whether a page leads to it or not, and all that stands in it."""
    numbers = {(number, made) for made, places in reader.xref.items() for number in places}
    numbers |= {(number, 0) for number in reader.xref_objStm}
    if len(numbers) > MOST_PARTS:
        raise ValueError("too many parts")
    waiting: list[Any] = [reader.trailer]
    waiting += [IndirectObject(number, made, reader) for number, made in sorted(numbers)]
    while waiting:
        part = waiting.pop()
        if isinstance(part, IndirectObject):
            part = part.get_object()
        if isinstance(part, dict):
            yield part
        if isinstance(part, dict | list):
            inside = part.values() if isinstance(part, dict) else part
            waiting += [one for one in inside if isinstance(one, dict | list)]


def _require_harmless(part: dict[Any, Any]) -> None:
    if part.keys() & (_ACTS | _PACKED_IN):
        raise DoesThings
    if {str(part[name]) for name in _SAYS_ITS_KIND if name in part} & _ACTING_KINDS:
        raise DoesThings
    if "/OpenAction" in part and not _only_shows_a_page(part["/OpenAction"]):
        raise DoesThings


def _only_shows_a_page(first: Any) -> bool:
    """Where the file opens: a place in itself is no action, whatever the field is called."""
    if isinstance(first, dict):
        return first.get("/S") == "/GoTo" and "/Next" not in first
    return isinstance(first, list | str)
