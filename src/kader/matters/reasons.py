"""Why a rule refused, in plain words, and what can be done instead."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kader.web.reasons import Back

_WAIT = Back(_("Look at the page of this matter: there you see whose turn it is, and until when."))

REASONS: Final[Mapping[str, tuple[Any, list[Any]]]] = {
    "say_something": (_("There is nothing written yet."), [_("Write at least a few words.")]),
    "already_answered": (
        _("This was answered already."),
        [Back(_("The page of this matter says what comes next."))],
    ),
    "already_proposed": (
        _("Somebody of the group proposed this already."),
        [Back(_("A second member can say yes to it on the page of this matter."))],
    ),
    "already_asked_to_join": (
        _("You asked to join already. A member of the group answers you."),
        [Back(_("The page of this matter says by when."))],
    ),
    "a_second_member_confirms": (
        _("You said yes already. A second member of the group says yes too."),
        [_("Ask somebody of your group to open this page and confirm.")],
    ),
    "proposal_has_lapsed": (
        _("This proposal waited for more than a week. It does not count any more."),
        [_("Propose it again. Nothing you wrote is lost.")],
    ),
    "plan_changed_since": (
        _("The plan changed after somebody proposed to hand it in."),
        [_("Read the plan as it is now, and propose it again.")],
    ),
    "too_late_to_wait": (
        _("You can ask to wait within two days after the plan was handed in."),
        [_("Together with a second member you can still take the plan back.")],
    ),
    "waited_once": (
        _("You asked to wait once already."),
        [_("Together with a second member you can still take the plan back.")],
    ),
    "members_let_in": (
        _("The members of the group let people in themselves."),
        [_("After seven days without an answer the steward may do it.")],
    ),
    "answers_first": (
        _("The three questions are not all answered yet."),
        [_("Answer the three questions first. Short is fine.")],
    ),
    "a_step_with_who_and_when": (
        _("The plan needs at least one step that says who does it and when."),
        [_("Fill in who and when at one step.")],
    ),
    "words_wait_for_a_yes": (
        _("Somebody typed words for another resident. They wait for her yes."),
        [_("Ask her to confirm them on her own page.")],
    ),
    "not_readable_yet": (
        _("An amount, a day or hours in your plan cannot be read. Nothing may get lost of it."),
        [_("Open the plan. The page says at which step, and how you write it.")],
    ),
    "choose_between_versions": (
        _("Two of you wrote in the same place. Both texts are still there."),
        [_("Open the plan and choose together which one stays.")],
    ),
    "too_many_steps": (
        _("A plan has room for 60 steps. Here are more."),
        [_("Put steps together, or take one out. Then save again.")],
    ),
    "too_many_bounds": (
        _("A frame has room for 60 bounds and points together. Here are more."),
        [_("Put some together, or make one empty. Then save again.")],
    ),
    "too_long": (
        _("One of the texts is too long. There is room for 10,000 letters."),
        [_("Make it shorter. Then save again.")],
    ),
    "mark_is_computed": (
        _("This point is worked out from your plan. You do not have to mark it."),
        [_("Change the amounts, days or places in your steps.")],
    ),
    "not_in_this_frame": (
        _("This point belongs to another version of the frame."),
        [_("Open the plan again. Then you see the points it is checked on.")],
    ),
    "not_in_this_plan": (
        _("This step belongs to another version of the plan."),
        [_("Open the plan again. Then you see its steps.")],
    ),
    "no_frame_yet": (_("There is no frame yet."), [_WAIT]),
    "no_newer_frame": (
        _("Your plan is written under the newest frame already."),
        [_("You can go on writing your plan.")],
    ),
    "frame_not_ready": (
        _("The frame is not clear enough yet."),
        [_("The list beside the frame says what is still needed.")],
    ),
    "bound_says_how": (
        _("Nobody has said yet for each bound that it says what, and not how."),
        [_("Read each bound and tick it, or ask the steward to write it differently.")],
    ),
    "say_why": (_("The reason is missing."), [_("Write why. Everybody can read it.")]),
    "who_decided_when": (
        _("It must be clear who decided, and on which day."),
        [_("Fill in the body and the day of the decision.")],
    ),
    "decided_in_the_future": (
        _("The day of the decision is still to come."),
        [_("Fill in the day on which it was decided: today, or a day before.")],
    ),
    "check_the_whole_frame": (
        _("Each point of the frame needs a finding, and nothing else."),
        [_("Fill in a finding at each point.")],
    ),
    "say_what_does_not_fit": (
        _("Where a point does not fit yet, the residents hear why."),
        [_("Write the reason at each point that does not fit yet.")],
    ),
    "ask_what_is_left": (
        _("What is still open goes back to the residents as a question."),
        [_("Put it as a question, with a question mark. The residents find the way.")],
    ),
    "nothing_left_to_ask": (
        _("All points fit. There is nothing left to ask."),
        [_("Send the outcome of the check.")],
    ),
    "answer_conditions_first": (
        _("The residents stated a condition that has no answer yet."),
        [_("Ask the mandate holder to answer it first.")],
    ),
    "responsibility_first": (
        _("The group has not said yet how far it takes its responsibility."),
        [_("Ask the group to fill this in on the page of this matter.")],
    ),
    "contact_from_the_group": (
        _("The contact person is somebody of the group, never an official."),
        [_("Choose one of the members.")],
    ),
    "not_less_than_nothing": (
        _("Hours and people cannot be less than nothing."),
        [_("Fill in zero or more.")],
    ),
    "reasons_and_remedies": (
        _("A formal decision says why, and what you can do if you disagree."),
        [_("Fill in the reasons and the way to object.")],
    ),
    "already_checked": (_("This was checked already."), [_WAIT]),
    "date_has_passed": (_("This day has passed."), [_("Choose a day that is still to come.")]),
    "date_too_far": (
        _("This day is more than two years away."),
        [_("Choose an earlier day. You can move it later.")],
    ),
    "no_plan_to_give_time_for": (
        _("There is no plan now that could be handed in later."),
        [_("Write how it becomes lighter in another way.")],
    ),
    "only_more_time": (
        _("The steward may give more time, not less."),
        [_("The residents can choose an earlier day themselves.")],
    ),
    "say_a_little_more": (
        _("News says something: at least twenty letters."),
        [_("Write what happened, or why there is no news yet.")],
    ),
    "answer_in_a_sentence": (
        _("An answer is a sentence: at least eight letters or figures."),
        [_("Write the fact, and where it comes from.")],
    ),
    "next_news_within_the_promise": (
        _("The next news comes within the promise to this group."),
        [_("Choose an earlier day.")],
    ),
    "signal_for_another": (
        _("This signal is for somebody else to answer."),
        [_("The steward answers signals. The size of the frame is for the mandate holder.")],
    ),
    "make_it_lighter": (
        _("Too much asked: make it lighter."),
        [_("Give more time, or ask less. Do not send a reminder.")],
    ),
    "means_only_when_asked": (
        _("Residents did not ask for this. You promise means only for what residents asked."),
        [
            _("Choose what the residents asked."),
            _("Or promise something that the municipality does itself."),
        ],
    ),
    "only_its_author_closes": (
        _("Only the one who gave a signal can close it."),
        [_("You can answer it. We do not argue about this feeling.")],
    ),
    "already_closed": (_("This was closed already."), [_WAIT]),
    "step_is_behind_us": (
        _("This step was finished or let go already."),
        [_("You can still tell how it goes.")],
    ),
    "consent_first": (
        _("The municipality takes a step over only if a resident says yes."),
        [_("Ask the group who says yes.")],
    ),
    "already_taken_over": (
        _("The municipality does this step already."),
        [_("Either side can give it back.")],
    ),
    "not_taken_over": (
        _("The residents do this step themselves."),
        [_("There is nothing to give back.")],
    ),
    "evaluate_first": (
        _("Before closing, at least one resident and the steward look back."),
        [_("Look back first. A few sentences are enough.")],
    ),
    "too_late_to_resume": (
        _("This matter stopped more than two weeks ago."),
        [_("You can open a new wish. Everything written here stays readable.")],
    ),
    "stopped_by_mandate_holder": (
        _(
            "The mandate holder stopped this. Residents can only take up again what they stopped "
            "themselves."
        ),
        [
            _("Under “Everything that happened” you can read the reason."),
            _("Call the case steward or the mandate holder. Ask what is still possible."),
            _("You can open a new wish. Everything written here stays readable."),
        ],
    ),
    "too_late_to_evaluate": (
        _("This matter ended more than a year ago."),
        [_("Everything written here stays readable.")],
    ),
    "ask_once_first": (
        _("The group was not asked yet whether it wants to go on."),
        [_("Ask the group first, one time. Then tick this.")],
    ),
    "not_quiet_long_enough": (
        _("Residents did something here not so long ago."),
        [_("Leave them in peace. They choose their own time.")],
    ),
    "waits_for_a_form": (_("Something is missing or not right."), []),
}
