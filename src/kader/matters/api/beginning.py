"""A matter begins, and people come in and leave."""

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.api._deed import MatterDone, begin, chosen, deeds, done, find, find_in
from kader.matters.api.given import PerhapsWordsGiven
from kader.matters.finding import open_join_requests
from kader.places.models import Area
from kader.web.request import Request
from kader.web.schema import Given, Line, Sentence, Words

router = deeds("A matter begins")


class WishGiven(Given):
    title: Line
    text: Words
    area: Line | None = None
    public: bool = True


class IssueGiven(Given):
    title: Line
    text: Words
    area: Line | None = None
    open_to_area: bool = True


class JoinGiven(Given):
    text: Sentence


@router.post("/open-wish", response=MatterDone)
def open_wish(request: Request, given: WishGiven) -> MatterDone:
    """Say what you wish; the three questions come first (G22). `area` is a code."""
    area = _area(given.area)
    matter = actions.open_wish(request.user, given.title, given.text, area, given.public)
    return done(request, matter.key, Deed.OPEN_WISH, matter)


@router.post("/open-issue", response=MatterDone)
def open_issue(request: Request, given: IssueGiven) -> MatterDone:
    """The municipality puts an issue to residents; the frame comes first (G22)."""
    area = _area(given.area)
    matter = actions.open_issue(request.user, given.title, given.text, area, given.open_to_area)
    return done(request, matter.key, Deed.OPEN_ISSUE, matter)


@router.post("/{key}/ask-to-join", response=MatterDone)
def ask_to_join(request: Request, key: str, given: JoinGiven) -> MatterDone:
    """Ask to join in one sentence; where everybody in the area may join, you are in at once."""
    asked = actions.ask_to_join(request.user, find(request, key), given.text)
    return done(request, key, Deed.ASK_TO_JOIN, asked)


@router.post("/{key}/let-in/{record}", response=MatterDone)
def let_in(request: Request, key: str, record: str) -> MatterDone:
    """A member lets somebody in; the steward where there is no member (G23)."""
    reading = begin(request, key, Deed.LET_IN)
    asked = find_in(open_join_requests(reading.matter), record)
    seat = actions.let_in(request.user, asked)
    return done(request, key, Deed.LET_IN, seat)


@router.post("/{key}/leave-matter", response=MatterDone)
def leave_matter(request: Request, key: str) -> MatterDone:
    """Leave the group, without a reason (G23)."""
    seat = actions.leave_matter(request.user, find(request, key))
    return done(request, key, Deed.LEAVE_MATTER, seat)


@router.post("/{key}/ask-for-another-facilitator", response=MatterDone)
def ask_for_another_facilitator(request: Request, key: str, given: PerhapsWordsGiven) -> MatterDone:
    """Ask for another facilitator; no reason is needed (G8)."""
    matter = find(request, key)
    asked = actions.ask_for_another_facilitator(request.user, matter, given.text)
    return done(request, key, Deed.ASK_FOR_ANOTHER_FACILITATOR, asked)


def _area(code: str | None) -> Area | None:
    """An area is known by its official code, which is public."""
    if not code:
        return None
    known = Area.objects.filter(code=code).first()
    return known or chosen(Area.objects.none(), code, "area")
