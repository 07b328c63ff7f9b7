"""What changed between two texts, in words that can be read one after the other."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

Piece = tuple[str, str]

_WORDS = re.compile(r"\s+|[^\s]+")


def words(old: str, new: str) -> list[Piece]:
    """The pieces ("same" | "del" | "ins", text): first what went away, then what came."""
    return list(_pieces(_WORDS.findall(old), _WORDS.findall(new)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for what, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if what == "equal":
            yield "same", "".join(new[new_start:new_end])
            continue
        if old_end > old_start:
            yield "del", "".join(old[old_start:old_end])
        if new_end > new_start:
            yield "ins", "".join(new[new_start:new_end])
