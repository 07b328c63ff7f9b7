"""Looking back, telling, closing, stopping, resting."""

from kader.groundrules import Deed
from kader.matters import actions
from kader.matters.api._deed import MatterDone, deeds, done, find
from kader.matters.api.given import ReasonGiven
from kader.web.request import Request
from kader.web.schema import Given, Line, Words

router = deeds("Looking back, and ending")


class EvaluationGiven(Given):
    text: Words = ""
    differently: Words = ""
    public: bool = False


class StoryGiven(Given):
    title: Line
    text: Words


class RestGiven(Given):
    """`asked`: you asked the group once whether it wants to go on, and heard nothing."""

    asked: bool


@router.post("/{key}/evaluate", response=MatterDone)
def evaluate(request: Request, key: str, given: EvaluationGiven) -> MatterDone:
    """Look back in your role; the facilitator on the process only (G10, G14)."""
    matter = find(request, key)
    said = (given.text, given.differently, given.public)
    evaluation = actions.evaluate(request.user, matter, *said)
    return done(request, key, Deed.EVALUATE, evaluation)


@router.post("/{key}/tell-story", response=MatterDone)
def tell_story(request: Request, key: str, given: StoryGiven) -> MatterDone:
    """A resident tells how it went (G1)."""
    story = actions.tell_story(request.user, find(request, key), given.title, given.text)
    return done(request, key, Deed.TELL_STORY, story)


@router.post("/{key}/close-matter", response=MatterDone)
def close_matter(request: Request, key: str) -> MatterDone:
    """Residents and the steward close together (G14)."""
    proposal = actions.close_matter(request.user, find(request, key))
    return done(request, key, Deed.CLOSE_MATTER, proposal)


@router.post("/{key}/confirm-stop", response=MatterDone)
def confirm_stop(request: Request, key: str) -> MatterDone:
    """Residents stop together: with two thirds the matter stops (G23)."""
    proposal = actions.confirm_stop(request.user, find(request, key))
    return done(request, key, Deed.CONFIRM_STOP, proposal)


@router.post("/{key}/stop-matter", response=MatterDone)
def stop_matter(request: Request, key: str, given: ReasonGiven) -> MatterDone:
    """The mandate holder stops a matter, with a reason that everybody reads (G7)."""
    stop = actions.stop_matter(request.user, find(request, key), given.reason)
    return done(request, key, Deed.STOP_MATTER, stop)


@router.post("/{key}/resume-matter", response=MatterDone)
def resume_matter(request: Request, key: str) -> MatterDone:
    """Within 14 days a resident takes up again what residents stopped, where it was (G23)."""
    matter = actions.resume_matter(request.user, find(request, key))
    return done(request, key, Deed.RESUME_MATTER, matter)


@router.post("/{key}/rest", response=MatterDone)
def rest(request: Request, key: str, given: RestGiven) -> MatterDone:
    """After weeks without a resident's deed and one question the matter rests (G11)."""
    matter = actions.rest(request.user, find(request, key), given.asked)
    return done(request, key, Deed.REST, matter)


@router.post("/{key}/wake", response=MatterDone)
def wake(request: Request, key: str) -> MatterDone:
    """One press of a resident, and the matter goes on where it lay down (G11)."""
    matter = actions.wake(request.user, find(request, key))
    return done(request, key, Deed.WAKE, matter)
