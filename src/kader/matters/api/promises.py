"""The line from the municipality: news and promises."""

from datetime import date

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.api._deed import MatterDone, begin, chosen, deeds, done, find, find_in
from kader.matters.models import SupportRequest
from kader.web.request import Request
from kader.web.schema import Given, Name, Words

router = deeds("The line")


class UpdateGiven(Given):
    """`nextBy`: by when the next news comes, within the promise to this group."""

    text: Words
    next_by: date


class PromiseGiven(Given):
    """`askedFor`: the key of the request for support that this promise answers."""

    text: Words
    due: date
    asked_for: Name | None = None


@router.post("/{key}/send-update", response=MatterDone)
def send_update(request: Request, key: str, given: UpdateGiven) -> MatterDone:
    """The steward lets hear how it stands, and says when the next news comes (G13)."""
    update = actions.send_update(request.user, find(request, key), given.text, given.next_by)
    return done(request, key, Deed.SEND_UPDATE, update)


@router.post("/{key}/make-promise", response=MatterDone)
def make_promise(request: Request, key: str, given: PromiseGiven) -> MatterDone:
    """The municipality promises something by a day (G2, G13)."""
    reading = begin(request, key, Deed.MAKE_PROMISE)
    asked = SupportRequest.objects.visible_to(reading)
    support = chosen(asked, given.asked_for, "askedFor") if given.asked_for else None
    matter = reading.matter
    promise = actions.make_promise(request.user, matter, given.text, given.due, support)
    return done(request, key, Deed.MAKE_PROMISE, promise)


@router.post("/{key}/keep-promise/{record}", response=MatterDone)
def keep_promise(request: Request, key: str, record: str) -> MatterDone:
    """What was promised is done (G13)."""
    reading = begin(request, key, Deed.KEEP_PROMISE)
    promises = reading.matter.promises.select_related("matter__circle")
    promise = actions.keep_promise(request.user, find_in(promises, record))
    return done(request, key, Deed.KEEP_PROMISE, promise)
