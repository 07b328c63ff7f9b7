"""The words of a deed are told to whom its line in the table names.

Every deed of `ways.py` that is not for everybody is looked at: a new one needs no line here.
"""

import pytest
from django.db import transaction
from django.test import Client

from kader.groundrules import MAY, Deed, Role, Seen, Stage
from kader.matters.models import Matter
from kader.people.models import Person, Said
from kader.timeline.models import Entry
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import World, world_at

DISCREET = [
    deed for deed in DEEDS if MAY[deed].seen is not Seen.ALL and Stage.PLANNING in MAY[deed].when
]


@pytest.fixture
def world(cast: Cast) -> World:
    """Where who asks to join is not let in at once."""
    world = world_at(Stage.PLANNING, cast)
    Matter.objects.filter(pk=world.matter.pk).update(open_to_area=False)
    return world


def test_words_that_are_not_for_everybody_are_told_to_nobody_else(
    client: Client, world: World
) -> None:
    said = [entry for deed in DISCREET if (entry := _say(deed, world))]
    assert {Deed.LIST_STRENGTHS, Deed.GIVE_SIGNAL} <= {Deed(entry.deed) for entry in said}

    leaks = [
        f"{person} reads the words of {entry.deed} in {place}"
        for person in (None, world.second, *world.people.values())
        for place, page in _timelines(client, person, world)
        for entry in said
        if _secret(entry) in page and not _is_for(person, entry, world)
    ]

    assert not leaks, "\n".join(leaks)


def _say(deed: Deed, world: World) -> Entry | None:
    """Do this deed with a secret word; take it back where nothing is said in it."""
    actor = next(person for role, person in world.people.items() if role in MAY[deed].who)
    before = transaction.savepoint()
    perform(deed, actor, world)
    entry = Entry.objects.filter(circle=world.matter.circle, deed=deed).latest("pk")
    if not isinstance(entry.about, Said):
        transaction.savepoint_rollback(before)
        return None
    type(entry.about)._default_manager.filter(pk=entry.about_id).update(text=_secret(entry))
    return entry


def _secret(entry: Entry) -> str:
    return f"zz-{entry.deed}"


def _is_for(person: Person | None, entry: Entry, world: World) -> bool:
    """Who reads these words, as the last word of the deed's line says it."""
    if person is None:
        return False
    outside = {world.people[Role.SIGNED_IN], world.people[Role.FORMER_RESIDENT]}
    residents = {world.people[Role.RESIDENT], world.second}
    return {
        Seen.CIRCLE: person not in outside,
        Seen.SIDE: person in residents,
        Seen.TWO: person in {entry.actor, entry.concerning},
        Seen.AUTHOR: person == entry.actor,
    }[MAY[Deed(entry.deed)].seen]


def _timelines(client: Client, person: Person | None, world: World) -> list[tuple[str, str]]:
    client.logout()
    if person is not None:
        client.force_login(person)
    key = world.matter.key
    places = (f"/m/{key}/timeline", f"/api/v1/matters/{key}/timeline")
    return [(place, client.get(place).content.decode()) for place in places]
