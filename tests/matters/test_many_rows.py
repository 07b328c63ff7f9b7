"""A draft has room for as many steps as people can read, and stays fast to save."""

from kader.matters.rules.draft import MOST_ROWS, plan_fields, steps_in


def test_more_steps_than_anybody_can_read_are_left_out() -> None:
    typed = {"title": "Ours"} | {f"step.k{n}.what": "We feed" for n in range(1_200)}

    kept = plan_fields(typed)

    assert kept["title"] == "Ours"
    assert len(steps_in(kept)) == MOST_ROWS
