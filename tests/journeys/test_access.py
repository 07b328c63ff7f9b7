"""Every kind of page: axe-core, one heading, the language, the policy, and 320 px."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.journeys.axe import violations
from tests.journeys.hands import LANGUAGES, Hand

SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
NARROW: ViewportSize = {"width": 320, "height": 800}
WIDE: ViewportSize = {"width": 1280, "height": 900}
VISITOR = ""

# The matters of the story, by words of their titles.
ANIMALS = "dierenweide"
KEYS = "sleutels"
GARDEN = "pluktuin"
NEIGHBOURS = "Zandweg"
NIGHT = "Avondrust"


@dataclass(frozen=True)
class Look:
    """A page as somebody sees it. `{...}` in the path is the key of a matter."""

    name: str
    who: str
    path: str
    send_empty: bool = False
    "Send its form empty, and look at what comes back."
    status: int = 200
    "With which status the page that is looked at was answered."


PAGES = [
    Look("home", VISITOR, "/"),
    Look("home, nothing found", VISITOR, "/issues?q=zzzzzz"),
    Look("home of a resident", "Mieke", "/"),
    Look("search", VISITOR, "/search?q=dieren"),
    Look("search, nothing found", VISITOR, "/search?q=zzzzzz"),
    Look("matter of a visitor", VISITOR, f"/m/{{{ANIMALS}}}"),
    Look("matter of a resident", "Mieke", f"/m/{{{ANIMALS}}}"),
    Look("matter of its steward", "Hanneke", f"/m/{{{ANIMALS}}}"),
    Look("matter that is being done", VISITOR, f"/m/{{{KEYS}}}"),
    Look("plan", VISITOR, f"/m/{{{ANIMALS}}}/plan"),
    Look("difference", "Mieke", f"/m/{{{ANIMALS}}}/difference/<difference>"),
    Look("frame", VISITOR, f"/m/{{{ANIMALS}}}/frame"),
    Look("timeline", VISITOR, f"/m/{{{ANIMALS}}}/timeline"),
    Look("voices", VISITOR, f"/m/{{{ANIMALS}}}/voices"),
    Look("people", VISITOR, f"/m/{{{ANIMALS}}}/people"),
    Look("stories", VISITOR, f"/m/{{{ANIMALS}}}/stories"),
    Look("ground rules", VISITOR, "/ground-rules"),
    Look("style", VISITOR, "/style"),
    Look("sign in", VISITOR, "/sign-in/"),
    Look("sign in, with an error", VISITOR, "/sign-in/", True),  # As allauth answers it.
    Look("sign up", VISITOR, "/sign-up/"),
    Look("how it works", VISITOR, "/how-it-works"),
    Look("easy language", VISITOR, "/easy-language"),
    Look("privacy", VISITOR, "/privacy"),
    Look("accessibility", VISITOR, "/accessibility"),
    Look("mails", VISITOR, "/demo/mails"),
    Look("not found", VISITOR, "/m/nothinghere", status=404),
    Look("my page", "Mieke", "/my-page"),
    Look("desk of the steward", "Hanneke", "/desk"),
    Look("desk of the mandate holder", "Karin", "/desk"),
    Look("editor", "Mieke", f"/m/{{{ANIMALS}}}/write-plan"),
    Look("hand in", "Mieke", f"/m/{{{ANIMALS}}}/submit-plan"),
    Look("condition", "Mieke", f"/m/{{{ANIMALS}}}/state-condition"),
    Look("signal", "Mieke", f"/m/{{{ANIMALS}}}/give-signal"),
    Look("signal, with an error", "Mieke", f"/m/{{{ANIMALS}}}/give-signal", True, 422),
    Look("wish", "Mieke", "/m/new/open-wish"),
    Look("issue", "Karin", "/m/new/open-issue"),
    Look("seats", "Karin", f"/m/{{{GARDEN}}}/give-seat"),
    Look("frame in the making", "Sanne", f"/m/{{{NEIGHBOURS}}}/draft-frame"),
    Look("adoption", "Karin", f"/m/{{{NEIGHBOURS}}}/adopt-frame"),
    Look("news", "Hanneke", f"/m/{{{ANIMALS}}}/send-update"),
    Look("refusal", "Karin", f"/m/{{{ANIMALS}}}/write-plan", status=403),
]
STATES = {
    *("home, nothing found", "home of a resident", "search, nothing found"),
    *("matter of a resident", "matter of its steward", "matter that is being done"),
    *("sign in, with an error", "signal, with an error", "desk of the mandate holder"),
}
"""Another state of a page that is here already: seen in Dutch, and with all in every language."""

WHOLE = os.environ.get("KADER_TEST_ALL") == "1"


def test_the_list_is_whole() -> None:
    assert len(PAGES) == 42
    assert len(STATES & {look.name for look in PAGES}) == len(STATES) == 9
    assert len({look.name for look in PAGES}) == len(PAGES)
    assert len(list(_cases())) == (126 if WHOLE else 108)


@pytest.fixture(scope="module")
def hands(browser: Browser, zilverbeek: str) -> Iterator["Hands"]:
    hands = Hands(browser, zilverbeek)
    yield hands
    hands.close()


def _cases() -> Iterator[Any]:
    for language in LANGUAGES:
        for look in PAGES:
            if language == "nl" or WHOLE or look.name not in STATES:
                yield pytest.param(look, language, id=f"{look.name}-{language}")


@pytest.mark.journey
@pytest.mark.parametrize(("look", "language"), list(_cases()))
def test_a_page_is_for_everybody(hands: "Hands", look: Look, language: str) -> None:
    hand = hands.of(look.who, language)
    page = hand.page
    page.set_viewport_size(WIDE)
    hand.visit(hands.path(look.path))
    if look.send_empty:
        hand.submit()
        assert page.locator("[aria-invalid=true], [data-focus-errors]").count()
    assert hand.status == look.status
    assert violations(page) == []
    assert page.locator("h1").count() == 1
    assert page.title().strip()
    assert page.locator("html").get_attribute("lang") == language
    page.set_viewport_size(NARROW)
    assert page.evaluate(SIDEWAYS) <= 0, "The page scrolls sideways at 320 px."
    assert violations(page) == []
    said, hand.complaints = hand.complaints, []
    assert said == []


class Hands:
    """One browser's context for each person and language."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._hands: dict[tuple[str, str], Hand] = {}
        self._keys = self._find_keys()

    def of(self, who: str, language: str) -> Hand:
        if (who, language) not in self._hands:
            hand = Hand(self._browser, self._address, language)
            if who:
                hand.visit("/")
                hand.be(who)
            self._hands[who, language] = hand
        return self._hands[who, language]

    def path(self, path: str) -> str:
        for word, key in self._keys.items():
            path = path.replace(f"{{{word}}}", key)
        if "<difference>" in path:
            path = self._difference(path.split("/")[2])
        return path

    def close(self) -> None:
        for hand in self._hands.values():
            hand.close()

    def _find_keys(self) -> dict[str, str]:
        items: list[dict[str, str]] = []
        context = self._browser.new_context()
        answer = context.request.get(f"{self._address}/api/v1/matters?limit=100").json()
        items = answer["items"]
        context.close()
        words = (ANIMALS, KEYS, GARDEN, NEIGHBOURS, NIGHT)
        return {w: next(i["key"] for i in items if w in i["title"]) for w in words}

    def _difference(self, key: str) -> str:
        """The address of the newest difference of plans, as the page of the plan links to it."""
        hand = self.of("Mieke", "nl")
        for page in ("plan", "timeline"):
            hand.visit(f"/m/{key}/{page}")
            link = hand.page.locator('main a[href*="/difference/"]').first
            if link.count():
                return str(link.get_attribute("href"))
        raise AssertionError("No page links to a difference.")
