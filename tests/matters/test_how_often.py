"""How often a step is done is said once."""

import pytest
from django.utils import translation

from kader.matters.models import Step
from kader.matters.views.shown_plan_text import read_step


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        ("elk weekend", "elk weekend"),
        ("in the morning", "in the morning, elke week"),
        ("", "elke week"),
    ],
)
def test_a_rhythm_in_words_is_not_said_again(db: None, when: str, shown: str) -> None:
    step = Step(pk=1, what="We feed", when=when, repeat="weekly")
    step._prefetched_objects_cache = {"costs": []}  # type: ignore[attr-defined]

    with translation.override("nl"):
        assert read_step(step).when == shown
