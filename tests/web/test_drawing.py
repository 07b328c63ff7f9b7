"""Where the lines of the drawings run."""

import pytest

from kader.web import drawing


def _classes(count: int) -> list[str]:
    edges = drawing.edges([(f"point {number}", "met") for number in range(count)])
    return [edge.classes.removeprefix("seg--met").strip() for edge in edges]


def test_three_points_stand_on_top_right_and_bottom() -> None:
    assert _classes(3) == [
        "seg--top seg--1of1",
        "seg--right seg--v1of1",
        "seg--bottom seg--1of1",
    ]


def test_five_points_begin_with_two_on_top() -> None:
    assert _classes(5) == [
        "seg--top seg--1of2",
        "seg--top seg--2of2",
        "seg--right seg--v1of1",
        "seg--bottom seg--1of1",
        "seg--left seg--v1of1",
    ]


def test_six_points_run_clockwise_so_the_bottom_runs_to_the_left() -> None:
    assert _classes(6)[3:5] == ["seg--bottom seg--2of2", "seg--bottom seg--1of2"]


def test_seven_points_have_no_place_and_are_told_as_a_list() -> None:
    edges = drawing.edges([("point", "open")] * 7)
    frame = drawing.FrameDrawing("Frame", "", edges, [])

    assert edges[6].classes == "seg--open"
    assert not frame.is_drawn


def test_bounds_go_round_the_corners() -> None:
    bounds = drawing.bounds([("euro", "Money", "")] * 5)

    assert [bound.corner for bound in bounds] == ["tl", "tr", "br", "bl", "tl"]
    assert not drawing.FrameDrawing("Frame", "", [], bounds).is_drawn


def test_the_space_holds_at_most_five_step_titles() -> None:
    frame = drawing.FrameDrawing("Frame", "", [], [], steps=list("abcdefg"))

    assert list(frame.first_steps) == list("abcde")


def test_the_small_frame_is_cut_in_equal_pieces_round_the_corners() -> None:
    assert drawing.mini_segments(["met", "open", "met"]) == [
        ("met", "M11 8L72 8L72 17"),
        ("open", "M72 23L72 58L37 58"),
        ("met", "M31 58L8 58L8 11"),
    ]


def test_a_frame_without_points_has_plain_lines() -> None:
    assert drawing.mini_segments([]) == []


def test_a_ruler_shows_the_promise_and_what_is_past_it() -> None:
    ruler = drawing.ruler(days=16, promise=14, scale=22)

    assert (ruler.end, ruler.now, ruler.promised) == ("224", "256", "224")
    assert ruler.is_late


def test_a_ruler_never_runs_off_its_scale() -> None:
    ruler = drawing.ruler(days=400, promise=14, scale=22)

    assert ruler.now == "352"


def test_a_long_ruler_counts_weeks() -> None:
    assert len(drawing.ruler(days=100, promise=14).ticks) == 15


@pytest.mark.parametrize(
    ("value", "limit", "fill", "over"),
    [
        (26, 30, "223.6", "0"),
        (30, 30, "258", "0"),
        (36, 30, "258", "51.6"),
        (300, 30, "32", "288"),
        (0, 0, "0", "320"),
        (-5, 30, "0", "0"),
    ],
)
def test_a_meter_keeps_the_limit_apart_from_what_is_beyond(
    value: float, limit: float, fill: str, over: str
) -> None:
    meter = drawing.meter(value, limit)

    assert (meter.fill, meter.over) == (fill, over)
