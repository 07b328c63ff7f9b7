"""Everything a person can do that matters to somebody else."""

from enum import StrEnum


class Deed(StrEnum):
    """`room.what_is_done`; the second half is also the name of the action."""

    # People and their seats.
    APPOINT_OFFICIAL = "people.appoint_official"
    DISMISS_OFFICIAL = "people.dismiss_official"
    GIVE_SEAT = "people.give_seat"
    LEAVE_SEAT = "people.leave_seat"
    CONFIRM_WORDS = "people.confirm_words"
    CHOOSE_PUBLIC_NAME = "people.choose_public_name"

    # A matter begins, and people come in.
    OPEN_WISH = "matters.open_wish"
    OPEN_ISSUE = "matters.open_issue"
    ASK_TO_JOIN = "matters.ask_to_join"
    LET_IN = "matters.let_in"
    LEAVE_MATTER = "matters.leave_matter"
    ASK_FOR_ANOTHER_FACILITATOR = "matters.ask_for_another_facilitator"

    # The frame.
    DRAFT_FRAME = "matters.draft_frame"
    ADOPT_FRAME = "matters.adopt_frame"
    CHANGE_FRAME = "matters.change_frame"
    KEEP_FRAME = "matters.keep_frame"
    CHOOSE_FRAME = "matters.choose_frame"
    ASK_ABOUT_FRAME = "matters.ask_about_frame"
    ANSWER_ABOUT_FRAME = "matters.answer_about_frame"

    # What the residents say.
    ANSWER_QUESTION = "matters.answer_question"
    STATE_CONDITION = "matters.state_condition"
    ANSWER_CONDITION = "matters.answer_condition"
    LIST_STRENGTHS = "matters.list_strengths"
    STATE_CAPACITY = "matters.state_capacity"

    # The plan.
    WRITE_PLAN = "matters.write_plan"
    MARK_CRITERION = "matters.mark_criterion"
    SUBMIT_PLAN = "matters.submit_plan"
    CONFIRM_SUBMISSION = "matters.confirm_submission"
    ASK_TO_WAIT = "matters.ask_to_wait"
    WITHDRAW_PLAN = "matters.withdraw_plan"
    ACCEPT_RESPONSIBILITY = "matters.accept_responsibility"

    # Help on request.
    REQUEST_FACTS = "matters.request_facts"
    ANSWER_FACT_REQUEST = "matters.answer_fact_request"
    ASK_FOR_SUPPORT = "matters.ask_for_support"
    ANSWER_SUPPORT = "matters.answer_support"

    # The check.
    CHECK_PLAN = "matters.check_plan"
    GIVE_ASSIGNMENT = "matters.give_assignment"
    DECIDE_FORMALLY = "matters.decide_formally"

    # Talking and keeping one's word.
    SEND_UPDATE = "matters.send_update"
    MAKE_PROMISE = "matters.make_promise"
    KEEP_PROMISE = "matters.keep_promise"
    MOVE_HAND_IN_DATE = "matters.move_hand_in_date"
    GIVE_SIGNAL = "matters.give_signal"
    ANSWER_SIGNAL = "matters.answer_signal"
    CLOSE_SIGNAL = "matters.close_signal"

    # Doing it.
    REPORT_PROGRESS = "matters.report_progress"
    ADJUST_STEP = "matters.adjust_step"
    FINISH_STEP = "matters.finish_step"
    TAKE_OVER_STEP = "matters.take_over_step"
    HAND_BACK_STEP = "matters.hand_back_step"

    # Looking back, and ending.
    EVALUATE = "matters.evaluate"
    TELL_STORY = "matters.tell_story"
    CLOSE_MATTER = "matters.close_matter"
    CONFIRM_STOP = "matters.confirm_stop"
    STOP_MATTER = "matters.stop_matter"
    RESUME_MATTER = "matters.resume_matter"
    REST = "matters.rest"
    WAKE = "matters.wake"

    @property
    def room(self) -> str:
        """The room where the action of this deed lives."""
        return self.value.partition(".")[0]

    @property
    def word(self) -> str:
        """The one word of this deed: action, view, address, template and test."""
        return self.value.partition(".")[2]
