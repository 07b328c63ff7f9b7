"""Two guards at the door: officials show a second proof of who they are, and nobody rushes."""

from ipaddress import IPv6Address, IPv6Network, ip_address
from typing import Any, Final

from allauth.account.adapter import get_adapter
from allauth.account.authentication import (
    AUTHENTICATION_METHODS_SESSION_KEY,
    get_authentication_records,
)
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_removed
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kader.people import pace
from kader.people.models import Person
from kader.web.views import too_many

PROOFS: Final = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
# What somebody can reach who still has to give her second proof.
OPEN_DOORS: Final = ("mfa_", "account_logout", "set_language", "theme_css", "live", "ready")
CHANGES: Final = frozenset({"POST", "PUT", "PATCH", "DELETE"})


class StrongLoginMiddleware:
    """Who acts for the municipality shows a passkey or an authenticator app, or can do nothing."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response: HttpResponseBase = self.get_response(request)
        return response

    def process_view(self, request: HttpRequest, *view: object) -> HttpResponseBase | None:
        """Stops before the view; costs a visitor nothing and a signed-in person one question."""
        if not settings.KADER_STRONG_LOGIN or _is_open_to_all(request):
            return None
        if not isinstance(request.user, Person) or _gave_proof(request):
            return None
        if not request.user.has_office:
            return None
        return _to_second_proof(request, request.user)


class PaceMiddleware:
    """Everybody may send so many forms a minute; then the page says when to go on."""

    def __init__(self, get_response: Any) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if settings.KADER_PACE and request.method in CHANGES:
            most: int = settings.KADER_POSTS_PER_MINUTE
            wait = pace.seconds_to_wait(_who(request), most, pace.MINUTE)
            if wait:
                return too_many(request, wait)
        response: HttpResponseBase = self.get_response(request)
        return response


@receiver(authenticator_added)
def _count_a_new_proof(
    request: HttpRequest, user: Person, authenticator: Authenticator, **_more: object
) -> None:
    """Who just made her second proof has shown it; spare codes alone are not shown."""
    if authenticator.type in PROOFS:
        shown = {"id": authenticator.pk, "type": authenticator.type, "reauthenticated": True}
        record_authentication(request, user, "mfa", **shown)


@receiver(authenticator_removed)
def _forget_an_old_proof(request: HttpRequest, user: Person, **_more: object) -> None:
    """Who took her last proof away has shown nothing any more."""
    if not _has_proof(user):
        records = get_authentication_records(request, user)
        others = [record for record in records if record["method"] != "mfa"]
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = others


def _is_open_to_all(request: HttpRequest) -> bool:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return True
    door = request.resolver_match.url_name if request.resolver_match else None
    return door is not None and door.startswith(OPEN_DOORS)


def _gave_proof(request: HttpRequest) -> bool:
    """Whether this session saw a passkey, a code of an app, or a spare code."""
    records = get_authentication_records(request, request.user)
    return any(record["method"] == "mfa" for record in records)


def _has_proof(person: Person) -> bool:
    proofs = Authenticator.objects.filter(user_id=person.pk, type__in=PROOFS)
    return bool(proofs.exists())


def _to_second_proof(request: HttpRequest, person: Person) -> HttpResponseBase:
    if request.path.startswith("/api/"):
        return _refused_to_machine()
    if not _has_proof(person):
        return HttpResponseRedirect(reverse("mfa_index"))
    back = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('mfa_reauthenticate')}?{back}")


def _refused_to_machine() -> HttpResponseBase:
    problem = {
        "title": _("Give your second proof first."),
        "status": 403,
        "reason": "second_proof_needed",
    }
    return JsonResponse(problem, status=403, content_type="application/problem+json")


def _who(request: HttpRequest) -> str:
    """The person, or the address of the line; of IPv6 the part that is one household."""
    if isinstance(request.user, Person):
        return f"person:{request.user.pk}"
    line = ip_address(get_adapter().get_client_ip(request))
    if isinstance(line, IPv6Address):
        return f"line:{IPv6Network((line, 64), strict=False)}"
    return f"line:{line}"
