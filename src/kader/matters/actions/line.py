"""The line: news, promises, facts, support and signals."""

from datetime import date, timedelta

from django.db import transaction

from kader.groundrules import Deed, Role, clock
from kader.groundrules.limits import workdays_after
from kader.matters.actions._matter import TERMS, current, give_time_until, holder_of
from kader.matters.finding import Asked, asked_by_residents
from kader.matters.models import (
    FactAnswer,
    FactRequest,
    Matter,
    Promise,
    Signal,
    SignalAnswer,
    SupportAnswer,
    SupportRequest,
    Update,
)
from kader.matters.rules import line as rules
from kader.matters.rules import stages, voice
from kader.matters.rules.line import PromiseKind, SignalKind
from kader.people.gate import allow, in_place_of
from kader.people.models import Person
from kader.timeline.record import record


@transaction.atomic
def send_update(actor: Person, matter: Matter, text: str, next_by: date) -> Update:
    """The steward lets hear how it stands, and says when the next news comes (G13)."""
    roles = allow(actor, Deed.SEND_UPDATE, matter.circle)
    current(matter, Deed.SEND_UPDATE)
    rules.require_news(text)
    rules.require_next_within_promise(next_by, clock.today(), matter.promise_days)
    update = matter.updates.create(text=text.strip(), next_by=next_by, by=actor, at=clock.now())
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.SEND_UPDATE, matter.circle, about=update, for_whom=stood_in)
    return update


# Six: of which kind a promise is, decides whether somebody must have asked for it.
@transaction.atomic
def make_promise(  # noqa: PLR0913
    actor: Person,
    matter: Matter,
    text: str,
    due: date,
    kind: PromiseKind = PromiseKind.OWN,
    asked: Asked | None = None,
) -> Promise:
    """The municipality promises something by a day; means only for what residents asked (G2)."""
    roles = allow(actor, Deed.MAKE_PROMISE, matter.circle)
    current(matter, Deed.MAKE_PROMISE)
    voice.require_words(text)
    stages.require_date_ahead(due, clock.today())
    stages.require_within_reach(due, clock.today())
    means_for = asked if kind == PromiseKind.MEANS and asked in asked_by_residents(matter) else None
    rules.require_asked(kind, means_for is not None)
    promise = matter.promises.create(
        text=text.strip(),
        due=due,
        kind=kind,
        by=actor,
        at=clock.now(),
        **({means_for.field: means_for.pk} if means_for else {}),
    )
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.MAKE_PROMISE, matter.circle, about=promise, for_whom=stood_in)
    return promise


@transaction.atomic
def keep_promise(actor: Person, promise: Promise) -> Promise:
    """What was promised is done."""
    matter = promise.matter
    roles = allow(actor, Deed.KEEP_PROMISE, matter.circle)
    current(matter, Deed.KEEP_PROMISE)
    promise.refresh_from_db()
    voice.require_unanswered(promise.kept_at is not None)
    promise.kept_at, promise.kept_by = clock.now(), actor
    promise.save(update_fields=["kept_at", "kept_by"])
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.KEEP_PROMISE, matter.circle, about=promise, for_whom=stood_in)
    return promise


@transaction.atomic
def move_hand_in_date(actor: Person, matter: Matter, day: date) -> Matter:
    """Residents choose their own date; the steward may only give more time (G11)."""
    roles = allow(actor, Deed.MOVE_HAND_IN_DATE, matter.circle)
    current(matter, Deed.MOVE_HAND_IN_DATE)
    stages.require_date_ahead(day, clock.today())
    stages.require_within_reach(day, clock.today())
    least = stages.least_time(matter.hand_in_by, clock.today())
    voice.require_later(day, least, Role.RESIDENT not in roles)
    give_time_until(matter, day)
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.MOVE_HAND_IN_DATE, matter.circle, about=matter, for_whom=stood_in)
    return matter


@transaction.atomic
def request_facts(actor: Person, matter: Matter, text: str) -> FactRequest:
    """Residents ask for a fact (G2)."""
    allow(actor, Deed.REQUEST_FACTS, matter.circle)
    current(matter, Deed.REQUEST_FACTS)
    voice.require_words(text)
    due = clock.today() + timedelta(days=TERMS.fact)
    request = matter.fact_requests.create(text=text.strip(), due=due, by=actor, at=clock.now())
    record(actor, Deed.REQUEST_FACTS, matter.circle, about=request)
    return request


@transaction.atomic
def answer_fact_request(actor: Person, request: FactRequest, text: str) -> FactAnswer:
    """The steward answers with facts, because residents asked (G2)."""
    matter = request.matter
    roles = allow(actor, Deed.ANSWER_FACT_REQUEST, matter.circle)
    current(matter, Deed.ANSWER_FACT_REQUEST)
    rules.require_fact(text)
    voice.require_unanswered(FactAnswer.objects.filter(request=request).exists())
    answer = FactAnswer.objects.create(request=request, text=text.strip(), by=actor, at=clock.now())
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.ANSWER_FACT_REQUEST, matter.circle, about=answer, for_whom=stood_in)
    return answer


@transaction.atomic
def ask_for_support(actor: Person, matter: Matter, text: str) -> SupportRequest:
    """The group asks for support: a room, an interpreter, model statutes, a small sum."""
    allow(actor, Deed.ASK_FOR_SUPPORT, matter.circle)
    current(matter, Deed.ASK_FOR_SUPPORT)
    voice.require_words(text)
    due = clock.today() + timedelta(days=TERMS.support)
    request = matter.support_requests.create(text=text.strip(), due=due, by=actor, at=clock.now())
    record(actor, Deed.ASK_FOR_SUPPORT, matter.circle, about=request)
    return request


@transaction.atomic
def answer_support(actor: Person, request: SupportRequest, text: str, given: bool) -> SupportAnswer:
    """The steward says what can be arranged, and how."""
    matter = request.matter
    roles = allow(actor, Deed.ANSWER_SUPPORT, matter.circle)
    current(matter, Deed.ANSWER_SUPPORT)
    voice.require_words(text)
    voice.require_unanswered(SupportAnswer.objects.filter(request=request).exists())
    answer = SupportAnswer.objects.create(
        request=request, text=text.strip(), given=given, by=actor, at=clock.now()
    )
    stood_in = in_place_of(actor, roles, matter.circle)
    record(actor, Deed.ANSWER_SUPPORT, matter.circle, about=answer, for_whom=stood_in)
    return answer


@transaction.atomic
def give_signal(actor: Person, matter: Matter, kind: SignalKind, text: str = "") -> Signal:
    """One press, with or without words; never disputed (G12)."""
    allow(actor, Deed.GIVE_SIGNAL, matter.circle)
    current(matter, Deed.GIVE_SIGNAL)
    signal = matter.signals.create(
        kind=kind,
        text=text.strip(),
        due=workdays_after(clock.today(), TERMS.signal),
        by=actor,
        at=clock.now(),
    )
    for_whom = holder_of(rules.answered_by(kind), matter)
    record(actor, Deed.GIVE_SIGNAL, matter.circle, about=signal, concerning=for_whom)
    return signal


@transaction.atomic
def answer_signal(
    actor: Person, signal: Signal, text: str, moved_to: date | None = None
) -> SignalAnswer:
    """Make it lighter, or say how it will be different; `moved_to` gives more time at once."""
    matter = signal.matter
    roles = allow(actor, Deed.ANSWER_SIGNAL, matter.circle)
    current(matter, Deed.ANSWER_SIGNAL)
    steward = bool(roles & {Role.STEWARD, Role.STAND_IN})
    rules.require_answerer(signal.kind, steward, Role.MANDATE_HOLDER in roles)
    rules.require_lighter(signal.kind, moved_to, text)
    voice.require_words(text)
    if moved_to is not None:
        rules.require_plan_ahead(matter.at)
        stages.require_within_reach(moved_to, clock.today())
        least = stages.least_time(matter.hand_in_by, clock.today())
        voice.require_later(moved_to, least, by_steward=True)
        give_time_until(matter, moved_to)
    answer = signal.answers.create(text=text.strip(), moved_to=moved_to, by=actor, at=clock.now())
    record(
        actor,
        Deed.ANSWER_SIGNAL,
        matter.circle,
        about=answer,
        for_whom=in_place_of(actor, roles, matter.circle),
        concerning=signal.by,
    )
    return answer


@transaction.atomic
def close_signal(actor: Person, signal: Signal) -> Signal:
    """The one who gave a signal says when it is over; nobody else does (G12)."""
    matter = signal.matter
    allow(actor, Deed.CLOSE_SIGNAL, matter.circle)
    current(matter, Deed.CLOSE_SIGNAL)
    signal.refresh_from_db()
    rules.require_author(signal.by_id == actor.pk)
    rules.require_open(signal.closed_at is not None)
    signal.closed_at = clock.now()
    signal.save(update_fields=["closed_at"])
    steward = holder_of(rules.answered_by(signal.kind), matter)
    record(actor, Deed.CLOSE_SIGNAL, matter.circle, about=signal, concerning=steward)
    return signal
