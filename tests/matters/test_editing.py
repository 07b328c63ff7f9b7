"""What a writer does to the steps of a draft, without a page around it."""

from kader.matters.rules.editing import tidied

EMPTY = {"step.a.number": "1", "step.a.repeat": "week", "step.a.what": " "}
BENCH = {"step.b.number": "2", "step.b.what": "A bench", "step.b.cost.1.label": ""}


def test_a_step_without_words_is_no_step() -> None:
    kept = tidied({**EMPTY, **BENCH})

    assert kept["step.b.what"] == "A bench"
    assert not any(name.startswith("step.a.") for name in kept)
    assert not any(name.startswith("step.b.cost.") for name in kept)
