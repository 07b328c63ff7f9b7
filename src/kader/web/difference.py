"""What changed between two texts, in words that can be read one after the other."""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import groupby

Piece = tuple[str, str]

MOST_PAIRS = 20_000
"""Above so many pairs of the same word in both texts, comparing them would take minutes."""

_WORDS = re.compile(r"\s+|[^\s]+")
_SENTENCES = re.compile(r"(?<=[.!?])(?=\s)|(?<=\n)")


def words(old: str, new: str) -> list[Piece]:
    """The pieces ("same" | "del" | "ins", text): first what went away, then what came."""
    if old == new:
        return [("same", old)] if old else []
    if _pairs(old, new) > MOST_PAIRS:
        return [(kind, text) for kind, text in (("del", old), ("ins", new)) if text]
    return list(_joined(_by_sentence(_SENTENCES.split(old), _SENTENCES.split(new))))


def _by_sentence(old: list[str], new: list[str]) -> Iterator[Piece]:
    """Sentences that stayed, and of the others what changed in them."""
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        gone, come = old[old_start:old_end], new[new_start:new_end]
        if what == "equal":
            yield "same", "".join(come)
        elif len(gone) == len(come):
            for pair in zip(gone, come, strict=True):
                yield from _in_sentence(*pair)
        else:
            yield from _in_sentence("".join(gone), "".join(come))


def _in_sentence(old: str, new: str) -> list[Piece]:
    """Word by word; a sentence that is mostly another one stands whole after the old one."""
    pieces = [
        piece
        for run in _runs(_pieces(_WORDS.findall(old), _WORDS.findall(new)))
        for piece in _read_together(run)
    ]
    kept = sum(len(text.split()) for kind, text in pieces if kind == "same")
    changes = sum(kind == "del" for kind, _ in pieces) + sum(kind == "ins" for kind, _ in pieces)
    is_another = 2 * kept < max(len(old.split()), len(new.split()))
    if is_another and changes > len(("del", "ins")):
        return [("del", old), ("ins", new)]
    return pieces


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """What stayed the same in one piece."""
    for kind, run in groupby(pieces, key=lambda piece: piece[0]):
        texts = [text for _, text in run]
        yield from [(kind, "".join(texts))] if kind == "same" else [(kind, t) for t in texts]


def _pairs(old: str, new: str) -> int:
    """How often a word of one text meets the same word in the other: the work of comparing."""
    there, here = Counter(old.split()), Counter(new.split())
    return sum(times * here[word] for word, times in there.items())


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(str.isspace, old, new, autojunk=False)
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield "same", "".join(new[new_start:new_end])
            continue
        if old_end > old_start:
            yield "del", "".join(old[old_start:old_end])
        if new_end > new_start:
            yield "ins", "".join(new[new_start:new_end])


def _runs(pieces: Iterator[Piece]) -> Iterator[list[Piece]]:
    """Changes that have only a space between them stand in one run."""
    run: list[Piece] = []
    for kind, text in pieces:
        if kind == "same" and not _is_a_gap(text):
            yield run
            yield [(kind, text)]
            run = []
        else:
            run.append((kind, text))
    yield run


def _read_together(run: list[Piece]) -> list[Piece]:
    """One change instead of a change for every word; spaces at the edges stay outside."""
    first, last = _leading_gap(run), _leading_gap(run[::-1])
    inner = run[len(first) : len(run) - len(last)]
    gone = "".join(text for kind, text in inner if kind != "ins")
    come = "".join(text for kind, text in inner if kind != "del")
    if not gone.strip() or not come.strip() or len(inner) < len(("del", "ins")):
        return run
    return [*first, ("del", gone), ("ins", come), *last]


def _leading_gap(run: list[Piece]) -> list[Piece]:
    return run[:1] if run and run[0][0] == "same" and len(run) > 1 else []


def _is_a_gap(text: str) -> bool:
    return text.isspace() and "\n" not in text
