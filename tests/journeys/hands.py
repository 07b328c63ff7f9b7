"""Hands on the browser: a mouse, or a keyboard and nothing else."""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Locator, Page, Response

from tests.journeys.axe import violations
from tests.journeys.keys_only import keys_only

LANGUAGES = ("nl", "de", "en")
MOST_TABS = 400


class Hand:
    """Somebody at the browser: opens pages, fills in forms by their fields' names, presses.

    Collects what the console says about the Content-Security-Policy and about scripts.
    """

    def __init__(self, browser: Browser, address: str, language: str = "nl", **more: Any) -> None:
        self.address, self.language = address, language
        self.context = browser.new_context(**more)
        self.context.add_cookies([{"name": "language", "value": language, "url": address}])
        self.page: Page = self.context.new_page()
        self.complaints: list[str] = []
        self.status = 0
        self.page.on("console", self._listen)
        self.page.on("response", self._hear)

    def _listen(self, message: Any) -> None:
        if message.type in {"error", "warning"} and "status of 4" not in message.text:
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _hear(self, response: Response) -> None:
        """With which status the page that stands there was answered."""
        if response.request.is_navigation_request():
            self.status = response.status

    def close(self) -> None:
        self.context.close()
        assert not self.complaints, self.complaints

    # What a person does ----------------------------------------------------------------------

    def visit(self, path: str) -> None:
        """Type an address."""
        self.page.goto(f"{self.address}{path}")

    def be(self, who: str) -> None:
        """Switch to another person of the story, with the bar of the demo."""
        label = self.page.locator(f'select[name="who"] option:has-text("{who}")').first
        value = label.get_attribute("value") or ""
        self.choose("who", value)
        self.press('form[action$="/demo/be"] button')

    def go(self, word: str) -> None:
        """Follow the link to a deed; open the fold in which it lies."""
        link = self.page.locator(f'main a[href*="/{word}"]').first
        self.unfold(link)
        self.follow(link)

    def submit(self, value: str = "") -> None:
        """Press the button of the form on this page."""
        chosen = f'[value="{value}"]' if value else ":not(.button--second):not(.button--quiet)"
        self.press(f'main form[method="post"] button.button{chosen}')

    # How -----------------------------------------------------------------------------------------

    def field(self, name: str) -> Locator:
        return self.page.locator(f'main [name="{name}"]').first

    def fill(self, name: str, text: str) -> None:
        self.unfold(self.field(name))
        self.field(name).fill(text)

    def choose(self, name: str, value: str) -> None:
        """Choose in a select, a group of radios, or tick a box."""
        field = self.page.locator(f'[name="{name}"]').first
        if field.evaluate("f => f.tagName") == "SELECT":
            field.select_option(value)
        else:
            self.page.locator(f'[name="{name}"][value="{value}"]').check()

    def press(self, selector: str) -> None:
        with self.page.expect_navigation():
            self.page.locator(selector).last.click()

    def follow(self, link: Locator) -> None:
        with self.page.expect_navigation():
            link.click()

    def unfold(self, inside: Locator) -> None:
        """Open the folds around something."""
        folds = inside.locator("xpath=ancestor::details[not(@open)]")
        for _ in range(folds.count()):
            folds.first.locator("xpath=./summary").click()


class Looking(Hand):
    """A hand that looks with axe at each kind of page it comes to, and remembers which."""

    def __init__(self, browser: Browser, address: str, language: str = "nl", **more: Any) -> None:
        super().__init__(browser, address, language, **more)
        self.seen: set[str] = set()

    def press(self, selector: str) -> None:
        super().press(selector)
        self._look()

    def follow(self, link: Locator) -> None:
        super().follow(link)
        self._look()

    def _look(self) -> None:
        """Once for each kind of page: keys, numbers and queries make no other kind."""
        path = re.split(r"[?#]", self.page.url.removeprefix(self.address))[0]
        kind = re.sub(r"^/m/(?!new/)[^/]+(/[^/]+)?.*", r"/m/*\1", path)
        if kind not in self.seen:
            self.seen.add(kind)
            assert violations(self.page) == [], self.page.url


class Keyboard(Hand):
    """Tab, arrows, Enter, Space and typing: its page takes nothing else."""

    def __init__(self, browser: Browser, address: str, language: str = "nl", **more: Any) -> None:
        super().__init__(browser, address, language, **more)
        keys_only(self.page)

    def fill(self, name: str, text: str) -> None:
        self.unfold(self.field(name))
        self._tab_to(lambda: self._active("name") == name, name)
        if self._active("type") == "date":
            year, month, day = text.split("-")
            self.page.keyboard.type(f"{month}{day}{year}")  # As this Chromium orders a day.
        else:
            self.page.keyboard.press("Control+A")
            self.page.keyboard.type(text)

    def choose(self, name: str, value: str) -> None:
        if self.page.locator(f'[name="{name}"]').first.get_attribute("type") == "checkbox":
            self._tab_to(lambda: self._is_active(f'[name="{name}"][value="{value}"]'), name)
            if not self._is_active(":checked"):
                self.page.keyboard.press("Space")
            return
        self._tab_to(lambda: self._active("name") == name, name)
        self.page.keyboard.press("Space" if self._active("type") == "radio" else "Home")
        for _ in range(60):
            if self._chosen(name) == value:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{name}: {value} cannot be reached with the arrows")

    def press(self, selector: str) -> None:
        self._tab_to(lambda: self._is_active(selector), selector)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def follow(self, link: Locator) -> None:
        href = link.get_attribute("href")
        self._tab_to(lambda: self._active("href") == href, str(href))
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def unfold(self, inside: Locator) -> None:
        folds = inside.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            fold = folds.first.locator("xpath=./summary")
            here = fold.and_(self.page.locator(":focus"))
            self._tab_to(lambda here=here: here.count() > 0, "a fold")  # type: ignore[misc]
            self.page.keyboard.press("Enter")

    def _tab_to(self, there: Callable[[], bool], what: str) -> None:
        for _ in range(MOST_TABS):
            if there():
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{what} cannot be reached with Tab on {self.page.url}")

    def _active(self, attribute: str) -> str | None:
        found: str | None = self.page.evaluate(
            "a => document.activeElement.getAttribute(a)", attribute
        )
        return found

    def _is_active(self, selector: str) -> bool:
        script = "s => document.activeElement.matches(s)"
        return bool(self.page.evaluate(script, selector))

    def _chosen(self, name: str) -> str | None:
        script = """n => {
            const f = document.activeElement;
            if (f.tagName === 'SELECT') return f.value;
            const c = document.querySelector(`[name="${n}"]:checked`);
            return c ? c.value : null;
        }"""
        found: str | None = self.page.evaluate(script, name)
        return found
