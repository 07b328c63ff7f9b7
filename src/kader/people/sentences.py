"""What the timeline says of seats and names, and why a rule about them refused."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kader.groundrules import Deed

SENTENCES: Final[Mapping[Deed, Any]] = {
    Deed.APPOINT_OFFICIAL: _("%(who)s appointed an official."),
    Deed.DISMISS_OFFICIAL: _("%(who)s ended an appointment."),
    Deed.GIVE_SEAT: _("%(who)s gave somebody a seat."),
    Deed.LEAVE_SEAT: _("%(who)s left the seat."),
    Deed.CONFIRM_WORDS: _("%(who)s confirmed words that somebody typed for her or him."),
    Deed.CHOOSE_PUBLIC_NAME: _("%(who)s chose a public name."),
}

REASONS: Final[Mapping[str, tuple[Any, list[Any]]]] = {
    "seat_not_given_this_way": (
        _("This seat is not given in this way."),
        [_("The mandate holder gives the seats of steward and facilitator.")],
    ),
    "not_appointed_for_this": (
        _("This person was not appointed for this role in the town."),
        [_("Choose somebody from the list, or ask the administrator to appoint her first.")],
    ),
    "one_person_one_hat": (
        _("One person has one role in a matter."),
        [_("Choose somebody who has no other role here.")],
    ),
    "seat_is_taken": (
        _("This seat is taken."),
        [
            _("Who has it now can leave the seat first."),
            _("Did residents ask for another facilitator? Then somebody else can get the seat."),
        ],
    ),
    "nobody_after_you": (
        _("The town has no other mandate holder yet who can come after you here."),
        [_("Ask the administrator to appoint another mandate holder. Then you can leave.")],
    ),
    "not_an_office": (
        _("This is not an office that an administrator gives."),
        [_("Choose one of the roles in the list.")],
    ),
    "not_your_words": (
        _("Only the one whose words they are can say yes to them."),
        [_("Ask her or him to do it.")],
    ),
    "already_confirmed": (_("These words were confirmed already."), []),
    "choose_a_nickname": (
        _("Choose a nickname. It is shown instead of your name."),
        [_("Any name that is not your own will do.")],
    ),
}
