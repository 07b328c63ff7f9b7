"""`bin/pictures`: each page in three languages and two widths, beside the picture of the design.

Writes a sheet for each page and width into docs/pictures. The design lies beside the house,
in `../shared/design/shots`; where it is missing only our own pages are shown.
"""

import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from tests.journeys.conftest import CHROMIUM, FLAGS
from tests.journeys.hands import LANGUAGES, Hand
from tests.journeys.served import HOUSE, served_town

DRAWN = HOUSE.parent / "shared" / "design" / "shots"
SHEETS = HOUSE / "docs" / "pictures"
WIDTHS = {1280: ("desktop", 560), 390: ("mobile", 260)}
GAP, PAPER, QUALITY = 16, "#8a8f94", 55
VISITOR = ""


@dataclass(frozen=True)
class Sheet:
    """One page: the name of its sheet, the drawn picture, who looks, where, and what is pressed."""

    name: str
    drawn: str
    who: str
    path: str
    send_empty: bool = False
    email: str = ""
    "An address that is typed and sent, so that the page after it is seen."


ANIMALS, NEIGHBOURS = "{dierenweide}", "{Zandweg}"
SHEETS_OF_NOW = [
    Sheet("01-home", "01-home", VISITOR, "/"),
    Sheet("02-matter-visitor", "02-proces-bezoeker", VISITOR, f"/m/{ANIMALS}"),
    Sheet("02-matter-resident", "02-proces", "Mieke", f"/m/{ANIMALS}"),
    Sheet("03-write-plan", "03-plan", "Mieke", f"/m/{ANIMALS}/write-plan"),
    Sheet("12-plan", "12-plan-lezen", VISITOR, f"/m/{ANIMALS}/plan"),
    Sheet("13-sign-in", "13-inloggen", VISITOR, "/sign-in/"),
    Sheet("13-mail-code", "13-inloggen", VISITOR, "/sign-in/", email="mieke@example.org"),
    Sheet("14-draft-frame", "14-kader-maken", "Sanne", f"/m/{NEIGHBOURS}/draft-frame"),
    Sheet("15-desk", "15-bureau", "Hanneke", "/desk"),
    Sheet("18-adopt-frame", "18-kader-vaststellen", "Karin", f"/m/{NEIGHBOURS}/adopt-frame"),
    Sheet("19-error", "19-fout", "Mieke", f"/m/{ANIMALS}/give-signal", send_empty=True),
    Sheet("ground-rules", "", VISITOR, "/ground-rules"),
    Sheet("style", "11-stijl", VISITOR, "/style"),
]
SHEETS_AFTER_HAND_IN = [
    Sheet("20-check", "20-toets", "Hanneke", f"/m/{ANIMALS}/check-plan"),
]


def main(chosen: list[str]) -> None:
    """All sheets, or those whose names are given."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served_town(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        studio = Studio(browser, address)
        studio.draw(SHEETS_OF_NOW, chosen)
        studio.hand_in()
        studio.draw(SHEETS_AFTER_HAND_IN, chosen)
        browser.close()


class Studio:
    """Takes the pictures in a served town."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address

    def draw(self, sheets: list[Sheet], chosen: list[str]) -> None:
        for sheet in sheets:
            if not chosen or sheet.name in chosen:
                for width, (size, column) in WIDTHS.items():
                    pictures = [_drawn(f"{sheet.drawn}-{size}.png"), *self._seen(sheet, width)]
                    _beside_each_other(pictures, column).save(
                        SHEETS / f"{sheet.name}-{width}.webp", quality=QUALITY, method=6
                    )
                sys.stdout.write(f"  {sheet.name}\n")

    def hand_in(self) -> None:
        """Mieke proposes the animals' plan and Joost says yes, so that it can be checked."""
        hand = Hand(self._browser, self._address)
        hand.visit("/")
        hand.be("Mieke")
        hand.visit(self._path(hand, f"/m/{ANIMALS}/submit-plan"))
        hand.submit()
        hand.be("Joost")
        hand.visit("/my-page")
        hand.go("confirm-submission")
        hand.submit()
        hand.close()

    def _seen(self, sheet: Sheet, width: int) -> Iterator[Image.Image]:
        for language in LANGUAGES:
            view = {"viewport": {"width": width, "height": 900}}
            hand = Hand(self._browser, self._address, language, **view)
            hand.visit("/")
            if sheet.who:
                hand.be(sheet.who)
            hand.visit(self._path(hand, sheet.path))
            if sheet.email:
                hand.fill("email", sheet.email)
            if sheet.send_empty or sheet.email:
                hand.submit()
            hand.page.wait_for_load_state("networkidle")
            yield Image.open(BytesIO(hand.page.screenshot(full_page=True))).convert("RGB")
            hand.context.close()

    def _path(self, hand: Hand, path: str) -> str:
        if "{" not in path:
            return path
        word = path.partition("{")[2].partition("}")[0]
        answer = hand.context.request.get(f"{self._address}/api/v1/matters?limit=100").json()
        key = next(item["key"] for item in answer["items"] if word in item["title"])
        return path.replace(f"{{{word}}}", key)


def _drawn(name: str) -> Image.Image | None:
    place = DRAWN / name
    return Image.open(place).convert("RGB") if place.exists() else None


def _beside_each_other(pictures: list[Image.Image | None], column: int) -> Image.Image:
    there = [_narrowed(picture, column) for picture in pictures if picture]
    width = GAP + (column + GAP) * len(there)
    height = max(picture.height for picture in there) + 2 * GAP
    sheet = Image.new("RGB", (width, height), PAPER)
    for place, picture in enumerate(there):
        sheet.paste(picture, (GAP + place * (column + GAP), GAP))
    return sheet


def _narrowed(picture: Image.Image, column: int) -> Image.Image:
    height = round(picture.height * column / picture.width)
    return picture.resize((column, height), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    main(sys.argv[1:])
