"""Pages of what residents say, in their own words; each does one deed."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.finding import words_waiting_for
from kader.matters.forms.voices import (
    CapacityForm,
    ConditionForm,
    QuestionsForm,
    ResponsibilityForm,
    StrengthForm,
    YesForm,
)
from kader.matters.models import Reading
from kader.matters.rules.voice import Question
from kader.matters.views._by import answer_by, in_words
from kader.matters.views._page import done, find, offer, show
from kader.matters.views.shown_said import (
    Strengths,
    Typed,
    answered,
    conditions,
    members,
    others,
    person_called,
)
from kader.people import actions as people_actions
from kader.people.models import Person
from kader.people.naming import Names
from kader.people.once import once
from kader.web.request import Request


@login_required
@once
def answer_question(request: Request, key: str) -> HttpResponse:
    """The three questions on one page; whatever is answered now is saved."""
    matter = find(request, key)
    reading = offer(request, matter, Deed.ANSWER_QUESTION)
    names = Names(matter.circle, inside=True)
    form = QuestionsForm(request.POST or None, others=others(reading, names))
    if not form.is_valid():
        said = answered(reading, names)
        answered_by = {q.question: q.answers[0].by for q in said if q.answers}
        form.tell_answered(answered_by, {q.question for q in said if q.is_own})
        page = {"questions": said, "has_answers": bool(answered_by)}
        return show(request, Deed.ANSWER_QUESTION, reading, form, **page)
    for_whom = _for_whom(names, form.cleaned_data)
    (question, text), *more = form.answers()
    actions.answer_question(request.user, matter, question, text, for_whom, dict(more))
    return _after_answering(request, reading, names, for_whom)


@login_required
@once
def state_condition(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.STATE_CONDITION)
    names = Names(matter.circle, inside=True)
    form = ConditionForm(request.POST or None, others=others(reading, names))
    if not form.is_valid():
        said = conditions(reading, names)
        by = answer_by("condition")
        return show(request, Deed.STATE_CONDITION, reading, form, said=said, answer_by=by)
    for_whom = _for_whom(names, form.cleaned_data)
    actions.state_condition(request.user, matter, form.cleaned_data["text"], for_whom)
    if for_whom:
        return done(request, matter, _waits_for(names, for_whom))
    day = in_words(answer_by("condition"))
    sentence = _("Your condition has arrived. The municipality answers by %(day)s at the latest.")
    return done(request, matter, sentence % {"day": day})


@login_required
@once
def list_strengths(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.LIST_STRENGTHS)
    names = Names(matter.circle, inside=True)
    form = StrengthForm(request.POST or None, others=others(reading, names))
    if not form.is_valid():
        said = Strengths.of(reading, names)
        return show(request, Deed.LIST_STRENGTHS, reading, form, said=said)
    for_whom = _for_whom(names, form.cleaned_data)
    actions.list_strengths(request.user, matter, form.cleaned_data["text"], for_whom)
    return done(request, matter, _waits_for(names, for_whom) or _("It is written down. Thank you."))


@login_required
@once
def state_capacity(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.STATE_CAPACITY)
    form = CapacityForm(request.POST or None)
    if not form.is_valid():
        return show(request, Deed.STATE_CAPACITY, reading, form)
    said = form.cleaned_data
    actions.state_capacity(
        request.user, matter, said["hours_a_week"], said["people"], said["not_in"]
    )
    return done(request, matter, _("It is written down. More than this is not asked."))


@login_required
@once
def accept_responsibility(request: Request, key: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.ACCEPT_RESPONSIBILITY)
    names = Names(matter.circle, inside=True)
    form = ResponsibilityForm(request.POST or None, members=members(names))
    if not form.is_valid():
        frame = matter.frames.adopted().first()
        return show(request, Deed.ACCEPT_RESPONSIBILITY, reading, form, frame=frame)
    said = form.cleaned_data
    contact = cast(Person, person_called(names, said["contact"]))
    actions.accept_responsibility(request.user, matter, said["extent"], said["text"], contact)
    return done(request, matter, _("It is written down. You can say it anew until you begin."))


@login_required
@once
def confirm_words(request: Request, key: str, record: str) -> HttpResponse:
    matter = find(request, key)
    reading = offer(request, matter, Deed.CONFIRM_WORDS)
    said = words_waiting_for(request.user, matter, record)
    if said is None:
        raise Http404
    form = YesForm(request.POST or None)
    if not form.is_valid():
        typed = Typed.of(said, Names(matter.circle, inside=True))
        return show(request, Deed.CONFIRM_WORDS, reading, form, typed=typed)
    people_actions.confirm_words(request.user, matter.circle, said)
    return done(request, matter, _("Thank you. From now on these words count as yours."))


def _for_whom(names: Names, said: dict[str, Any]) -> Person | None:
    return person_called(names, said.get("for_whom", ""))


def _waits_for(names: Names, person: Person | None) -> str:
    if person is None:
        return ""
    return _("It is kept. It counts when %(who)s says yes.") % {"who": names.of(person)}


def _after_answering(
    request: Request, reading: Reading, names: Names, for_whom: Person | None
) -> HttpResponse:
    """On to the matter when all three are there; else back to what is left."""
    if for_whom:
        return done(request, reading.matter, _waits_for(names, for_whom))
    open_ones = [q for q in answered(reading, names) if not q.counts]
    if not open_ones:
        sentence = _("Your three answers are there. The page shows what comes next.")
        return done(request, reading.matter, sentence)
    number = {"done": len(Question) - len(open_ones), "all": len(Question)}
    messages.success(request, _("It is kept: %(done)s of %(all)s questions are answered.") % number)
    return redirect("answer_question", key=reading.matter.key)
