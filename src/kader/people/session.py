"""Who calls the API: the person of the session cookie, and with every change the CSRF token."""

from django.http import HttpRequest
from ninja.errors import AuthenticationError
from ninja.security import SessionAuth

from kader.people.models import Person


class SignedIn(SessionAuth):
    """First "who are you" (401), then "did you mean it" (403)."""

    def __call__(self, request: HttpRequest) -> Person | None:
        if not isinstance(request.user, Person):
            raise AuthenticationError
        self._get_key(request)
        return request.user


signed_in = SignedIn()
