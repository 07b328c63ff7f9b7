"""Whole pages for visitors, kept in memory until something happens."""

import hashlib
from collections import OrderedDict
from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language_from_request

from kader.groundrules import clock
from kader.people.models import TOWN

MOST_PAGES = 500
_LIVE = ("/api/", "/healthz/", "/sign-", "/static/", "/demo/", "/my-page", "/language/")


class VisitorCacheMiddleware:
    """A visitor without a session reads a kept page; every recorded deed makes it new.

    Key: path + query + language + local date + version (of the matter and the town) + whether the
    reader takes gzip. Costs one statement; answers 304 where the reader has the page already.
    Pages of signed-in people are never kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._pages: OrderedDict[str, HttpResponse] = OrderedDict()

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _is_visitor(request):
            return _not_kept(request, self.get_response(request))
        tag = _tag(request)
        if request.headers.get("If-None-Match") == f'"{tag}"':
            return _not_modified(tag)
        kept = self._pages.get(tag)
        if kept is not None:
            self._pages.move_to_end(tag)
            return _copy(kept)
        return self._keep(tag, self.get_response(request))

    def _keep(self, tag: str, response: HttpResponse) -> HttpResponse:
        if response.status_code == 200 and not response.cookies and not response.streaming:
            response["ETag"] = f'"{tag}"'
            patch_cache_control(response, private=True, no_cache=True)
            self._pages[tag] = _copy(response)
            while len(self._pages) > MOST_PAGES:
                self._pages.popitem(last=False)
        return response


def version_of(path: str) -> str:
    """What has to change for a page to be new: the last numbers of its circles; one statement."""
    parts = path.split("/")
    if len(parts) > 2 and parts[1] == "m" and parts[2].isalnum():
        return _ask(_OF_MATTER, TOWN, parts[2])
    return _ask(_OF_TOWN, TOWN)


# Every page of every visitor asks this first: written out, it costs a tenth of the ORM's asking.
_OF_TOWN = "SELECT pulse FROM people_circle WHERE id = %s"
_OF_MATTER = """
    SELECT id, last_number FROM people_circle WHERE id = %s
    UNION ALL
    SELECT circle_id, last_number FROM matters_matter
    JOIN people_circle ON people_circle.id = circle_id WHERE matters_matter.key = %s
"""


def _ask(text: str, *asked: int | str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(text, asked)
        return str(sorted(cursor.fetchall()))


def _is_visitor(request: HttpRequest) -> bool:
    if request.method not in {"GET", "HEAD"} or request.path.startswith(_LIVE):
        return False
    return {settings.SESSION_COOKIE_NAME, "messages"}.isdisjoint(request.COOKIES)


def _tag(request: HttpRequest) -> str:
    parts = (
        request.method or "",
        request.get_full_path(),
        get_language_from_request(request),
        clock.today().isoformat(),
        version_of(request.path),
        str("gzip" in request.headers.get("Accept-Encoding", "")),
        request.get_host(),
    )
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _not_kept(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """What one person reads is kept nowhere: "back" after signing out shows nothing of it."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response:
        patch_cache_control(response, private=True, no_store=True)
    return response


def _copy(page: HttpResponse) -> HttpResponse:
    copy = HttpResponse(page.content, status=page.status_code)
    for name, value in page.headers.items():
        copy[name] = value
    return copy


def _not_modified(tag: str) -> HttpResponse:
    response = HttpResponseNotModified()
    response["ETag"] = f'"{tag}"'
    patch_cache_control(response, private=True, no_cache=True)
    return response
