"""What a search found: each matter once, with the records in which the words stand."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from kader.search.find import Hit, find

MOST_HITS = 200
MOST_EXCERPTS = 2
_WHERE: dict[str, object] = {
    "matter": "",
    "frame": _("The frame"),
    "plan": _("The plan"),
    "side": _("The three questions"),
}


@dataclass(frozen=True)
class Found:
    """A matter in which the words stand: where in it, and the part that holds them."""

    title: str
    url: str
    parts: list[tuple[object, str]]


def found(query: str) -> list[Found]:
    """The newest first. Of each matter two records, and of each kind only the newest."""
    matters: dict[object, dict[str, Hit]] = {}
    for hit in find(query, limit=MOST_HITS):
        matters.setdefault(hit.circle_id or hit.url, {}).setdefault(hit.kind, hit)
    return [_of_matter(list(hits.values())) for hits in matters.values()]


def _of_matter(hits: list[Hit]) -> Found:
    parts = [(_WHERE.get(hit.kind, ""), hit.excerpt) for hit in hits[:MOST_EXCERPTS]]
    return Found(hits[0].title, hits[0].url, parts)
