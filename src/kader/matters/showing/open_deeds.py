"""Every deed that is open to a reader now: her role, the stage, and something to do it to."""

from collections.abc import Iterator

from django.db.models import Exists, OuterRef

from kader.groundrules import Deed
from kader.matters.finding import steps_carried_out
from kader.matters.models import Reading, TakeOver
from kader.matters.rules.check import Result
from kader.matters.rules.plan import PlanStatus, StepStatus
from kader.matters.sentences import LABELS
from kader.matters.showing.deeds import may_now
from kader.matters.showing.matter import MatterPage
from kader.matters.showing.next_deed import is_open
from kader.matters.showing.standing import standing_of


def open_deeds(reading: Reading) -> list[Deed]:
    """The deeds that a page would offer to this reader, in the order of the table."""
    if reading.person is None:
        return []
    page = MatterPage(reading)
    standing = standing_of(page)
    whole = {deed for deed in LABELS if is_open(standing, deed)}
    parts = {deed for deed in _with_a_record(page) if may_now(reading, deed)}
    return [deed for deed in Deed if deed in whole | parts]


def _with_a_record(page: MatterPage) -> Iterator[Deed]:
    """The deeds about one record of which there is one now."""
    waiting = page.waits.words_to_do
    yield from (deed for deed in Deed if deed.word in waiting)
    yield Deed.LEAVE_SEAT
    if page.draft is not None:
        yield Deed.MARK_CRITERION
    if _has_open_question(page):
        yield Deed.GIVE_ASSIGNMENT
    yield from _about_steps(page.reading)


def _has_open_question(page: MatterPage) -> bool:
    """Whether a check found something open and its question did not go out yet."""
    check = page.check
    if check is None or check.plan.status != PlanStatus.SUBMITTED:
        return False
    unmet = any(finding.result == Result.NOT_MET for finding in check.findings.all())
    return unmet and getattr(check, "assignment", None) is None


def _about_steps(reading: Reading) -> Iterator[Deed]:
    if not may_now(reading, Deed.HAND_BACK_STEP):
        return
    taken = TakeOver.objects.filter(step=OuterRef("pk"), handed_back_at=None)
    steps = steps_carried_out(reading).annotate(is_taken=Exists(taken))
    found = set(steps.values_list("status", "is_taken"))
    if any(status == StepStatus.OPEN for status, _ in found):
        yield from (Deed.FINISH_STEP, Deed.ADJUST_STEP)
    if (StepStatus.OPEN, False) in found:
        yield Deed.TAKE_OVER_STEP
    if any(is_taken for _, is_taken in found):
        yield Deed.HAND_BACK_STEP
