"""Words as the search compares them: lower case, without accents, stemmed in three languages."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from threading import Lock

from snowballstemmer import stemmer  # type: ignore[import-untyped]  # It ships no types.

LANGUAGES = ("nl", "de", "en")
MOST_LETTERS = 50_000
LONGEST_WORD = 40

_ALGORITHMS = {"nl": "dutch", "de": "german", "en": "english"}
_STEMMERS = {language: stemmer(name) for language, name in _ALGORITHMS.items()}
# A stemmer holds the word it is working on, and the server has several threads.
_ONE_AT_A_TIME = Lock()

_WORD = re.compile(r"[^\W_]+")
# Letters that Unicode does not take apart into a letter and its accent.
_WHOLE_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe"})


def tokens(text: str, languages: Sequence[str] = LANGUAGES) -> list[str]:
    """Every word with its stems, each token once; a document and a question get the same ones."""
    found = {form for word in words(text) for form in forms(word, tuple(languages))}
    return sorted(found)


def words(text: str) -> Iterator[str]:
    """The words of a text, folded; signs, emoji and accents fall away."""
    for found in _WORD.finditer(folded(text)):
        yield found.group()[:LONGEST_WORD]


def folded(text: str) -> str:
    """Lower case, without accents: "Café" and "cafe" are one word. Far too long is cut off."""
    apart = unicodedata.normalize("NFKD", text[:MOST_LETTERS].casefold())[:MOST_LETTERS]
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return plain.casefold().translate(_WHOLE_LETTERS)


@lru_cache(maxsize=20_000)
def forms(word: str, languages: tuple[str, ...] = LANGUAGES) -> frozenset[str]:
    """The word itself and its stem in each language, for a text may be in any of them."""
    with _ONE_AT_A_TIME:
        stems = {str(_STEMMERS[language].stemWord(word)) for language in languages}
    return frozenset({word} | stems - {""})
