"""The sentences in which the timeline speaks; the rooms register theirs."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst

from kader.groundrules import Deed

_SENTENCES: dict[str, Any] = {}
_FIRST = re.compile(r"(^|[.!?] )%\(who\)s")


def register(sentences: Mapping[Deed, Any]) -> None:
    """Give each deed its sentence: lazily translated, with `%(who)s` where the doer stands."""
    _SENTENCES.update({deed.value: sentence for deed, sentence in sentences.items()})


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
