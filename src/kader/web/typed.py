"""What somebody typed into a form, so that a page that cannot take it shows it again."""

import re
from collections.abc import Iterator

from django.http import HttpRequest

from kader.web.keys import ALPHABET, LENGTH

MOST_APART = 12
"""So many texts stand each in a box of its own; more of them stand in one."""

# What a page sends along by itself, and what proves who somebody is.
_OF_THE_PAGE = {"csrfmiddlewaretoken", "once", "base", "seen", "do", "next", "code"}
_CHOSEN = re.compile(rf"[a-z_]{{1,20}}|[01]|[{ALPHABET}]{{{LENGTH}}}")
_SHORT = re.compile(r"[\d.,:/€ -]*")


def typed_in(request: HttpRequest) -> list[str]:
    """The words of a form that was sent, in its order; what was only chosen is left out."""
    if request.method != "POST":
        return []
    texts: list[str] = []
    short: list[str] = []
    for text in _sent(request):
        (short if _SHORT.fullmatch(text) else texts).append(text)
    if len(texts) > MOST_APART:
        texts = ["\n\n".join(texts)]
    return [*texts, "\n".join(short)] if short else texts


def _sent(request: HttpRequest) -> Iterator[str]:
    for name, values in request.POST.lists():
        if name in _OF_THE_PAGE or name.startswith(("seen.", "choose.")):
            continue
        for value in values:
            text = str(value).strip()
            if text and not _CHOSEN.fullmatch(text):
                yield text
