"""What each stage asks of the officials of a matter, and of whom."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kader.groundrules import Role, Stage


@dataclass(frozen=True)
class Task:
    """What is to be done now, by whom: the page, what it is called, and why."""

    by: Role
    word: str
    what: Any
    why: Any


@dataclass(frozen=True)
class Progress:
    """How far a matter is within its stage, where the stage alone does not say whose task it is."""

    frame_is_ready: bool = False
    looked_back: frozenset[str] = frozenset()
    wants_to_close: bool = False


def task_at(stage: Stage, progress: Progress) -> Task | None:
    """The one thing that the stage waits for from an official now, if it is from an official."""
    if stage is Stage.FRAMING and progress.frame_is_ready:
        return _ADOPT
    if stage is Stage.EVALUATING and progress.looked_back & _STEWARDS:
        can_close = Role.RESIDENT in progress.looked_back and not progress.wants_to_close
        return _CLOSE if can_close else None
    return _TASKS.get(stage)


_STEWARDS = frozenset({Role.STEWARD.value, Role.STAND_IN.value})
_ADOPT = Task(
    Role.MANDATE_HOLDER,
    "adopt_frame",
    _("Adopt the frame"),
    _("Nothing is missing in it. The residents wait for it."),
)
_CLOSE = Task(
    Role.STEWARD,
    "close_matter",
    _("Close this matter"),
    _("You and the residents looked back."),
)
_TASKS: Final[Mapping[Stage, Task]] = {
    Stage.OPENED: Task(
        Role.MANDATE_HOLDER,
        "give_seat",
        _("Give the seats"),
        _("A steward and a facilitator are needed before anything can begin."),
    ),
    Stage.FRAMING: Task(
        Role.STEWARD,
        "draft_frame",
        _("Finish the frame"),
        _("The residents wait for the frame."),
    ),
    Stage.CHECKING: Task(
        Role.STEWARD,
        "check_plan",
        _("Check the plan"),
        _("The group handed in its plan."),
    ),
    Stage.FRAME_ASKED: Task(
        Role.MANDATE_HOLDER,
        "keep_frame",
        _("Answer about the frame"),
        _("A point of the frame is unclear or out of date."),
    ),
    Stage.DECIDING: Task(
        Role.MANDATE_HOLDER,
        "decide_formally",
        _("Decide formally"),
        _("The plan fits. The frame asks for a formal decision."),
    ),
    Stage.EVALUATING: Task(
        Role.STEWARD,
        "evaluate",
        _("Look back"),
        _("The plan was carried out."),
    ),
}

OF_THE_GROUP: Final[Mapping[Stage, Any]] = {
    Stage.QUESTIONS: _("Answer the three questions"),
    Stage.PLANNING: _("Write the plan"),
    Stage.ONE_OF_SEVERAL: _("Make one plan or an order"),
    Stage.DOING: _("Carry out the plan"),
    Stage.EVALUATING: _("Look back and close together"),
    Stage.RESTING: _("The matter rests"),
}
"""What waits for the group, at its own pace."""
