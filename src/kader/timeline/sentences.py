"""The sentences in which the timeline speaks; the rooms register theirs."""

from collections.abc import Mapping
from typing import Any

from kader.groundrules import Deed

_SENTENCES: dict[str, Any] = {}


def register(sentences: Mapping[Deed, Any]) -> None:
    """Give each deed its sentence: lazily translated, with `%(who)s` where the doer stands."""
    _SENTENCES.update({deed.value: sentence for deed, sentence in sentences.items()})


def sentence_of(deed: str, who: str) -> str:
    """What happened, in the reader's language."""
    return str(_SENTENCES[deed]) % {"who": who}


def registered() -> frozenset[str]:
    """The deeds that have a sentence."""
    return frozenset(_SENTENCES)
