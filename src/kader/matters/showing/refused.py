"""Where a deed in a matter was refused: whose part it is, who handed in, and the ways on."""

from collections.abc import Iterator, Mapping
from typing import Final

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import MAY, Deed, Role, Stage, clock
from kader.groundrules.roles import OFFICIALS
from kader.matters.models import Matter, Proposal, Reading
from kader.matters.rules.draft import rows_in
from kader.matters.rules.plan import changed_fields
from kader.matters.rules.voice import Proposed
from kader.matters.sentences import LABELS
from kader.matters.showing.calls import number_of
from kader.matters.showing.deeds import may_now
from kader.matters.showing.turn import whose_turn
from kader.people.naming import ROLE_NAMES, Names
from kader.web import wording
from kader.web.reasons import Onward, Way

_DEEDS: Final = {deed.word: deed for deed in Deed}
_TO_THE_PLAN: Final = frozenset(
    {
        *("plan_changed_since", "choose_between_versions"),
        *("a_step_with_who_and_when", "not_readable_yet"),
    }
)
_SAID_THERE: Final = frozenset(
    {Deed.ANSWER_CONDITION, Deed.ANSWER_FACT_REQUEST, Deed.ANSWER_ABOUT_FRAME, Deed.ANSWER_SUPPORT}
)
_NAMED: Final = OFFICIALS | {Role.FACILITATOR}


def onward(request: HttpRequest, reason: str) -> Onward | None:
    """How to go on from a page of a matter; nothing where this reader does not see it."""
    at = request.resolver_match
    key = at.kwargs.get("key", "") if at else ""
    if at is None or not at.route.startswith("m/") or not str(key).isalnum():
        return None
    seen = Matter.objects.visible_to(request.user).select_related("circle")
    matter = seen.filter(key=key).first()
    if matter is None:
        return None
    reading, deed = Reading.by(request.user, matter), _DEEDS.get(at.url_name or "")
    place = Way(matter.title, matter.get_absolute_url())
    told = [*_told(reading, reason, deed)]
    if reason == "plan_changed_since":
        told += _changed_since(reading, str(at.kwargs.get("record", "")))
    return Onward(place, told, [*_ways(reading, reason, deed)])


def _changed_since(reading: Reading, key: str) -> Iterator[str]:
    """Who changed the plan after it was proposed to hand it in, when, and in which places."""
    proposals = Proposal.objects.visible_to(reading).exclude(plan=None)
    proposal = proposals.select_related("plan").filter(key=key).first()
    if proposal is None or proposal.plan is None:
        return
    revisions = proposal.plan.revisions.select_related("by")
    before = revisions.filter(at__lte=proposal.at).last()
    after = revisions.filter(at__gt=proposal.at).last()
    if before is None or after is None:
        return
    words = {
        "who": Names(reading.matter.circle, reading.inside).of(after.by),
        "when": wording.moment(after.at, clock.today()),
        "places": ", ".join(_places(before.fields, after.fields)),
    }
    yield _("%(who)s changed the plan on %(when)s. Changed: %(places)s.") % words


def _places(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[str]:
    """The parts of a plan that are not the same any more, each once, in the order of the page."""
    changed = changed_fields(before, after)
    if "title" in changed or "summary" in changed:
        yield _("the name or the three lines")
    parts = {name.split(".")[1] for name in changed if name.startswith("step.")}
    rows = [row.key for row in rows_in(after)]
    for number, step in enumerate(rows, 1):
        if step in parts:
            yield _("step %(number)d") % {"number": number}
    if parts - set(rows):
        yield _("a step that was taken out")


def _told(reading: Reading, reason: str, deed: Deed | None) -> Iterator[str]:
    names = Names(reading.matter.circle, reading.inside)
    if reason == "not_your_role" and deed is not None:
        yield from _whose_part(names, deed)
    if reason == "not_at_this_stage":
        yield from _handed_in(reading, names)
        yield f"{whose_turn(reading.matter)}."


def _whose_part(names: Names, deed: Deed) -> Iterator[str]:
    """Who holds the seat whose part this is, with the number to call; residents by no name."""
    for role in sorted(MAY[deed].who & _NAMED):
        for person in names.holding(role):
            words = {
                "role": ROLE_NAMES[role],
                "name": names.of(person),
                "number": number_of(person),
            }
            yield _("This is the part of the %(role)s: %(name)s, %(number)s.") % words
    if Role.RESIDENT in MAY[deed].who:
        yield _("This is the part of the residents of this group.")


def _handed_in(reading: Reading, names: Names) -> Iterator[str]:
    """Who handed the plan in while others were still writing; only the group reads it."""
    if not reading.is_resident or reading.matter.at is not Stage.CHECKING:
        return
    submissions = Proposal.objects.visible_to(reading).filter(what=Proposed.SUBMIT)
    proposal = submissions.exclude(ended_at=None).select_related("by").last()
    if proposal is None:
        return
    yes = proposal.confirmations.exclude(by=proposal.by_id).select_related("by").last()
    last = yes or proposal
    words = {
        "who": names.of(proposal.by),
        "second": names.of(last.by),
        "when": wording.moment(last.at, clock.today()),
    }
    if yes is None:
        yield _("%(who)s handed in your plan on %(when)s.") % words
    else:
        yield _("%(who)s and %(second)s handed in your plan on %(when)s.") % words


def _ways(reading: Reading, reason: str, tried: Deed | None) -> Iterator[Way]:
    matter = reading.matter
    if reason == "already_answered" and tried in _SAID_THERE:
        said = reverse("voices", args=[matter.key])
        yield Way(_("Read the answer. It stands under ‘What people said’."), said)
    if reason in _TO_THE_PLAN and may_now(reading, Deed.WRITE_PLAN):
        yield Way(_("Read the plan as it is now"), reverse("write_plan", args=[matter.key]))
    if reason == "not_at_this_stage":
        for deed in (Deed.WITHDRAW_PLAN, Deed.ASK_TO_WAIT):
            if may_now(reading, deed):
                yield Way(LABELS[deed], reverse(deed.word, args=[matter.key]))
    yield Way(_("See who takes part"), reverse("people", args=[matter.key]))
