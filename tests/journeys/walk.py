"""What comes back in every scenario: a matter on its way, done by hand and read from the screen."""

from datetime import date, timedelta
from typing import Any

from tests.journeys.hands import Hand


class Walk:
    """A matter on its way: whose hand is at it, and its key once it has one."""

    def __init__(self, hand: Hand) -> None:
        self.hand = hand
        self.key = ""

    # What a person does -----------------------------------------------------------------------

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


def day(days: int) -> str:
    return (date.today() + timedelta(days=days)).isoformat()
