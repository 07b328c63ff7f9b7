"""Tags and filters of the page frame."""

import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.template.loader import render_to_string

from kader.groundrules import clock
from kader.web import drawing
from kader.web.stylesheet import STATIC

# Every room's pages, not only ours.
TEMPLATES = STATIC.parents[2]


def _drawn(source: str, **context: Any) -> str:
    return Template("{% load kader_web %}" + source).render(Context(context))


def test_an_icon_is_silent() -> None:
    page = _drawn('{% icon "ok" "big" %}')

    assert 'class="icon big"' in page
    assert 'aria-hidden="true"' in page
    assert "#i-ok" in page


def test_every_icon_a_template_asks_for_is_in_the_sprite() -> None:
    sprite = (STATIC / "icons.svg").read_text()
    pages = [path.read_text() for path in TEMPLATES.rglob("*.html")]
    asked = {name for page in pages for name in re.findall(r'{% icon "([a-z]+)"', page)}

    assert asked
    assert {name for name in asked if f'id="i-{name}"' not in sprite} == set()


def test_a_state_is_a_word_and_a_sign() -> None:
    assert "#i-ok" in _drawn('{% state "met" %}')
    assert "own word" in _drawn('{% state "open" "own word" %}')


def test_no_frame_yet_means_no_lines() -> None:
    assert "mini__line" not in _drawn("{% mini states %}", states=None)
    assert "mini__line" in _drawn("{% mini states %}", states=[])


def test_a_changed_frame_keeps_its_old_line() -> None:
    assert "mini__old" in _drawn("{% mini states True %}", states=["open", "none"])


def test_a_late_ruler_has_a_late_end() -> None:
    assert "ruler__late" in _drawn("{% ruler 16 14 %}")
    assert "ruler__late" not in _drawn("{% ruler 9 14 %}")


def test_a_meter_says_in_words_what_it_draws() -> None:
    page = _drawn('{% meter 36 30 "36 hours" "30 hours" %}')

    assert "36 hours" in page
    assert "meter__fill--over" in page


def test_a_path_names_where_we_are() -> None:
    steps = [{"name": "Plan", "state": "now"}, {"name": "Check", "state": "todo"}]

    assert 'aria-current="step"' in _drawn("{% path steps %}", steps=steps)


def test_days_amounts_and_nothing() -> None:
    assert _drawn("{{ d|day }}{{ d|short_day }}{{ d|moment }}{{ d|money }}", d=None) == ""
    assert "2019" in _drawn("{{ d|day }}", d=date(2019, 8, 11))


def test_the_year_is_left_out_by_the_clock_of_the_house() -> None:
    next_year = date.today().year + 1
    with clock.at(datetime(next_year, 6, 1, 12, tzinfo=UTC)):
        for each in ("day", "short_day"):
            assert str(next_year) not in _drawn(f"{{{{ d|{each} }}}}", d=date(next_year, 1, 13))
            assert str(next_year - 1) in _drawn(f"{{{{ d|{each} }}}}", d=date(next_year - 1, 12, 9))


def test_words_of_a_person_are_escaped() -> None:
    page = _drawn("{{ words|paragraphs }}", words="<script>\n\nTwee")

    assert page == "<p>&lt;script&gt;</p>\n\n<p>Twee</p>"


def test_a_pager_leaves_pages_out_and_says_which_one_is_here() -> None:
    page_obj = Paginator(range(200), 6).page(12)
    page = render_to_string(
        "web/components/pager.html", {"page_obj": page_obj, "query": "area=3&state=plan"}
    )

    assert 'aria-current="page"' in page
    assert "pager__gap" in page
    assert "?area=3&amp;state=plan&amp;page=13" in page


@pytest.mark.parametrize(("count", "shape"), [(6, "frame__grid"), (7, "workframe--read")])
def test_a_frame_too_large_to_draw_becomes_a_list(count: int, shape: str) -> None:
    edges = drawing.edges([("A short name", "met")] * count)
    frame = drawing.FrameDrawing("The frame", "All fit.", edges, [])

    assert shape in render_to_string("web/components/frame.html", {"frame_drawing": frame})


def test_before_a_check_it_is_said_once_that_nothing_was_checked() -> None:
    edges = drawing.edges([("A short name", "none")] * 3)
    frame = drawing.FrameDrawing("The frame", "", edges, [], checked=False)
    page = render_to_string("web/components/frame.html", {"frame_drawing": frame})

    assert page.count("<b>") == 1 + len(edges)
    assert "state--none" not in page


def test_a_difference_is_never_colour_alone() -> None:
    page = render_to_string(
        "web/components/diff.html", {"words": [("del", "old "), ("ins", "new "), ("same", "<b>")]}
    )

    assert page.count('<span class="vh">[') == 2
    assert "&lt;b&gt;" in page
