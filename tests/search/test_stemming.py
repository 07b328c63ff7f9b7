"""Words of a document and words of a question are folded and stemmed in the same way."""

import pytest

from kader.search.stemming import LONGEST_WORD, MOST_LETTERS, folded, tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("fietsen", "gefietst"),
        ("fiets", "fietsen"),
        ("huizen", "huis"),
        ("Gärten", "garten"),
        ("Mühle", "Muehlen"),
        ("Straße", "STRASSE"),
        ("gardens", "garden"),
        ("Café", "cafe"),
        ("Çelik", "celik"),
        ("Øster", "oster"),
    ],
)
def test_two_forms_of_a_word_share_a_token(one: str, other: str) -> None:
    assert set(tokens(one)) & set(tokens(other))


def test_each_token_stands_once_and_in_order() -> None:
    found = tokens("De brug. De brug! De BRUG?")

    assert found == sorted(set(found))
    assert found.count("brug") == 1


def test_signs_and_emoji_are_no_words() -> None:
    assert tokens("🙂 -- \"' * () \x00 \ud800 _ &|!:") == []


def test_a_postcode_is_two_words() -> None:
    assert tokens("9901 AB") == ["9901", "ab"]


def test_one_language_may_be_asked_for() -> None:
    assert tokens("gardens", ["en"]) == ["garden", "gardens"]


def test_far_too_long_a_text_is_cut_off() -> None:
    assert len(folded("ﷺ" * MOST_LETTERS)) <= MOST_LETTERS
    assert max(map(len, tokens("a" * 5000))) <= LONGEST_WORD
