"""Stories of who did it, from what residents told themselves."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from kader.matters.models import Matter, Story
from kader.people.naming import name_for
from kader.web.written import Written

SHOWN = 3


def newest_stories() -> list[dict[str, Any]]:
    """The newest stories of public matters, with the name their teller chose."""
    return [
        {
            "quote": _first_sentence(story.text),
            "by": name_for(story.by, as_official=False, inside=False),
            "day": story.at,
            "title": story.matter.title,
            "url": story.matter.get_absolute_url(),
        }
        for story in _newest.ask()
    ]


@Written
def _newest() -> QuerySet[Story]:
    # Asked of each story, not the other way round: a grown town has ten thousand public matters.
    is_seen = Exists(Matter.objects.visible_to(None).filter(pk=OuterRef("matter")))
    seen = Story.objects.counting().filter(is_seen)
    return seen.select_related("by", "matter").order_by("-pk")[:SHOWN]


def _first_sentence(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 140 else line[:137].rsplit(" ", 1)[0] + " …"
