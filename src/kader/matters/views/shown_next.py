"""What this reader can do now: one thing first, and everything else in a quiet list."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kader.groundrules import MAY, Deed, Role, Stage, may
from kader.matters.finding import steps_carried_out
from kader.matters.models import Reading
from kader.matters.rules.plan import StepStatus


@dataclass(frozen=True)
class Deedlink:
    """A deed that a page offers: its label and its address."""

    label: str
    url: str


LABELS = {
    Deed.ANSWER_QUESTION: gettext_lazy("Answer the three questions"),
    Deed.WRITE_PLAN: gettext_lazy("Go on writing our plan"),
    Deed.SUBMIT_PLAN: gettext_lazy("Hand in our plan"),
    Deed.STATE_CONDITION: gettext_lazy("State a condition to the municipality"),
    Deed.LIST_STRENGTHS: gettext_lazy("Write down what we can do"),
    Deed.STATE_CAPACITY: gettext_lazy("Say how much time there is"),
    Deed.ACCEPT_RESPONSIBILITY: gettext_lazy("Say what we are responsible for"),
    Deed.REQUEST_FACTS: gettext_lazy("Ask for facts"),
    Deed.ASK_FOR_SUPPORT: gettext_lazy("Ask for support"),
    Deed.ASK_ABOUT_FRAME: gettext_lazy("Ask what the frame means"),
    Deed.GIVE_SIGNAL: gettext_lazy("Give a signal"),
    Deed.MOVE_HAND_IN_DATE: gettext_lazy("Choose the date for the plan"),
    Deed.ASK_TO_WAIT: gettext_lazy("Ask the group to wait"),
    Deed.WITHDRAW_PLAN: gettext_lazy("Take our plan back"),
    Deed.CHOOSE_FRAME: gettext_lazy("Choose the newer frame"),
    Deed.REPORT_PROGRESS: gettext_lazy("Tell how it goes"),
    Deed.EVALUATE: gettext_lazy("Look back"),
    Deed.TELL_STORY: gettext_lazy("Tell the story"),
    Deed.CLOSE_MATTER: gettext_lazy("Close this matter"),
    Deed.ASK_FOR_ANOTHER_FACILITATOR: gettext_lazy("Ask for another facilitator"),
    Deed.LEAVE_MATTER: gettext_lazy("Leave the group"),
    Deed.CONFIRM_STOP: gettext_lazy("Stop together"),
    Deed.RESUME_MATTER: gettext_lazy("Take this up again"),
    Deed.WAKE: gettext_lazy("Wake this matter"),
    Deed.DRAFT_FRAME: gettext_lazy("Make the frame"),
    Deed.ADOPT_FRAME: gettext_lazy("Adopt the frame"),
    Deed.CHANGE_FRAME: gettext_lazy("Change the frame"),
    Deed.KEEP_FRAME: gettext_lazy("Answer about the frame"),
    Deed.CHECK_PLAN: gettext_lazy("Check the plan"),
    Deed.DECIDE_FORMALLY: gettext_lazy("Decide formally"),
    Deed.SEND_UPDATE: gettext_lazy("Send news"),
    Deed.MAKE_PROMISE: gettext_lazy("Make a promise"),
    Deed.GIVE_SEAT: gettext_lazy("Give the seats"),
    Deed.STOP_MATTER: gettext_lazy("Stop this matter"),
    Deed.REST: gettext_lazy("Let this matter rest"),
    Deed.ASK_TO_JOIN: gettext_lazy("Join in"),
}
"""The deeds that hang on the matter as a whole, in the order in which a page offers them."""

_FIRST = {
    Stage.OPENED: (Deed.GIVE_SEAT,),
    Stage.FRAMING: (Deed.DRAFT_FRAME, Deed.ADOPT_FRAME),
    Stage.QUESTIONS: (Deed.ANSWER_QUESTION,),
    Stage.PLANNING: (Deed.WRITE_PLAN,),
    Stage.CHECKING: (Deed.CHECK_PLAN,),
    Stage.FRAME_ASKED: (Deed.KEEP_FRAME,),
    Stage.DECIDING: (Deed.DECIDE_FORMALLY,),
    Stage.DOING: (Deed.REPORT_PROGRESS, Deed.SEND_UPDATE),
    Stage.EVALUATING: (Deed.EVALUATE,),
    Stage.STOPPED: (Deed.RESUME_MATTER,),
    Stage.RESTING: (Deed.WAKE,),
}


def first_deed(reading: Reading) -> Deedlink | None:
    """The one thing to do now: what the stage waits for, or to join in."""
    wanted = (*_FIRST.get(reading.matter.at, ()), Deed.ASK_TO_JOIN)
    for deed in wanted:
        if _is_offered(reading, deed):
            return _link(reading, deed)
    if reading.person is None and reading.matter.at in MAY[Deed.ASK_TO_JOIN].when:
        return Deedlink(_("Join in"), reverse("ask_to_join", args=[reading.matter.key]))
    return None


def other_deeds(reading: Reading) -> list[Deedlink]:
    """Everything else that this reader may do now."""
    first = first_deed(reading)
    links = (_link(reading, deed) for deed in LABELS if _is_offered(reading, deed))
    others = [link for link in links if first is None or link.url != first.url]
    return [*_steps_to_finish(reading), *others]


def _steps_to_finish(reading: Reading) -> Iterator[Deedlink]:
    """Each step that is still to do, by its number and first words."""
    if not _is_offered(reading, Deed.FINISH_STEP):
        return
    for step in steps_carried_out(reading).filter(status=StepStatus.OPEN):
        words = Truncator(f"{step.number}. {step.what}").chars(60)
        url = reverse("finish_step", args=[reading.matter.key, step.key])
        yield Deedlink(f"{_('This step is done')}: {words}", url)


def _is_offered(reading: Reading, deed: Deed) -> bool:
    line = MAY[deed]
    if not may(reading.roles, deed) or (line.when and reading.matter.at not in line.when):
        return False
    return deed is not Deed.ASK_TO_JOIN or Role.SIGNED_IN in reading.roles


def _link(reading: Reading, deed: Deed) -> Deedlink:
    return Deedlink(str(LABELS[deed]), reverse(deed.word, args=[reading.matter.key]))
