"""Pages and answers that belong to no room: language, style, health, and what goes wrong."""

import sys
from http import HTTPStatus

import structlog
from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kader.web import sample, theme
from kader.web.static_files import address_if_there

log = structlog.get_logger(__name__)


@require_GET
def set_language(request: HttpRequest, code: str) -> HttpResponse:
    """Shows the house in another language, on the page where the person was."""
    if code not in dict(settings.LANGUAGES):
        raise Http404
    response = redirect(_safe_path(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        code,
        max_age=settings.LANGUAGE_COOKIE_AGE or 31_536_000,
        path=settings.LANGUAGE_COOKIE_PATH,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    add_never_cache_headers(response)
    return response


@require_GET
def style(request: HttpRequest) -> HttpResponse:
    return render(request, "web/style.html", sample.style_page())


@require_GET
def theme_css(request: HttpRequest) -> HttpResponse:
    values = settings.KADER_THEME
    if not values or theme.faults(values):
        raise Http404
    response = HttpResponse(theme.sheet(values), content_type="text/css")
    response["Cache-Control"] = "public, max-age=31536000, immutable"
    return response


@require_GET
@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The house answers."""
    return JsonResponse({"status": "live"})


@require_GET
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """The house answers, its database too, and every migration has run."""
    try:
        waiting = _waiting_migrations()
    except DatabaseError:
        return JsonResponse({"status": "no_database"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if waiting:
        return JsonResponse({"status": "migrations"}, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return JsonResponse({"status": "ready"})


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form that stood open too long; said without the word CSRF.

    What was typed is shown again, unless a page elsewhere sent it: those words are not hers.
    """
    is_ours = not reason.startswith(_FROM_ELSEWHERE)
    page = render(request, "web/csrf.html", {"is_ours": is_ours}, status=HTTPStatus.FORBIDDEN)
    add_never_cache_headers(page)
    return page


# How Django's reasons begin where the page that sent the form is not one of ours.
_FROM_ELSEWHERE = ("Origin checking failed", "Referer checking failed")


def too_many(request: HttpRequest, seconds: int | None = None) -> HttpResponse:
    """Too many tries in a short time."""
    context = {"minutes": -(-seconds // 60) if seconds else None}
    response = render(request, "web/too_many.html", context, status=HTTPStatus.TOO_MANY_REQUESTS)
    if seconds:
        response["Retry-After"] = str(seconds)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """More was sent than fits in one time, or something that cannot be read; nothing was saved."""
    if isinstance(exception, _TOO_MUCH):
        return render(request, "web/too_much.html", status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return render(request, "400.html", status=HTTPStatus.BAD_REQUEST)


_TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours; needs no database, no context and no static files, lest it fail as well."""
    reference = getattr(request, "reference", "")
    fault = sys.exc_info()[0]
    log.error("page_failed", reference=reference, fault=fault.__name__ if fault else "")
    told = {
        "reference": reference,
        "phone": getattr(settings, "TOWN_PHONE", ""),
        "sheet": address_if_there("web/kader.css"),
    }
    page = render_to_string("500.html", told)
    return HttpResponse(page, status=HTTPStatus.INTERNAL_SERVER_ERROR)


def _safe_path(request: HttpRequest) -> str:
    """Only a page of our own; never an address elsewhere."""
    path = request.GET.get("next", "/")
    ours = path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None)
    return path if ours else "/"


def _waiting_migrations() -> bool:
    connection = connections[DEFAULT_DB_ALIAS]
    connection.ensure_connection()
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
