"""The animal meadow (G1) from its opening to its close, by programs that know nothing but the API.

Each person has a program of her own. Every key comes from an answer, every day from the calendar.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from kader.groundrules import clock
from kader.people.models import Person
from kader.places.models import Area

Told = Any
CRITERIA = {
    "Care on 365 days": "The animals are fed and safe on every day of the year.",
    "At most € 9.000": "The municipality pays at most € 9.000 a year.",
    "Liability": "It is clear who is liable.",
    "Open to everybody": "The meadow stays open to everybody.",
    "Named people": "It is said who is responsible for what.",
}


class Program:
    """Somebody's program: it reads, and it does her deeds with her token."""

    def __init__(self, person: Person | None = None) -> None:
        self.client = Client(enforce_csrf_checks=True)
        if person is not None:
            self.client.force_login(person)

    def get(self, path: str) -> Told:
        answer = self.client.get(f"/api/v1/{path}")
        assert answer.status_code == 200, (path, answer.content)
        return answer.json()

    def do(self, path: str, **body: Any) -> Told:
        token = self.get("me")["csrfToken"]
        sent = {"content_type": "application/json", "headers": {"X-CSRFToken": token}}
        answer = self.client.post(f"/api/v1/{path}", body, **sent)  # type: ignore[arg-type]
        assert answer.status_code == 200, (path, answer.content)
        return answer.json()


class Town:
    """The people of the scenario, each with her program, and the matter once it is there."""

    def __init__(self, **people: Person) -> None:
        self.programs = {name: Program(person) for name, person in people.items()}
        self.visitor = Program()
        self.began, self.matter = clock.now(), ""

    def __getattr__(self, name: str) -> "Part":
        return Part(self, self.programs[name])

    @contextmanager
    def day(self, number: int) -> Iterator[None]:
        """So many days after the beginning."""
        moment: datetime = self.began + timedelta(days=number)
        with clock.at(moment):
            yield

    def on(self, number: int) -> str:
        """The date of a day, as the API takes it."""
        found: date = clock.day_of(self.began + timedelta(days=number))
        return found.isoformat()

    @property
    def stage(self) -> str:
        return str(self.visitor.get(f"matters/{self.matter}")["stage"])


class Part:
    """What one person reads and does in the matter."""

    def __init__(self, town: Town, program: Program) -> None:
        self.town, self.program = town, program

    def reads(self, part: str = "") -> Told:
        return self.program.get(f"matters/{self.town.matter}{part and '/' + part}")

    def does(self, word: str, record: str = "", **body: Any) -> Told:
        path = f"matters/{self.town.matter}/{word}{record and '/' + record}"
        assert f".{word.replace('-', '_')}" in "".join(self.reads()["deeds"]), word
        return self.program.do(path, **body)

    def answers(self, part: str, word: str, **body: Any) -> None:
        """Do a deed about the last thing of a list."""
        self.does(word, self.reads(part)[-1]["key"], **body)

    def seat_of(self, name: str) -> str:
        return str(next(s["key"] for s in self.reads()["people"] if s["name"] == name))


@pytest.fixture
def officials(hanneke: Person, idris: Person, karin: Person) -> dict[str, Person]:
    return {"hanneke": hanneke, "idris": idris, "karin": karin}


@pytest.fixture
def group(mieke: Person, joost: Person, aysel: Person) -> dict[str, Person]:
    return {"mieke": mieke, "joost": joost, "aysel": aysel}


@pytest.fixture
def zilverbeek(officials: dict[str, Person], group: dict[str, Person], nadia: Person) -> Town:
    Area.objects.create(code="WK990102", name="De Uiterweide")
    return Town(**officials, **group, nadia=nadia)


def test_the_meadow_goes_from_its_opening_to_its_close(zilverbeek: Town) -> None:
    _open(zilverbeek)
    _frame(zilverbeek)
    _answer(zilverbeek)
    assert zilverbeek.stage == "planning"
    _too_much(zilverbeek)
    _first_plan(zilverbeek)
    _second_plan(zilverbeek)
    assert zilverbeek.stage == "deciding"
    _decide(zilverbeek)
    _do(zilverbeek)
    assert zilverbeek.stage == "evaluating"
    _close(zilverbeek)
    assert zilverbeek.stage == "closed"


def _open(town: Town) -> None:
    """D0 and D5: the issue, the two seats, and the group."""
    area = town.visitor.get("areas")[0]
    issue = {"title": "The meadow De Uiterweide", "text": "The upkeep ends. What now?"}
    program = town.programs["karin"]
    opened = program.do("matters/open-issue", **issue, area=area["code"], openToArea=False)
    town.matter = opened["matter"]["key"]
    assert town.visitor.get(f"matters?area={area['code']}")["items"][0]["key"] == town.matter
    with town.day(5):
        offices = {office["role"]: office["key"] for office in program.get("officials")}
        for role in ("steward", "facilitator"):
            town.karin.does("give-seat", person=offices[role], role=role)
        town.mieke.does("ask-to-join", text="I live beside it.")
        assert "matters.ask_to_join" not in town.mieke.reads()["deeds"]
        town.hanneke.answers("join-requests", "let-in")
        for name in ("joost", "aysel"):
            getattr(town, name).does("ask-to-join", text="I have two sheep.")
            town.mieke.answers("join-requests", "let-in")


def _frame(town: Town) -> None:
    """D14: the frame in two saves, adopted by the body."""
    with town.day(14):
        assert "matters.adopt_frame" not in town.karin.reads()["deeds"]
        draft = town.hanneke.reads("frame-draft")
        words = {
            "aim": "Children meet animals in their own street.",
            "decided": "The subsidy falls to € 9.000.",
            "open": "Who does it and how. Closing is allowed too.",
            "responsibility": "The group runs the meadow.",
            "decider": "The executive board",
            "decide_by": town.on(180),
            "formal_decision": "1",
            "several_plans": "together",
            "short_version": "The municipality pays less. You can take care of the animals.",
        }
        saved = town.hanneke.does("draft-frame", base=draft["base"], fields=words)
        rows = {"bound.1.kind": "money", "bound.1.text": "At most € 9.000 a year"}
        for number, (short, text) in enumerate(CRITERIA.items(), 1):
            how = "We read it in the plan."
            rows |= {f"criterion.{number}.short": short, f"criterion.{number}.text": text}
            rows |= {f"criterion.{number}.how": how, f"criterion.{number}.kind": "self"}
        town.hanneke.does("draft-frame", base=saved["draft"]["base"], fields=rows)
        bounds = [bound["number"] for bound in town.karin.reads("frames")[0]["bounds"]]
        town.karin.does(
            "adopt-frame", body="The executive board", decidedOn=town.on(14), saysWhat=bounds
        )
        town.nadia.does("ask-about-frame", text="May the fence be moved?")
        town.hanneke.answers("frame-questions", "answer-about-frame", text="Yes, within the green.")
        assert town.visitor.get(f"matters/{town.matter}/frame-questions")[0]["answer"]["text"]


def _answer(town: Town) -> None:
    """D28: the three questions, a condition with its answer, and what the group can carry."""
    with town.day(28):
        for question in ("achieve", "goal", "need"):
            town.joost.does("answer-question", question=question, text="The animals stay here.")
        town.mieke.does("state-condition", text="No decision in the summer holidays.")
        town.karin.answers("conditions", "answer-condition", text="Agreed.")
        typed_for = town.mieke.seat_of("Aysel")
        town.mieke.does("list-strengths", text="She knows every family.", forWhom=typed_for)
        assert town.joost.reads("strengths") == []
        town.aysel.answers("words-waiting", "confirm-words")
        assert town.joost.reads("strengths")[0]["by"] == "Aysel"
        town.mieke.does("state-capacity", hoursAWeek="30", people=11)
        assert town.hanneke.reads("capacities")[-1]["people"] == 11


def _too_much(town: Town) -> None:
    """D50: over-asked; more time, and help on request."""
    with town.day(50):
        town.joost.does("move-hand-in-date", day=town.on(70))
        town.joost.does("give-signal", kind="too_much", text="I hold 14 of 20 tasks.")
        assert town.mieke.reads("signals") == town.idris.reads("signals") == []
        later = {"text": "You get four weeks more.", "movedTo": town.on(98)}
        town.hanneke.answers("signals", "answer-signal", **later)
        assert town.joost.reads("signals")[0]["answers"][0]["movedTo"] == town.on(98)
        town.joost.answers("signals", "close-signal")
        town.mieke.does("request-facts", text="What does an insurance cost?")
        town.hanneke.answers("fact-requests", "answer-fact-request", text="€ 310 a year.")
        town.mieke.does("ask-for-support", text="A room on Tuesdays.")
        asked = town.hanneke.reads("support-requests")[-1]["key"]
        town.hanneke.does("answer-support", asked, text="The library.", given=True)
        promised = {"due": town.on(57), "kind": "means", "askedFor": asked}
        town.hanneke.does("make-promise", text="The key.", **promised)
        town.hanneke.answers("promises", "keep-promise")


def _first_plan(town: Town) -> None:
    """D98 and D112: the first plan, handed in by two, and the question that comes back."""
    with town.day(98):
        words = {"title": "A meadow of the neighbourhood", "step.a.what": "We set up a foundation"}
        words |= {"step.a.who": "Mieke and Joost", "step.a.when": "before summer"}
        town.mieke.does("write-plan", fields=words)
        base = town.joost.reads("plan-draft")["base"]
        more = {"step.b.what": "Families adopt an animal", "step.b.who": "Aysel"}
        town.joost.does("write-plan", base=base, fields=more | {"step.b.when": "in autumn"})
        point = town.mieke.reads("frames")[0]["criteria"][4]["key"]
        town.mieke.does("mark-criterion", point, state="met", quote="Mieke and Joost")
        town.mieke.does("submit-plan")
        assert "matters.confirm_submission" not in "".join(town.mieke.reads()["deeds"])
        town.joost.answers("proposals", "confirm-submission")
        assert town.stage == "checking"
    with town.day(112):
        unmet = {1: "Nobody is named for weekends.", 3: "Nobody is named as liable."}
        findings = _findings(town, unmet)
        question = "How is care secured at weekends and in sickness? Who is liable?"
        town.hanneke.does("check-plan", findings=findings, question=question)
        assert town.visitor.get(f"matters/{town.matter}")["met"] == 3


def _second_plan(town: Town) -> None:
    """D133 and D140: fewer animals, the farm beside it; the group takes its responsibility."""
    with town.day(133):
        draft = town.mieke.reads("plan-draft")
        assert (draft["number"], draft["fields"]["step.a.who"]) == (2, "Mieke and Joost")
        more = {"step.c.what": "The farm beside it helps at weekends", "step.c.who": "Joost"}
        saved = town.mieke.does(
            "write-plan",
            base=draft["base"],
            fields=more | {"step.c.when": "every weekend"},
            takeOut=["step.b"],
        )
        assert {name[:6] for name in saved["draft"]["fields"]} >= {"step.a", "step.c"}
        town.mieke.does("submit-plan")
        town.aysel.answers("proposals", "confirm-submission")
        contact = town.mieke.seat_of("Joost")
        town.mieke.does("accept-responsibility", extent="whole", text="We do it.", contact=contact)
    with town.day(140):
        town.hanneke.does("check-plan", findings=_findings(town, {}))
        assert (
            town.visitor.get(f"matters/{town.matter}/plans")[-1]["checks"][0]["outcome"] == "fits"
        )


def _findings(town: Town, unmet: dict[int, str]) -> list[dict[str, str]]:
    """A finding for each published point of the frame the plan was written under."""
    plan = town.hanneke.reads("plans")[-1]
    frame = next(f for f in town.hanneke.reads("frames") if f["key"] == plan["frame"])
    return [
        {"criterion": point["key"], "result": "met"}
        if point["number"] not in unmet
        else {
            "criterion": point["key"],
            "result": "not_met",
            "reason": unmet[point["number"]],
        }
        for point in frame["criteria"]
    ]


def _decide(town: Town) -> None:
    """D160: the formal decision, with reasons and remedies."""
    with town.day(160):
        decision = {"reasons": "The plan fits.", "remedies": "Object within six weeks."}
        body = {"body": "The executive board", "decidedOn": town.on(160)}
        town.karin.does("decide-formally", granted=True, **decision, **body)
        assert town.visitor.get(f"matters/{town.matter}/decisions")[0]["granted"]


def _do(town: Town) -> None:
    """Then a monthly message; a step is taken over for a while, given back and done."""
    with town.day(170):
        foundation, farm = town.visitor.get(f"matters/{town.matter}/plans")[-1]["steps"]
        news = "The notary has a place for you in two weeks."
        town.hanneke.does("send-update", text=news, nextBy=town.on(180))
        town.mieke.does("report-progress", text="The farm says yes.", step=farm["key"])
        assert "matters.hand_back_step" not in town.joost.reads()["deeds"]
        needed = {"consentBy": town.hanneke.seat_of("Mieke"), "reviewOn": town.on(190)}
        town.hanneke.does("take-over-step", foundation["key"], text="She is ill.", **needed)
        town.mieke.answers("words-waiting", "confirm-words")
        assert not town.visitor.get(f"matters/{town.matter}/take-overs")[0]["waits"]
    with town.day(190):
        town.joost.does("hand-back-step", foundation["key"])
        town.mieke.does("finish-step", foundation["key"])
        town.mieke.does("adjust-step", farm["key"], text="Mondays too.")
        town.joost.does("finish-step", farm["key"])


def _close(town: Town) -> None:
    """At half a year: everybody looks back, a story, and both sides close."""
    with town.day(340):
        for name in ("mieke", "hanneke", "karin", "idris"):
            getattr(town, name).does("evaluate", text="We listened.", public=True)
        town.aysel.does("tell-story", title="Two goats", text="It began with a letter.")
        for name in ("mieke", "hanneke", "joost"):
            getattr(town, name).does("close-matter")
        assert len(town.visitor.get(f"matters/{town.matter}/evaluations")) == 4
        assert town.visitor.get(f"matters/{town.matter}/stories")[0]["title"] == "Two goats"
