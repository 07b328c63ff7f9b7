"""What comes back in every scenario: a matter on its way, done by hand and read from the screen."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from typing import Any

from django.utils import translation

from kader.groundrules import clock
from kader.web import wording
from tests.journeys.hands import Hand


class Walk:
    """A matter on its way: by whose hand, its key once it has one, and the days that passed."""

    points: int
    "So many criteria has its frame."

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.key = ""
        self._days = 0

    # The days ---------------------------------------------------------------------------------

    def _later(self, *days: int) -> None:
        """Let days pass, with the buttons of the demo's bar: 7 or 30."""
        for each in days:
            self.hand.press(f'form[action$="/demo/days-later"] button[value="{each}"]')
        self._days += sum(days)

    def _day(self, days: int) -> date:
        """The day that many days from the day on which the town is now."""
        return self._opened + timedelta(days=self._days + days)

    @cached_property
    def _opened(self) -> date:
        return clock.day_of(datetime.fromisoformat(self._told()["openedAt"]))

    def _typed_day(self, days: int) -> str:
        return self._day(days).isoformat()

    # What a person does -----------------------------------------------------------------------

    def _seat(self, role: str, who: str) -> None:
        self.hand.go("give-seat")
        label = self.hand.page.locator(f'main label:has-text("{who}")')
        seat = label.locator(f'input[name="seat"][value^="{role}."]').first
        self.hand.choose("seat", str(seat.get_attribute("value")))
        self.hand.submit()

    def _criterion(self, number: int, short: str, kind: str) -> None:
        if not self._names(f"criterion.{number}.short"):
            self.hand.submit("criterion")
        self.hand.fill(f"criterion.{number}.short", short)
        self.hand.fill(f"criterion.{number}.text", f"{short} is geregeld.")
        self.hand.fill(f"criterion.{number}.how", "Wij lezen het plan.")
        self.hand.choose(f"criterion.{number}.kind", kind)

    def _writes(self, title: str, steps: Sequence[str], fitting: Sequence[int] = ()) -> None:
        """A resident writes the plan, says which points fit, and proposes to hand it in."""
        hand = self.hand
        hand.go("write-plan")
        hand.fill("title", title)
        for number, what in enumerate(steps):
            if len(self._names("step.", ".what")) <= number:
                hand.submit("add_step")
            field = self._names("step.", ".what")[number]
            hand.fill(field, what)
            hand.fill(field.replace(".what", ".who"), "Mieke en Joost")
            hand.fill(field.replace(".what", ".when"), "vanaf januari")
        for number in fitting:
            self._marks_as_fitting(number)
        hand.submit("submit_plan")
        self._reads(title, *steps)
        hand.submit()
        assert self._told()["stage"] == "planning"

    def _marks_as_fitting(self, number: int) -> None:
        """The edge is lit at once, and is lit and counted after the plan was saved."""
        edge = f"#point-{number}"
        assert self._lit(edge) == 0
        radio = self.hand.page.locator(f'{edge} input[type="radio"]').first
        self.hand.choose(str(radio.get_attribute("name")), "met")
        assert self._lit(edge) == 1
        self.hand.submit("save")
        assert self._lit(edge) == 1
        counted = self.hand.page.locator("[data-count-points]").first.inner_text()
        assert int(counted.split()[0]) == self._lit("#edge")

    def _hands_in(self) -> None:
        """Joost says the second yes, from his own page."""
        hand = self.hand
        hand.be("Joost")
        self._my_page()
        self._follow("confirm-submission")
        hand.submit()
        self._stands("checking", by_town=True)

    def _check(self, unmet: Mapping[int, str], question: str = "") -> None:
        """Hanneke checks each point; those of `unmet` do not fit, for that reason."""
        hand = self.hand
        hand.be("Hanneke Vos")
        hand.go("check-plan")
        points = self._names("result.")
        assert len(points) == self.points
        for number, point in enumerate(points, 1):
            hand.choose(point, "not_met" if number in unmet else "met")
            if number in unmet:
                hand.fill(point.replace("result.", "reason."), unmet[number])
        if question:
            hand.fill("question", question)
        hand.submit("send")
        self._draws(met=self.points - len(unmet), open=len(unmet))

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
        """Whose turn it is and until when, on the page and in the interface, and today."""
        assert self.hand.page.url.endswith(f"/m/{self.key}"), self._complaint()
        mark = self.hand.page.locator(".turn .turn__mark")
        assert mark.count() == 1
        assert ("turn__mark--town" in str(mark.get_attribute("class"))) is by_town
        told = self._told()
        assert told["stage"] == stage
        assert told["turn"] == ("municipality" if by_town else "residents")
        if told["turnUntil"]:
            self._turn_reads(self._in_words(date.fromisoformat(told["turnUntil"])))
        newest = self.hand.page.locator(".timeline__date").first.inner_text()
        assert newest == self._in_words(self._day(0), short=True), newest

    def _turn_reads(self, *sentences: str) -> None:
        """Beside whose turn it is stands until when, and when the municipality was heard."""
        shown = self.hand.page.locator(".turn").inner_text()
        for sentence in sentences:
            assert sentence in shown, shown

    def _in_words(self, day: date, short: bool = False) -> str:
        """A day as the pages write it, in the language of this hand."""
        with translation.override(self.hand.language):
            said = wording.short_day if short else wording.day
            return said(day, self._day(0))

    def _draws(self, **states: int) -> None:
        """The drawn frame has so many edges of each state."""
        frame = self.hand.page.locator(".frame")
        assert {each: frame.locator(f".seg--{each}").count() for each in states} == states

    def _lit(self, where: str) -> int:
        """How many edges are drawn whole there, as the style sheet has it now."""
        script = """s => [...document.querySelectorAll(s)].filter(
            e => getComputedStyle(e).display !== 'none').length"""
        return int(self.hand.page.evaluate(script, f"{where} .seg__lit"))

    def _reads(self, *sentences: str) -> None:
        shown = self.hand.page.locator("main").inner_text()
        for sentence in sentences:
            assert sentence in shown, shown

    def _reads_as_new(self, *sentences: str) -> None:
        """On the page of a difference: what came."""
        came = "".join(self.hand.page.locator("main ins").all_inner_texts())
        for sentence in sentences:
            assert sentence in came, came

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
