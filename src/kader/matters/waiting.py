"""The one definition of "waiting on us": the desk and the residents' pages read the same."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import Role, Stage, clock
from kader.groundrules.stages import ENDED
from kader.matters.actions._matter import TERMS
from kader.matters.forms.line import SIGNALS
from kader.matters.models import (
    Condition,
    Confirmation,
    Evaluation,
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
from kader.matters.rules.voice import Proposed
from kader.matters.tasks import OF_THE_GROUP, Progress, Task, task_at
from kader.people.models import Person, Seat
from kader.people.naming import ROLE_NAMES
from kader.web import wording

_STEWARDS = (Role.STEWARD.value, Role.STAND_IN.value)
_MISSED = (Role.STEWARD, Role.FACILITATOR)
NEARLY = 2
"""So many days before a promise to let hear runs out, it lies on the desk."""
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
    def due(self) -> date:
        """By when the group hears something."""
        return clock.today() + timedelta(days=self.left)

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
    all_in_time: bool
    """Whether nothing in her matters is later than somebody could count on."""


def desk_of(person: Person) -> Desk:
    """Everything in the matters where this person is one of those who have a desk."""
    seats = Seat.objects.open().filter(person=person, askable=False)
    held = list(seats.values_list("circle", "role"))
    stewarded = [circle for circle, role in held if role in _STEWARDS]
    mandated = [circle for circle, role in held if role == Role.MANDATE_HOLDER]
    registered = [circle for circle, role in held if role == Role.REGISTRAR]
    matters = _open_matters([*stewarded, *mandated])
    ready = _ready_frames([*stewarded, *mandated, *registered])
    tasks, roles = _tasks(matters, set(ready)), dict(held)
    mine = [(m, task) for m, task in tasks if task and _is_for(task, roles[m.circle_id])]
    waiting = [
        *(_to_do(matter, task) for matter, task in mine),
        *_to_register(ready.values(), set(registered) - set(mandated)),
        *_vacant(matters, mandated),
        *_asked(stewarded, mandated),
        *_silent(matters, stewarded),
    ]
    waiting.sort(key=lambda w: (w.due or date.max, w.matter.pk))
    others = [_on_others(m, task) for m, task in tasks if (m, task) not in mine]
    silences = sorted((silence_of(m) for m in matters), key=lambda s: s.left)
    late = [w for w in [*waiting, *others] if w.due and w.due < clock.today()]
    return Desk(
        waiting,
        others,
        [s for s in silences if s.matter.circle_id in stewarded],
        not late and not any(s.late for s in silences),
    )


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


def _tasks(matters: Sequence[Matter], ready: Set[int]) -> list[tuple[Matter, Task | None]]:
    """Each matter with what its stage waits for from an official now."""
    looking_back = [m for m in matters if m.at is Stage.EVALUATING]
    looked_back, wanted = _looked_back(looking_back), _wanted_closed(looking_back)
    return [
        (m, task_at(m.at, Progress(m.pk in ready, frozenset(looked_back[m.pk]), m.pk in wanted)))
        for m in matters
    ]


def _looked_back(matters: Sequence[Matter]) -> dict[int, set[str]]:
    """By matter: the roles in which somebody looked back."""
    found: dict[int, set[str]] = defaultdict(set)
    said = Evaluation.objects.filter(matter__in=matters).values_list("matter", "role")
    for matter, role in said:
        found[matter].add(role)
    return found


def _wanted_closed(matters: Sequence[Matter]) -> set[int]:
    """The matters that the steward wants to close already: it waits for the residents."""
    stewards = Seat.objects.open().filter(
        circle=OuterRef("proposal__matter__circle"),
        person=OuterRef("by"),
        role__in=_STEWARDS,
    )
    said = Confirmation.objects.filter(
        Exists(stewards),
        proposal__matter__in=matters,
        proposal__what=Proposed.CLOSE,
        proposal__ended_at=None,
        proposal__lapses_at__gte=clock.now(),
    )
    return set(said.values_list("proposal__matter", flat=True))


def _to_do(matter: Matter, task: Task) -> Waiting:
    """What the stage asks; adopting a frame has no term of its own but the promise to let hear."""
    due = matter.turn_until if task.word != "adopt_frame" else news_due(matter)
    url = reverse(task.word, args=[matter.key])
    return Waiting(str(task.what), url, matter, str(task.why), due)


def _is_for(task: Task, role: str) -> bool:
    return task.by == (Role.STEWARD if role in _STEWARDS else role)


def _ready_frames(circles: Iterable[int]) -> dict[int, Matter]:
    """The matters, by key, in whose frame nothing is missing while it is being made."""
    drafts = Frame.objects.filter(
        matter__circle__in=circles, matter__stage=Stage.FRAMING, status=FrameStatus.DRAFT
    )
    whole = drafts.select_related("matter__circle", "matter__area")
    return {
        frame.matter_id: frame.matter
        for frame in whole.prefetch_related("bounds", "criteria")
        if not missing_in(frame, frame.bounds.all(), frame.criteria.all(), clock.today())
    }


def _to_register(ready: Iterable[Matter], registered: Set[int]) -> Iterator[Waiting]:
    """A frame in which nothing is missing: the registrar may record that the body adopted it."""
    for matter in ready:
        if matter.circle_id in registered:
            url = reverse("adopt_frame", args=[matter.key])
            why = _("The frame is ready. Did the body decide? Then you record it.")
            yield Waiting(_("Adopt the frame"), url, matter, why, news_due(matter))


def _vacant(matters: Iterable[Matter], mandated: list[int]) -> Iterator[Waiting]:
    """A seat that fell vacant is on the mandate holder's desk at once (G8)."""
    seats = Seat.objects.open().of(*_MISSED).filter(circle__in=mandated)
    taken = set(seats.values_list("circle", "role"))
    for matter in matters:
        if matter.circle_id not in mandated or matter.at is Stage.OPENED:
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
    for signal in open_ones.select_related("matter__circle", "matter__area"):
        url = reverse("answer_signal", args=[signal.matter.key, signal.key])
        kind = str(_SIGNALS[signal.kind])
        why = f"{kind}: {_short(signal.text)}" if signal.text else kind
        yield Waiting(_("Read a signal and answer it"), url, signal.matter, why, signal.due)


_SIGNALS = dict(SIGNALS)


def _conditions(mandated: list[int]) -> Iterator[Waiting]:
    waiting = Condition.objects.filter(side__matter__circle__in=mandated, answer=None).counting()
    for condition in waiting.select_related("side__matter__circle", "side__matter__area"):
        matter = condition.side.matter
        yield Waiting(
            _("Answer a condition of the residents"),
            reverse("answer_condition", args=[matter.key, condition.key]),
            matter,
            _short(condition.text),
            clock.day_of(condition.counts_since) + timedelta(days=TERMS.condition),
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
    asked = asked.exclude(matter__stage__in=ENDED)
    found = asked.select_related("matter__circle", "matter__area")
    for matter in {wish.matter_id: wish.matter for wish in found}.values():
        url = reverse("give_seat", args=[matter.key])
        why = _("Residents asked for another facilitator.")
        yield Waiting(_("Look for another facilitator"), url, matter, why, None)


def _silent(matters: Iterable[Matter], stewarded: list[int]) -> Iterator[Waiting]:
    """The promise runs out within two days, or has run out."""
    for matter in matters:
        silence = silence_of(matter)
        if matter.circle_id in stewarded and silence.left <= NEARLY:
            heard = _("The group heard nothing for %(days)d days.") % {"days": silence.days}
            why = f"{heard} {silence.promised}"
            url = reverse("send_update", args=[matter.key])
            yield Waiting(_("Send news"), url, matter, why, news_due(matter))


def _on_others(matter: Matter, task: Task | None) -> Waiting:
    """Whom this matter waits for where it is not the reader: another official, or the group."""
    what = OF_THE_GROUP.get(matter.at, OF_THE_GROUP[Stage.PLANNING]) if task is None else task.what
    who = _of_the_group(matter) if task is None else str(ROLE_NAMES[task.by])
    url = matter.get_absolute_url()
    return Waiting(str(what), url, matter, who, matter.turn_until)


def _of_the_group(matter: Matter) -> str:
    """It goes at its own pace, until it chose a day itself."""
    return _("the group") if matter.turn_until else _("the group, at its own pace")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 120 else line[:117].rsplit(" ", 1)[0] + " …"
