"""Pages of the tests' own database in a browser: no server, and no town that has to be told first.

Every address that the browser asks for is answered by Django's test client; styles and scripts
are too, from where they lie.
"""

from typing import Any

from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, Route, ViewportSize

from tests.journeys.axe import violations

ADDRESS = "http://localhost"
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 320, "height": 800}
SIDEWAYS = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


class Window:
    """A browser on the pages of a client, and what its console complains of."""

    def __init__(self, browser: Browser) -> None:
        self._context = browser.new_context(viewport=WIDE)
        self._page = self._context.new_page()
        self._page.route("**/*", self._answer)
        self._page.on("console", self._listen)
        self._answered: Any = None
        self.complaints: list[str] = []

    def close(self) -> None:
        self._context.close()

    def faults(self, client: Client, path: str, language: str = "nl") -> list[str]:
        """What is wrong with this page: with axe, its heading, its language, and at 320 px."""
        self._answered = client.get(path, headers={"Accept-Language": language})
        if self._answered.status_code != 200:
            return [f"{path} is answered with {self._answered.status_code}"]
        self.complaints.clear()
        self._page.set_viewport_size(WIDE)
        self._page.goto(f"{ADDRESS}{path}")
        found = violations(self._page)
        found += self._frame(language)
        self._page.set_viewport_size(NARROW)
        if self._page.evaluate(SIDEWAYS) > 0:
            found.append("It scrolls sideways at 320 px.")
        return [f"{path}: {fault}" for fault in [*found, *self.complaints]]

    def _frame(self, language: str) -> list[str]:
        """One heading, a title, and the language that it is written in."""
        shown = {
            "headings": self._page.locator("h1").count() == 1,
            "title": bool(self._page.title().strip()),
            "language": self._page.locator("html").get_attribute("lang") == language,
        }
        return [f"{what} is not right" for what, is_right in shown.items() if not is_right]

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ADDRESS)
        if route.request.is_navigation_request():
            answer = self._answered
            headers = {k: v for k, v in answer.headers.items() if k != "Content-Length"}
            route.fulfill(status=answer.status_code, headers=headers, body=answer.content)
            return
        found = finders.find(path.partition("?")[0].removeprefix("/static/"))
        if isinstance(found, str):
            route.fulfill(path=found)
        else:
            self.complaints.append(f"{path} is not there")
            route.fulfill(status=404)

    def _listen(self, message: Any) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(message.text)
