"""The line from the municipality: news and promises."""

from datetime import date

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.api._deed import MatterDone, begin, deeds, done, find, find_in, mistake
from kader.matters.finding import Asked, asked_by_residents
from kader.matters.models import Matter
from kader.matters.rules.line import PromiseKind
from kader.web.request import Request
from kader.web.schema import Given, Name, Words

router = deeds("The line")


class UpdateGiven(Given):
    """`nextBy`: by when the next news comes, within the promise to this group."""

    text: Words
    next_by: date


class PromiseGiven(Given):
    """`kind`: `own` for what the municipality does itself, `means` for what it gives.

    Means need `askedFor`: the key of a request for support, of a condition, or of a step of the
    plan that is carried out, where that step asks something of the municipality.
    """

    text: Words
    due: date
    kind: PromiseKind
    asked_for: Name | None = None


@router.post("/{key}/send-update", response=MatterDone)
def send_update(request: Request, key: str, given: UpdateGiven) -> MatterDone:
    """The steward lets hear how it stands, and says when the next news comes (G13)."""
    update = actions.send_update(request.user, find(request, key), given.text, given.next_by)
    return done(request, key, Deed.SEND_UPDATE, update)


@router.post("/{key}/make-promise", response=MatterDone)
def make_promise(request: Request, key: str, given: PromiseGiven) -> MatterDone:
    """The municipality promises something by a day; means only where residents asked (G2, G13)."""
    reading = begin(request, key, Deed.MAKE_PROMISE)
    matter = reading.matter
    asked = _asked(matter, given.asked_for) if given.asked_for else None
    promise = actions.make_promise(request.user, matter, given.text, given.due, given.kind, asked)
    return done(request, key, Deed.MAKE_PROMISE, promise)


@router.post("/{key}/keep-promise/{record}", response=MatterDone)
def keep_promise(request: Request, key: str, record: str) -> MatterDone:
    """What was promised is done (G13)."""
    reading = begin(request, key, Deed.KEEP_PROMISE)
    promises = reading.matter.promises.select_related("matter__circle")
    promise = actions.keep_promise(request.user, find_in(promises, record))
    return done(request, key, Deed.KEEP_PROMISE, promise)


def _asked(matter: Matter, key: str) -> Asked:
    for one in asked_by_residents(matter):
        if one.key == key:
            return one
    raise mistake("unknown_key", "askedFor")
