"""What the page says when it saves by itself: never that it is saved where it is not."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Route, expect

SCRIPT = Path(__file__).resolve().parents[2] / "src/kader/web/static/web/autosave.js"
FORM = """<!doctype html><form data-autosave="/save"><input name="base" value="1" type="hidden">
<textarea name="words"></textarea></form><p role="status" data-saved
 data-failed-text="Not saved yet." data-signed-out-text="You are signed out."></p>
<script src="/autosave.js"></script>"""

pytestmark = pytest.mark.journey


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"status": 204, "headers": {"X-Saved": "Saved%20by%20Mieke", "X-Base": "2"}}, "by Mieke"),
        ({"status": 200, "body": "Sign in"}, "Not saved yet."),
        ({"status": 409}, "Not saved yet."),
        ({"status": 401}, "You are signed out."),
    ],
    ids=["saved", "another page", "refused", "signed out"],
)
def test_only_what_is_saved_is_said_to_be_saved(
    browser: Browser, answer: dict[str, Any], said: str
) -> None:
    page = browser.new_page()
    page.route("**/*", lambda route: _answer(route, answer))
    page.goto("http://kader.test/")

    page.locator("textarea").fill("A bench under the lime tree.")
    page.locator("textarea").blur()

    expect(page.locator("[data-saved]")).to_contain_text(said)
    assert _base(page) == answer.get("headers", {}).get("X-Base", "1")
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
