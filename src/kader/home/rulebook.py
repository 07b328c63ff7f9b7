"""The ground rules in one plain sentence each, and what each role may never do."""

from collections.abc import Mapping
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from kader.groundrules import MAY, Deed, Role, may
from kader.matters.sentences import LABELS
from kader.people.naming import ROLE_NAMES

RULES: Final[Mapping[str, Any]] = {
    "G1": _("Only residents write their plan and their answers."),
    "G2": _("The municipality brings no solution. It gives facts when residents ask for them."),
    "G3": _("The frame says what is decided, what is open, and what a plan is checked on."),
    "G4": _("A frame changes with a reason. Everybody hears it. A plan keeps its own version."),
    "G5": _("A plan is checked on the published points only. Each point gets a finding."),
    "G6": _("What does not fit yet comes back as a question."),
    "G7": _("A formal decision says why, and what you can do if you disagree."),
    "G8": _("Steward, facilitator and mandate holder are three different people."),
    "G9": _("You have one fixed line to the municipality: the steward."),
    "G10": _("The facilitator listens to both sides, and never decides about content."),
    "G11": _("Nobody asks more of you than you can carry. Too much is made lighter."),
    "G12": _("If you feel that somebody takes over, we do not argue about that feeling."),
    "G13": _("The municipality keeps talking. Silence is shown to everybody."),
    "G14": _("What you contribute gets a visible answer: taken along or not, and why."),
    "G15": _("Residents see what officials see about their matter."),
    "G16": _("A right that the law gives you never waits for this way of working."),
    "G17": _("No person gets a score. Figures of a group are shown from five answers up."),
    "G18": _("The municipality takes over a step only if you say yes, until an agreed day."),
    "G19": _("The language mirror shows, never blocks, and keeps nothing."),
    "G20": _("What happened stays on the timeline. Nothing in it can be changed."),
    "G21": _("Residents may state conditions. The municipality answers each one."),
    "G22": _("A wish begins with the questions. An issue begins with the frame."),
    "G23": _("No single person disposes of the group's plan. A second member says yes too."),
    "G24": _("Where there are sides, each side writes on its own, and nobody else reads drafts."),
    "G25": _("Before doing, the group says what it is responsible for, and whom to call."),
    "G26": _("Nobody edits words of residents."),
    "G27": _("You choose how the public sees your name. Signals are never public."),
    "G28": _("Who coaches you does not decide about your support."),
    "G29": _("A complaint about an official goes to somebody else first."),
    "G30": _("The municipality can be asked too much as well, and says so."),
}

HELD_WITHOUT_A_DEED: Final = frozenset({"G15", "G17", "G20", "G26"})
"""Rules that the shape of the house keeps: who reads what, no scores, no changing of words."""

HELD_IN_PART: Final = frozenset({"G10", "G11", "G14", "G23", "G27", "G30"})
"""Rules of which the table carries out a part: decision 13 names what is missing of each."""

NEVER: Final[Mapping[Role, Any]] = {
    Role.RESIDENT: _("A resident never has to give a reason for stopping."),
    Role.STEWARD: _("A steward never writes in a plan, never gives an opinion, never decides."),
    Role.MANDATE_HOLDER: _("A mandate holder never brings the solution, and never checks a plan."),
    Role.FACILITATOR: _("A facilitator never touches frame, plan, check or decision."),
    Role.STAND_IN: _("A stand-in never does more than the steward may do."),
    Role.REGISTRAR: _("A registrar never decides. The body decides, the registrar records it."),
    Role.MODERATOR: _(
        "A moderator never changes words, and is never steward, facilitator or mandate holder too."
    ),
    Role.COMPLAINT_HANDLER: _(
        "A complaint handler never works through the steward. Complaints go another way."
    ),
    Role.COLLEAGUE: _(
        "A colleague never does more for a matter than the task that the steward gave."
    ),
    Role.PERSON_OF_TRUST: _("A person of trust never sees more than the resident shows."),
    Role.INTAKE: _(
        "Who does intake never turns a wish away. Only a mandate holder can say: not now."
    ),
    Role.ADMINISTRATOR: _("An administrator never reads a matter through this role."),
}

_ABOUT_ONE_RECORD: Final[Mapping[Deed, Any]] = {
    Deed.APPOINT_OFFICIAL: _("Appoint an official"),
    Deed.DISMISS_OFFICIAL: _("End an appointment"),
    Deed.LEAVE_SEAT: _("Leave your seat"),
    Deed.CONFIRM_WORDS: _("Say yes to words that somebody typed for you"),
    Deed.CHOOSE_PUBLIC_NAME: _("Choose the name that others read"),
    Deed.OPEN_WISH: _("Tell a wish"),
    Deed.OPEN_ISSUE: _("Put an issue to residents"),
    Deed.LET_IN: _("Let somebody in"),
    Deed.ANSWER_ABOUT_FRAME: _("Answer a question about the frame"),
    Deed.ANSWER_CONDITION: _("Answer a condition of the residents"),
    Deed.MARK_CRITERION: _("Mark where the plan fits"),
    Deed.CONFIRM_SUBMISSION: _("Say yes to handing in the plan"),
    Deed.ANSWER_FACT_REQUEST: _("Answer a question about facts"),
    Deed.ANSWER_SUPPORT: _("Answer a request for support"),
    Deed.GIVE_ASSIGNMENT: _("Ask the group what is still open"),
    Deed.KEEP_PROMISE: _("Keep a promise"),
    Deed.ANSWER_SIGNAL: _("Read a signal and answer it"),
    Deed.CLOSE_SIGNAL: _("Close your own signal"),
    Deed.ADJUST_STEP: _("Change a step of the plan"),
    Deed.FINISH_STEP: _("Say that a step is done"),
    Deed.TAKE_OVER_STEP: _("Offer to take over a step for a while"),
    Deed.HAND_BACK_STEP: _("Say that the residents do a step themselves again"),
}
"""What we call the deeds that hang on no matter as a whole."""


def page() -> dict[str, Any]:
    """What the page shows: the rules, and per role what it does and never does."""
    return {
        "rules": [
            {
                "number": key[1:],
                "sentence": rule,
                "waits": key in waiting_rules(),
                "in_part": key in HELD_IN_PART,
            }
            for key, rule in RULES.items()
        ],
        "roles": [
            {"name": ROLE_NAMES[role], "never": never, "does": deeds_of(role)}
            for role, never in NEVER.items()
        ],
    }


def waiting_rules() -> frozenset[str]:
    """The rules that no deed of the table carries out yet: their part is still being built."""
    carried_out = {rule for line in MAY.values() for rule in line.rules}
    return frozenset(RULES) - carried_out - HELD_WITHOUT_A_DEED


def deeds_of(role: Role) -> list[str]:
    """The deeds that the table gives a role, by the name that their page has."""
    called = {**LABELS, **_ABOUT_ONE_RECORD}
    return [str(called[deed]) for deed in Deed if deed in MAY and may({role}, deed)]
