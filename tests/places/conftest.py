"""Zilverbeek with its areas and streets."""

import pytest

from kader.places.load import load_town
from kader.places.models import Area


@pytest.fixture
def zilverbeek(db: None) -> Area:
    """The whole town, loaded."""
    return load_town("zilverbeek")
