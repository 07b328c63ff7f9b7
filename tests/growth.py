"""A town grown large, laid down in bulk: for `bin/bench` only, unreachable from `kader`.

Deterministic. The chain of every circle is whole, so that `kader verify` can walk it.
"""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction

from kader.groundrules import Deed, Stage
from kader.matters.models import Criterion, Frame, Matter, Plan, Side, Step
from kader.people.models import Circle, Person, Seat
from kader.places.models import Area
from kader.search.models import Document
from kader.search.stemming import tokens
from kader.timeline.chain import hash_of
from kader.timeline.models import Entry

MATTERS, PLANS_EACH, ENTRIES_EACH, CRITERIA, STEPS = 10_000, 10, 100, 4, 4
BATCH = 5_000
BEGAN = datetime(2024, 1, 1, 9, tzinfo=UTC)
_DEEDS = [Deed.SEND_UPDATE, Deed.WRITE_PLAN, Deed.STATE_CONDITION, Deed.CONFIRM_SUBMISSION]


def grow(matters: int = MATTERS) -> None:
    """Lay down a town of so many matters, with ten plans and a hundred entries each."""
    with transaction.atomic():
        people = _people()
        circles = _bulk(Circle, (Circle(kind="matter") for _ in range(matters)), "circles")
        laid = _bulk(Matter, _matters(circles, people), "matters")
        sides = _bulk(Side, (Side(matter=m, number=1) for m in laid), "sides")
        _bulk(Seat, _seats(circles, people), "seats")
        frames = _bulk(Frame, _frames(laid, people[0]), "frames")
        _bulk(Criterion, _criteria(frames), "criteria")
        _bulk(Document, _documents(laid), "documents")
        plans = _bulk(Plan, _plans(laid, sides, frames), "plans")
        newest = plans[PLANS_EACH - 1 :: PLANS_EACH]
        _bulk(Step, _steps(newest), "steps")
        _bulk(Entry, _entries(laid, people), "entries")
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _bulk(model: Any, rows: Iterator[Any], what: str) -> list[Any]:
    made: list[Any] = []
    while batch := list(islice(rows, BATCH)):
        made += model.objects.bulk_create(batch, batch_size=500)
        print(f"\r  {what}: {len(made):,}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return made if model is not Entry else []


def _people() -> list[Person]:
    people = [
        Person(
            email=f"grown{n}@example.org", name=f"Bewoner {n}", public_name="first", password="!"
        )
        for n in range(50)
    ]
    return Person.objects.bulk_create(people)


def _matters(circles: list[Circle], people: list[Person]) -> Iterator[Matter]:
    areas = list(Area.objects.drawn())
    for number, circle in enumerate(circles):
        yield Matter(
            circle=circle,
            origin="issue",
            title=f"Vraagstuk {number} over het groen in de straat",
            text="Hoe gaan wij verder met het groen in onze straat? Wie doet mee?",
            area=areas[number % len(areas)],
            opened_by=people[number % len(people)],
            opened_at=BEGAN + timedelta(hours=number),
            open_to_area=number % 3 == 0,
            stage=Stage.PLANNING,
            turn="residents",
            round=PLANS_EACH,
            met=2,
            total=CRITERIA,
            marks="momo"[:CRITERIA],
            promise_days=14,
        )


def _seats(circles: list[Circle], people: list[Person]) -> Iterator[Seat]:
    roles = ["steward", "facilitator", "mandate_holder", *["resident"] * 3]
    for number, circle in enumerate(circles):
        for place, role in enumerate(roles):
            person = people[(number + place) % len(people)]
            side = 1 if role in {"resident", "facilitator"} else None
            yield Seat(
                circle=circle, person=person, role=role, side=side, since=BEGAN, given_by=person
            )


def _frames(matters: list[Matter], by: Person) -> Iterator[Frame]:
    words = dict.fromkeys(("issue", "aim", "decided", "open"), "Het groen blijft.")
    for matter in matters:
        yield Frame(
            matter=matter,
            number=1,
            status="adopted",
            **words,
            responsibility="De groep.",
            decider="College",
            short_version="Het groen blijft.",
            drafted_by=by,
            body="College",
            decided_on=BEGAN.date(),
            registered_by=by,
            adopted_at=BEGAN,
        )


def _criteria(frames: list[Frame]) -> Iterator[Criterion]:
    for frame in frames:
        for number in range(1, CRITERIA + 1):
            yield Criterion(
                frame=frame, number=number, short=f"Punt {number}", text=f"Punt {number}", how="Zo."
            )


def _documents(matters: list[Matter]) -> Iterator[Document]:
    """What the search finds of each matter, as `kader.matters.publish` has it found."""
    about = ContentType.objects.get_for_model(Matter)
    for matter in matters:
        yield Document(
            about_type=about,
            about_id=matter.pk,
            circle_id=matter.circle_id,
            kind="matter",
            title=matter.title,
            text=matter.said(),
            url=matter.get_absolute_url(),
            words=" ".join(tokens(f"{matter.title}\n{matter.said()}")),
            at=matter.opened_at,
        )


def _plans(matters: list[Matter], sides: list[Side], frames: list[Frame]) -> Iterator[Plan]:
    for matter, side, frame in zip(matters, sides, frames, strict=True):
        for number in range(1, PLANS_EACH + 1):
            yield Plan(
                matter=matter,
                side=side,
                number=number,
                frame=frame,
                status="open",
                title=f"Plan {number}",
                summary="Wij planten bomen.",
                started_at=BEGAN,
                submitted_at=BEGAN,
            )


def _steps(plans: list[Plan]) -> Iterator[Step]:
    for plan in plans:
        for number in range(1, STEPS + 1):
            yield Step(
                plan=plan, number=number, name=f"s{number}", what="Een boom planten", who="Wij"
            )


def _entries(matters: list[Matter], people: list[Person]) -> Iterator[Entry]:
    about = ContentType.objects.get_for_model(Side)
    for place, matter in enumerate(matters):
        previous = ""
        for number in range(1, ENTRIES_EACH + 1):
            entry = Entry(
                circle_id=matter.circle_id,
                number=number,
                at=BEGAN + timedelta(hours=place, minutes=number),
                deed=_DEEDS[number % len(_DEEDS)].value,
                actor=people[(place + number) % len(people)],
                about_type=about,
                about_id=1,
                previous=previous,
            )
            entry.hash = previous = hash_of(entry)
            yield entry
        Circle.objects.filter(pk=matter.circle_id).update(
            last_number=ENTRIES_EACH, last_hash=previous
        )
