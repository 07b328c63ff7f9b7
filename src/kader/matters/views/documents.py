"""Handing out the document of a decision, to who may read what was decided with it."""

from io import BytesIO
from pathlib import PurePath
from urllib.parse import quote

from django.db.models.functions import Coalesce
from django.http import FileResponse, HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from kader.matters.models import DecisionDocument, FormalDecision, Frame, Reading
from kader.matters.views._by import in_words
from kader.matters.views._page import find, find_in

# Opened in the browser in spite of all, it is alone: no scripts, no forms, no neighbours.
_ALONE = "sandbox; default-src 'none'; frame-ancestors 'none'"


@require_safe
def document(request: HttpRequest, key: str, record: str) -> HttpResponseBase:
    """The key of the document is that of its frame version, or of its formal decision."""
    reading = Reading.by(request.user, find(request, key))
    # The bytes are read last, by who has not got them yet.
    seen = DecisionDocument.objects.visible_to(reading).defer("content")
    beside = seen.select_related("frame", "decision")
    found = find_in(beside.annotate(key=Coalesce("frame__key", "decision__key")), record)
    decided = found.decided
    known = get_conditional_response(request, etag=f'"{decided.document_sha256}"')
    if known is not None and reading.matter.public:
        return _kept_as(known, reading, decided)
    file = FileResponse(BytesIO(found.content), content_type=decided.document_kind)
    file["Content-Disposition"] = _as_a_download(decided)
    file["Content-Security-Policy"] = _ALONE
    return _kept_as(file, reading, decided)


def _as_a_download(decided: Frame | FormalDecision) -> str:
    """Under a name of ours; the second one for readers that know more than ASCII."""
    plain = decided.document_name
    whole = quote(f"{_title_of(decided)}{PurePath(plain).suffix}", safe="")
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{whole}"


def _title_of(decided: Frame | FormalDecision) -> str:
    if isinstance(decided, Frame):
        return _("Decision on frame version %(number)d") % {"number": decided.number}
    return _("Formal decision of %(day)s") % {"day": in_words(decided.decided_on)}


def _kept_as(
    answer: HttpResponseBase, reading: Reading, decided: Frame | FormalDecision
) -> HttpResponseBase:
    """What everybody may read is asked for anew each time; anything else is kept nowhere."""
    if reading.matter.public:
        answer["ETag"] = f'"{decided.document_sha256}"'
        patch_cache_control(answer, private=True, no_cache=True)
    else:
        patch_cache_control(answer, private=True, no_store=True)
    return answer
