"""What a page weighs on the wire (performance.md §7), measured by the browser itself."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.hands import Hand

KILOBYTE = 1000
MOST_COLD = 110 * KILOBYTE
MOST_COLD_SIGNED_IN = 130 * KILOBYTE
MOST_WITHOUT_FONTS = 30 * KILOBYTE
MOST_AGAIN = 15 * KILOBYTE
MOST_REQUESTS = 9
FONTS = ("atkinson-next", "literata")

pytestmark = pytest.mark.journey


@dataclass
class Load:
    """The requests of one view: address, kind and bytes on the wire."""

    kinds: dict[str, str] = field(default_factory=dict)
    urls: dict[str, str] = field(default_factory=dict)
    weights: dict[str, int] = field(default_factory=dict)

    @property
    def weight(self) -> int:
        return sum(self.weights.values())

    @property
    def without_fonts(self) -> int:
        return sum(w for key, w in self.weights.items() if self.kinds[key] != "Font")

    @property
    def fonts(self) -> list[str]:
        """The names of the files of fonts; a font may come in several files."""
        return [self.urls[k].rpartition("/")[2] for k, kind in self.kinds.items() if kind == "Font"]


@contextmanager
def _weighing(context: BrowserContext, page: Page) -> Iterator[Load]:
    load = Load()
    session = context.new_cdp_session(page)
    session.send("Network.enable")

    def began(event: Any) -> None:
        if not event["request"]["url"].startswith("data:"):
            load.kinds[event["requestId"]] = event["type"]
            load.urls[event["requestId"]] = event["request"]["url"]

    def ended(event: Any) -> None:
        if event["requestId"] in load.urls:
            load.weights[event["requestId"]] = event["encodedDataLength"]

    session.on("Network.requestWillBeSent", began)
    session.on("Network.loadingFinished", ended)
    yield load
    session.detach()


def _view(hand: Hand, path: str) -> Load:
    with _weighing(hand.context, hand.page) as load:
        hand.visit(path)
        hand.page.wait_for_load_state("networkidle")
    return load


def _animals(browser: Browser, address: str) -> str:
    context = browser.new_context()
    items = context.request.get(f"{address}/api/v1/matters?limit=100").json()["items"]
    context.close()
    return next(str(item["url"]) for item in items if "dierenweide" in item["title"])


@pytest.fixture(scope="module", params=["home", "matter"])
def path(request: pytest.FixtureRequest, browser: Browser, zilverbeek: str) -> str:
    return "/" if request.param == "home" else _animals(browser, zilverbeek)


def test_a_first_view_of_a_visitor(browser: Browser, zilverbeek: str, path: str) -> None:
    hand = Hand(browser, zilverbeek)
    load = _view(hand, path)
    assert load.without_fonts <= MOST_WITHOUT_FONTS, load
    assert all(name.startswith(FONTS) for name in load.fonts), load
    assert len(load.urls) <= MOST_REQUESTS, load
    assert all(url.startswith(zilverbeek) for url in load.urls.values()), load
    hand.close()


def test_a_first_view_of_a_visitor_with_its_fonts(
    browser: Browser, zilverbeek: str, path: str
) -> None:
    hand = Hand(browser, zilverbeek)
    load = _view(hand, path)
    hand.close()
    assert load.weight <= MOST_COLD, load


def test_a_second_view(browser: Browser, zilverbeek: str, path: str) -> None:
    hand = Hand(browser, zilverbeek)
    hand.visit("/how-it-works")
    hand.visit(path)
    assert _view(hand, path).weight <= MOST_AGAIN
    hand.close()


def test_a_first_view_signed_in(browser: Browser, zilverbeek: str, path: str) -> None:
    """Somebody signed in comes with an empty cache."""
    before = Hand(browser, zilverbeek)
    before.visit("/")
    before.be("Mieke")
    cookies: Any = before.context.cookies()
    before.close()
    hand = Hand(browser, zilverbeek)
    hand.context.add_cookies(cookies)
    load = _view(hand, path)
    assert load.weight <= MOST_COLD_SIGNED_IN, load
    assert len(load.urls) <= MOST_REQUESTS, load
    assert all(url.startswith(zilverbeek) for url in load.urls.values()), load
    hand.close()
