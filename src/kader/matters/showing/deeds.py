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
        for name, kind in OFFERED
    ]
    return [group for group in groups if group.links]


OFFERED: Final[tuple[tuple[Any, Mapping[Deed, Any]], ...]] = (
    (
        _("Say something"),
        {
            Deed.ANSWER_QUESTION: _("Answer the three questions"),
            Deed.STATE_CONDITION: _("State a condition to the municipality"),
            Deed.LIST_STRENGTHS: _("Write down what we can do"),
            Deed.STATE_CAPACITY: _("Say how much time there is"),
            Deed.ACCEPT_RESPONSIBILITY: _("Say what we are responsible for"),
            Deed.GIVE_SIGNAL: _("Give a signal"),
            Deed.SEND_UPDATE: _("Send news"),
            Deed.MAKE_PROMISE: _("Make a promise"),
            Deed.EVALUATE: _("Look back"),
            Deed.TELL_STORY: _("Tell the story"),
        },
    ),
    (
        _("Ask something"),
        {
            Deed.REQUEST_FACTS: _("Ask for facts"),
            Deed.ASK_FOR_SUPPORT: _("Ask for support"),
            Deed.ASK_ABOUT_FRAME: _("Ask what the frame means"),
            Deed.ASK_FOR_ANOTHER_FACILITATOR: _("Ask for another facilitator"),
            Deed.ASK_TO_JOIN: _("Join in"),
        },
    ),
    (
        _("The plan and the frame"),
        {
            Deed.WRITE_PLAN: _("Go on writing our plan"),
            Deed.SUBMIT_PLAN: _("Hand in our plan"),
            Deed.MOVE_HAND_IN_DATE: _("Choose the date for the plan"),
            Deed.ASK_TO_WAIT: _("Ask the group to wait"),
            Deed.WITHDRAW_PLAN: _("Take our plan back"),
            Deed.CHOOSE_FRAME: _("Choose the newer frame"),
            Deed.REPORT_PROGRESS: _("Tell how it goes"),
            Deed.CHECK_PLAN: _("Check the plan"),
            Deed.DECIDE_FORMALLY: _("Decide formally"),
            Deed.DRAFT_FRAME: _("Make the frame"),
            Deed.ADOPT_FRAME: _("Adopt the frame"),
            Deed.KEEP_FRAME: _("Answer about the frame"),
            Deed.CHANGE_FRAME: _("Change the frame"),
        },
    ),
    (
        _("Who takes part, and the end"),
        {
            Deed.GIVE_SEAT: _("Give the seats"),
            Deed.REST: _("Let this matter rest"),
            Deed.CLOSE_MATTER: _("Close this matter"),
            Deed.WAKE: _("Wake this matter"),
            Deed.RESUME_MATTER: _("Take this up again"),
            Deed.LEAVE_MATTER: _("Leave the group"),
            Deed.CONFIRM_STOP: _("Stop together"),
            Deed.STOP_MATTER: _("Stop this matter"),
        },
    ),
)
"""The deeds that hang on the matter as a whole: heading by heading, in the order of the page."""

LABELS: Final = {deed: label for _name, kind in OFFERED for deed, label in kind.items()}
