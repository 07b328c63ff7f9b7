"""Reading the line: questions with their answers, signals, promises and news."""

from django.http import HttpRequest
from ninja import Router

from kader.matters.api.said import (
    AskedTold,
    PromiseTold,
    SignalReplyTold,
    SignalTold,
    SupportReplyTold,
    SupportTold,
    Teller,
    UpdateTold,
)
from kader.matters.models import (
    FactRequest,
    FrameQuestion,
    Promise,
    Reading,
    Signal,
    SupportRequest,
    Update,
)
from kader.matters.rules.line import PromiseKind, SignalKind

router = Router(tags=["Reading"], by_alias=True)


@router.get("/{key}/frame-questions", response=list[AskedTold])
def frame_questions(request: HttpRequest, key: str) -> list[AskedTold]:
    """What people asked about the frame; for everybody once it is answered (G14)."""
    teller = Teller.of(request, key)
    asked = FrameQuestion.objects.visible_to(teller.reading).select_related("by", "answer__by")
    return [_asked(teller, one) for one in asked.order_by("pk")]


@router.get("/{key}/fact-requests", response=list[AskedTold])
def fact_requests(request: HttpRequest, key: str) -> list[AskedTold]:
    """Which facts residents asked for; for everybody once they are answered (G2)."""
    teller = Teller.of(request, key)
    asked = FactRequest.objects.visible_to(teller.reading).select_related("by", "answer__by")
    return [_asked(teller, one) for one in asked.order_by("pk")]


@router.get("/{key}/support-requests", response=list[SupportTold])
def support_requests(request: HttpRequest, key: str) -> list[SupportTold]:
    """Which support residents asked for; between them and the steward (G2)."""
    teller = Teller.of(request, key)
    asked = SupportRequest.objects.visible_to(teller.reading).select_related("by", "answer__by")
    return [_support(teller, one) for one in asked.order_by("pk")]


@router.get("/{key}/signals", response=list[SignalTold])
def signals(request: HttpRequest, key: str) -> list[SignalTold]:
    """Your signals, and those that you answer; never public (G12, G27)."""
    teller = Teller.of(request, key)
    given = Signal.objects.visible_to(teller.reading).select_related("by")
    return [_signal(teller, one) for one in given.prefetch_related("answers__by").order_by("pk")]


@router.get("/{key}/promises", response=list[PromiseTold])
def promises(request: HttpRequest, key: str) -> list[PromiseTold]:
    """What the municipality promised, by when, and whether it was kept (G13)."""
    teller = Teller.of(request, key)
    reading = teller.reading
    promised = Promise.objects.filter(matter=reading.matter).order_by("pk")
    return [
        PromiseTold(
            **teller.said(one),
            due=one.due,
            kept_at=one.kept_at,
            kind=PromiseKind(one.kind),
            asked_for=_asked_for(one, reading),
        )
        for one in promised.select_related("by", "asked_for", "condition", "step")
    ]


def _asked_for(promise: Promise, reading: Reading) -> str | None:
    """What residents asked, where this reader may read it."""
    reads_support = reading.is_resident or reading.is_steward
    if promise.asked_for and reads_support:
        return str(promise.asked_for.key)
    if promise.step and (promise.step.public or reading.inside):
        return str(promise.step.key)
    return str(promise.condition.key) if promise.condition else None


@router.get("/{key}/updates", response=list[UpdateTold])
def updates(request: HttpRequest, key: str) -> list[UpdateTold]:
    """News from the steward, the oldest first, with the date of the next (G13)."""
    teller = Teller.of(request, key)
    sent = Update.objects.filter(matter=teller.reading.matter).select_related("by")
    return [UpdateTold(**teller.said(one), next_by=one.next_by) for one in sent]


def _asked(teller: Teller, asked: FactRequest | FrameQuestion) -> AskedTold:
    return AskedTold(**teller.said(asked), due=asked.due, answer=teller.reply_to(asked))


def _support(teller: Teller, asked: SupportRequest) -> SupportTold:
    answer = getattr(asked, "answer", None)
    told = SupportReplyTold(**teller.reply(answer), given=answer.given) if answer else None
    return SupportTold(**teller.said(asked), due=asked.due, answer=told)


def _signal(teller: Teller, signal: Signal) -> SignalTold:
    return SignalTold(
        **teller.said(signal),
        kind=SignalKind(signal.kind),
        due=signal.due,
        closed_at=signal.closed_at,
        answers=[
            SignalReplyTold(**teller.reply(answer), moved_to=answer.moved_to)
            for answer in signal.answers.all()
        ],
    )
