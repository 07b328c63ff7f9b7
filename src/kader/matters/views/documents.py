"""Handing out the document of a decision, to who may read the frame it was adopted with."""

from io import BytesIO
from pathlib import PurePath
from urllib.parse import quote

from django.db.models import F
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kader.matters.models import DecisionDocument, Frame, Reading
from kader.matters.views._page import find, find_in

# Opened in the browser in spite of all, it is alone: no scripts, no forms, no neighbours.
_ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
def document(request: HttpRequest, key: str, record: str) -> HttpResponseBase:
    """The key of the document is that of its frame version."""
    reading = Reading.by(request.user, find(request, key))
    # The bytes are read last, by who has not got them yet.
    seen = DecisionDocument.objects.visible_to(reading).defer("content").select_related("frame")
    found = find_in(seen.annotate(key=F("frame__key")), record)
    frame = found.frame
    known = get_conditional_response(request, etag=f'"{frame.document_sha256}"')
    if known is not None and reading.matter.public:
        return _kept_as(known, reading, frame)
    file = FileResponse(BytesIO(found.content), content_type=frame.document_kind)
    file["Content-Disposition"] = _as_a_download(frame)
    file["Content-Security-Policy"] = _ALONE
    return _kept_as(file, reading, frame)


def _as_a_download(frame: Frame) -> str:
    """Under a name of ours; the second one for readers that know more than ASCII."""
    plain = frame.document_name
    name = _("Decision on frame version %(number)d") % {"number": frame.number}
    whole = quote(f"{name}{PurePath(plain).suffix}", safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"


def _kept_as(answer: HttpResponseBase, reading: Reading, frame: Frame) -> HttpResponseBase:
    """What everybody may read is asked for anew each time; anything else is kept nowhere."""
    if reading.matter.public:
        answer["ETag"] = f'"{frame.document_sha256}"'
        patch_cache_control(answer, private=True, no_cache=True)
    else:
        patch_cache_control(answer, private=True, no_store=True)
    return answer
