"""Deeds through the API: a whole matter from its opening to its story, by machines."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from kader.groundrules import Role, Stage, clock
from kader.matters.models import Matter
from kader.matters.rules.voice import Question
from kader.people.models import Person, Seat
from tests.api.conftest import Post
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


class Story:
    """Somebody does something in one matter, and it works."""

    def __init__(self, post: Post, api: Client) -> None:
        self.post, self.api = post, api
        self.key = ""

    def read(self, who: Person, part: str = "") -> Any:
        """What somebody is told of the matter; every key comes from here."""
        self.api.force_login(who)
        return self.api.get(f"/api/v1/matters/{self.key}{part}").json()

    def last(self, who: Person, part: str) -> str:
        """The key of the newest in a list."""
        return str(self.read(who, part)[-1]["key"])

    def seat(self, who: Person) -> str:
        """Her own seat."""
        return str(next(seat["key"] for seat in self.read(who)["people"] if seat["own"]))

    def point(self, who: Person) -> str:
        """The first point of the first frame."""
        return str(self.read(who, "/frames")[0]["criteria"][0]["key"])

    def do(self, who: Person, word: str, **body: Any) -> str:
        """The key of the record that came of it."""
        path = f"matters/{self.key}/{word}" if self.key else f"matters/{word}"
        answer = self.post(who, path, body)
        assert answer.status_code == 200, answer.content
        told: dict[str, Any] = answer.json()
        self.key = self.key or told["key"]
        return str(told["key"])

    def matter(self) -> Matter:
        return Matter.objects.get(key=self.key)


def test_an_issue_goes_from_its_opening_to_its_story(post: Post, api: Client, cast: Cast) -> None:
    story = Story(post, api)
    hanneke, _, karin, mieke, joost = cast
    today = clock.today()

    story.do(karin, "open-issue", title="The meadow", text="Who takes care of the animals?")
    for person in (mieke, joost):
        story.do(person, "ask-to-join", text="I live beside it.")
    offices = {office["role"]: office["key"] for office in api.get("/api/v1/officials").json()}
    for role in (Role.STEWARD, Role.FACILITATOR):
        story.do(karin, "give-seat", person=offices[role], role=role)
    story.do(hanneke, "draft-frame", fields=grown.frame_fields())
    adoption = {"body": "The executive board", "decidedOn": today.isoformat()}
    story.do(karin, "adopt-frame", **adoption, saysWhat=[1])
    _talk(story, cast)
    _plan(story, cast)
    assert story.matter().at is Stage.DOING

    steps = [step["key"] for step in story.read(mieke, "/plans")[-1]["steps"]]
    story.do(mieke, "report-progress", text="The notary is ready.", step=steps[0])
    review_on = (today + timedelta(days=30)).isoformat()
    taken = {"consentBy": story.seat(mieke), "text": "She is ill.", "reviewOn": review_on}
    story.do(hanneke, f"take-over-step/{steps[0]}", **taken)
    story.do(mieke, f"confirm-words/{story.last(mieke, '/words-waiting')}")
    story.do(joost, f"hand-back-step/{steps[0]}")
    for step in (steps[0], steps[2]):
        story.do(mieke, f"finish-step/{step}")
    story.do(mieke, f"adjust-step/{steps[1]}", text="Not needed.", letGo=True)
    _end(story, cast)
    assert story.matter().at is Stage.CLOSED


def _talk(story: Story, cast: Cast) -> None:
    """Answers, conditions, facts, support, signals, news."""
    hanneke, _, karin, mieke, joost = cast
    soon = (clock.today() + timedelta(days=7)).isoformat()
    for question in Question:
        story.do(mieke, "answer-question", question=question, text="That they can stay.")
    stated = story.do(mieke, "state-condition", text="The path stays open.")
    story.do(karin, f"answer-condition/{stated}", text="Yes.")
    key = story.do(mieke, "list-strengths", text="He can build.", forWhom=story.seat(joost))
    story.do(joost, f"confirm-words/{key}")
    story.do(mieke, "state-capacity", hoursAWeek="12.5", people=4)
    asked = story.do(joost, "ask-about-frame", text="What is safe?")
    story.do(hanneke, f"answer-about-frame/{asked}", text="A fence.")
    asked = story.do(joost, "request-facts", text="How old is the fence?")
    story.do(hanneke, f"answer-fact-request/{asked}", text="Ten years.")
    asked = story.do(joost, "ask-for-support", text="A room on Tuesdays.")
    story.do(hanneke, f"answer-support/{asked}", text="The library.", given=True)
    promised = {"text": "The key.", "due": soon, "kind": "means", "askedFor": asked}
    kept = story.do(hanneke, "make-promise", **promised)
    story.do(hanneke, f"keep-promise/{kept}")
    story.do(hanneke, "send-update", text="The library has a room for you.", nextBy=soon)
    signal = story.do(joost, "give-signal", kind="too_much")
    later = (clock.today() + timedelta(days=60)).isoformat()
    story.do(hanneke, f"answer-signal/{signal}", text="You get more time.", movedTo=later)
    story.do(joost, f"close-signal/{signal}")
    story.do(joost, "move-hand-in-date", day=soon)
    story.do(joost, "ask-for-another-facilitator")


def _plan(story: Story, cast: Cast) -> None:
    """The plan in two rounds: taken back, a new assignment, then it fits."""
    hanneke, _, _, mieke, joost = cast
    story.do(mieke, "write-plan", fields=grown.PLAN)
    point = story.point(mieke)
    story.do(mieke, f"mark-criterion/{point}", state="met", quote="We take care.")
    for end in ("withdraw-plan", "ask-to-wait"):
        key = story.do(mieke, "submit-plan")
        story.do(joost, f"confirm-submission/{key}")
        story.do(mieke, end)
        if end == "withdraw-plan":
            story.do(joost, end)
    _hand_in(story, cast)
    finding = {"criterion": point, "result": "not_met", "reason": "Nobody comes on Sunday."}
    story.do(hanneke, "check-plan", findings=[finding], question="Who comes on Sunday?")
    story.do(mieke, "write-plan", fields=grown.PLAN | {"step.c.what": "Bram comes on Sunday"})
    _hand_in(story, cast)
    story.do(
        mieke,
        "accept-responsibility",
        extent="whole",
        text="We do it.",
        contact=story.seat(joost),
    )
    story.do(hanneke, "check-plan", findings=[{"criterion": point, "result": "met"}])


def _end(story: Story, cast: Cast) -> None:
    for person in cast:
        story.do(person, "evaluate", text="We listened.", differently="Sooner.", public=True)
    story.do(cast.mieke, "tell-story", title="Forty families", text="It began with a letter.")
    for person in (cast.mieke, cast.hanneke, cast.joost):
        story.do(person, "close-matter")


def _hand_in(story: Story, cast: Cast) -> None:
    key = story.do(cast.mieke, "submit-plan")
    story.do(cast.joost, f"confirm-submission/{key}")


def test_a_wish_is_opened_joined_left_stopped_and_taken_up_again(
    post: Post, api: Client, cast: Cast, corrie: Person
) -> None:
    story = Story(post, api)
    story.do(cast.mieke, "open-wish", title="Light", text="Light on the path.", public=False)
    assert not story.matter().public
    Matter.objects.filter(key=story.key).update(public=True)
    story.do(corrie, "ask-to-join", text="I live there.")
    story.do(cast.mieke, f"let-in/{story.last(cast.mieke, '/join-requests')}")
    story.do(corrie, "leave-matter")
    story.do(cast.mieke, "confirm-stop")
    assert story.matter().at is Stage.STOPPED
    story.do(corrie, "resume-matter")
    story.do(cast.karin, "stop-matter", reason="The path is sold.")

    assert story.matter().at is Stage.STOPPED


def test_a_frame_is_asked_about_kept_changed_and_chosen(
    post: Post, api: Client, cast: Cast
) -> None:
    story = Story(post, api)
    story.key = grown.checking(cast).key
    point = story.point(cast.hanneke)
    unclear = [{"criterion": point, "result": "unclear", "reason": "What is safe?"}]
    story.do(cast.hanneke, "check-plan", findings=unclear)
    story.do(cast.karin, "keep-frame", reason="It means a fence.")
    story.do(
        cast.karin,
        "change-frame",
        fields=grown.frame_fields() | {"bound.1.says_what": "on"},
        body="The executive board",
        decidedOn=clock.today().isoformat(),
        reason="The word was unclear.",
    )
    for person in (cast.mieke, cast.joost):
        story.do(person, "choose-frame")

    assert story.matter().at is Stage.PLANNING


def test_a_quiet_matter_rests_and_wakes(post: Post, api: Client, cast: Cast) -> None:
    story = Story(post, api)
    story.key = grown.planning(cast).key
    with clock.at(clock.now() + timedelta(weeks=9)):
        story.do(cast.hanneke, "rest", asked=True)
        story.do(cast.mieke, "wake")

    assert story.matter().at is Stage.PLANNING


def test_an_official_leaves_her_seat(post: Post, api: Client, cast: Cast) -> None:
    story = Story(post, api)
    matter = grown.planning(cast)
    story.key = matter.key
    story.do(cast.hanneke, f"leave-seat/{story.seat(cast.hanneke)}")

    assert not Seat.objects.open().of(Role.STEWARD).filter(circle=matter.circle).exists()


def test_the_deeds_of_people(post: Post, api: Client, beheer: Person, mieke: Person) -> None:
    lena = {"email": "lena@example.org", "name": "Lena Post", "role": "moderator"}
    seat = post(beheer, "people/appoint-official", lena).json()["key"]
    assert seat in {office["key"] for office in api.get("/api/v1/officials").json()}
    dismissed = post(beheer, f"people/dismiss-official/{seat}")
    named = post(mieke, "people/choose-public-name", {"publicName": "first"})

    assert dismissed.status_code == named.status_code == 200
    mieke.refresh_from_db()
    assert mieke.public_name == "first"
    assert post(mieke, "people/appoint-official", lena).status_code == 403
