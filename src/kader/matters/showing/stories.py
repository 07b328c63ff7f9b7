"""How people look back: stories of residents, and evaluations that are for everybody."""

from dataclasses import dataclass
from datetime import datetime

from kader.groundrules import Role
from kader.matters.models import Evaluation, Reading, Story
from kader.people.naming import ROLE_NAMES, Names


@dataclass(frozen=True)
class LookedBack:
    """What somebody tells afterwards, in her role."""

    title: str
    text: str
    differently: str
    by: str
    role: str
    at: datetime
    is_own: bool
    is_public: bool


class StoriesPage:
    """Stories and evaluations of a matter."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = Names(reading.matter.circle, reading.inside)

    @property
    def stories(self) -> list[LookedBack]:
        told = Story.objects.filter(matter=self.reading.matter).select_related("by")
        return [
            LookedBack(s.title, s.text, "", self.names.of(s.by), "", s.at, True, True)
            for s in told.order_by("pk")
        ]

    @property
    def evaluations(self) -> list[LookedBack]:
        """Those for everybody; who takes part reads the others too."""
        seen = Evaluation.objects.visible_to(self.reading).select_related("by")
        return [self._read(one) for one in seen.order_by("pk")]

    def _read(self, one: Evaluation) -> LookedBack:
        return LookedBack(
            title="",
            text=one.text,
            differently=one.differently,
            by=self.names.of(one.by),
            role=str(ROLE_NAMES[Role(one.role)]),
            at=one.at,
            is_own=one.role == Role.RESIDENT,
            is_public=one.public,
        )
