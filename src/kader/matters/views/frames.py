"""Pages of the frame: made by the steward, adopted by a body, changed with a reason."""

from collections.abc import Mapping
from urllib.parse import quote

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kader.groundrules import Deed, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.examples import find_example
from kader.matters.forms.frames import (
    AdoptionForm,
    ChangeForm,
    ChooseFrameForm,
    FrameQuestionForm,
    KeepFrameForm,
)
from kader.matters.forms.posted_frame import PostedFrame
from kader.matters.models import Check, Finding, Frame, Matter, Reading
from kader.matters.rules import draft
from kader.matters.rules.check import Result
from kader.matters.rules.frame import FrameStatus
from kader.matters.views._page import (
    done,
    find,
    offer,
    require_room,
    require_same,
    show,
    with_clash,
)
from kader.matters.views.shown_adoption import AdoptionDesk
from kader.matters.views.shown_frame_choice import FrameChoice
from kader.matters.views.shown_frame_difference import differences
from kader.matters.views.shown_maker import Maker
from kader.matters.views.shown_maker_faults import faults_in
from kader.matters.views.shown_tells import adoption_tells
from kader.people.once import once
from kader.web import wording
from kader.web.request import Request


@login_required
def draft_frame(request: Request, key: str) -> HttpResponse:
    """The maker. Every save is kept; autosave.js posts the same form."""
    matter = find(request, key)
    reading = offer(request, matter, Deed.DRAFT_FRAME)
    posted = PostedFrame(request.POST)
    if request.method != "POST" or posted.too_much:
        return _show_unsaved(request, reading, posted)
    chosen = posted.chosen(Maker.of_draft(reading).clashing) if posted.has_chosen else {}
    saved = actions.draft_frame(request.user, matter, posted.fields, posted.base, chosen)
    maker = Maker.of_revision(reading, saved, posted.button)
    if request.headers.get("X-Requested-With") == "autosave":
        return _saved(maker.shown_by(posted.fields, posted.base), maker.clashing)
    still_missing = posted.button == "ready" and bool(maker.missing or maker.clashing)
    if still_missing or maker.clashing or posted.button in {"bound", "criterion"}:
        return _show_maker(request, reading, maker, 422 if still_missing else 200)
    return _go_on(request, matter, bool(maker.missing))


def _go_on(request: Request, matter: Matter, something_missing: bool) -> HttpResponse:
    """Back to the draft, where the list stands; or to the matter, where it can be adopted."""
    if not something_missing:
        return done(request, matter, _("The frame is ready. The mandate holder can adopt it now."))
    messages.success(request, _("Your draft is saved. The list says what is still needed."))
    return redirect("draft_frame", matter.key)


@login_required
@once
def adopt_frame(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ADOPT_FRAME)
    desk = AdoptionDesk.of(reading, request.POST)
    form = AdoptionForm(
        request.POST or None,
        request.FILES or None,
        initial={"body": desk.frame.decider, "decided_on": clock.today()},
        missing=desk.missing,
        unticked=desk.unticked,
    )
    require_same(request, form, desk.seen)
    if not form.is_valid():
        form.ask_for_the_file_again()
        tells = adoption_tells(matter)
        return show(request, Deed.ADOPT_FRAME, reading, form, desk=desk, tells=tells)
    actions.adopt_frame(request.user, matter, _adoption(form), desk.ticked)
    return done(request, matter, _("The frame is adopted and public. Now the residents go on."))


@login_required
@once
def change_frame(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.CHANGE_FRAME)
    do, typed = request.POST.get("do", ""), draft.frame_fields(request.POST)
    maker = Maker.of_change(reading, matter.frames.adopted().get(), typed, do)
    form = ChangeForm(
        request.POST or None,
        request.FILES or None,
        initial={"body": maker.fields.get("decider", ""), "decided_on": clock.today()},
        faults=[] if do else faults_in(maker),
    )
    require_room(form, typed)
    if do or not form.is_valid():
        form.ask_for_the_file_again()
        tells = adoption_tells(matter)
        return show(request, Deed.CHANGE_FRAME, reading, form, maker=maker, tells=tells)
    reason = form.cleaned_data["reason"]
    actions.change_frame(request.user, matter, maker.fields, _adoption(form), reason)
    return done(request, matter, _("The frame is changed. The group hears it, with your reason."))


@login_required
@once
def keep_frame(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.KEEP_FRAME)
    form = KeepFrameForm(request.POST or None)
    if not form.is_valid():
        unclear = _unclear(matter)
        return show(request, Deed.KEEP_FRAME, reading, form, findings=unclear)
    actions.keep_frame(request.user, matter, form.cleaned_data["reason"])
    return done(request, matter, _("The frame stays. The steward goes on with the check."))


@login_required
@once
def choose_frame(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.CHOOSE_FRAME)
    form = ChooseFrameForm(request.POST or None)
    if not form.is_valid():
        newest = matter.frames.adopted().get()
        before = _frame_of_plan(matter)
        changes = differences(before, newest) if before else []
        choice = FrameChoice.of(reading)
        page = {"newest": newest, "before": before, "changes": changes, "choice": choice}
        return show(request, Deed.CHOOSE_FRAME, reading, form, **page)
    proposal = actions.choose_frame(request.user, matter)
    settled = proposal.ended_at is not None
    said = _("Your plan goes on under the newer frame.") if settled else _("You said yes.")
    return done(request, matter, said)


@login_required
@once
def ask_about_frame(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ASK_ABOUT_FRAME)
    form = FrameQuestionForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.ASK_ABOUT_FRAME, reading, form)
    asked = actions.ask_about_frame(request.user, matter, form.cleaned_data["text"])
    day = wording.day(asked.due, clock.today())
    said = _("Your question has arrived. The answer comes by %(day)s at the latest.")
    return done(request, matter, said % {"day": day})


def _show_unsaved(request: Request, reading: Reading, posted: PostedFrame) -> HttpResponse:
    """The draft as it is, or as it was typed where it has no room for all of that."""
    maker = Maker.of_draft(reading)
    if not posted.too_much:
        example = find_example(request.GET.get("example", ""), get_language() or "")
        if example is not None:
            maker.begin_with(example)
        return _show_maker(request, reading, maker)
    maker.keep(posted)
    return _show_maker(request, reading, maker, 422)


def _show_maker(
    request: Request, reading: Reading, maker: Maker, status: int = 200
) -> HttpResponse:
    page = {
        "matter": reading.matter,
        "maker": maker,
        "is_staff_page": True,
        "refused": status == 422 and not maker.why_not_saved,
    }
    return render(request, "matters/draft_frame.html", page, status=status)


def _saved(base: int, clashing: Mapping[str, list[str]]) -> HttpResponse:
    """Says when it was saved, and on which save the page stands from now on."""
    response = HttpResponse(status=204)
    at = clock.now().astimezone().strftime("%H:%M")
    response["X-Saved"] = quote(with_clash(_("Saved at %(time)s") % {"time": at}, clashing))
    if clashing:
        response["X-Clash"] = "1"
    response["X-Base"] = str(base)
    return response


def _adoption(form: AdoptionForm) -> Adoption:
    given = form.cleaned_data
    return Adoption(given["body"], given["decided_on"], given["decision_number"], given["document"])


def _unclear(matter: Matter) -> list[Finding]:
    check = Check.objects.filter(plan__matter=matter).order_by("pk").last()
    found = Finding.objects.filter(check_of_plan=check, result=Result.UNCLEAR)
    return list(found.select_related("criterion"))


def _frame_of_plan(matter: Matter) -> Frame | None:
    plan = matter.plans.select_related("frame").last()
    return plan.frame if plan and plan.frame.status != FrameStatus.ADOPTED else None
