"""Scenario G1 of the work sheet: an issue, from its opening to its evaluation and its end.

A new matter goes the whole way by the links and the forms that a person would use: by mouse,
by keyboard alone, without JavaScript, and on a telephone.
"""

import os
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.journeys.hands import Hand, Keyboard, Looking

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


class Enclosure:
    """The matter on its way. Each method is a chapter: deeds, then what a person sees of them."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.key = ""

    # The chapters ----------------------------------------------------------------------------

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
        hand.fill("decide_by", _day(200))
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
        self._answer(moved_to=_day(90), text="U krijgt vier weken langer. Wij vragen minder.")
        assert self._told()["turnUntil"] == _day(90)

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
        hand.fill("decided_on", _day(0))
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

    # What comes back in several chapters -----------------------------------------------------

    def _seat(self, role: str, who: str) -> None:
        self.hand.go("give-seat")
        label = self.hand.page.locator(f'main label:has-text("{who}")')
        seat = label.locator(f'input[name="seat"][value^="{role}."]').first
        self.hand.choose("seat", str(seat.get_attribute("value")))
        self.hand.submit()

    def _criterion(self, number: int, short: str, kind: str) -> None:
        self.hand.fill(f"criterion.{number}.short", short)
        self.hand.fill(f"criterion.{number}.text", f"{short} is geregeld.")
        self.hand.fill(f"criterion.{number}.how", "Wij lezen het plan.")
        self.hand.choose(f"criterion.{number}.kind", kind)

    def _writes(self, title: str, steps: tuple[str, ...]) -> None:
        """Mieke writes the plan, says herself that it fits, and proposes to hand it in."""
        hand = self.hand
        hand.be("Mieke")
        hand.go("write-plan")
        hand.fill("title", title)
        for number, what in enumerate(steps):
            if len(self._names("step.", ".what")) <= number:
                hand.submit("add_step")
            field = self._names("step.", ".what")[number]
            hand.fill(field, what)
            hand.fill(field.replace(".what", ".who"), "Mieke en Joost")
            hand.fill(field.replace(".what", ".when"), "vanaf januari")
        hand.submit("submit_plan")
        self._reads(title, *steps)
        hand.submit()
        assert self._told()["stage"] == "planning"

    def _hands_in(self) -> None:
        """Joost says the second yes, from his own page."""
        hand = self.hand
        hand.be("Joost")
        self._my_page()
        self._follow("confirm-submission")
        hand.submit()
        self._stands("checking", by_town=True)

    def _check(self, fits: bool) -> None:
        hand = self.hand
        hand.be("Hanneke Vos")
        hand.go("check-plan")
        points = self._names("result.")
        assert len(points) == 2
        for point in points:
            met = fits or point == points[0]
            hand.choose(point, "met" if met else "not_met")
            if not met:
                hand.fill(point.replace("result.", "reason."), "Ziekte is nog niet geregeld.")
        if not fits:
            hand.fill("question", "Wie zorgt er bij ziekte voor de dieren?")
        hand.submit("send")

    def _do(self, word: str, **typed: str) -> None:
        self.hand.go(word)
        self._answer(**typed)

    def _answer(self, **typed: str) -> None:
        for name, text in typed.items():
            self.hand.fill(name, text)
        self.hand.submit()
        assert self.hand.page.url.endswith(f"/m/{self.key}"), self._complaint()

    def _desk(self, word: str) -> None:
        """From the desk, by the link of what waits there."""
        self._my_page()
        self.hand.follow(self.hand.page.locator('main a[href$="/desk"]').first)
        self._follow(word)

    def _my_page(self) -> None:
        link = self.hand.page.locator('header a[href$="/my-page"]').first
        if not link.is_visible():
            self.hand.unfold(link)
        self.hand.follow(link)

    def _follow(self, word: str) -> None:
        where = f"{self.key}/{word}" if self.key else word
        self.hand.follow(self.hand.page.locator(f'main a[href*="{where}"]').first)

    def _back(self) -> None:
        self.hand.follow(self.hand.page.locator(f'.crumbs a[href$="/m/{self.key}"]').first)

    # What a person sees -----------------------------------------------------------------------

    def _stands(self, stage: str, by_town: bool) -> None:
        """The page says whose turn it is; the interface says the same with a word."""
        assert self.hand.page.url.endswith(f"/m/{self.key}"), self._complaint()
        mark = self.hand.page.locator(".turn .turn__mark")
        assert mark.count() == 1
        assert ("turn__mark--town" in str(mark.get_attribute("class"))) is by_town
        told = self._told()
        assert told["stage"] == stage
        assert told["turn"] == ("municipality" if by_town else "residents")

    def _reads(self, *sentences: str) -> None:
        shown = self.hand.page.locator("main").inner_text()
        for sentence in sentences:
            assert sentence in shown

    def _told(self) -> dict[str, Any]:
        address = f"{self.hand.address}/api/v1/matters/{self.key}"
        told: dict[str, Any] = self.hand.context.request.get(address).json()
        return told

    def _names(self, start: str, end: str = "") -> list[str]:
        fields = self.hand.page.locator(f'main [name^="{start}"][name$="{end}"]').all()
        if not end:
            fields = self.hand.page.locator(f'main [name^="{start}"]').all()
        return list(dict.fromkeys(str(field.get_attribute("name")) for field in fields))

    def _complaint(self) -> str:
        return f"{self.hand.page.url}: {self.hand.page.locator('main').inner_text()[:900]}"


def _day(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()
