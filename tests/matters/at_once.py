"""One of two people: a process of her own that does deeds, and waits inside the transaction.

It is told a line of JSON at a time what to do. At the first look at a circle inside a deed's
transaction (where the gate is about to hold it) it says "here" and goes on when it is told.
"""

import json
import sys
from collections.abc import Callable
from typing import Any, TextIO

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - Django stands first.
from django.db import connection  # noqa: E402

from kader.groundrules import Role, RuleBroken, clock  # noqa: E402
from kader.matters import actions  # noqa: E402
from kader.matters.actions import Adoption  # noqa: E402
from kader.matters.models import Criterion, Matter, Proposal, Revision  # noqa: E402
from kader.matters.rules.check import Found, Result  # noqa: E402
from kader.people.actions import give_seat  # noqa: E402
from kader.people.models import TOWN, Circle, CircleKind, Person, Seat  # noqa: E402
from kader.timeline.verify import verify  # noqa: E402
from tests.matters import grown  # noqa: E402
from tests.matters.grown import Cast  # noqa: E402

OFFICES = {
    "hanneke": Role.STEWARD,
    "sanne": Role.STEWARD,
    "idris": Role.FACILITATOR,
    "karin": Role.MANDATE_HOLDER,
}
RESIDENTS = ("mieke", "joost", "aysel")


def person(name: str) -> Person:
    return Person.objects.get(email=f"{name}@example.org")


def cast() -> Cast:
    return Cast(*(person(name) for name in Cast._fields))


def prepare() -> None:
    """An empty database, and the people of the town."""
    call_command("migrate", verbosity=0)
    town, _ = Circle.objects.get_or_create(pk=TOWN, defaults={"kind": CircleKind.TOWN})
    for name in (*OFFICES, *RESIDENTS):
        made = Person.objects.create_user(f"{name}@example.org", name.title())
        if name in OFFICES:
            now, role = clock.now(), OFFICES[name]
            town.seats.create(person=made, role=role, askable=True, since=now, given_by=made)


def found(pk: int) -> Matter:
    return Matter.objects.select_related("circle").get(pk=pk)


# What is there before, and what each of the two does ---------------------------------------------


def a_plan_to_confirm() -> Matter:
    matter = grown.planning(cast())
    actions.ask_to_join(person("aysel"), matter, "Me too.")
    actions.write_plan(person("mieke"), matter, grown.PLAN)
    actions.submit_plan(person("mieke"), matter)
    return matter


def a_plan_in_writing() -> Matter:
    matter = grown.planning(cast())
    actions.write_plan(person("mieke"), matter, grown.PLAN)
    return matter


def a_frame_to_adopt() -> Matter:
    matter = grown.framing(cast())
    actions.draft_frame(person("hanneke"), matter, grown.frame_fields())
    return matter


def confirm(matter: Matter, name: str) -> None:
    proposal = Proposal.objects.select_related("matter__circle").get(matter=matter)
    actions.confirm_submission(person(name), proposal)


def check(matter: Matter, name: str) -> None:
    """The same steward in two windows: in one it fits not yet, in the other it is not clear."""
    plan = matter.plans.get()
    result = Result.NOT_MET if name == "first" else Result.UNCLEAR
    criteria = Criterion.objects.filter(frame=plan.frame)
    findings = [Found(criterion.pk, result, "Nobody is named.") for criterion in criteria]
    actions.check_plan(person("hanneke"), matter, findings, "Who comes on Sunday?")


def adopt(matter: Matter, name: str) -> None:
    adoption = Adoption(f"The board, by {name}", clock.today())
    actions.adopt_frame(person("karin"), matter, adoption, frozenset({1}))


def give(matter: Matter, name: str) -> None:
    give_seat(person("karin"), matter.circle, person(name), Role.STEWARD)


def write(matter: Matter, name: str) -> None:
    """Each changes a field of her own, and both change the same one."""
    base = Revision.objects.filter(plan__matter=matter).count()
    own = {"mieke": "summary", "joost": "step.b.when"}[name]
    words = {own: f"{name} was here", "title": f"The title of {name}"}
    actions.write_plan(person(name), matter, grown.PLAN | words, base)


SCENES: dict[str, tuple[Callable[[], Matter], Callable[[Matter, str], None]]] = {
    "confirm_submission": (a_plan_to_confirm, confirm),
    "check_plan": (lambda: grown.checking(cast()), check),
    "adopt_frame": (a_frame_to_adopt, adopt),
    "give_seat": (lambda: grown.opened(cast()), give),
    "write_plan": (a_plan_in_writing, write),
    "write_plan_first": (lambda: grown.planning(cast()), write),
}


# What is there afterwards ------------------------------------------------------------------------


def look(pk: int) -> dict[str, Any]:
    """What the two made together."""
    matter = found(pk)
    deeds = list(matter.circle.entries.order_by("number").values_list("deed", flat=True))
    newest = Revision.objects.filter(plan__matter=matter).order_by("number").last()
    return {
        "stage": matter.stage,
        "deeds": [deed.partition(".")[2] for deed in deeds],
        "numbers": list(matter.circle.entries.order_by("number").values_list("number", flat=True)),
        "stewards": Seat.objects.open().of(Role.STEWARD).filter(circle=matter.circle).count(),
        "checks": sum(plan.checks.count() for plan in matter.plans.all()),
        "plans": matter.plans.count(),
        "words": newest.fields if newest else {},
        "clashes": newest.clashes if newest else {},
        "faults": [str(fault) for fault in verify()],
    }


# The line to the test ----------------------------------------------------------------------------


class Waits:
    """Says "here" at the first look at a circle inside the deed's transaction, once."""

    def __init__(self, told: TextIO) -> None:
        self.told, self.is_here = told, False

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not self.is_here and connection.in_atomic_block and 'FROM "people_circle"' in sql:
            self.is_here = True
            say("here")
            self.told.readline()
        return execute(sql, params, many, context)


def do(scene: str, pk: int, name: str) -> str:
    """Do the deed; what became of it: done, or the reason of the refusal."""
    matter = found(pk)
    try:
        with connection.execute_wrapper(Waits(sys.stdin)):
            SCENES[scene][1](matter, name)
    except RuleBroken as refusal:
        return refusal.reason
    return "done"


def say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Until nobody says anything any more."""
    while line := sys.stdin.readline():
        word, *told = json.loads(line)
        if word == "prepare":
            prepare()
            say("ready")
        elif word == "arrange":
            say(SCENES[told[0]][0]().pk)
        elif word == "do":
            say(["became", do(*told)])
        else:
            say(look(told[0]))


if __name__ == "__main__":
    main()
