"""Pages of the check, the new assignment and the formal decision."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _

from kader.groundrules import Deed, Stage, clock, require
from kader.matters import actions
from kader.matters.actions import Decision
from kader.matters.finding import PlanToCheck
from kader.matters.forms.checks import AssignmentForm, CheckForm, DecisionForm
from kader.matters.models import Check, Matter, Reading
from kader.matters.rules.check import Outcome, Result
from kader.matters.rules.plan import PlanStatus
from kader.matters.views._page import done, find, find_in, offer, show
from kader.matters.views.shown_before_check import BeforeCheck
from kader.matters.views.shown_check import CheckDesk
from kader.matters.views.shown_check_anew import (
    changed_since,
    is_taken_back,
    seen_of,
    typed_at,
)
from kader.matters.views.shown_tells import check_tells
from kader.people.naming import Names
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def check_plan(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    typed_on = request.POST.get("seen", "")
    if typed_on and matter.at is Stage.PLANNING and is_taken_back(matter, typed_on):
        return _show_taken_back(request, matter)
    reading = offer(request, matter, Deed.CHECK_PLAN)
    handed_in = _handed_in(matter)
    plan, names = handed_in.plan, Names(matter.circle, reading.inside)
    before = BeforeCheck(reading, handed_in, names)
    is_preview = request.POST.get("do") == "preview"
    seen = seen_of(plan)
    anew = changed_since(matter, plan, typed_on) if typed_on not in {"", seen} else None
    form = CheckForm(
        None if anew else request.POST or None,
        initial=_reasons_in(request.POST) if request.POST else before.found_before,
        criteria=plan.frame.counting_criteria(),
        holds_back=before.holds_back and not is_preview,
        takes_responsibility=before.takes_responsibility or is_preview,
    )
    if not form.is_valid() or is_preview:
        desk = CheckDesk(reading, plan, form, before, names)
        tells = check_tells(
            matter, form.outcome if form.is_bound else None, names, plan.frame.formal_decision
        )
        page = {"desk": desk, "plan": plan, "tells": tells, "seen": seen, "anew": anew}
        shown = show(request, Deed.CHECK_PLAN, reading, form, **page)
        shown.status_code = 422 if anew else shown.status_code
        return shown
    check = actions.check_plan(request.user, matter, form.found, form.cleaned_data["question"])
    return done(request, matter, _said_after(check))


@login_required
@once
def give_assignment(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.GIVE_ASSIGNMENT)
    check = find_in(_without_question(matter), record)
    form = AssignmentForm(request.POST or None)
    if not form.is_valid():
        unmet = check.findings.filter(result=Result.NOT_MET).select_related("criterion")
        return show(request, Deed.GIVE_ASSIGNMENT, reading, form, findings=unmet)
    actions.give_assignment(request.user, check, form.cleaned_data["question"])
    return done(request, matter, _("Your question has arrived at the group."))


@login_required
@once
def decide_formally(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.DECIDE_FORMALLY)
    first = None if request.POST else _first(matter)
    form = DecisionForm(request.POST or None, request.FILES or None, initial=first)
    if not form.is_valid():
        form.ask_for_the_file_again()
        return show(request, Deed.DECIDE_FORMALLY, reading, form)
    given = {name: value for name, value in form.cleaned_data.items() if name != "once"}
    decided = actions.decide_formally(request.user, matter, Decision(**given))
    granted = _("The decision is public. The group can begin.")
    return done(request, matter, granted if decided.granted else _("The decision is public."))


def _show_taken_back(request: Request, matter: Matter) -> HttpResponse:
    """A check of words that are the group's own again: what was typed is shown, nothing is sent."""
    reading = Reading.by(request.user, matter)
    require(reading.roles, Deed.CHECK_PLAN)
    typed, question = typed_at(matter, request.POST), request.POST.get("question", "").strip()
    page = {"matter": matter, "reading": reading, "is_staff_page": True}
    page |= {"typed": typed, "question": question}
    return render(request, "matters/check_taken_back.html", page, status=409)


def _reasons_in(post: QueryDict) -> dict[str, str]:
    """What was typed; what was found is found anew where the words changed."""
    typed = (name for name in post if name.startswith("reason.") or name == "question")
    return {name: post.get(name, "") for name in typed}


def _first(matter: Matter) -> dict[str, Any]:
    """Who decides stands in the frame; the day is today until somebody says otherwise."""
    plan = matter.plans.filter(status=PlanStatus.FITS).select_related("frame").last()
    return {"body": plan.frame.decider if plan else "", "decided_on": clock.today()}


def _handed_in(matter: Matter) -> PlanToCheck:
    found = PlanToCheck.of(matter)
    if found is None:
        raise Http404
    return found


def _without_question(matter: Matter) -> QuerySet[Check]:
    return Check.objects.filter(
        plan__matter=matter, outcome=Outcome.NEW_ASSIGNMENT, assignment=None
    ).select_related("plan__matter__circle")


def _said_after(check: Check) -> str:
    return {
        Outcome.FITS: _("The outcome is sent: the plan fits."),
        Outcome.NEW_ASSIGNMENT: _("The outcome is sent, with your question to the group."),
        Outcome.FRAME_CHANGED: _("The outcome is sent. The mandate holder answers first."),
    }[Outcome(check.outcome)]
