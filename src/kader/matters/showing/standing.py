"""Where a matter stands for one reader, read from what its page has found already."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from kader.groundrules import Deed, Role, clock, may
from kader.groundrules.limits import DAYS_TO_RESUME
from kader.matters.actions._matter import QUIET_WEEKS, last_resident_deed
from kader.matters.models import Frame, Matter, Reading
from kader.matters.rules.doing import is_quiet
from kader.matters.rules.frame import missing_in
from kader.matters.rules.voice import Proposed
from kader.matters.showing.next_deed import Standing
from kader.matters.waiting import NEARLY, silence_of

if TYPE_CHECKING:
    from kader.matters.showing.matter import MatterPage

_GIVEN = (Role.STEWARD, Role.FACILITATOR, Role.REGISTRAR)
_YEAR = timedelta(days=366)
_PROPOSED_BY = {
    Deed.WITHDRAW_PLAN: Proposed.WITHDRAW,
    Deed.CLOSE_MATTER: Proposed.CLOSE,
    Deed.CONFIRM_STOP: Proposed.STOP,
    Deed.CHOOSE_FRAME: Proposed.CHOOSE_FRAME,
}


def standing_of(page: "MatterPage") -> Standing:
    """All that the next deed depends on, from what the page has found already.

    Two pages ask one thing more: a steward's of an old matter, when a resident last did something;
    a resident's of a matter that stopped not long ago, who stopped it.
    """
    matter, waits, now = page.matter, page.waits, clock.now()
    ended = matter.closed_at or matter.stopped_at
    handed_in = page.plan.submitted_at if page.plan else None
    wait = timedelta(days=settings.KADER_TERMS["wait"])
    return Standing(
        stage=matter.at,
        roles=page.reading.roles,
        frame_is_ready=_is_ready(page.draft_frame),
        has_frame=page.frame is not None,
        has_newer_frame=page.newer_frame is not None,
        has_draft=page.draft is not None,
        is_handing_in=waits.has("proposed_submit"),
        can_still_wait=bool(handed_in and now <= handed_in + wait),
        has_taken_responsibility=waits.has("responsible"),
        has_vacant_seat=any(not page.names.holding(role) for role in _GIVEN),
        asked_to_join=waits.has("my_door"),
        holds_office=_holds_office(page.reading),
        was_quiet=page.reading.is_steward and _was_quiet(matter),
        can_resume=may(page.reading.roles, Deed.RESUME_MATTER) and _can_resume(matter),
        can_look_back=ended is None or now <= ended + _YEAR,
        said_yes=frozenset(d for d, what in _PROPOSED_BY.items() if waits.said_yes_to(what)),
        behind_us=waits.behind_us | _news(matter),
    )


def _news(matter: Matter) -> frozenset[Deed]:
    """Who said when the next news comes is not asked for it until that day is near."""
    is_behind = matter.circle.news_by is not None and silence_of(matter).left > NEARLY
    return frozenset({Deed.SEND_UPDATE}) if is_behind else frozenset()


def _holds_office(reading: Reading) -> bool:
    """Asked only of who has no seat here; the menu of her page asks it anyway."""
    return Role.SIGNED_IN in reading.roles and bool(reading.person and reading.person.has_office)


def _can_resume(matter: Matter) -> bool:
    """The rules of `resume_matter`; who stopped it is asked only within its term."""
    stopped = matter.stopped_at
    if stopped is None or clock.now() > stopped + timedelta(days=DAYS_TO_RESUME):
        return False
    return not matter.is_stopped_by_mandate_holder


def _was_quiet(matter: Matter) -> bool:
    """The rule of `rest`; the timeline is asked only where the matter is old enough for it."""
    today = clock.today()
    if not is_quiet(clock.day_of(matter.opened_at), today, QUIET_WEEKS):
        return False
    return is_quiet(clock.day_of(last_resident_deed(matter)), today, QUIET_WEEKS)


def _is_ready(draft: Frame | None) -> bool:
    """Whether nothing is missing in the draft."""
    if draft is None:
        return False
    return not missing_in(draft, draft.bounds.all(), draft.criteria.all(), clock.today())
