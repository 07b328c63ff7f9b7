"""Makes the house that is measured: the demo's story or a grown town, and matters to hand in.

Run as a program of its own, so that each house has its own Django.
"""

import json
import sys
from datetime import timedelta

import django

READY = 48


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from kader.demo import town
    from tests.growth import MATTERS, grow

    size = sys.argv[1]
    call_command("migrate", verbosity=0)
    town.tell("zilverbeek")
    if size == "growth":
        grow(int(sys.argv[2]) if len(sys.argv) > 2 else MATTERS)
    handles = _handles()
    _analyze()
    print(json.dumps(handles))


def _analyze() -> None:
    """What a served PostgreSQL does by itself within a minute; the tests' cluster does not."""
    from django.db import connection

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")


def _handles() -> dict[str, object]:
    """What the bench needs: a matter, cookies of a resident and a steward, matters to hand in."""
    from kader.matters.models import Matter
    from kader.people.models import Person

    mieke = Person.objects.get(email="mieke@example.org")
    hanneke = Person.objects.get(email="hanneke@example.org")
    matter = Matter.objects.get(title__startswith="Hoe gaat dierenweide")
    return {
        "matter": matter.key,
        "resident": _cookie(mieke),
        "steward": _cookie(hanneke),
        "hand_in": [_ready_matter(number) for number in range(READY)],
    }


def _cookie(person: object) -> str:
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)  # type: ignore[attr-defined]
    session[BACKEND_SESSION_KEY] = "kader.people.signed_in.PersonBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()  # type: ignore[attr-defined]
    session.create()
    return f"kader={session.session_key}"


def _ready_matter(number: int) -> dict[str, object]:
    """A matter of one resident whose plan can be handed in and then checked."""
    from kader.demo import story
    from kader.demo.zilverbeek import uiterweide
    from kader.groundrules import clock
    from kader.matters import actions
    from kader.people.models import Person

    cast = {
        (p.email or "").split("@")[0]: p
        for p in Person.objects.filter(email__contains="@example.org")
    }
    matter = actions.open_issue(cast["karin"], f"Meting {number}", "Om te meten.")
    story.give_seats(matter, cast["karin"], cast["hanneke"], cast["idris"])
    decide_by = (clock.today() + timedelta(days=90)).isoformat()
    story.adopt(
        matter, cast["hanneke"], cast["karin"], uiterweide.frame(decide_by), uiterweide.BODY
    )
    story.join(matter, (cast["mieke"], "Ik doe mee."))
    story.answer(matter, cast["mieke"], "Een weide.", "Zelf doen.", "Een sleutel.")
    actions.write_plan(cast["mieke"], matter, uiterweide.plan_1())
    criteria = matter.frames.get().criteria.values_list("key", flat=True)
    return {"matter": matter.key, "criteria": list(criteria)}


if __name__ == "__main__":
    main()
