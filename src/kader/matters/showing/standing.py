"""Where a matter stands for one reader, read from what its page has found already."""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings

from kader.groundrules import Deed, Role, clock
from kader.groundrules.limits import DAYS_TO_RESUME
from kader.matters.actions.ending import QUIET_WEEKS
from kader.matters.models import Frame
from kader.matters.rules.frame import missing_in
from kader.matters.rules.voice import Proposed
from kader.matters.showing.next_deed import Standing

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
    """All that the next deed depends on; asks the database nothing that the page does not ask."""
    matter, waits, now = page.matter, page.waits, clock.now()
    ended, stopped = matter.closed_at or matter.stopped_at, matter.stopped_at
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
        was_quiet=now - matter.opened_at > timedelta(weeks=QUIET_WEEKS),
        can_resume=bool(stopped and now <= stopped + timedelta(days=DAYS_TO_RESUME)),
        can_look_back=ended is None or now <= ended + _YEAR,
        said_yes=frozenset(d for d, what in _PROPOSED_BY.items() if waits.said_yes_to(what)),
    )


def _is_ready(draft: Frame | None) -> bool:
    """Whether nothing is missing in the draft."""
    return draft is not None and not missing_in(draft, draft.bounds.all(), draft.criteria.all())
