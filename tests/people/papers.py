"""PDFs as people send them: plain ones, and ones with something inside that is not seen."""

import zlib
from io import BytesIO
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import NameObject


def paper(title: str = "") -> bytes:
    """A PDF of one empty page; its title stands in it in plain letters."""
    return written(_of_one_page(title))


def locked() -> bytes:
    """The same behind a password that opens at once: printing is forbidden."""
    writer = _of_one_page("")
    writer.encrypt("", "owner", algorithm="AES-256")
    return written(writer)


def carrying() -> bytes:
    """The same with another file inside."""
    writer = _of_one_page("")
    writer.add_attachment("virus.exe", b"MZ")
    return written(writer)


def opening(first: Any) -> bytes:
    """The same with this as what happens when it is opened."""
    writer = _of_one_page("")
    writer.root_object[NameObject("/OpenAction")] = first
    return written(writer)


def packed(part: bytes) -> bytes:
    """A PDF whose objects are packed together: nobody sees this part without unpacking it."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Extra 4 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>",
        part,
    ]
    starts, inside = [], b""
    for number, each in enumerate(objects, 1):
        starts.append(f"{number} {len(inside)}")
        inside += each + b"\n"
    head = " ".join(starts).encode() + b"\n"
    stream = zlib.compress(head + inside)
    file = b"%PDF-1.7\n"
    at = len(file)
    file += b"5 0 obj\n<< /Type /ObjStm /N 4 /First %d /Filter /FlateDecode /Length %d >>\n" % (
        len(head),
        len(stream),
    )
    file += b"stream\n" + stream + b"\nendstream\nendobj\n"
    end = len(file)
    rows = [(0, 0, 65535), *((2, 5, place) for place in range(4)), (1, at, 0), (1, end, 0)]
    table = b"".join(
        kind.to_bytes(1) + where.to_bytes(4) + which.to_bytes(2) for kind, where, which in rows
    )
    file += b"6 0 obj\n<< /Type /XRef /Size 7 /W [1 4 2] /Root 1 0 R /Length %d >>\n" % len(table)
    return file + b"stream\n" + table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % end


def written(writer: PdfWriter) -> bytes:
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def _of_one_page(title: str) -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(width=200, height=200)
    writer.add_metadata({"/Title": title})
    return writer
