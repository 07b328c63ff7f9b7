"""Finding the parts of a matter that somebody may do something with; for pages and the API."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value

from kader.groundrules import Role, clock
from kader.groundrules.stages import ENDED
from kader.matters.models import (
    Answer,
    Check,
    Condition,
    CostLine,
    FacilitatorRequest,
    JoinRequest,
    Matter,
    Plan,
    Proposal,
    Reading,
    Responsibility,
    Step,
    Strength,
    SupportRequest,
    TakeOver,
)
from kader.matters.rules.plan import PaidBy, PlanStatus
from kader.matters.rules.stages import Origin
from kader.matters.rules.voice import Extent, Proposed
from kader.people.models import Person, Said, SaidQuerySet, Seat
from kader.web.written import Given, Written

_WORDS: tuple[tuple[str, type[Said], str], ...] = (
    ("answer", Answer, "side"),
    ("condition", Condition, "side"),
    ("strength", Strength, "side"),
    ("responsibility", Responsibility, "side"),
    ("take_over", TakeOver, "step__plan"),
)


@dataclass(frozen=True)
class PlanToCheck:
    """A plan that was handed in, with what decides whether an outcome may go out: in one query."""

    plan: Plan
    condition_waits: bool
    extent: str | None
    checks: int

    @classmethod
    def of(cls, matter: Matter) -> "PlanToCheck | None":
        """What is to be checked now, if anything is."""
        found: Any = _handed_in.first(matter=matter.pk)
        if found is None:
            return None
        found.matter = matter
        return cls(found, found.condition_waits, found.extent, found.checked or 0)

    @property
    def is_over_term(self) -> bool:
        """After the term an outcome goes out also where a condition still waits (G21)."""
        return self.plan.check_by is not None and clock.today() > self.plan.check_by

    @property
    def takes_responsibility(self) -> bool:
        """Whether the group said last that it takes its responsibility, whole or in part (G25)."""
        return self.extent in {Extent.WHOLE, Extent.PART}


@Written
def _handed_in(*, matter: Given) -> QuerySet[Plan]:
    said = Responsibility.objects.filter(
        side__matter=OuterRef("matter"), side=OuterRef("side")
    ).order_by("-pk")
    stated = conditions_waiting(matter).counting_at(OuterRef("submitted_at"))
    checks = Check.objects.filter(plan=OuterRef("pk")).order_by().values("plan")
    handed_in = Plan.objects.submitted().filter(matter=matter).select_related("frame", "side")
    return handed_in.annotate(
        condition_waits=Exists(stated),
        extent=Subquery(said.values("extent")[:1]),
        checked=Subquery(checks.values(times=Count("pk"))),
    ).order_by("pk")[:1]


def conditions_waiting(matter: Matter | Given) -> SaidQuerySet:
    """Conditions that count and have no answer yet (G21)."""
    return Condition.objects.filter(side__matter=matter, answer=None).counting()


def steps_carried_out(reading: Reading) -> QuerySet[Step]:
    """The steps of the plan that is being carried out, as far as this reader may see them."""
    plans = Plan.objects.visible_to(reading).filter(status=PlanStatus.FITS)
    steps = Step.objects.filter(plan__in=plans).select_related("plan__matter__circle")
    return steps if reading.inside else steps.filter(public=True)


@dataclass(frozen=True)
class Asked:
    """Something that residents asked of the municipality: means may be promised for it (G2)."""

    field: str
    pk: int
    key: str
    text: str


def asked_by_residents(matter: Matter) -> list[Asked]:
    """Requests for support, conditions, and what the plan that is carried out asks; one query."""
    requests, *others = [
        found.order_by().values_list(Value(field, CharField()), "pk", "key", F(words))
        for field, words, found in _asked(matter)
    ]
    rows = requests.union(*others, all=True)
    return [Asked(*row) for row in rows]


def _asked(matter: Matter) -> Iterator[tuple[str, str, QuerySet[Any]]]:
    yield "asked_for_id", "text", SupportRequest.objects.filter(matter=matter)
    yield "condition_id", "text", Condition.objects.filter(side__matter=matter).counting()
    fits = Step.objects.filter(plan__matter=matter, plan__status=PlanStatus.FITS)
    paid = CostLine.objects.filter(step=OuterRef("pk"), paid_by=PaidBy.MUNICIPALITY)
    yield "step_id", "what", fits.filter(~Q(asked="") | Exists(paid))


def open_join_requests(matter: Matter) -> QuerySet[JoinRequest]:
    """Who waits to be let in."""
    waiting = matter.join_requests.filter(let_in_at=None)
    return waiting.select_related("by", "matter__circle")


def wish_just_told(person: Person, title: str, text: str) -> Matter | None:
    """The same wish in the same words, told by the same person within the hour."""
    since = clock.now() - timedelta(hours=1)
    hers = Matter.objects.visible_to(person).filter(opened_by=person, origin=Origin.WISH)
    same = hers.filter(title=title.strip(), text=text.strip(), opened_at__gte=since)
    return same.exclude(stage__in=ENDED).last()


def waiting_proposal(matter: Matter, what: Proposed) -> Proposal | None:
    """The proposal that waits for another yes; a lapsed one does not count any more."""
    return matter.proposals.filter(what=what, ended_at=None, lapses_at__gte=clock.now()).first()


def words_waiting_for(person: Person, matter: Matter, key: str) -> Said | None:
    """Words that somebody typed for this person in this matter, and that wait for her yes (G1)."""
    first, *others = [
        kind._default_manager.filter(
            key=key, by=person, typed_by__isnull=False, **{f"{within}__matter": matter}
        )
        .order_by()
        .values_list("pk", Value(place))
        for place, (_name, kind, within) in enumerate(_WORDS)
    ]
    for pk, place in first.union(*others):
        _name, kind, within = _WORDS[place]
        found: Said = kind._default_manager.select_related(within).get(pk=pk)
        return None if _was_taken_back(found) else found
    return None


def all_words_waiting_for(person: Person, matter: Matter) -> Iterator[tuple[str, Said]]:
    """Everything of that, each with what it is."""
    for name, kind, within in _WORDS:
        typed = kind._default_manager.filter(by=person, typed_by__isnull=False, confirmed_at=None)
        for words in typed.filter(**{f"{within}__matter": matter}).select_related("typed_by"):
            if not _was_taken_back(words):
                yield name, words


def _was_taken_back(words: Said) -> bool:
    """Whether this is an offer that nobody said yes to before it was taken back."""
    return isinstance(words, TakeOver) and not words.counts and words.handed_back_at is not None


def askable_seats(matter: Matter) -> list[Seat]:
    """Who may be asked for a seat that can be given here: the town's seats, no hat twice (G8)."""
    wearing = Seat.objects.open().filter(circle=matter.circle_id).values("person")
    given = set(vacant_roles(matter))
    if wishes_for_another(matter).exists():
        given.add(Role.FACILITATOR)
    asked = Seat.objects.open().of(*given).filter(askable=True)
    return list(asked.exclude(person__in=wearing).select_related("person").order_by("role", "pk"))


def vacant_roles(matter: Matter) -> list[Role]:
    """The seats that the mandate holder gives and that nobody holds now."""
    held = Seat.objects.open().filter(circle=matter.circle_id).values_list("role", flat=True)
    taken = set(held)
    return [role for role in _GIVEN if role not in taken]


def wishes_for_another(matter: Matter) -> QuerySet[FacilitatorRequest]:
    """What residents said who asked for another facilitator, while the same one sits there."""
    return matter.facilitator_requests.still_open().select_related("by").order_by("pk")


def own_seats(person: Person, matter: Matter) -> QuerySet[Seat]:
    """The open seats of one person here, the resident's excepted."""
    mine = Seat.objects.open().filter(circle=matter.circle_id, person=person)
    return mine.exclude(role=Role.RESIDENT).select_related("person", "circle")


_GIVEN = (Role.STEWARD, Role.FACILITATOR, Role.REGISTRAR)
