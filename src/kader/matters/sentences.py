"""What we call each deed of a matter: when it was done, and where a page offers it."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kader.groundrules import Deed, Seen

SENTENCES: Final[Mapping[Deed, Any]] = {
    Deed.OPEN_WISH: _("%(who)s opened a wish."),
    Deed.OPEN_ISSUE: _("%(who)s put an issue to the residents."),
    Deed.ASK_TO_JOIN: _("%(who)s asked to join."),
    Deed.LET_IN: _("%(who)s let somebody in."),
    Deed.LEAVE_MATTER: _("%(who)s left the group."),
    Deed.ASK_FOR_ANOTHER_FACILITATOR: _("%(who)s asked for another facilitator."),
    Deed.DRAFT_FRAME: _("%(who)s began to write the frame."),
    Deed.ADOPT_FRAME: _("The municipality adopted the frame. %(who)s recorded it."),
    Deed.CHANGE_FRAME: _("The municipality changed the frame. %(who)s recorded it."),
    Deed.KEEP_FRAME: _("%(who)s kept the frame as it is."),
    Deed.CHOOSE_FRAME: _("%(who)s proposed to go on under the newer frame."),
    Deed.ASK_ABOUT_FRAME: _("%(who)s asked what the frame means."),
    Deed.ANSWER_ABOUT_FRAME: _("%(who)s answered a question about the frame."),
    Deed.ANSWER_QUESTION: _("%(who)s answered one of the three questions."),
    Deed.STATE_CONDITION: _("%(who)s stated a condition to the municipality."),
    Deed.ANSWER_CONDITION: _("%(who)s answered a condition of the residents."),
    Deed.LIST_STRENGTHS: _("%(who)s wrote down what the group can do."),
    Deed.STATE_CAPACITY: _("%(who)s said how much time there is."),
    Deed.WRITE_PLAN: _("%(who)s wrote on the plan."),
    Deed.MARK_CRITERION: _("%(who)s marked where the plan fits."),
    Deed.SUBMIT_PLAN: _("%(who)s proposed to hand in the plan."),
    Deed.CONFIRM_SUBMISSION: _("The group handed in its plan. %(who)s confirmed it."),
    Deed.ASK_TO_WAIT: _("%(who)s asked the group to wait with the plan."),
    Deed.WITHDRAW_PLAN: _("%(who)s wants to take the plan back."),
    Deed.ACCEPT_RESPONSIBILITY: _("%(who)s said what the group is responsible for."),
    Deed.REQUEST_FACTS: _("%(who)s asked for facts."),
    Deed.ANSWER_FACT_REQUEST: _("%(who)s answered a question about facts."),
    Deed.ASK_FOR_SUPPORT: _("%(who)s asked for support."),
    Deed.ANSWER_SUPPORT: _("%(who)s answered a request for support."),
    Deed.CHECK_PLAN: _("%(who)s checked the plan against the frame."),
    Deed.GIVE_ASSIGNMENT: _("%(who)s asked the group what is still open."),
    Deed.DECIDE_FORMALLY: _("The municipality decided formally. %(who)s recorded it."),
    Deed.SEND_UPDATE: _("%(who)s sent news."),
    Deed.MAKE_PROMISE: _("%(who)s made a promise for the municipality."),
    Deed.KEEP_PROMISE: _("%(who)s kept a promise."),
    Deed.MOVE_HAND_IN_DATE: _("%(who)s moved the date for the plan."),
    Deed.GIVE_SIGNAL: _("%(who)s gave a signal."),
    Deed.ANSWER_SIGNAL: _("%(who)s answered a signal."),
    Deed.CLOSE_SIGNAL: _("%(who)s closed a signal."),
    Deed.REPORT_PROGRESS: _("%(who)s told how it goes."),
    Deed.ADJUST_STEP: _("%(who)s changed a step of the plan."),
    Deed.FINISH_STEP: _("%(who)s finished a step of the plan."),
    Deed.TAKE_OVER_STEP: _("%(who)s offered to take over a step for a while."),
    Deed.HAND_BACK_STEP: _("%(who)s said that the residents do a step themselves."),
    Deed.EVALUATE: _("%(who)s looked back."),
    Deed.TELL_STORY: _("%(who)s told the story."),
    Deed.CLOSE_MATTER: _("%(who)s wants to close the matter."),
    Deed.CONFIRM_STOP: _("%(who)s wants to stop."),
    Deed.STOP_MATTER: _("The municipality stopped the matter. %(who)s recorded it."),
    Deed.RESUME_MATTER: _("%(who)s took the matter up again."),
    Deed.REST: _("The matter rests. %(who)s recorded it."),
    Deed.WAKE: _("%(who)s woke the matter."),
}
"""What the timeline says of each deed."""

SETTLED: Final[Mapping[Deed, Any]] = {
    Deed.CHOOSE_FRAME: _("The group chose the newer frame. %(who)s confirmed it."),
    Deed.WITHDRAW_PLAN: _("The group took its plan back. %(who)s gave the last yes."),
    Deed.CLOSE_MATTER: _("The matter was closed. %(who)s gave the last yes."),
    Deed.CONFIRM_STOP: _("The group stopped. %(who)s gave the last yes."),
}
"""What it says of the yes with which a proposal became the group's deed (G23)."""

OFFERED: Final[tuple[tuple[Any, Mapping[Deed, Any]], ...]] = (
    (
        _("Say something"),
        {
            Deed.ANSWER_QUESTION: _("Answer the three questions"),
            Deed.STATE_CONDITION: _("State a condition to the municipality"),
            Deed.LIST_STRENGTHS: _("Write down what we can do"),
            Deed.STATE_CAPACITY: _("Say how much time there is"),
            Deed.ACCEPT_RESPONSIBILITY: _("Say what we are responsible for"),
            Deed.GIVE_SIGNAL: _("Give a signal"),
            Deed.SEND_UPDATE: _("Send news"),
            Deed.MAKE_PROMISE: _("Make a promise"),
            Deed.EVALUATE: _("Look back"),
            Deed.TELL_STORY: _("Tell the story"),
        },
    ),
    (
        _("Ask something"),
        {
            Deed.REQUEST_FACTS: _("Ask for facts"),
            Deed.ASK_FOR_SUPPORT: _("Ask for support"),
            Deed.ASK_ABOUT_FRAME: _("Ask what the frame means"),
            Deed.ASK_FOR_ANOTHER_FACILITATOR: _("Ask for another facilitator"),
            Deed.ASK_TO_JOIN: _("Join in"),
        },
    ),
    (
        _("The plan and the frame"),
        {
            Deed.WRITE_PLAN: _("Go on writing our plan"),
            Deed.SUBMIT_PLAN: _("Hand in our plan"),
            Deed.MOVE_HAND_IN_DATE: _("Choose the date for the plan"),
            Deed.ASK_TO_WAIT: _("Ask the group to wait"),
            Deed.WITHDRAW_PLAN: _("Take our plan back"),
            Deed.CHOOSE_FRAME: _("Choose the newer frame"),
            Deed.REPORT_PROGRESS: _("Tell how it goes"),
            Deed.CHECK_PLAN: _("Check the plan"),
            Deed.DECIDE_FORMALLY: _("Decide formally"),
            Deed.DRAFT_FRAME: _("Make the frame"),
            Deed.ADOPT_FRAME: _("Adopt the frame"),
            Deed.KEEP_FRAME: _("Answer about the frame"),
            Deed.CHANGE_FRAME: _("Change the frame"),
        },
    ),
    (
        _("Who takes part, and the end"),
        {
            Deed.GIVE_SEAT: _("Give the seats"),
            Deed.REST: _("Let this matter rest"),
            Deed.CLOSE_MATTER: _("Close this matter"),
            Deed.WAKE: _("Wake this matter"),
            Deed.RESUME_MATTER: _("Take this up again"),
            Deed.LEAVE_MATTER: _("Leave the group"),
            Deed.CONFIRM_STOP: _("Stop together"),
            Deed.STOP_MATTER: _("Stop this matter"),
        },
    ),
)
"""The deeds that hang on the matter as a whole: heading by heading, in the order of the page."""

LABELS: Final = {deed: label for _name, kind in OFFERED for deed, label in kind.items()}

READ_BY: Final[Mapping[Seen, Any]] = {
    Seen.ALL: _("Everybody can read this."),
    Seen.CIRCLE: _("Only the people of this matter can read this."),
    Seen.SIDE: _("Only your group can read this."),
    Seen.TWO: _("Only you and the one it is meant for can read this."),
    Seen.AUTHOR: _("Only you can read this."),
}
"""What the page of a deed says above its form, where it has no template of its own."""
