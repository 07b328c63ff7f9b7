"""Which deed comes next for a reader, and which others are open to her."""

from collections.abc import Iterator
from dataclasses import dataclass

from kader.groundrules import MAY, Deed, Role, Stage, may
from kader.groundrules.stages import ENDED
from kader.matters.sentences import LABELS


@dataclass(frozen=True)
class Standing:
    """Where a matter stands for one reader: all that her next deed depends on.

    `behind_us` are deeds that she can still do and that nobody waits for any more.
    """

    stage: Stage
    roles: frozenset[Role]
    frame_is_ready: bool = False
    has_frame: bool = False
    has_newer_frame: bool = False
    has_draft: bool = False
    is_handing_in: bool = False
    can_still_wait: bool = False
    has_taken_responsibility: bool = False
    has_vacant_seat: bool = False
    asked_to_join: bool = False
    holds_office: bool = False
    was_quiet: bool = False
    can_resume: bool = False
    can_look_back: bool = True
    said_yes: frozenset[Deed] = frozenset()
    behind_us: frozenset[Deed] = frozenset()


def next_deed(standing: Standing) -> Deed | None:
    """The one thing to do now: what this stage waits for from this reader, or to join in."""
    # Who acts for the municipality comes to read; to live here as well is her own affair.
    join = () if standing.holds_office else (Deed.ASK_TO_JOIN,)
    wanted = (*_FIRST.get(standing.stage, ()), *join)
    still = (deed for deed in wanted if deed not in standing.behind_us)
    return next((deed for deed in still if is_open(standing, deed)), None)


def deeds_of_matter(standing: Standing) -> Iterator[Deed]:
    """Every deed that hangs on the matter as a whole and is open to this reader now."""
    return (deed for deed in LABELS if is_open(standing, deed))


def is_open(standing: Standing, deed: Deed) -> bool:
    """Whether a page offers this deed: the table allows it, and there is something to do it to."""
    line = MAY[deed]
    if line.when and standing.stage not in line.when:
        return False
    if deed is Deed.ASK_TO_JOIN:
        return not standing.asked_to_join and bool(standing.roles & _OUTSIDE)
    return may(standing.roles, deed) and _has_its_object(standing, deed)


_OUTSIDE = {Role.SIGNED_IN, Role.VISITOR}
_FIRST = {
    Stage.OPENED: (Deed.GIVE_SEAT,),
    Stage.FRAMING: (Deed.DRAFT_FRAME, Deed.ADOPT_FRAME),
    Stage.QUESTIONS: (Deed.ANSWER_QUESTION, Deed.SEND_UPDATE),
    Stage.PLANNING: (Deed.WRITE_PLAN, Deed.SEND_UPDATE),
    Stage.CHECKING: (Deed.CHECK_PLAN, Deed.ACCEPT_RESPONSIBILITY),
    Stage.FRAME_ASKED: (Deed.KEEP_FRAME, Deed.SEND_UPDATE),
    Stage.DECIDING: (Deed.DECIDE_FORMALLY, Deed.ACCEPT_RESPONSIBILITY, Deed.SEND_UPDATE),
    Stage.DOING: (Deed.REPORT_PROGRESS, Deed.SEND_UPDATE),
    Stage.EVALUATING: (Deed.EVALUATE, Deed.TELL_STORY, Deed.CLOSE_MATTER),
    Stage.STOPPED: (Deed.RESUME_MATTER,),
    Stage.RESTING: (Deed.WAKE,),
}


def _has_its_object(standing: Standing, deed: Deed) -> bool:
    """Whether what the deed is done to is there, and was not done by this reader already."""
    if deed in standing.said_yes:
        return False
    needed = {
        Deed.ADOPT_FRAME: standing.frame_is_ready,
        Deed.CHANGE_FRAME: standing.has_frame,
        Deed.ASK_ABOUT_FRAME: standing.has_frame,
        Deed.CHOOSE_FRAME: standing.has_newer_frame,
        Deed.SUBMIT_PLAN: standing.has_draft and not standing.is_handing_in,
        Deed.ASK_TO_WAIT: standing.can_still_wait,
        Deed.ACCEPT_RESPONSIBILITY: not standing.has_taken_responsibility,
        Deed.GIVE_SEAT: standing.has_vacant_seat,
        Deed.REST: standing.was_quiet,
        Deed.RESUME_MATTER: standing.can_resume,
        Deed.EVALUATE: standing.can_look_back or standing.stage not in ENDED,
    }
    return needed.get(deed, True)
