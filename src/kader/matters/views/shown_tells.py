"""Who is told what, before something is sent."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Role
from kader.matters.models import Matter
from kader.people.models import Seat


@dataclass(frozen=True)
class Tell:
    """One line: who hears what, when."""

    who: str
    what: str
    when: str


def adoption_tells(matter: Matter) -> list[Tell]:
    """Who hears that a frame was adopted or changed."""
    at_once = _("at once")
    return [
        Tell(_group(matter), _("The frame, the short version, and what they can do now"), at_once),
        Tell(_("Everybody"), _("The frame on this site, with body, day and number"), at_once),
        Tell(_("Steward and facilitator"), _("That the group is to move"), at_once),
    ]


def check_tells(matter: Matter, asks_about_frame: bool) -> list[Tell]:
    """Who hears the outcome of a check."""
    at_once = _("at once")
    board = _("That a point of the frame is unclear") if asks_about_frame else _("Nothing")
    return [
        Tell(_group(matter), _("The outcome, your reasons and the question"), at_once),
        Tell(_("On this site"), _("Exactly the same text"), at_once),
        Tell(_("The facilitator"), _("That the outcome is there"), at_once),
        Tell(_("The mandate holder"), board, at_once if asks_about_frame else ""),
    ]


def _group(matter: Matter) -> str:
    seats = Seat.objects.open().of(Role.RESIDENT).filter(circle=matter.circle_id)
    count = seats.count()
    return ngettext("The group, %(n)d person", "The group, %(n)d people", count) % {"n": count}
