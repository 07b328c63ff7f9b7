"""Who is told what, before something is sent."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Role
from kader.matters.models import Matter
from kader.matters.rules.check import Outcome
from kader.people.models import Seat
from kader.people.naming import Names


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


def check_tells(matter: Matter, outcome: Outcome | None, names: Names, decides: bool) -> list[Tell]:
    """Who hears the outcome of a check; before there is one, what they hear where something is
    still open. `decides`: what fits is decided formally by the mandate holder."""
    at_once = _("at once")
    question = _("The outcome, your reasons and the question")
    group = _("The outcome and your reasons") if outcome in _WITHOUT_QUESTION else question
    return [
        Tell(_group(matter), group, at_once),
        Tell(_("On this site"), _("Exactly the same text"), at_once),
        Tell(_facilitator(names), _("That the outcome is there"), at_once),
        _mandate_holder(outcome, decides),
    ]


_WITHOUT_QUESTION = (Outcome.FITS, Outcome.FRAME_CHANGED)


def _facilitator(names: Names) -> str:
    held = [names.of(person) for person in names.holding(Role.FACILITATOR)]
    return (
        _("The facilitator, %(name)s") % {"name": ", ".join(held)} if held else _("The facilitator")
    )


def _mandate_holder(outcome: Outcome | None, decides: bool) -> Tell:
    who = _("The mandate holder")
    if outcome is Outcome.FRAME_CHANGED:
        return Tell(who, _("That a point of the frame is unclear"), _("at once"))
    if outcome is Outcome.FITS and decides:
        return Tell(who, _("That the plan fits, and that a formal decision follows"), _("at once"))
    return Tell(who, _("Nothing. There is no question about the frame."), "")


def _group(matter: Matter) -> str:
    seats = Seat.objects.open().of(Role.RESIDENT).filter(circle=matter.circle_id)
    count = seats.count()
    return ngettext("The group, %(n)d person", "The group, %(n)d people", count) % {"n": count}
