"""Who is signed in: read with each page, in one statement that is written once."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.db.models import Exists, OuterRef, QuerySet

from kader.people.models import OFFICES, Person, Seat
from kader.web.written import Given, Written


class PersonBackend(AuthenticationBackend):  # type: ignore[misc]  # allauth ships no types.
    """Signs people in as allauth does, and reads with a person whether she holds an office."""

    def get_user(self, user_id: Any) -> Person | None:
        """The person of a session while her account is open; a resident has no office to ask."""
        found: Any = _person.first(pk=user_id)
        if found is None or not self.user_can_authenticate(found):
            return None
        if not found.holds_office:
            found.offices = frozenset()
        person: Person = found
        return person


@Written
def _person(*, pk: Given) -> QuerySet[Person]:
    offices = Seat.objects.open().of(*OFFICES).filter(person=OuterRef("pk"))
    return Person.objects.filter(pk=pk).annotate(holds_office=Exists(offices))
