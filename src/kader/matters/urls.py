"""The addresses of matters: the word of each deed, written with hyphens."""

from django.urls import path

from kader.matters import views
from kader.matters.views import reading

urlpatterns = [
    # To read.
    path("<str:key>", views.matter, name="matter"),
    path("<str:key>/plan", views.plan, name="plan"),
    path("<str:key>/plan/<str:record>", views.plan_version, name="plan_version"),
    path("<str:key>/difference/<str:record>", views.difference, name="difference"),
    path("<str:key>/frame", views.frame, name="frame"),
    path("<str:key>/frame/<str:record>", views.frame_version, name="frame_version"),
    path("<str:key>/timeline", views.timeline, name="timeline"),
    # Of its own module: `views.voices` is also a module.
    path("<str:key>/voices", reading.voices, name="voices"),
    path("<str:key>/people", views.people, name="people"),
    path("<str:key>/stories", views.stories, name="stories"),
    # To do: a matter begins, and people come in.
    path("new/open-wish", views.open_wish, name="open_wish"),
    path("new/open-issue", views.open_issue, name="open_issue"),
    path("<str:key>/ask-to-join", views.ask_to_join, name="ask_to_join"),
    path("<str:key>/let-in/<str:record>", views.let_in, name="let_in"),
    path("<str:key>/leave-matter", views.leave_matter, name="leave_matter"),
    path(
        "<str:key>/ask-for-another-facilitator",
        views.ask_for_another_facilitator,
        name="ask_for_another_facilitator",
    ),
    path("<str:key>/give-seat", views.give_seat, name="give_seat"),
    path("<str:key>/leave-seat/<str:record>", views.leave_seat, name="leave_seat"),
    path("<str:key>/confirm-words/<str:record>", views.confirm_words, name="confirm_words"),
    # The frame.
    path("<str:key>/draft-frame", views.draft_frame, name="draft_frame"),
    path("<str:key>/adopt-frame", views.adopt_frame, name="adopt_frame"),
    path("<str:key>/change-frame", views.change_frame, name="change_frame"),
    path("<str:key>/keep-frame", views.keep_frame, name="keep_frame"),
    path("<str:key>/choose-frame", views.choose_frame, name="choose_frame"),
    path("<str:key>/ask-about-frame", views.ask_about_frame, name="ask_about_frame"),
    path(
        "<str:key>/answer-about-frame/<str:record>",
        views.answer_about_frame,
        name="answer_about_frame",
    ),
    # What residents say.
    path("<str:key>/answer-question", views.answer_question, name="answer_question"),
    path("<str:key>/state-condition", views.state_condition, name="state_condition"),
    path(
        "<str:key>/answer-condition/<str:record>", views.answer_condition, name="answer_condition"
    ),
    path("<str:key>/list-strengths", views.list_strengths, name="list_strengths"),
    path("<str:key>/state-capacity", views.state_capacity, name="state_capacity"),
    path(
        "<str:key>/accept-responsibility", views.accept_responsibility, name="accept_responsibility"
    ),
    # The plan.
    path("<str:key>/write-plan", views.write_plan, name="write_plan"),
    path("<str:key>/mark-criterion/<str:record>", views.mark_criterion, name="mark_criterion"),
    path("<str:key>/submit-plan", views.submit_plan, name="submit_plan"),
    path(
        "<str:key>/confirm-submission/<str:record>",
        views.confirm_submission,
        name="confirm_submission",
    ),
    path("<str:key>/ask-to-wait", views.ask_to_wait, name="ask_to_wait"),
    path("<str:key>/withdraw-plan", views.withdraw_plan, name="withdraw_plan"),
    # The check.
    path("<str:key>/check-plan", views.check_plan, name="check_plan"),
    path("<str:key>/give-assignment/<str:record>", views.give_assignment, name="give_assignment"),
    path("<str:key>/decide-formally", views.decide_formally, name="decide_formally"),
    # The line.
    path("<str:key>/send-update", views.send_update, name="send_update"),
    path("<str:key>/make-promise", views.make_promise, name="make_promise"),
    path("<str:key>/keep-promise/<str:record>", views.keep_promise, name="keep_promise"),
    path("<str:key>/move-hand-in-date", views.move_hand_in_date, name="move_hand_in_date"),
    path("<str:key>/request-facts", views.request_facts, name="request_facts"),
    path(
        "<str:key>/answer-fact-request/<str:record>",
        views.answer_fact_request,
        name="answer_fact_request",
    ),
    path("<str:key>/ask-for-support", views.ask_for_support, name="ask_for_support"),
    path("<str:key>/answer-support/<str:record>", views.answer_support, name="answer_support"),
    path("<str:key>/give-signal", views.give_signal, name="give_signal"),
    path("<str:key>/answer-signal/<str:record>", views.answer_signal, name="answer_signal"),
    path("<str:key>/close-signal/<str:record>", views.close_signal, name="close_signal"),
    # Doing it.
    path("<str:key>/report-progress", views.report_progress, name="report_progress"),
    path("<str:key>/adjust-step/<str:record>", views.adjust_step, name="adjust_step"),
    path("<str:key>/finish-step/<str:record>", views.finish_step, name="finish_step"),
    path("<str:key>/take-over-step/<str:record>", views.take_over_step, name="take_over_step"),
    path("<str:key>/hand-back-step/<str:record>", views.hand_back_step, name="hand_back_step"),
    # Looking back, and ending.
    path("<str:key>/evaluate", views.evaluate, name="evaluate"),
    path("<str:key>/tell-story", views.tell_story, name="tell_story"),
    path("<str:key>/close-matter", views.close_matter, name="close_matter"),
    path("<str:key>/confirm-stop", views.confirm_stop, name="confirm_stop"),
    path("<str:key>/stop-matter", views.stop_matter, name="stop_matter"),
    path("<str:key>/resume-matter", views.resume_matter, name="resume_matter"),
    path("<str:key>/rest", views.rest, name="rest"),
    path("<str:key>/wake", views.wake, name="wake"),
]
