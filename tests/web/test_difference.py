"""What changed between two texts."""

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from kader.web.difference import words

TEXTS = st.lists(st.sampled_from(["de", "geit", "eet", " ", "  ", "\n"])).map("".join)


def test_what_went_is_read_before_what_came() -> None:
    assert words("We feed every day.", "We feed on workdays.") == [
        ("same", "We feed "),
        ("del", "every day."),
        ("ins", "on workdays."),
    ]


def test_a_text_that_is_all_new_stands_on_a_line_of_its_own_below_the_old_one() -> None:
    whole = render_to_string("web/components/diff.html", {"words": words("after 17", "Corrie")})
    inside = render_to_string("web/components/diff.html", {"words": words("We 1 go", "We 2 go")})

    assert "difference--whole" in whole
    assert "difference--whole" not in inside


def test_a_sentence_that_is_mostly_another_one_stands_whole_after_the_old_one() -> None:
    old = "We feed them. The club pays for the hay and the town mows."
    new = "We feed them. All members of the club bring hay, and nobody mows."

    assert words(old, new) == [
        ("same", "We feed them."),
        ("del", " The club pays for the hay and the town mows."),
        ("ins", " All members of the club bring hay, and nobody mows."),
    ]


def test_one_word_in_a_long_sentence_is_all_that_is_marked() -> None:
    assert words("One two three. We sow on Monday.", "One two three. We sow on Friday.") == [
        ("same", "One two three. We sow on "),
        ("del", "Monday."),
        ("ins", "Friday."),
    ]


def test_words_that_only_came_stay_apart() -> None:
    assert words("a b", "a X b") == [("same", "a "), ("ins", "X "), ("same", "b")]


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    pieces = words(old, new)

    assert "".join(text for kind, text in pieces if kind != "ins") == old
    assert "".join(text for kind, text in pieces if kind != "del") == new


def test_texts_that_would_take_minutes_to_compare_stand_whole_beside_each_other() -> None:
    old, new = "a b " * 1_000, "b a a " * 600

    assert words(old, new) == [("del", old), ("ins", new)]
    assert words(old, old) == [("same", old)]
