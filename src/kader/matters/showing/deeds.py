"""The deeds that a page offers, under their headings, and where they are."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from kader.groundrules import MAY, Deed, Role, may
from kader.matters.models import Matter, Reading
from kader.matters.sentences import LABELS, OFFERED


@dataclass(frozen=True)
class Deedlink:
    """A deed that a page offers: its label and its address."""

    label: str
    url: str


@dataclass(frozen=True)
class Group:
    """Deeds of one kind under one heading."""

    name: str
    links: list[Deedlink]


def may_now(reading: Reading, deed: Deed) -> bool:
    """Whether the table gives this reader the deed, at the stage at which the matter is."""
    return reading.matter.at in MAY[deed].when and may(reading.roles, deed)


def is_offered(reading: Reading, deed: Deed) -> bool:
    """Whether a page shows the way to a deed: a visitor is led to what she may do signed in."""
    held = {Role.SIGNED_IN} if Role.VISITOR in reading.roles else reading.roles
    return reading.matter.at in MAY[deed].when and may(held, deed)


def link_to(matter: Matter, deed: Deed) -> Deedlink:
    """The page of a deed that hangs on the matter as a whole."""
    return Deedlink(str(LABELS[deed]), reverse(deed.word, args=[matter.key]))


def grouped(matter: Matter, deeds: Iterable[Deed], shown: str = "") -> list[Group]:
    """Deeds under their headings, without the one that is shown already at that address.

    A heading without a deed is left out.
    """
    offered = [(deed, link_to(matter, deed)) for deed in deeds]
    groups = [
        Group(str(name), [link for deed, link in offered if deed in kind and link.url != shown])
        for name, kind in OFFERED
    ]
    return [group for group in groups if group.links]
