"""The one function that names people, for every page, mail, feed and export (G27)."""

from functools import cached_property

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.groundrules import Role
from kader.groundrules.roles import OFFICIALS
from kader.people.models import Circle, Person, PublicName, Seat
from kader.web.written import Given, Written

ROLE_NAMES = {
    Role.RESIDENT: gettext_lazy("resident"),
    Role.MANDATE_HOLDER: gettext_lazy("mandate holder"),
    Role.STEWARD: gettext_lazy("case steward"),
    Role.FACILITATOR: gettext_lazy("process facilitator"),
    Role.STAND_IN: gettext_lazy("stand-in"),
    Role.REGISTRAR: gettext_lazy("registrar"),
    Role.MODERATOR: gettext_lazy("moderator"),
    Role.COMPLAINT_HANDLER: gettext_lazy("complaint handler"),
    Role.COLLEAGUE: gettext_lazy("colleague"),
    Role.PERSON_OF_TRUST: gettext_lazy("person of trust"),
    Role.INTAKE: gettext_lazy("intake"),
    Role.ADMINISTRATOR: gettext_lazy("administrator"),
    Role.FORMER_RESIDENT: gettext_lazy("former resident"),
    Role.SIGNED_IN: gettext_lazy("signed-in person"),
    Role.VISITOR: gettext_lazy("visitor"),
}
_BY_FUNCTION = OFFICIALS | {Role.FACILITATOR}


def name_for(person: Person, *, as_official: bool, inside: bool) -> str:
    """What this person is called for a reader inside or outside the circle.

    Officials and facilitators work with their full name. A resident is a first name inside the
    group and "a resident" outside it, until she chose something else.
    """
    if not person.name:
        return _("a resident")
    if as_official:
        return person.name
    return _chosen(person, inside)


def _chosen(person: Person, inside: bool) -> str:
    if person.under_16 or person.public_name == PublicName.NICKNAME:
        return person.nickname or (person.first_name if inside else _("a resident"))
    if person.public_name == PublicName.FULL:
        return person.name
    if person.public_name == PublicName.FIRST or inside:
        return person.first_name
    return _("a resident")


class Names:
    """The names of everybody in one circle for one reader: asked once, then looked up."""

    def __init__(self, circle: Circle, inside: bool) -> None:
        self._circle, self._inside = circle, inside

    @cached_property
    def seats(self) -> list[Seat]:
        """All seats of the circle, with who held them; read when the first name is asked for."""
        return _seats.ask(circle=self._circle.pk)

    @cached_property
    def _people(self) -> dict[int, Person]:
        return {seat.person_id: seat.person for seat in self.seats}

    @cached_property
    def _officials(self) -> set[int]:
        return {s.person_id for s in self.seats if Role(s.role) in _BY_FUNCTION}

    def person(self, pk: int) -> Person:
        """Somebody by number: known already, unless she never sat in this circle."""
        if pk not in self._people:
            self._people[pk] = Person.objects.get(pk=pk)
        return self._people[pk]

    def of(self, person: Person) -> str:
        """This person's name for the reader."""
        return name_for(person, as_official=person.pk in self._officials, inside=self._inside)

    def holding(self, role: Role) -> list[Person]:
        """Who holds an open seat in this role."""
        return [s.person for s in self.seats if s.role == role and s.until is None]


@Written
def _seats(*, circle: Given) -> QuerySet[Seat]:
    return Seat.objects.filter(circle=circle).select_related("person").order_by("pk")
