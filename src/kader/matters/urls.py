"""The addresses of matters: the word of each deed, written with hyphens."""

from django.urls import path

from kader.matters.views import (
    answers,
    beginning,
    checks,
    doing,
    ending,
    frames,
    line,
    municipality,
    plans,
    reading,
    voices,
)

urlpatterns = [
    # To read.
    path("<str:key>", reading.matter, name="matter"),
    path("<str:key>/plan", reading.plan, name="plan"),
    path("<str:key>/plan/<str:record>", reading.plan_version, name="plan_version"),
    path("<str:key>/difference/<str:record>", reading.difference, name="difference"),
    path("<str:key>/frame", reading.frame, name="frame"),
    path("<str:key>/frame/<str:record>", reading.frame_version, name="frame_version"),
    path("<str:key>/timeline", reading.timeline, name="timeline"),
    path("<str:key>/voices", reading.voices, name="voices"),
    path("<str:key>/people", reading.people, name="people"),
    path("<str:key>/stories", reading.stories, name="stories"),
    # To do: a matter begins, and people come in.
    path("new/open-wish", beginning.open_wish, name="open_wish"),
    path("new/open-issue", municipality.open_issue, name="open_issue"),
    path("<str:key>/ask-to-join", beginning.ask_to_join, name="ask_to_join"),
    path("<str:key>/let-in/<str:record>", beginning.let_in, name="let_in"),
    path("<str:key>/leave-matter", beginning.leave_matter, name="leave_matter"),
    path(
        "<str:key>/ask-for-another-facilitator",
        beginning.ask_for_another_facilitator,
        name="ask_for_another_facilitator",
    ),
    path("<str:key>/give-seat", municipality.give_seat, name="give_seat"),
    path("<str:key>/leave-seat/<str:record>", municipality.leave_seat, name="leave_seat"),
    path("<str:key>/confirm-words/<str:record>", voices.confirm_words, name="confirm_words"),
    # The frame.
    path("<str:key>/draft-frame", frames.draft_frame, name="draft_frame"),
    path("<str:key>/adopt-frame", frames.adopt_frame, name="adopt_frame"),
    path("<str:key>/change-frame", frames.change_frame, name="change_frame"),
    path("<str:key>/keep-frame", frames.keep_frame, name="keep_frame"),
    path("<str:key>/choose-frame", frames.choose_frame, name="choose_frame"),
    path("<str:key>/ask-about-frame", frames.ask_about_frame, name="ask_about_frame"),
    path(
        "<str:key>/answer-about-frame/<str:record>",
        answers.answer_about_frame,
        name="answer_about_frame",
    ),
    # What residents say.
    path("<str:key>/answer-question", voices.answer_question, name="answer_question"),
    path("<str:key>/state-condition", voices.state_condition, name="state_condition"),
    path(
        "<str:key>/answer-condition/<str:record>", answers.answer_condition, name="answer_condition"
    ),
    path("<str:key>/list-strengths", voices.list_strengths, name="list_strengths"),
    path("<str:key>/state-capacity", voices.state_capacity, name="state_capacity"),
    path(
        "<str:key>/accept-responsibility",
        voices.accept_responsibility,
        name="accept_responsibility",
    ),
    # The plan.
    path("<str:key>/write-plan", plans.write_plan, name="write_plan"),
    path("<str:key>/mark-criterion/<str:record>", plans.mark_criterion, name="mark_criterion"),
    path("<str:key>/submit-plan", plans.submit_plan, name="submit_plan"),
    path(
        "<str:key>/confirm-submission/<str:record>",
        plans.confirm_submission,
        name="confirm_submission",
    ),
    path("<str:key>/ask-to-wait", plans.ask_to_wait, name="ask_to_wait"),
    path("<str:key>/withdraw-plan", plans.withdraw_plan, name="withdraw_plan"),
    # The check.
    path("<str:key>/check-plan", checks.check_plan, name="check_plan"),
    path("<str:key>/give-assignment/<str:record>", checks.give_assignment, name="give_assignment"),
    path("<str:key>/decide-formally", checks.decide_formally, name="decide_formally"),
    # The line.
    path("<str:key>/send-update", municipality.send_update, name="send_update"),
    path("<str:key>/make-promise", municipality.make_promise, name="make_promise"),
    path("<str:key>/keep-promise/<str:record>", municipality.keep_promise, name="keep_promise"),
    path("<str:key>/move-hand-in-date", line.move_hand_in_date, name="move_hand_in_date"),
    path("<str:key>/request-facts", line.request_facts, name="request_facts"),
    path(
        "<str:key>/answer-fact-request/<str:record>",
        answers.answer_fact_request,
        name="answer_fact_request",
    ),
    path("<str:key>/ask-for-support", line.ask_for_support, name="ask_for_support"),
    path("<str:key>/answer-support/<str:record>", answers.answer_support, name="answer_support"),
    path("<str:key>/give-signal", line.give_signal, name="give_signal"),
    path("<str:key>/answer-signal/<str:record>", answers.answer_signal, name="answer_signal"),
    path("<str:key>/close-signal/<str:record>", line.close_signal, name="close_signal"),
    # Doing it.
    path("<str:key>/report-progress", doing.report_progress, name="report_progress"),
    path("<str:key>/adjust-step/<str:record>", doing.adjust_step, name="adjust_step"),
    path("<str:key>/finish-step/<str:record>", doing.finish_step, name="finish_step"),
    path("<str:key>/take-over-step/<str:record>", doing.take_over_step, name="take_over_step"),
    path("<str:key>/hand-back-step/<str:record>", doing.hand_back_step, name="hand_back_step"),
    # Looking back, and ending.
    path("<str:key>/evaluate", ending.evaluate, name="evaluate"),
    path("<str:key>/tell-story", ending.tell_story, name="tell_story"),
    path("<str:key>/close-matter", ending.close_matter, name="close_matter"),
    path("<str:key>/confirm-stop", ending.confirm_stop, name="confirm_stop"),
    path("<str:key>/stop-matter", ending.stop_matter, name="stop_matter"),
    path("<str:key>/resume-matter", ending.resume_matter, name="resume_matter"),
    path("<str:key>/rest", ending.rest, name="rest"),
    path("<str:key>/wake", ending.wake, name="wake"),
]
