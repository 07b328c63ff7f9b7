"""What is different between two versions of a frame, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from kader.matters.models import Frame
from kader.web.difference import words


@dataclass(frozen=True)
class Change:
    """One part of the frame that reads differently now."""

    name: str
    words: list[tuple[str, str]]


def differences(before: Frame, after: Frame) -> list[Change]:
    """Every part that changed, in the order of the frame."""
    pairs = [
        (_("The issue"), before.issue, after.issue),
        (_("What must be true afterwards"), before.aim, after.aim),
        (_("What is decided"), before.decided, after.decided),
        (_("What is open"), before.open, after.open),
        (_("The bounds"), _bounds(before), _bounds(after)),
        (_("What a plan is checked on"), _criteria(before), _criteria(after)),
        (_("Responsibility"), before.responsibility, after.responsibility),
    ]
    return [Change(name, list(words(old, new))) for name, old, new in pairs if old != new]


def _bounds(frame: Frame) -> str:
    return "\n".join(bound.text for bound in frame.bounds.all())


def _criteria(frame: Frame) -> str:
    return "\n".join(f"{c.number}. {c.text} {c.how}" for c in frame.criteria.all())
