"""Pages of the plan: residents write it together, hand it in, and take it back."""

from typing import cast
from urllib.parse import quote

from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.actions import Marking, Pointed
from kader.matters.drafts import Draft
from kader.matters.forms.plans import MarkForm, SubmitForm, WaitForm
from kader.matters.forms.posted_plan import PostedMark, PostedPlan
from kader.matters.models import Matter, Plan, Proposal, Reading, Revision
from kader.matters.rules.frame import CriterionKind
from kader.matters.rules.plan import MarkState
from kader.matters.rules.voice import Proposed, require_still_proposed
from kader.matters.views._by import answer_by, in_words
from kader.matters.views._page import done, find, find_in, offer, show, with_clash
from kader.matters.views.shown_edge import Edge, step_name
from kader.matters.views.shown_editor import Editor, Open, has_faults, saved_sentence
from kader.matters.views.shown_handing_in import HandingIn, Taking
from kader.people.models import Person
from kader.people.naming import Names
from kader.people.once import once
from kader.web.keys import new_key
from kader.web.request import Request


@login_required
def write_plan(request: Request, key: str) -> HttpResponse:
    """The editor; autosave.js posts the same form, and a save of its own may come often."""
    if request.headers.get("X-Requested-With") == "autosave":
        return _autosave(request, key)
    return cast(HttpResponse, _write_plan(request, key))


@once
def _write_plan(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.WRITE_PLAN)
    if request.method != "POST":
        return _show_editor(request, reading, _opened(request))
    posted = PostedPlan(request.POST)
    opened = _opened_by(posted)
    if posted.too_much:
        return _show_editor(request, reading, opened, posted)
    saved = _save(reading, posted)
    if has_faults(saved.fields):
        return _show_editor(request, reading, opened)
    return HttpResponseRedirect(_onward(matter, posted, opened, bool(saved.clashes)))


@transaction.atomic
def _autosave(request: Request, key: str) -> HttpResponse:
    """Says when it was saved, and on which revision the page stands from now on."""
    matter = find(request, key)
    reading = offer(request, matter, Deed.WRITE_PLAN)
    posted = PostedPlan(request.POST)
    if posted.too_much:
        return HttpResponse(status=422)
    _save(reading, posted)
    saved = Draft.of(reading)
    said = with_clash(saved_sentence(saved, Names(matter.circle, inside=True)), saved.clashes)
    response = HttpResponse(status=204)
    response["X-Saved"] = quote(said)
    if saved.clashes:
        response["X-Clash"] = "1"
    response["X-Base"] = str(saved.shown_by(posted.fields, posted.base))
    return response


@login_required
@once
def mark_criterion(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.MARK_CRITERION)
    draft = Draft.of(reading)
    plan = _draft_plan(reading)
    criterion = find_in(plan.frame.criteria.filter(kind=CriterionKind.SELF), record)
    steps = [(row.key, step_name(number, row["what"])) for number, row in enumerate(draft.steps, 1)]
    initial = {} if request.method == "POST" else _mark_now(draft, criterion.pk)
    form = MarkForm(request.POST or None, steps=steps, initial=initial)
    if not form.is_valid():
        return show(request, Deed.MARK_CRITERION, reading, form, criterion=criterion)
    said = form.cleaned_data
    mark = PostedMark(said["state"], said["step"], said["quote"])
    actions.mark_criterion(request.user, plan, criterion, _marking(plan, mark))
    return redirect("write_plan", key=matter.key)


@login_required
@once
def submit_plan(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.SUBMIT_PLAN)
    form = SubmitForm(request.POST or None)
    if not form.is_valid():
        plan = _draft_plan(reading)
        handing_in = HandingIn(reading, plan, Edge.of(Draft.of(reading)))
        return show(request, Deed.SUBMIT_PLAN, reading, form, handing_in=handing_in)
    proposal = actions.submit_plan(request.user, matter)
    return done(request, matter, _said_after_handing_in(proposal))


@login_required
@once
def confirm_submission(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.CONFIRM_SUBMISSION)
    proposal = find_in(_submissions(reading), record)
    require_still_proposed(proposal.ended_at, proposal.lapses_at)
    proposal.matter = matter
    form = SubmitForm(request.POST or None)
    if not form.is_valid():
        plan = cast(Plan, proposal.plan)
        handing_in = HandingIn(reading, plan, Edge.of(Draft.of(reading)), proposal)
        return show(request, Deed.CONFIRM_SUBMISSION, reading, form, handing_in=handing_in)
    actions.confirm_submission(request.user, proposal)
    return done(request, matter, _handed_in())


@login_required
@once
def ask_to_wait(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ASK_TO_WAIT)
    form = WaitForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.ASK_TO_WAIT, reading, form, taking=Taking(reading))
    actions.ask_to_wait(request.user, matter, form.cleaned_data["text"])
    return done(
        request, matter, _("The plan is yours again. Nobody checks it until you hand it in.")
    )


@login_required
@once
def withdraw_plan(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.WITHDRAW_PLAN)
    form = SubmitForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.WITHDRAW_PLAN, reading, form, taking=Taking(reading))
    proposal = actions.withdraw_plan(request.user, matter)
    return done(request, matter, _said_after_withdrawing(proposal))


def _save(reading: Reading, posted: PostedPlan) -> Revision:
    """The words, and with them the marks that this page changed."""
    actor, matter = cast(Person, reading.person), reading.matter
    chosen = posted.chosen(Draft.of(reading).clashes) if posted.has_chosen else {}
    pointed = {key: Pointed(m.state, m.step, m.quote) for key, m in posted.marked.items()}
    return actions.write_plan(actor, matter, posted.fields, posted.base, chosen, pointed)


def _marking(plan: Plan, mark: PostedMark) -> Marking:
    step = plan.steps.filter(name=mark.step).first() if mark.step else None
    return Marking(mark.state, step, mark.quote)


def _mark_now(draft: Draft, criterion: int) -> dict[str, str]:
    mark = draft.marks.get(criterion)
    if mark is None:
        return {"state": MarkState.UNKNOWN.value}
    return {
        "state": mark.state,
        "step": mark.step.name if mark.step else "",
        "quote": mark.quote,
    }


def _draft_plan(reading: Reading) -> Plan:
    drafts = Plan.objects.visible_to(reading).draft().filter(side__number=reading.side or 0)
    plan = get_object_or_404(drafts.select_related("frame", "side"))
    plan.matter = reading.matter
    return plan


def _submissions(reading: Reading) -> QuerySet[Proposal]:
    found = Proposal.objects.visible_to(reading).filter(what=Proposed.SUBMIT)
    return found.select_related("plan__frame", "by")


def _show_editor(
    request: Request, reading: Reading, opened: Open, refused: PostedPlan | None = None
) -> HttpResponse:
    editor = Editor(reading, opened, refused)
    context = {"matter": reading.matter, "editor": editor, "form": editor.form}
    is_wrong = request.method == "POST" and (refused or editor.form.errors)
    return render(request, "matters/write_plan.html", context, status=422 if is_wrong else 200)


def _opened(request: Request) -> Open:
    return Open(request.GET.get("step", "")[:12], "cost" in request.GET)


def _opened_by(posted: PostedPlan) -> Open:
    """What the button that was pressed opens."""
    if posted.button == "add_step":
        return Open(new_key())
    return Open(posted.step, True) if posted.button == "add_cost" else Open()


def _onward(matter: Matter, posted: PostedPlan, opened: Open, has_clashes: bool) -> str:
    """Where a button leads after everything was saved; nobody leaves two texts unseen."""
    if posted.button == "later" and not has_clashes:
        return matter.get_absolute_url()
    if posted.button == "submit_plan":
        return reverse("submit_plan", args=[matter.key])
    page = reverse("write_plan", args=[matter.key])
    step = opened.step or posted.step
    asked = f"?step={opened.step}{'&cost' if opened.more_cost else ''}" if opened.step else ""
    return f"{page}{asked}{f'#step-{step}' if step else ''}"


def _handed_in() -> str:
    day = in_words(answer_by("check"))
    return _("Your plan is handed in. You hear what fits by %(day)s at the latest.") % {"day": day}


def _said_after_handing_in(proposal: Proposal) -> str:
    if proposal.ended_at is not None:
        return _handed_in()
    day = in_words(answer_by("confirmation"))
    return _(
        "A second member of your group now says yes, by %(day)s at the latest. "
        "Then the plan is handed in."
    ) % {"day": day}


def _said_after_withdrawing(proposal: Proposal) -> str:
    if proposal.ended_at is not None:
        return _("The plan is yours again. Nobody checks it until you hand it in.")
    day = in_words(answer_by("confirmation"))
    return _(
        "A second member of your group now says yes, by %(day)s at the latest. "
        "Then the plan is yours again."
    ) % {"day": day}
