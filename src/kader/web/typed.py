"""What somebody typed into a form, so that a page that cannot take it shows it again.

A room may name the fields of its pages in its `AppConfig.ready`: then each text has its name.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.http import HttpRequest, QueryDict

from kader.web.keys import ALPHABET, LENGTH
from kader.web.reasons import Words

MOST_APART = 12
"""So many texts without a name stand each in a box of its own; more of them stand in one."""

# What a page sends along by itself, and what proves who somebody is.
_OF_THE_PAGE = {"csrfmiddlewaretoken", "once", "base", "seen", "do", "next", "code", "action"}
_OF_THE_PAGE_TOO = re.compile(
    r"(seen|choose)\..*"
    # A mark chooses a state and a step; only its sentence is typed.
    r"|mark\.[^.]+(\.(was|step))?"
    r"|step\.[^.]+\.(number|area)"
)
_CHOSEN = re.compile(rf"[a-z_]{{1,20}}|[01]|[{ALPHABET}]{{{LENGTH}}}")
_SHORT = re.compile(r"[\d.,:/€ -]*")


@dataclass(frozen=True)
class Name:
    """In which box a field stands again, and what it is called in there."""

    box: Words
    field: Words = ""


@dataclass(frozen=True)
class Typed:
    """A text to copy, and what it is; nothing where no room named it."""

    text: str
    label: str = ""


_namers: list[Callable[[QueryDict], Mapping[str, Name]]] = []


def register_names(namer: Callable[[QueryDict], Mapping[str, Name]]) -> None:
    """Lets a room name the fields of what was sent to one of its pages."""
    _namers.append(namer)


def typed_in(request: HttpRequest) -> list[Typed]:
    """The words of a form that was sent, in its order; what was only chosen is left out."""
    if request.method != "POST":
        return []
    names = {field: name for namer in _namers for field, name in namer(request.POST).items()}
    named: dict[str, list[str]] = {}
    unnamed: list[str] = []
    for field, text in _sent(request.POST):
        if name := names.get(field):
            text = f"{name.field}\n{text}" if name.field else text
            named.setdefault(str(name.box), []).append(text)
        else:
            unnamed.append(text)
    boxes = [Typed("\n\n".join(texts), label) for label, texts in named.items()]
    return [*boxes, *(Typed(text) for text in _apart(unnamed))]


def _apart(sent: list[str]) -> list[str]:
    """Each text by itself, and what is only figures together."""
    texts = [text for text in sent if not _SHORT.fullmatch(text)]
    short = [text for text in sent if _SHORT.fullmatch(text)]
    if len(texts) > MOST_APART:
        texts = ["\n\n".join(texts)]
    return [*texts, "\n".join(short)] if short else texts


def _sent(post: QueryDict) -> Iterator[tuple[str, str]]:
    for name, values in post.lists():
        if name in _OF_THE_PAGE or _OF_THE_PAGE_TOO.fullmatch(name):
            continue
        for value in values:
            text = str(value).strip()
            if text and not _CHOSEN.fullmatch(text):
                yield name, text
