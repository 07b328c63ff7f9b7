"""The one definition of "waiting on us": the desk and the residents' pages read the same."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from kader.groundrules import Role, Stage, clock
from kader.groundrules.stages import ENDED
from kader.matters.actions._matter import TERMS
from kader.matters.models import (
    Condition,
    FacilitatorRequest,
    FactRequest,
    Frame,
    FrameQuestion,
    JoinRequest,
    Matter,
    Promise,
    Signal,
    SupportRequest,
)
from kader.matters.rules import line as rules
from kader.matters.rules.frame import FrameStatus, missing_in
from kader.people.models import Person, Seat
from kader.people.naming import ROLE_NAMES
from kader.web import wording

_STEWARDS = (Role.STEWARD.value, Role.STAND_IN.value)
_MISSED = (Role.STEWARD, Role.FACILITATOR)
HAS_DESK = frozenset({Role.STEWARD, Role.STAND_IN, Role.MANDATE_HOLDER, Role.REGISTRAR})
"""On whose desk something can lie. The facilitator has no deed that waits (G10)."""


@dataclass(frozen=True)
class Waiting:
    """One thing that waits for somebody: what to do, where, why, and until when."""

    what: str
    url: str
    matter: Matter
    why: str
    due: date | None


@dataclass(frozen=True)
class Silence:
    """How long a group has not heard the municipality, against what it may count on, in days.

    `promise` are the days until the next news is due, from when it was last heard; `announced`
    is that day where the last news named one that comes before the promise.
    """

    matter: Matter
    days: int
    promise: int
    announced: date | None = None

    @property
    def left(self) -> int:
        """Days until the promise is broken; negative when it is."""
        return self.promise - self.days

    @property
    def late(self) -> int:
        """For how many days it is broken."""
        return max(0, -self.left)

    @property
    def promised(self) -> str:
        """What the group counts on, said to the steward."""
        if self.announced is not None:
            day = wording.day(self.announced, clock.today())
            return _("News was announced for %(day)s.") % {"day": day}
        return _("The promise was %(promise)d days.") % {"promise": self.promise}


@dataclass(frozen=True)
class Desk:
    """What waits on one official: on her, on others, and how silent it is."""

    on_us: list[Waiting]
    on_others: list[Waiting]
    silences: list[Silence]


def desk_of(person: Person) -> Desk:
    """Everything in the matters where this person is one of those who have a desk."""
    seats = Seat.objects.open().filter(person=person, askable=False)
    held = list(seats.values_list("circle", "role"))
    stewarded = [circle for circle, role in held if role in _STEWARDS]
    mandated = [circle for circle, role in held if role == Role.MANDATE_HOLDER]
    registered = [circle for circle, role in held if role == Role.REGISTRAR]
    matters = _open_matters([*stewarded, *mandated])
    waiting = [
        *_stages(matters, dict(held)),
        *_to_register(set(registered) - set(mandated)),
        *_vacant(matters, mandated),
        *_asked(stewarded, mandated),
        *_silent(matters, stewarded),
    ]
    waiting.sort(key=lambda w: (w.due or date.max, w.matter.pk))
    others = [_on_others(m) for m in matters if m.turn == "residents"]
    silences = [silence_of(m) for m in matters if m.circle_id in stewarded]
    return Desk(waiting, others, sorted(silences, key=lambda s: s.left))


def silence_of(matter: Matter) -> Silence:
    """Days since the municipality was heard; since the opening where it never was (G13)."""
    heard, due = _heard(matter), news_due(matter)
    promise = (due - heard).days
    announced = due if promise < matter.promise_days else None
    return Silence(matter, rules.silent_days(heard, clock.today()), promise, announced)


def news_due(matter: Matter) -> date:
    """By when the municipality lets hear from itself again (G13)."""
    return rules.news_due(_heard(matter), matter.promise_days, matter.circle.news_by)


def _heard(matter: Matter) -> date:
    return clock.day_of(matter.circle.last_heard or matter.opened_at)


def _open_matters(circles: list[int]) -> list[Matter]:
    found = Matter.objects.filter(circle__in=circles).select_related("circle", "area")
    return list(found.exclude(stage__in=[Stage.CLOSED, Stage.STOPPED]))


def _stages(matters: Iterable[Matter], roles: dict[int, str]) -> Iterator[Waiting]:
    for matter in matters:
        role = roles[matter.circle_id]
        task = _TASKS.get((Stage(matter.stage), "steward" if role in _STEWARDS else role))
        if task is not None:
            word, what, why = task
            yield Waiting(
                _(what), reverse(word, args=[matter.key]), matter, _(why), matter.turn_until
            )


_TASKS = {
    (Stage.OPENED, "mandate_holder"): (
        "give_seat",
        gettext_noop("Give the seats"),
        gettext_noop("A steward and a facilitator are needed before anything can begin."),
    ),
    (Stage.FRAMING, "steward"): (
        "draft_frame",
        gettext_noop("Finish the frame"),
        gettext_noop("The residents wait for the frame."),
    ),
    (Stage.FRAMING, "mandate_holder"): (
        "adopt_frame",
        gettext_noop("Adopt the frame"),
        gettext_noop("As soon as nothing is missing in it."),
    ),
    (Stage.CHECKING, "steward"): (
        "check_plan",
        gettext_noop("Check the plan"),
        gettext_noop("The group handed in its plan."),
    ),
    (Stage.FRAME_ASKED, "mandate_holder"): (
        "keep_frame",
        gettext_noop("Answer about the frame"),
        gettext_noop("A point of the frame is unclear or out of date."),
    ),
    (Stage.DECIDING, "mandate_holder"): (
        "decide_formally",
        gettext_noop("Decide formally"),
        gettext_noop("The plan fits. The frame asks for a formal decision."),
    ),
    (Stage.EVALUATING, "steward"): (
        "evaluate",
        gettext_noop("Look back"),
        gettext_noop("The plan was carried out."),
    ),
}


def _to_register(registered: Set[int]) -> Iterator[Waiting]:
    """A frame in which nothing is missing: the registrar may record that the body adopted it."""
    drafts = Frame.objects.filter(
        matter__circle__in=registered, matter__stage=Stage.FRAMING, status=FrameStatus.DRAFT
    )
    whole = drafts.select_related("matter__circle", "matter__area")
    for frame in whole.prefetch_related("bounds", "criteria"):
        if not missing_in(frame, frame.bounds.all(), frame.criteria.all(), clock.today()):
            url = reverse("adopt_frame", args=[frame.matter.key])
            why = _("The frame is ready. Did the body decide? Then you record it.")
            yield Waiting(_("Adopt the frame"), url, frame.matter, why, frame.matter.turn_until)


def _vacant(matters: Iterable[Matter], mandated: list[int]) -> Iterator[Waiting]:
    """A seat that fell vacant is on the mandate holder's desk at once (G8)."""
    seats = Seat.objects.open().of(*_MISSED).filter(circle__in=mandated)
    taken = set(seats.values_list("circle", "role"))
    for matter in matters:
        if matter.circle_id not in mandated or matter.at in {Stage.OPENED, Stage.RESTING}:
            continue
        missed = [ROLE_NAMES[role] for role in _MISSED if (matter.circle_id, role) not in taken]
        if missed:
            why = _("Vacant now: %(roles)s.") % {"roles": ", ".join(map(str, missed))}
            url = reverse("give_seat", args=[matter.key])
            yield Waiting(_("Give the seats"), url, matter, why, clock.today())


def _asked(stewarded: list[int], mandated: list[int]) -> Iterator[Waiting]:
    """Questions, signals and promises that wait for an answer."""
    steward = Q(matter__circle__in=stewarded)
    yield from _each(
        FactRequest.objects.filter(steward, answer=None),
        "answer_fact_request",
        _("Answer a question about facts"),
    )
    yield from _each(
        SupportRequest.objects.filter(steward, answer=None),
        "answer_support",
        _("Answer a request for support"),
    )
    yield from _each(
        FrameQuestion.objects.filter(steward, answer=None),
        "answer_about_frame",
        _("Answer a question about the frame"),
    )
    yield from _each(
        Promise.objects.filter(steward, kept_at=None), "keep_promise", _("Keep a promise")
    )
    yield from _signals(stewarded, mandated)
    yield from _conditions(mandated)
    yield from _doors(stewarded, mandated)


def _each(records: Any, word: str, what: str) -> Iterator[Waiting]:
    for record in records.select_related("matter__circle", "matter__area"):
        url = reverse(word, args=[record.matter.key, record.key])
        yield Waiting(what, url, record.matter, _short(record.text), record.due)


def _signals(stewarded: list[int], mandated: list[int]) -> Iterator[Waiting]:
    of_frame = Q(kind__in=rules.FRAME_SIGNALS)
    mine = Q(matter__circle__in=stewarded) & ~of_frame | Q(matter__circle__in=mandated) & of_frame
    open_ones = Signal.objects.filter(mine, closed_at=None, answers=None)
    yield from _each(open_ones, "answer_signal", _("Read a signal and answer it"))


def _conditions(mandated: list[int]) -> Iterator[Waiting]:
    waiting = Condition.objects.filter(side__matter__circle__in=mandated, answer=None).counting()
    for condition in waiting.select_related("side__matter__circle", "side__matter__area"):
        matter = condition.side.matter
        yield Waiting(
            _("Answer a condition of the residents"),
            reverse("answer_condition", args=[matter.key, condition.key]),
            matter,
            _short(condition.text),
            clock.day_of(condition.at) + timedelta(days=TERMS.condition),
        )


def _doors(stewarded: list[int], mandated: list[int]) -> Iterator[Waiting]:
    """Who waits at the door for a week or where no member is, and who asked for another
    facilitator."""
    members = Seat.objects.open().of(Role.RESIDENT).filter(circle=OuterRef("matter__circle"))
    waiting = JoinRequest.objects.filter(matter__circle__in=stewarded, let_in_at=None)
    found = waiting.exclude(matter__stage__in=ENDED).annotate(has_member=Exists(members))
    since = clock.now() - timedelta(days=TERMS.confirmation)
    mine = found.filter(Q(at__lte=since) | Q(has_member=False))
    for request in mine.select_related("matter__circle", "matter__area"):
        url = reverse("let_in", args=[request.matter.key, request.key])
        why = _("Nobody of the group answered for a week.")
        if not request.has_member:
            why = _("There is no member yet who can do it.")
        yield Waiting(_("Let somebody in"), url, request.matter, why, clock.today())
    yield from _facilitators(mandated)


def _facilitators(mandated: list[int]) -> Iterator[Waiting]:
    """Who asked for another facilitator, once a matter, until somebody else sits there (G8)."""
    asked = FacilitatorRequest.objects.still_open().filter(matter__circle__in=mandated)
    asked = asked.exclude(matter__stage__in=[*ENDED, Stage.RESTING])
    found = asked.select_related("matter__circle", "matter__area")
    for matter in {wish.matter_id: wish.matter for wish in found}.values():
        url = reverse("give_seat", args=[matter.key])
        why = _("Residents asked for another facilitator.")
        yield Waiting(_("Look for another facilitator"), url, matter, why, None)


def _silent(matters: Iterable[Matter], stewarded: list[int]) -> Iterator[Waiting]:
    """The promise runs out within two days, or has run out."""
    for matter in matters:
        silence = silence_of(matter)
        if matter.circle_id in stewarded and silence.left <= 2:
            heard = _("The group heard nothing for %(days)d days.") % {"days": silence.days}
            why = f"{heard} {silence.promised}"
            url = reverse("send_update", args=[matter.key])
            yield Waiting(_("Send news"), url, matter, why, news_due(matter))


_OTHERS = {
    Stage.QUESTIONS: gettext_noop("Answer the three questions"),
    Stage.PLANNING: gettext_noop("Write the plan"),
    Stage.ONE_OF_SEVERAL: gettext_noop("Make one plan or an order"),
    Stage.DOING: gettext_noop("Carry out the plan"),
    Stage.RESTING: gettext_noop("The matter rests"),
}


def _on_others(matter: Matter) -> Waiting:
    what = _(_OTHERS.get(Stage(matter.stage), _OTHERS[Stage.PLANNING]))
    return Waiting(
        what, matter.get_absolute_url(), matter, _("the group, at its own pace"), matter.turn_until
    )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:117].rsplit(" ", 1)[0] + " …"
