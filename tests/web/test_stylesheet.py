"""The two sheets that pages load."""

import gzip
import re

from kader.web import stylesheet


def test_the_sheets_are_current() -> None:
    for name, text in stylesheet.bundle().items():
        assert (stylesheet.STATIC / name).read_text() == text, "run: python -m kader.web.stylesheet"


def test_a_visitor_loads_at_most_twelve_kilobytes() -> None:
    assert len(gzip.compress(stylesheet.bundle()["kader.css"].encode(), 9)) <= 12_000


def test_every_component_sheet_has_its_place() -> None:
    named = {*stylesheet.FOR_EVERYONE, *stylesheet.FOR_WORK, "nl-design-system"}

    assert {path.stem for path in (stylesheet.STATIC / "css").glob("*.css")} == named


def test_what_stands_in_quotes_is_left_alone() -> None:
    css = 'a::after { content: " ; > { "; /* gone */ width: calc(1px + 2px); }'

    assert stylesheet.minified(css) == 'a::after{content:" ; > { ";width:calc(1px + 2px)}\n'


def test_braces_close() -> None:
    for text in stylesheet.bundle().values():
        assert text.count("{") == text.count("}")


def test_no_letter_is_smaller_than_fifteen_pixels() -> None:
    for path in (stylesheet.STATIC / "css").glob("*.css"):
        css = path.read_text()
        rems = [float(size) for size in re.findall(r"font-size:\s*([\d.]+)rem", css)]
        pixels = [float(size) / 16 for size in re.findall(r"font-size:\s*([\d.]+)px", css)]

        assert all(size >= 0.9375 for size in rems + pixels), path.name
