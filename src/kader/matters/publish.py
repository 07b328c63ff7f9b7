"""The public words of a matter, for the search: a document a record."""

from django.db import models

from kader.matters.models import Matter
from kader.search import index


def publish(matter: Matter, about: models.Model | None = None, text: str = "") -> None:
    """Index what everybody may read from now on; nothing of a matter that is not public."""
    if matter.public:
        index.add(
            about or matter,
            title=matter.title,
            text=text or matter.said(),
            url=matter.get_absolute_url(),
            kind=(about or matter)._meta.model_name or "",
            circle_id=matter.circle_id,
        )


def withdraw(about: models.Model) -> None:
    """What is not public any more is not found any more."""
    index.remove(about)
