"""What a hit shows of a text: the part in which the words stand that were asked for."""

import re
from collections.abc import Sequence

from kader.search.stemming import forms, words

EXCERPT = 240
SHORTEST_BEGINNING = 3
_BEFORE = 60
_MORE = "… "
_PIECE = re.compile(r"\S+")
_NEW_SENTENCE = re.compile(r"[.!?…] ")


def excerpt(text: str, asked: Sequence[str]) -> str:
    """The beginning where a word that was asked for stands there; else the part around the first.

    Where the words stand in the title only it is the beginning too.
    """
    begun = cut(text, EXCERPT)
    found = _first(text, asked)
    if found is None or found[1] < len(begun) or begun == text:
        return begun
    start = _begin(text, *found)
    return _MORE + cut(text[start:], EXCERPT - len(_MORE)) if start else begun


def cut(line: str, most: int) -> str:
    """The beginning of a line, up to a whole word."""
    if len(line) <= most:
        return line
    begun = line[: most - 1].rpartition(" ")[0]
    return begun.rstrip(".…") + "…" if begun else line[:most]


def _first(text: str, asked: Sequence[str]) -> tuple[int, int] | None:
    """From where to where the first piece stands that holds a word that was asked for."""
    wanted = frozenset().union(*(forms(word) for word in asked))
    beginning = asked[-1] if asked and len(asked[-1]) >= SHORTEST_BEGINNING else ""
    for piece in _PIECE.finditer(text):
        if any(_is_asked(word, wanted, beginning) for word in words(piece.group())):
            return piece.span()
    return None


def _is_asked(word: str, wanted: frozenset[str], beginning: str) -> bool:
    if beginning and word.startswith(beginning):
        return True
    return word in wanted or not wanted.isdisjoint(forms(word))


def _begin(text: str, start: int, end: int) -> int:
    """A few words before, or with the sentence where that begins after those."""
    before = min(_BEFORE, max(EXCERPT - len(_MORE) - 1 - (end - start), 0))
    begin = text.find(" ", max(start - before, 0), start) + 1 if before else start
    sentence = _NEW_SENTENCE.search(text, begin, start)
    return sentence.end() if sentence else begin
