"""Whom you can call: the fixed line, the facilitator, and the group."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Role
from kader.matters.models import Reading
from kader.people.models import Person
from kader.people.naming import Names

LEAST_FOR_A_NUMBER = 3


@dataclass(frozen=True)
class Call:
    """Whom to call: name, what for, the number."""

    name: str
    role: str
    about: str
    number: str
    is_vacant: bool = False


def calls(reading: Reading, names: Names) -> list[Call]:
    """The people of this matter; a stand-in stands where the steward would."""
    steward = _call(
        names,
        (Role.STAND_IN, Role.STEWARD),
        _("Fixed line to the municipality (case steward)"),
        _("About the bounds, support and the check."),
    )
    facilitator = _call(
        names,
        (Role.FACILITATOR,),
        _("Process facilitator"),
        _("About how it goes. Takes no side."),
    )
    return [steward, facilitator, group(reading, names)]


def group(reading: Reading, names: Names) -> Call:
    """The residents together; who reads along sees no number below three."""
    members = names.holding(Role.RESIDENT)
    if len(members) < LEAST_FOR_A_NUMBER and not reading.inside:
        return Call(_("A group of residents"), _("They make the solution"), "", "")
    said = ngettext(
        "%(n)d resident makes the solution", "%(n)d residents make the solution", len(members)
    )
    who = ", ".join(names.of(person) for person in members) if reading.inside else ""
    return Call(_("The group"), said % {"n": len(members)}, who, "")


def number_of(person: Person) -> str:
    """The town's number, with the extension where she has one."""
    if not person.extension:
        return str(settings.TOWN_PHONE)
    return _("%(phone)s, extension %(extension)s") % {
        "phone": settings.TOWN_PHONE,
        "extension": person.extension,
    }


def _call(names: Names, roles: tuple[Role, ...], name: str, about: str) -> Call:
    seats = [seat for role in roles for seat in names.seats_of(role)]
    if not seats:
        return Call(_("We are looking for somebody"), name, about, settings.TOWN_PHONE, True)
    person, organisation = seats[0].person, seats[0].for_organisation
    role_name = f"{name}, {organisation}" if organisation else name
    return Call(names.of(person), role_name, about, number_of(person))
