"""Why something cannot be done, in words a person can use, and what can be done instead.

The rooms fill this registry in their `AppConfig.ready`; a key that nobody filled in gets a
sentence that is true of every refusal.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

_TITLE = _("This cannot be done here")


@dataclass(frozen=True)
class Back:
    """What can be done on the page of the place where it was refused: a link, where it is known."""

    words: Words
    is_link = True

    def __str__(self) -> str:
        return str(self.words)


@dataclass(frozen=True)
class Reason:
    """What a person reads when a ground rule refuses her deed."""

    sentence: Words
    instead: Sequence[Words | Back] = ()
    title: Words = _TITLE


@dataclass(frozen=True)
class Way:
    """A link that leads on."""

    label: Words
    url: str


@dataclass(frozen=True)
class Onward:
    """Where a deed was refused, what is to be known of it now, and what can be done there."""

    place: Way
    told: Sequence[Words] = ()
    ways: Sequence[Way] = ()


FALLBACK = Reason(
    _("This is not possible now. A ground rule, or the order of the steps, does not allow it."),
    [_("Go back and look what has changed."), _("Call us. Then we look at it together.")],
)

_reasons: dict[str, Reason] = {}
_rules: dict[str, Words] = {}
_guides: list[Callable[[HttpRequest, str], Onward | None]] = []


def register(
    reason: str, sentence: Words, instead: Sequence[Words | Back] = (), title: Words = ""
) -> None:
    """Gives the key of a broken rule its words."""
    _reasons[reason] = Reason(sentence, tuple(instead), title or _TITLE)


def register_rule(number: str, sentence: Words) -> None:
    """Gives a ground rule ("G1") its plain sentence."""
    _rules[number] = sentence


def register_guide(guide: Callable[[HttpRequest, str], Onward | None]) -> None:
    """Lets a room say how to go on after a refusal on one of its pages."""
    _guides.append(guide)


def onward(request: HttpRequest, reason: str) -> Onward | None:
    """How to go on from here, as the room says to which the page belongs."""
    found = (guide(request, reason) for guide in _guides)
    return next((way for way in found if way), None)


def find(reason: str) -> Reason:
    """The words for a key, or the sentence that is always true."""
    return _reasons.get(reason, FALLBACK)


def rule_sentence(number: str) -> Words:
    """The plain sentence of a ground rule, or nothing."""
    return _rules.get(number, "")


def registered() -> frozenset[str]:
    """Every key that has words; a test of the house compares it with the keys in the code."""
    return frozenset(_reasons)
