"""What the main menu shows to who acts for the municipality: the way to the desk."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from kader.matters.waiting import HAS_DESK
from kader.people.models import Person
from kader.web.context import House


def desk(request: HttpRequest) -> dict[str, Any]:
    """Asked only where a page shows its menu, and never for a visitor."""
    return {"desk_nav": SimpleLazyObject(lambda: _way_to_desk(House(request)))}


def _way_to_desk(house: House) -> list[dict[str, Any]]:
    person = house.request.user if house.signed_in else None
    has_desk = isinstance(person, Person) and not HAS_DESK.isdisjoint(person.offices)
    return [house.link("desk", _("Desk"))] if has_desk else []
