"""axe-core on a page: every rule of WCAG 2.2 AA and of good practice, none left out."""

from pathlib import Path
from typing import cast

import axe_playwright_python  # type: ignore[import-untyped]  # It ships no types.
from playwright.sync_api import Page

AXE = Path(axe_playwright_python.__file__).parent / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async tags => {
    const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}});
    return found.violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(' | ')}`);
}"""


def violations(page: Page) -> list[str]:
    """What axe finds on the page as it stands: each rule, and where it is broken."""
    page.evaluate(AXE.read_text())
    return cast(list[str], page.evaluate(RUN, TAGS))
