"""What the page says when it saves by itself: never that it is saved where it is not."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

SCRIPT = Path(__file__).resolve().parents[2] / "src/kader/web/static/web/autosave.js"
STYLE = SCRIPT.parent / "work.css"
FORM = """<!doctype html><form data-autosave="/save"><input name="base" value="1" type="hidden">
<textarea name="words"></textarea></form><p role="status" data-saved
 data-failed-text="Not saved yet." data-signed-out-text="You are signed out."></p>
<script src="/autosave.js"></script>"""

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("answer", "said", "is_asking"),
    [
        (
            {"status": 204, "headers": {"X-Saved": "Saved%20by%20Mieke", "X-Base": "2"}},
            "by Mieke",
            False,
        ),
        ({"status": 204, "headers": {"X-Saved": "Twice", "X-Clash": "1"}}, "Twice", True),
        ({"status": 200, "body": "Sign in"}, "Not saved yet.", True),
        ({"status": 409}, "Not saved yet.", True),
        ({"status": 401}, "You are signed out.", True),
    ],
    ids=["saved", "two texts in one place", "another page", "refused", "signed out"],
)
def test_only_what_is_saved_is_said_to_be_saved(
    browser: Browser, answer: dict[str, Any], said: str, is_asking: bool
) -> None:
    page = browser.new_page()
    page.route("**/*", lambda route: _answer(route, answer))
    page.goto("http://kader.test/")

    page.locator("textarea").fill("A bench under the lime tree.")
    page.locator("textarea").blur()

    expect(page.locator("[data-saved]")).to_contain_text(said)
    assert page.locator("[data-asking]").count() == is_asking
    assert _base(page) == answer.get("headers", {}).get("X-Base", "1")
    page.close()


def test_what_is_not_saved_stays_in_sight_far_down_on_a_phone(browser: Browser) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 700})
    page.route("**/*", lambda route: _answer(route, {"status": 401}))
    page.goto("http://kader.test/")
    page.add_style_tag(path=str(STYLE))
    bar = '<div class="savebar"><button class="button">Save</button><span></span></div>'
    page.evaluate("bar => document.forms[0].insertAdjacentHTML('afterbegin', bar)", bar)
    page.evaluate("document.querySelector('.savebar span').append(document.querySelector('p'))")
    page.evaluate("document.querySelector('textarea').style.marginTop = '3000px'")

    page.locator("textarea").fill("A bench under the lime tree.")
    page.locator("textarea").blur()
    page.locator("textarea").scroll_into_view_if_needed()

    expect(page.locator("[data-asking]")).to_have_text("You are signed out.")
    expect(page.locator("[data-asking]")).to_be_in_viewport()
    page.close()


def _base(page: Page) -> str:
    return page.locator("[name=base]").input_value()


def _answer(route: Route, to_save: dict[str, Any]) -> None:
    """The page, its script, and for a save what this test wants."""
    path = route.request.url.removeprefix("http://kader.test")
    if path == "/save":
        route.fulfill(**to_save)
    elif path == "/autosave.js":
        route.fulfill(body=SCRIPT.read_text(), content_type="text/javascript")
    else:
        route.fulfill(body=FORM, content_type="text/html")
