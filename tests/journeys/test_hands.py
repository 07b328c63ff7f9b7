"""The hands of the journeys are what they say: a keyboard is keys, and nothing else."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.hands import Hand, Keyboard
from tests.journeys.keys_only import Forbidden

NOWHERE = "http://127.0.0.1:9"
FORM = """<main><a href="#there">There</a><form onsubmit="return false">
<label>Name <input name="name"></label> <label>Yes <input type="checkbox" name="yes" value="1">
</label> <select name="role" aria-label="Role"><option>a<option>b</select>
<button>Send</button></form></main>"""

pytestmark = pytest.mark.journey

OTHER_WAYS: dict[str, Callable[[Page], Any]] = {
    "click": lambda page: page.locator("a").click(),
    "click on the page": lambda page: page.click("a"),
    "click in a frame": lambda page: page.main_frame.click("a"),
    "double click": lambda page: page.locator("a").dblclick(),
    "tap": lambda page: page.locator("a").tap(),
    "hover": lambda page: page.locator("a").hover(),
    "focus": lambda page: page.locator("[name=name]").focus(),
    "fill": lambda page: page.locator("[name=name]").fill("Mieke"),
    "type into": lambda page: page.locator("[name=name]").press_sequentially("Mieke"),
    "press into": lambda page: page.locator("[name=name]").press("Enter"),
    "check": lambda page: page.locator("[name=yes]").check(),
    "set checked": lambda page: page.locator("[name=yes]").set_checked(True),
    "select": lambda page: page.locator("select").select_option("b"),
    "dispatch": lambda page: page.locator("a").dispatch_event("click"),
    "script on an element": lambda page: page.locator("a").evaluate("a => a.focus()"),
    "script that focuses": lambda page: page.evaluate("document.links[0].focus()"),
    "script that clicks": lambda page: page.evaluate("() => document.links[0].click()"),
    "script that sets": lambda page: page.evaluate("document.forms[0].name.value = 'Mieke'"),
    "an element to act on": lambda page: page.query_selector("a"),
    "mouse": lambda page: page.mouse.click(5, 5),
    "touch": lambda page: page.touchscreen.tap(5, 5),
}


@pytest.fixture
def keyboard(browser: Browser) -> Iterator[Keyboard]:
    hand = Keyboard(browser, NOWHERE)
    hand.page.set_content(FORM)
    yield hand
    hand.close()


@pytest.mark.parametrize("way", list(OTHER_WAYS))
def test_a_keyboard_journey_can_do_nothing_but_press_keys(keyboard: Keyboard, way: str) -> None:
    with pytest.raises(Forbidden):
        OTHER_WAYS[way](keyboard.page)


def test_with_keys_everything_can_be_filled_in(keyboard: Keyboard) -> None:
    keyboard.fill("name", "Mieke")
    keyboard.choose("yes", "1")
    keyboard.choose("role", "b")

    values = "() => [...new FormData(document.forms[0]).values()]"
    assert keyboard.page.evaluate(values) == ["Mieke", "1", "b"]


def test_a_mouse_beside_it_clicks_on(browser: Browser, keyboard: Keyboard) -> None:
    hand = Hand(browser, NOWHERE)
    hand.page.set_content(FORM)

    hand.page.locator("[name=yes]").click()

    assert hand.page.locator("[name=yes]:checked").count() == 1
    hand.close()
