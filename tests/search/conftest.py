"""Records to publish: people of the town stand for any record that can be public."""

from collections.abc import Callable

import pytest
from django.db import models

from kader.search import index

Publish = Callable[..., models.Model]


@pytest.fixture
def publish() -> Publish:
    """Publish words about a record, as an action does."""

    def _publish(record: models.Model, text: str, title: str = "A title") -> models.Model:
        index.put(record, title=title, text=text, url=f"/{record.pk}/", kind="matter")
        return record

    return _publish
