"""The stages of a matter."""

from enum import StrEnum
from typing import Final


class Stage(StrEnum):
    """Where a matter is. Stored, changed only by actions."""

    OPENED = "opened"
    FRAMING = "framing"
    QUESTIONS = "questions"
    PLANNING = "planning"
    CHECKING = "checking"
    FRAME_ASKED = "frame_asked"
    ONE_OF_SEVERAL = "one_of_several"
    DECIDING = "deciding"
    DOING = "doing"
    EVALUATING = "evaluating"
    CLOSED = "closed"
    STOPPED = "stopped"
    RESTING = "resting"


ENDED: Final = frozenset({Stage.CLOSED, Stage.STOPPED})
"""Readable; hardly anything can be done there any more."""

RUNNING: Final = frozenset(Stage) - ENDED - {Stage.RESTING}
"""Something can happen: everything but ended and resting."""

OPEN: Final = frozenset(Stage) - ENDED
"""Not ended."""

WITH_FRAME: Final = frozenset(
    {
        Stage.PLANNING,
        Stage.CHECKING,
        Stage.FRAME_ASKED,
        Stage.ONE_OF_SEVERAL,
        Stage.DECIDING,
        Stage.DOING,
    }
)
"""The frame stands and a plan lives inside it."""
