"""Scenario G1 of the work sheet: an issue, from its opening to its evaluation and its end.

A new matter goes the whole way by the links and the forms that a person would use: by mouse,
by keyboard alone, without JavaScript, and on a telephone.
"""

import os
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.hands import Hand, Keyboard, Looking
from tests.journeys.walk import Walk, day

PHONE = {"viewport": {"width": 390, "height": 800}}
NO_SCRIPTS = {"java_script_enabled": False}
DEAR_STEPS = ("Wij verzorgen de dieren, ook in het weekend.", "Wij laten scholen komen kijken.")
LOOKED_AT = [
    "/",
    "/desk",
    "/m/*",
    "/m/*/accept-responsibility",
    "/m/*/adopt-frame",
    "/m/*/answer-condition",
    "/m/*/answer-question",
    "/m/*/answer-signal",
    "/m/*/ask-to-join",
    "/m/*/check-plan",
    "/m/*/close-matter",
    "/m/*/confirm-submission",
    "/m/*/decide-formally",
    "/m/*/draft-frame",
    "/m/*/evaluate",
    "/m/*/finish-step",
    "/m/*/give-seat",
    "/m/*/give-signal",
    "/m/*/report-progress",
    "/m/*/state-capacity",
    "/m/*/state-condition",
    "/m/*/submit-plan",
    "/m/*/voices",
    "/m/*/write-plan",
    "/m/new/open-issue",
    "/my-page",
]

pytestmark = pytest.mark.journey


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
    browser: Browser, zilverbeek: str, kind: type[Hand], language: str, more: dict[str, Any]
) -> None:
    enclosure = Enclosure(kind(browser, zilverbeek, language, **more))
    enclosure.begins()
    enclosure.gets_its_frame()
    enclosure.gets_its_group()
    enclosure.is_answered_by_the_residents()
    enclosure.asks_too_much()
    enclosure.gets_a_first_plan()
    enclosure.is_checked_and_asked_further()
    enclosure.gets_a_second_plan()
    enclosure.fits_and_is_decided()
    enclosure.is_done()
    enclosure.is_looked_back_on_and_closed()
    enclosure.hand.close()
    if isinstance(enclosure.hand, Looking):
        assert sorted(enclosure.hand.seen) == LOOKED_AT and len(LOOKED_AT) == 26


class Enclosure(Walk):
    """The matter on its way. Each method is a chapter: deeds, then what a person sees of them."""

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
        self._seat("steward", "Hanneke Vos")
        self._stands("opened", by_town=True)
        self._seat("facilitator", "Idris Kaya")
        self._stands("framing", by_town=True)

    def gets_its_frame(self) -> None:
        hand = self.hand
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
        self._criterion(1, "Kosten", "money")
        hand.fill("criterion.1.amount", "9000")
        hand.choose("criterion.1.period", "year")
        self._criterion(2, "Verzorging", "self")
        hand.fill("responsibility", "De groep zorgt voor de dieren.")
        hand.fill("decider", "het college")
        hand.fill("decide_by", day(200))
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

    def gets_its_group(self) -> None:
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
        hand.go("give-signal")
        hand.choose("kind", "too_much")
        hand.submit()
        hand.be("Hanneke Vos")
        self._desk("answer-signal")
        self._answer(moved_to=day(90), text="U krijgt vier weken langer. Wij vragen minder.")
        assert self._told()["turnUntil"] == day(90)

    def gets_a_first_plan(self) -> None:
        self._writes("De Weide in eigen hand", DEAR_STEPS[:1])
        self._hands_in()

    def is_checked_and_asked_further(self) -> None:
        self._check(fits=False)
        self._stands("planning", by_town=False)
        assert self._told()["round"] == 2
        self._reads("Wie zorgt er bij ziekte voor de dieren?")

    def gets_a_second_plan(self) -> None:
        hand = self.hand
        hand.be("Mieke")
        hand.go("accept-responsibility")
        hand.choose("extent", "whole")
        hand.fill("text", "Wij staan hier samen voor.")
        hand.submit()
        self._writes("De Weide in eigen hand, met de buren", DEAR_STEPS)
        self._hands_in()

    def fits_and_is_decided(self) -> None:
        hand = self.hand
        self._check(fits=True)
        self._stands("deciding", by_town=True)
        hand.be("Karin Smit")
        hand.go("decide-formally")
        hand.choose("granted", "yes")
        hand.fill("reasons", "Het plan past in het kader.")
        hand.fill("remedies", "U kunt binnen zes weken bezwaar maken bij het college.")
        hand.fill("body", "College van burgemeester en wethouders")
        hand.fill("decided_on", day(0))
        hand.submit()
        self._stands("doing", by_town=False)

    def is_done(self) -> None:
        self.hand.be("Mieke")
        self._do("report-progress", text="De geiten zijn verhuisd en eten goed.")
        for _step in DEAR_STEPS:
            self._stands("doing", by_town=False)
            self._do("finish-step")
        assert self._told()["stage"] == "evaluating"

    def is_looked_back_on_and_closed(self) -> None:
        for who in ("Mieke", "Hanneke Vos"):
            self.hand.be(who)
            self._do("evaluate", text="Wij wisten steeds wie aan zet was.")
        for who in ("Hanneke Vos", "Mieke", "Joost"):
            self.hand.be(who)
            self._do("close-matter")
        assert self._told()["stage"] == "closed"
