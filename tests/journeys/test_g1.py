"""Scenario G1 of the work sheet: an issue, from its opening to its evaluation and its end.

A new matter goes the whole way by the links and the forms that a person would use: by mouse,
by keyboard alone, without JavaScript, and on a telephone. Its days pass with the buttons of the
demo's bar, so the town has a clock of its own; the days (D0, D7 …) are nearly those of the sheet.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.hands import Hand, Keyboard, Looking
from tests.journeys.served import served_town
from tests.journeys.walk import Walk

PHONE = {"viewport": {"width": 390, "height": 800}}
NO_SCRIPTS = {"java_script_enabled": False}
POINTS = {
    1: ("Verzorging", "self"),
    2: ("Kosten", "money"),
    3: ("Aansprakelijkheid", "self"),
    4: ("Open voor iedereen", "self"),
    5: ("Wie het doet", "self"),
}
DEAR_STEPS = ("Wij verzorgen de dieren, ook in het weekend.", "Wij laten scholen komen kijken.")
LOOKED_AT = [
    "/",
    "/desk",
    "/m/*",
    "/m/*/accept-responsibility",
    "/m/*/adopt-frame",
    "/m/*/answer-condition",
    "/m/*/answer-fact-request",
    "/m/*/answer-question",
    "/m/*/answer-signal",
    "/m/*/ask-to-join",
    "/m/*/check-plan",
    "/m/*/close-matter",
    "/m/*/confirm-submission",
    "/m/*/decide-formally",
    "/m/*/difference",
    "/m/*/draft-frame",
    "/m/*/evaluate",
    "/m/*/finish-step",
    "/m/*/give-seat",
    "/m/*/give-signal",
    "/m/*/plan",
    "/m/*/report-progress",
    "/m/*/request-facts",
    "/m/*/send-update",
    "/m/*/state-capacity",
    "/m/*/state-condition",
    "/m/*/submit-plan",
    "/m/*/voices",
    "/m/*/withdraw-plan",
    "/m/*/write-plan",
    "/m/new/open-issue",
    "/my-page",
]

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def moving_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a demo town whose clock is moved on."""
    with served_town(Path(tmp_path_factory.mktemp("moving_town"))) as address:
        yield address


def _ways() -> Iterator[Any]:
    yield pytest.param(Hand, "nl", {}, id="clicks")
    yield pytest.param(Keyboard, "nl", {}, id="keyboard")
    yield pytest.param(Hand, "nl", NO_SCRIPTS, id="no scripts")
    yield pytest.param(Looking, "nl", PHONE, id="390 px")
    if os.environ.get("KADER_TEST_ALL") == "1":
        yield pytest.param(Looking, "de", {}, id="clicks in German")
        yield pytest.param(Looking, "en", {}, id="clicks in English")


@pytest.mark.parametrize(("kind", "language", "more"), list(_ways()))
def test_the_animal_enclosure(
    browser: Browser, moving_town: str, kind: type[Hand], language: str, more: dict[str, Any]
) -> None:
    enclosure = Enclosure(kind(browser, moving_town, language, **more))
    enclosure.begins()
    enclosure.gets_its_frame()
    enclosure.gets_its_group()
    enclosure.is_answered_by_the_residents()
    enclosure.asks_too_much()
    enclosure.gets_a_first_plan()
    enclosure.is_checked_and_asked_further()
    enclosure.gets_a_second_plan()
    enclosure.takes_it_back_and_hands_it_in_anew()
    enclosure.fits_and_is_decided()
    enclosure.is_done()
    enclosure.is_looked_back_on_and_closed()
    enclosure.hand.close()
    if isinstance(enclosure.hand, Looking):
        assert sorted(enclosure.hand.seen) == LOOKED_AT and len(LOOKED_AT) == 32


class Enclosure(Walk):
    """The matter on its way. Each method is a chapter: deeds, then what a person sees of them."""

    points = len(POINTS)

    def begins(self) -> None:
        hand = self.hand
        hand.visit("/")
        hand.be("Karin Smit")
        self._desk("open-issue")
        hand.fill("title", "Hoe blijven de dieren van De Weide verzorgd?")
        hand.fill("text", "Het onderhoud van de dierenweide eindigt op 31 december.")
        hand.submit()
        self.key = hand.page.url.rstrip("/").rpartition("/")[2]
        self._stands("opened", by_town=True)
        self._later(7)  # D7.
        self._seat("steward", "Hanneke Vos")
        self._stands("opened", by_town=True)
        self._seat("facilitator", "Idris Kaya")
        self._stands("framing", by_town=True)

    def gets_its_frame(self) -> None:
        hand = self.hand
        self._later(7)  # D14.
        hand.be("Hanneke Vos")
        self._desk("draft-frame")
        for name, text in {
            "issue": "De subsidie daalt.",
            "aim": "De dieren hebben het goed en de weide blijft open.",
            "decided": "De subsidie daalt naar 9.000 euro per jaar.",
            "open": "Hoe de dieren verzorgd worden, en door wie.",
            "bound.1.text": "De gemeente betaalt ten hoogste 9.000 euro per jaar.",
        }.items():
            hand.fill(name, text)
        hand.choose("bound.1.kind", "money")
        for number, (short, kind) in POINTS.items():
            self._criterion(number, short, kind)
        hand.fill("criterion.2.amount", "9000")
        hand.choose("criterion.2.period", "year")
        hand.fill("responsibility", "De groep zorgt voor de dieren.")
        hand.fill("decider", "het college")
        hand.fill("decide_by", self._typed_day(170))
        hand.choose("formal_decision", "1")
        hand.choose("several_plans", "together")
        hand.fill("promise_days", "14")
        hand.fill("short_version", "Er is minder geld. Hoe houden we de weide open?")
        hand.submit("ready")
        hand.be("Karin Smit")
        hand.go("adopt-frame")
        hand.choose("says_what", "1")
        hand.fill("body", "College van burgemeester en wethouders")
        hand.submit()
        self._stands("questions", by_town=False)
        self._draws(none=len(POINTS))

    def gets_its_group(self) -> None:
        self._later(7, 7)  # D28.
        for who in ("Joost", "Mieke"):
            self.hand.be(who)
            self._do("ask-to-join", text="Ik woon ernaast en help graag mee.")
            assert self.hand.page.locator(f'main a[href*="{self.key}/answer-question"]').count()

    def is_answered_by_the_residents(self) -> None:
        self._do(
            "answer-question",
            achieve="Dat de dieren blijven.",
            goal="Een weide voor iedereen.",
            need="Iemand die van verzekeringen weet.",
        )
        self._stands("planning", by_town=False)
        self._do("state-condition", text="Geen besluit in de zomervakantie.")
        self._do("state-capacity", hours_a_week="30", people="11")
        self.hand.be("Karin Smit")
        self._desk("answer-condition")
        self._answer(text="Dat beloven wij: wij besluiten niet in juli en augustus.")
        self.hand.follow(self.hand.page.locator('main a[href$="/voices"]').first)
        self._reads("Geen besluit in de zomervakantie.", "wij besluiten niet in juli")

    def asks_too_much(self) -> None:
        hand = self.hand
        hand.be("Joost")
        self._back()
        self._later(30)  # D58.
        hand.go("give-signal")
        hand.choose("kind", "too_much")
        hand.submit()
        self._do("request-facts", text="Wat kost een verzekering voor vrijwilligers?")
        hand.be("Hanneke Vos")
        self._desk("answer-signal")
        moved_to = self._typed_day(90)
        self._answer(moved_to=moved_to, text="U krijgt vier weken langer. Wij vragen minder.")
        assert self._told()["turnUntil"] == moved_to
        self._turn_reads(self._in_words(self._day(90)))
        self._desk("answer-fact-request")
        self._answer(text="Vrijwilligers zijn verzekerd via de gemeente. Dat kost niets.")
        hand.be("Joost")
        self._reads("Vrijwilligers zijn verzekerd via de gemeente.")

    def gets_a_first_plan(self) -> None:
        self._later(30)  # D88.
        self.hand.be("Mieke")
        self._writes("De Weide in eigen hand", DEAR_STEPS[:1], fitting=[4])
        self._hands_in()

    def is_checked_and_asked_further(self) -> None:
        self._later(7)  # D95.
        open_points = {1: "Ziekte is nog niet geregeld.", 3: "Er staat niet wie aansprakelijk is."}
        self._check(open_points, "Wie zorgt er bij ziekte voor de dieren?")
        self._stands("planning", by_town=False)
        assert self._told()["round"] == 2
        self._reads("Wie zorgt er bij ziekte voor de dieren?")

    def gets_a_second_plan(self) -> None:
        hand = self.hand
        self._later(30)  # D125.
        hand.be("Mieke")
        hand.go("accept-responsibility")
        hand.choose("extent", "whole")
        hand.fill("text", "Wij staan hier samen voor.")
        hand.submit()
        self._writes("De Weide in eigen hand, met de buren", DEAR_STEPS[:1])
        self._hands_in()

    def takes_it_back_and_hands_it_in_anew(self) -> None:
        """The schools were forgotten."""
        hand = self.hand
        self._do("withdraw-plan")
        self._stands("checking", by_town=True)
        hand.be("Mieke")
        self._do("withdraw-plan")
        self._stands("planning", by_town=False)
        self._writes("De Weide in eigen hand, met de buren", DEAR_STEPS)
        self._hands_in()
        hand.follow(hand.page.locator('main a[href$="/plan"]').first)
        self._follow("difference")
        self._reads_as_new("met de buren", DEAR_STEPS[1])
        self._back()

    def fits_and_is_decided(self) -> None:
        hand = self.hand
        self._later(7)  # D132.
        self._check({})
        self._stands("deciding", by_town=True)
        self._later(30)  # D162.
        hand.be("Karin Smit")
        hand.go("decide-formally")
        hand.choose("granted", "yes")
        hand.fill("reasons", "Het plan past in het kader.")
        hand.fill("remedies", "U kunt binnen zes weken bezwaar maken bij het college.")
        hand.fill("body", "College van burgemeester en wethouders")
        hand.fill("decided_on", self._typed_day(0))
        hand.submit()
        self._stands("doing", by_town=False)

    def is_done(self) -> None:
        self._later(30)  # D192: longer than the promise of 14 days.
        self._turn_reads("30", "14")
        self.hand.be("Hanneke Vos")
        news = "De overeenkomst met de groep is getekend."
        self._do("send-update", text=news, next_by=self._typed_day(10))
        self._reads(news)
        self._turn_reads(self._in_words(self._day(10)))
        self.hand.be("Mieke")
        self._do("report-progress", text="De geiten zijn verhuisd en eten goed.")
        for _step in DEAR_STEPS:
            self._stands("doing", by_town=False)
            self._do("finish-step")
        assert self._told()["stage"] == "evaluating"

    def is_looked_back_on_and_closed(self) -> None:
        self._later(30, 30, 30, 30, 30)  # D342: six months after the decision.
        for who in ("Mieke", "Hanneke Vos"):
            self.hand.be(who)
            self._do("evaluate", text="Wij wisten steeds wie aan zet was.")
        for who in ("Hanneke Vos", "Mieke", "Joost"):
            self.hand.be(who)
            self._do("close-matter")
        assert self._told()["stage"] == "closed"
