"""How far the group is with choosing the newer frame: who said yes, and who still has to."""

from dataclasses import dataclass
from datetime import datetime

from kader.groundrules import Role
from kader.matters.finding import waiting_proposal
from kader.matters.models import Reading
from kader.matters.rules.voice import Proposed
from kader.people.naming import Names


@dataclass(frozen=True)
class FrameChoice:
    """Who said yes first, when, and until when the second yes may come (G23)."""

    by: str
    at: datetime | None
    lapses_at: datetime | None
    is_mine: bool
    is_alone: bool

    @classmethod
    def of(cls, reading: Reading) -> "FrameChoice":
        names = Names(reading.matter.circle, reading.inside)
        is_alone = len(names.holding(Role.RESIDENT)) == 1
        waiting = waiting_proposal(reading.matter, Proposed.CHOOSE_FRAME)
        if waiting is None:
            return cls("", None, None, False, is_alone)
        is_mine = waiting.by == reading.person
        return cls(names.of(waiting.by), waiting.at, waiting.lapses_at, is_mine, is_alone)
