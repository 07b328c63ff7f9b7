"""Somebody must appoint the first officials, and nobody can appoint her."""

from django.db import transaction

from kader.groundrules import Deed, Role, clock
from kader.people.gate import town
from kader.people.models import Person
from kader.timeline.record import record


@transaction.atomic
def first_administrator(email: str, name: str) -> Person:
    """An administrator with a seat in the town's circle, written on the timeline.

    The entry names herself: that shows on the timeline. It is the only way into this seat, and it
    leads through the machine itself.
    """
    within = town()
    person = Person.objects.filter(email=email).first()
    person = person or Person.objects.create_user(email, name)
    seat = within.seats.create(
        person=person, role=Role.ADMINISTRATOR, askable=True, since=clock.now(), given_by=person
    )
    record(person, Deed.APPOINT_OFFICIAL, within, about=seat, concerning=person)
    return person
