"""Whose turn it is until when, when the municipality was last heard, and whom a group misses."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kader.groundrules import Role, clock
from kader.groundrules.stages import ENDED
from kader.matters.models import Matter
from kader.matters.rules.stages import Turn
from kader.matters.showing.calls import number_of
from kader.matters.waiting import news_due, silence_of
from kader.people.naming import ROLE_NAMES, Names
from kader.web import wording


def whose_turn(matter: Matter) -> str:
    """ "To move: the group, until Wednesday 12 August" """
    who = {
        Turn.RESIDENTS: _("To move: the group"),
        Turn.MUNICIPALITY: _("To move: the municipality"),
        Turn.BOTH: _("To move: both look back"),
        Turn.NOBODY: _("This matter has ended"),
    }[Turn(matter.turn)]
    if matter.turn_until is None or matter.at in ENDED:
        return who
    day = wording.day(matter.turn_until, clock.today())
    if matter.turn_until < clock.today():
        return _("%(who)s. The date has passed: it was %(day)s.") % {"who": who, "day": day}
    return _("%(who)s, until %(day)s") % {"who": who, "day": day}


def last_heard(matter: Matter) -> str:
    """When the municipality was last heard, and whether it keeps its promise (G13)."""
    if matter.at in ENDED:
        return ""
    silence = silence_of(matter)
    last, day = _last(matter, silence.days), wording.day(news_due(matter), clock.today())
    if silence.left < 0:
        said = _("%(last)s. That is too long: the promise was %(promise)d days.")
        if silence.announced is not None:
            said = _("%(last)s. News was announced for %(day)s.")
        return said % {"last": last, "promise": silence.promise, "day": day}
    if matter.circle.last_heard is None:
        return _("%(last)s. You hear from it by %(day)s at the latest.") % {
            "last": last,
            "day": day,
        }
    return _("%(last)s, and will be heard again by %(day)s.") % {"last": last, "day": day}


def _last(matter: Matter, days: int) -> str:
    """How long ago it was, without an end."""
    if matter.circle.last_heard is None:
        return _("The municipality has not been heard yet")
    if not days:
        return _("The municipality was heard today")
    return ngettext(
        "The municipality was last heard %(n)d day ago",
        "The municipality was last heard %(n)d days ago",
        days,
    ) % {"n": days}


def vacancies(matter: Matter, names: Names) -> list[str]:
    """The seats a group misses, said in public (G8)."""
    if matter.at in ENDED:
        return []
    until_then = _until_then(names)
    return [
        f"{sentence} {until_then}".strip()
        for role, sentence in (
            (Role.STEWARD, _("We are looking for a case steward, the fixed line.")),
            (Role.FACILITATOR, _("We are looking for a process facilitator.")),
        )
        if not names.holding(role)
    ]


def _until_then(names: Names) -> str:
    """Whom a group can call while a seat is vacant: who she is, and her number."""
    mandate = names.holding(Role.MANDATE_HOLDER)
    if not mandate:
        return ""
    return _("Until then you can call %(name)s (%(role)s): %(number)s.") % {
        "name": names.of(mandate[0]),
        "role": ROLE_NAMES[Role.MANDATE_HOLDER],
        "number": number_of(mandate[0]),
    }
