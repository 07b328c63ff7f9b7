"""What a page calls the deeds that a reader can do, and where they are."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kader.groundrules import Deed
from kader.matters.models import Matter


@dataclass(frozen=True)
class Deedlink:
    """A deed that a page offers: its label and its address."""

    label: str
    url: str


@dataclass(frozen=True)
class Group:
    """Deeds of one kind under one heading."""

    name: str
    links: list[Deedlink]


def link_to(matter: Matter, deed: Deed) -> Deedlink:
    """The page of a deed that hangs on the matter as a whole."""
    return Deedlink(str(LABELS[deed]), reverse(deed.word, args=[matter.key]))


def grouped(matter: Matter, deeds: Iterable[Deed]) -> list[Group]:
    """Deeds under their headings; a heading without a deed is left out."""
    offered = list(deeds)
    groups = [
        Group(str(name), [link_to(matter, deed) for deed in offered if deed in kind])
        for name, kind in _GROUPS
    ]
    return [group for group in groups if group.links]


LABELS: Final[Mapping[Deed, Any]] = {
    Deed.ANSWER_QUESTION: _("Answer the three questions"),
    Deed.STATE_CONDITION: _("State a condition to the municipality"),
    Deed.LIST_STRENGTHS: _("Write down what we can do"),
    Deed.STATE_CAPACITY: _("Say how much time there is"),
    Deed.ACCEPT_RESPONSIBILITY: _("Say what we are responsible for"),
    Deed.GIVE_SIGNAL: _("Give a signal"),
    Deed.WRITE_PLAN: _("Go on writing our plan"),
    Deed.SUBMIT_PLAN: _("Hand in our plan"),
    Deed.MOVE_HAND_IN_DATE: _("Choose the date for the plan"),
    Deed.ASK_TO_WAIT: _("Ask the group to wait"),
    Deed.WITHDRAW_PLAN: _("Take our plan back"),
    Deed.CHOOSE_FRAME: _("Choose the newer frame"),
    Deed.REPORT_PROGRESS: _("Tell how it goes"),
    Deed.REQUEST_FACTS: _("Ask for facts"),
    Deed.ASK_FOR_SUPPORT: _("Ask for support"),
    Deed.ASK_ABOUT_FRAME: _("Ask what the frame means"),
    Deed.ASK_FOR_ANOTHER_FACILITATOR: _("Ask for another facilitator"),
    Deed.CHECK_PLAN: _("Check the plan"),
    Deed.DECIDE_FORMALLY: _("Decide formally"),
    Deed.SEND_UPDATE: _("Send news"),
    Deed.MAKE_PROMISE: _("Make a promise"),
    Deed.DRAFT_FRAME: _("Make the frame"),
    Deed.ADOPT_FRAME: _("Adopt the frame"),
    Deed.KEEP_FRAME: _("Answer about the frame"),
    Deed.CHANGE_FRAME: _("Change the frame"),
    Deed.GIVE_SEAT: _("Give the seats"),
    Deed.REST: _("Let this matter rest"),
    Deed.EVALUATE: _("Look back"),
    Deed.TELL_STORY: _("Tell the story"),
    Deed.CLOSE_MATTER: _("Close this matter"),
    Deed.WAKE: _("Wake this matter"),
    Deed.RESUME_MATTER: _("Take this up again"),
    Deed.ASK_TO_JOIN: _("Join in"),
    Deed.LEAVE_MATTER: _("Leave the group"),
    Deed.CONFIRM_STOP: _("Stop together"),
    Deed.STOP_MATTER: _("Stop this matter"),
}

_GROUPS: Final[tuple[tuple[Any, frozenset[Deed]], ...]] = (
    (
        _("Say something"),
        frozenset(
            {
                Deed.ANSWER_QUESTION,
                Deed.STATE_CONDITION,
                Deed.LIST_STRENGTHS,
                Deed.STATE_CAPACITY,
                Deed.ACCEPT_RESPONSIBILITY,
                Deed.GIVE_SIGNAL,
                Deed.EVALUATE,
                Deed.TELL_STORY,
                Deed.SEND_UPDATE,
                Deed.MAKE_PROMISE,
            }
        ),
    ),
    (
        _("Ask something"),
        frozenset(
            {
                Deed.REQUEST_FACTS,
                Deed.ASK_FOR_SUPPORT,
                Deed.ASK_ABOUT_FRAME,
                Deed.ASK_FOR_ANOTHER_FACILITATOR,
                Deed.ASK_TO_JOIN,
            }
        ),
    ),
    (
        _("The plan and the frame"),
        frozenset(
            {
                Deed.WRITE_PLAN,
                Deed.SUBMIT_PLAN,
                Deed.MOVE_HAND_IN_DATE,
                Deed.ASK_TO_WAIT,
                Deed.WITHDRAW_PLAN,
                Deed.CHOOSE_FRAME,
                Deed.REPORT_PROGRESS,
                Deed.CHECK_PLAN,
                Deed.DECIDE_FORMALLY,
                Deed.DRAFT_FRAME,
                Deed.ADOPT_FRAME,
                Deed.KEEP_FRAME,
                Deed.CHANGE_FRAME,
            }
        ),
    ),
    (
        _("Who takes part, and the end"),
        frozenset(
            {
                Deed.GIVE_SEAT,
                Deed.REST,
                Deed.WAKE,
                Deed.CLOSE_MATTER,
                Deed.RESUME_MATTER,
                Deed.LEAVE_MATTER,
                Deed.CONFIRM_STOP,
                Deed.STOP_MATTER,
            }
        ),
    ),
)
"""Every deed of a matter stands under one heading; a test asks for it."""
