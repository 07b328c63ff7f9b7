"""Every deed, who may do it, when, and who sees that it was done: the table that is read aloud."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from kader.groundrules.roles import Role
from kader.groundrules.rulebroken import RuleBroken
from kader.groundrules.stages import OPEN, RUNNING, WITH_FRAME, Stage


class Deed(StrEnum):
    """Everything a person can do that matters to somebody else: `room.what_is_done`.

    The second half is also the name of the action.
    """

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


class Seen(StrEnum):
    """Who sees the entry of a deed on the timeline."""

    ALL = "all"
    CIRCLE = "circle"
    SIDE = "side"
    TWO = "two"
    """The author, and the one it concerns or answers."""
    AUTHOR = "author"


@dataclass(frozen=True)
class Line:
    """One line of the table: these roles, in these stages, seen by these people.

    An empty `when` means that the deed does not hang on the stage of a matter.
    `rules` are the ground rules that the line carries out.
    """

    who: frozenset[Role]
    when: frozenset[Stage]
    seen: Seen
    rules: tuple[str, ...] = ()


def _line(
    who: Iterable[Role], when: Iterable[Stage], seen: Seen = Seen.ALL, rules: str = ""
) -> Line:
    return Line(frozenset(who), frozenset(when), seen, tuple(rules.split()))


_RESIDENT = {Role.RESIDENT}
_STEWARD = {Role.STEWARD}
_MANDATE = {Role.MANDATE_HOLDER}
_BODY = {Role.MANDATE_HOLDER, Role.REGISTRAR}
_ANYBODY = {Role.SIGNED_IN, Role.RESIDENT}
_OTHER_SEATS = {
    Role.STEWARD,
    Role.FACILITATOR,
    Role.MANDATE_HOLDER,
    Role.REGISTRAR,
    Role.MODERATOR,
    Role.COLLEAGUE,
    Role.PERSON_OF_TRUST,
}
_NEVER_IN_A_MATTER: frozenset[Stage] = frozenset()

# While residents can still shape their plan.
_PLANNING = {Stage.PLANNING}
_BEFORE_DOING = {
    Stage.OPENED,
    Stage.FRAMING,
    Stage.QUESTIONS,
    Stage.PLANNING,
    Stage.CHECKING,
    Stage.FRAME_ASKED,
    Stage.ONE_OF_SEVERAL,
    Stage.DECIDING,
}
_PUBLISHED = WITH_FRAME | {Stage.QUESTIONS, Stage.EVALUATING}
_EVERYWHERE = frozenset(Stage)

MAY: Final[Mapping[Deed, Line]] = {
    # --- People and their seats -----------------------------------------------------------
    # Running the house gives no right to read a matter.
    Deed.APPOINT_OFFICIAL: _line({Role.ADMINISTRATOR}, _NEVER_IN_A_MATTER, Seen.ALL, "G8"),
    Deed.DISMISS_OFFICIAL: _line({Role.ADMINISTRATOR}, _NEVER_IN_A_MATTER, Seen.ALL, "G8"),
    Deed.GIVE_SEAT: _line(_MANDATE, OPEN, Seen.ALL, "G8"),
    # Residents leave the matter; everybody else leaves a seat.
    Deed.LEAVE_SEAT: _line(_OTHER_SEATS, _EVERYWHERE, Seen.ALL, "G8"),
    # What somebody typed for a resident counts after she said yes.
    Deed.CONFIRM_WORDS: _line(_RESIDENT, RUNNING, Seen.CIRCLE, "G1"),
    Deed.CHOOSE_PUBLIC_NAME: _line(
        frozenset(Role) - {Role.VISITOR}, _NEVER_IN_A_MATTER, Seen.AUTHOR, "G27"
    ),
    # --- A matter begins, and people come in ----------------------------------------------
    Deed.OPEN_WISH: _line({Role.SIGNED_IN}, _NEVER_IN_A_MATTER, Seen.ALL, "G22"),
    Deed.OPEN_ISSUE: _line(
        {Role.STEWARD, Role.MANDATE_HOLDER}, _NEVER_IN_A_MATTER, Seen.ALL, "G22"
    ),
    Deed.ASK_TO_JOIN: _line({Role.SIGNED_IN}, OPEN, Seen.CIRCLE, "G23"),
    # The steward may admit where there is no member yet, never refuse.
    Deed.LET_IN: _line({Role.RESIDENT, Role.STEWARD}, OPEN, Seen.CIRCLE, "G23"),
    # To stop is to leave, without a reason.
    Deed.LEAVE_MATTER: _line(_RESIDENT, OPEN, Seen.CIRCLE, "G23"),
    Deed.ASK_FOR_ANOTHER_FACILITATOR: _line(_RESIDENT, RUNNING, Seen.CIRCLE, "G8"),
    # --- The frame ------------------------------------------------------------------------
    Deed.DRAFT_FRAME: _line(_STEWARD, {Stage.FRAMING}, Seen.AUTHOR, "G3"),
    # The municipality gives the frame; a body's decision may be recorded by its registrar.
    Deed.ADOPT_FRAME: _line(_BODY, {Stage.FRAMING}, Seen.ALL, "G3 G4"),
    Deed.CHANGE_FRAME: _line(_BODY, WITH_FRAME, Seen.ALL, "G4"),
    Deed.KEEP_FRAME: _line(_MANDATE, {Stage.FRAME_ASKED}, Seen.ALL, "G4 G5"),
    Deed.CHOOSE_FRAME: _line(_RESIDENT, {Stage.PLANNING, Stage.CHECKING}, Seen.ALL, "G4"),
    Deed.ASK_ABOUT_FRAME: _line(_ANYBODY, _PUBLISHED, Seen.TWO, "G14"),
    Deed.ANSWER_ABOUT_FRAME: _line(_STEWARD, _PUBLISHED, Seen.ALL, "G14"),
    # --- What the residents say -----------------------------------------------------------
    Deed.ANSWER_QUESTION: _line(_RESIDENT, {Stage.QUESTIONS}, Seen.ALL, "G1 G22"),
    Deed.STATE_CONDITION: _line(_RESIDENT, RUNNING, Seen.ALL, "G21"),
    Deed.ANSWER_CONDITION: _line(_MANDATE, RUNNING, Seen.ALL, "G21"),
    Deed.LIST_STRENGTHS: _line(_RESIDENT, RUNNING, Seen.CIRCLE, "G1"),
    Deed.STATE_CAPACITY: _line({Role.RESIDENT, Role.STEWARD}, RUNNING, Seen.CIRCLE, "G11 G30"),
    # --- The plan: nobody but a resident writes, marks or hands in -------------------------
    Deed.WRITE_PLAN: _line(_RESIDENT, _PLANNING, Seen.SIDE, "G1"),
    Deed.MARK_CRITERION: _line(_RESIDENT, _PLANNING, Seen.SIDE, "G1"),
    Deed.SUBMIT_PLAN: _line(_RESIDENT, _PLANNING, Seen.SIDE, "G1 G23"),
    Deed.CONFIRM_SUBMISSION: _line(_RESIDENT, _PLANNING, Seen.ALL, "G23"),
    Deed.ASK_TO_WAIT: _line(_RESIDENT, {Stage.CHECKING}, Seen.SIDE, "G23"),
    Deed.WITHDRAW_PLAN: _line(_RESIDENT, {Stage.CHECKING}, Seen.ALL, "G23"),
    Deed.ACCEPT_RESPONSIBILITY: _line(_RESIDENT, WITH_FRAME - {Stage.DOING}, Seen.ALL, "G25"),
    # --- Help on request: facts and means only where residents ask -------------------------
    Deed.REQUEST_FACTS: _line(_RESIDENT, RUNNING, Seen.CIRCLE, "G2"),
    Deed.ANSWER_FACT_REQUEST: _line(_STEWARD, RUNNING, Seen.ALL, "G2"),
    Deed.ASK_FOR_SUPPORT: _line(_RESIDENT, RUNNING, Seen.CIRCLE, "G2"),
    Deed.ANSWER_SUPPORT: _line(_STEWARD, RUNNING, Seen.CIRCLE, "G2"),
    # --- The check: only the published criteria, and a question where something is open ----
    Deed.CHECK_PLAN: _line(_STEWARD, {Stage.CHECKING}, Seen.ALL, "G5"),
    Deed.GIVE_ASSIGNMENT: _line(_STEWARD, {Stage.CHECKING}, Seen.ALL, "G6"),
    Deed.DECIDE_FORMALLY: _line(_MANDATE, {Stage.DECIDING}, Seen.ALL, "G7"),
    # --- Talking and keeping one's word -----------------------------------------------------
    Deed.SEND_UPDATE: _line(_STEWARD, OPEN, Seen.ALL, "G9 G13"),
    Deed.MAKE_PROMISE: _line(_STEWARD, RUNNING, Seen.ALL, "G13 G2"),
    Deed.KEEP_PROMISE: _line(_STEWARD, OPEN, Seen.ALL, "G13"),
    Deed.MOVE_HAND_IN_DATE: _line({Role.RESIDENT, Role.STEWARD}, _BEFORE_DOING, Seen.ALL, "G11"),
    Deed.GIVE_SIGNAL: _line(_RESIDENT, OPEN, Seen.TWO, "G11 G12"),
    Deed.ANSWER_SIGNAL: _line({Role.STEWARD, Role.MANDATE_HOLDER}, OPEN, Seen.TWO, "G11 G12"),
    # The one who felt it says when it is over.
    Deed.CLOSE_SIGNAL: _line(_RESIDENT, _EVERYWHERE, Seen.TWO, "G12"),
    # --- Doing it -----------------------------------------------------------------------------
    Deed.REPORT_PROGRESS: _line(_RESIDENT, {Stage.DOING}, Seen.ALL, "G1"),
    Deed.ADJUST_STEP: _line(_RESIDENT, {Stage.DOING}, Seen.ALL, "G1"),
    Deed.FINISH_STEP: _line(_RESIDENT, {Stage.DOING}, Seen.ALL, "G1"),
    Deed.TAKE_OVER_STEP: _line(_STEWARD, {Stage.DOING}, Seen.ALL, "G18"),
    Deed.HAND_BACK_STEP: _line({Role.STEWARD, Role.RESIDENT}, {Stage.DOING}, Seen.ALL, "G18"),
    # --- Looking back, and ending ---------------------------------------------------------------
    Deed.EVALUATE: _line(
        {Role.RESIDENT, Role.STEWARD, Role.MANDATE_HOLDER, Role.FACILITATOR},
        {Stage.EVALUATING, Stage.CLOSED, Stage.STOPPED},
        Seen.ALL,
        "G10 G14",
    ),
    Deed.TELL_STORY: _line(_RESIDENT, {Stage.EVALUATING}, Seen.ALL, "G1"),
    Deed.CLOSE_MATTER: _line({Role.RESIDENT, Role.STEWARD}, {Stage.EVALUATING}, Seen.ALL, "G14"),
    Deed.CONFIRM_STOP: _line(_RESIDENT, OPEN, Seen.CIRCLE, "G23"),
    Deed.STOP_MATTER: _line(_MANDATE, OPEN, Seen.ALL, "G7"),
    Deed.RESUME_MATTER: _line(
        {Role.FORMER_RESIDENT, Role.RESIDENT}, {Stage.STOPPED}, Seen.ALL, "G23"
    ),
    # A sleeping group is asked once, then left in peace.
    Deed.REST: _line(_STEWARD, RUNNING, Seen.ALL, "G11"),
    Deed.WAKE: _line(_RESIDENT, {Stage.RESTING}, Seen.ALL, "G11"),
}

LATER: Final[Mapping[Deed, frozenset[Role]]] = {
    # Cells that wait for the room `contact`, where a delegation gives a colleague her seat.
    Deed.ANSWER_FACT_REQUEST: frozenset({Role.COLLEAGUE}),
    Deed.ANSWER_SUPPORT: frozenset({Role.COLLEAGUE}),
    Deed.MAKE_PROMISE: frozenset({Role.COLLEAGUE}),
    Deed.KEEP_PROMISE: frozenset({Role.COLLEAGUE}),
    Deed.MOVE_HAND_IN_DATE: frozenset({Role.COLLEAGUE}),
}

HEARD: Final = frozenset(
    {
        Deed.SEND_UPDATE,
        Deed.ANSWER_ABOUT_FRAME,
        Deed.ANSWER_CONDITION,
        Deed.ANSWER_FACT_REQUEST,
        Deed.ANSWER_SUPPORT,
        Deed.ANSWER_SIGNAL,
        Deed.CHECK_PLAN,
        Deed.ADOPT_FRAME,
        Deed.CHANGE_FRAME,
        Deed.KEEP_FRAME,
        Deed.DECIDE_FORMALLY,
    }
)
"""After one of these the municipality was heard, and its promise starts anew (G13)."""


def may(roles: Set[Role], deed: Deed) -> bool:
    """Whether one of these roles may do this deed. An active stand-in counts as the steward."""
    held = roles | {Role.STEWARD} if Role.STAND_IN in roles else roles
    return not MAY[deed].who.isdisjoint(held)


def require(roles: Set[Role], deed: Deed) -> None:
    """Stop here unless one of these roles may do this deed; names the first rule of its line."""
    if not may(roles, deed):
        raise RuleBroken("not_your_role", (*MAY[deed].rules, "")[0])


def require_stage(deed: Deed, stage: Stage) -> None:
    """Stop here unless a matter in this stage has room for this deed."""
    if MAY[deed].when and stage not in MAY[deed].when:
        raise RuleBroken("not_at_this_stage")
