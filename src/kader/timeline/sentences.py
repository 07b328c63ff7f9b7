"""The sentences in which the timeline speaks; the rooms register theirs."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.utils.text import capfirst

from kader.groundrules import Deed
from kader.timeline.models import Entry

Telling = Callable[[Sequence[Entry]], Mapping[int, Any]]
"""Gives some of these entries, by their key, a sentence that says more than their deed does."""

_TELLINGS: list[Telling] = []
_SENTENCES: dict[str, Any] = {}
_FIRST = re.compile(r"(^|[.!?] )%\(who\)s")


def register(sentences: Mapping[Deed, Any]) -> None:
    """Give each deed its sentence: lazily translated, with `%(who)s` where the doer stands."""
    _SENTENCES.update({deed.value: sentence for deed, sentence in sentences.items()})


def register_telling(telling: Telling) -> None:
    """What a room knows of an entry from the record that it is about."""
    _TELLINGS.append(telling)


def told_otherwise(entries: Sequence[Entry]) -> dict[int, Any]:
    """The entries, by their key, that have another sentence than that of their deed."""
    return {key: said for telling in _TELLINGS for key, said in telling(entries).items()}


def sentence_of(deed: str, who: str) -> str:
    """What happened, in the reader's language."""
    return done_by(_SENTENCES[deed], who)


def done_by(sentence: Any, who: str) -> str:
    """The sentence with who did it; "a resident" gets a capital where a sentence begins."""
    with_capitals = _FIRST.sub(r"\1%(Who)s", str(sentence))
    return with_capitals % {"who": who, "Who": capfirst(who)}


def registered() -> frozenset[str]:
    """The deeds that have a sentence."""
    return frozenset(_SENTENCES)
