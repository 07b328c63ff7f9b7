"""Each refusal of the rules on its own: what stops it, and what lets it through."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any, cast

import pytest

from kader.groundrules import Role, RuleBroken
from kader.groundrules.limits import workdays_after
from kader.matters.rules import check, doing, editing, frame, line, plan, stages, voice
from kader.people import rules as seats

DAY = date(2026, 7, 1)
NOW = datetime(2026, 7, 1, 12, tzinfo=UTC)
STEP = cast("Any", SimpleNamespace(who="Mieke", when="on Mondays", day=None))
Try = Callable[[], object]

CASES: list[tuple[str, Try, Try]] = [
    (
        "already_checked",
        lambda: check.require_not_checked(True),
        lambda: check.require_not_checked(False),
    ),
    (
        "already_taken_over",
        lambda: doing.require_not_taken_over(True),
        lambda: doing.require_not_taken_over(False),
    ),
    (
        "not_taken_over",
        lambda: doing.require_taken_over(False),
        lambda: doing.require_taken_over(True),
    ),
    (
        "too_late_to_evaluate",
        lambda: doing.require_within_a_year(NOW, NOW + timedelta(days=367)),
        lambda: doing.require_within_a_year(None, NOW),
    ),
    (
        "too_late_to_resume",
        lambda: doing.require_within_resuming(NOW, NOW + timedelta(days=15)),
        lambda: doing.require_within_resuming(NOW, NOW + timedelta(days=14)),
    ),
    (
        "stopped_by_mandate_holder",
        lambda: doing.require_stopped_by_residents(True),
        lambda: doing.require_stopped_by_residents(False),
    ),
    (
        "not_quiet_long_enough",
        lambda: doing.require_quiet_weeks(DAY, DAY + timedelta(weeks=7), 8),
        lambda: doing.require_quiet_weeks(DAY, DAY + timedelta(weeks=8), 8),
    ),
    ("no_frame_yet", lambda: frame.require_published(False), lambda: frame.require_published(True)),
    ("no_newer_frame", lambda: frame.require_newer(False), lambda: frame.require_newer(True)),
    (
        "make_it_lighter",
        lambda: line.require_lighter(line.SignalKind.TOO_MUCH, None, " "),
        lambda: line.require_lighter(line.SignalKind.TOO_MUCH, DAY, ""),
    ),
    (
        "answers_first",
        lambda: plan.require_complete(False, [STEP], 0),
        lambda: plan.require_complete(True, [STEP], 0),
    ),
    (
        "a_step_with_who_and_when",
        lambda: plan.require_complete(True, [], 0),
        lambda: plan.require_complete(True, [STEP], 0),
    ),
    (
        "words_wait_for_a_yes",
        lambda: plan.require_complete(True, [STEP], 1),
        lambda: plan.require_complete(True, [STEP], 0),
    ),
    (
        "not_in_this_frame",
        lambda: plan.require_this_frame(1, 2),
        lambda: plan.require_this_frame(1, 1),
    ),
    (
        "not_in_this_plan",
        lambda: plan.require_this_plan(False),
        lambda: plan.require_this_plan(True),
    ),
    ("answers_first", lambda: stages.require_all_answers(1), lambda: stages.require_all_answers(0)),
    (
        "date_has_passed",
        lambda: stages.require_date_ahead(DAY, DAY + timedelta(days=1)),
        lambda: stages.require_date_ahead(DAY, DAY),
    ),
    ("say_something", lambda: voice.require_words(" \n"), lambda: voice.require_words("Yes.")),
    (
        "plan_changed_since",
        lambda: voice.require_same_words("a", "b"),
        lambda: voice.require_same_words("a", "a"),
    ),
    (
        "proposal_has_lapsed",
        lambda: voice.require_not_lapsed(NOW, NOW + timedelta(seconds=1)),
        lambda: voice.require_not_lapsed(NOW, NOW),
    ),
    (
        "not_less_than_nothing",
        lambda: voice.require_something_to_carry(-1, 0),
        lambda: voice.require_something_to_carry(0, 0),
    ),
    (
        "seat_not_given_this_way",
        lambda: seats.require_seat_to_give(Role.RESIDENT),
        lambda: seats.require_seat_to_give(Role.STEWARD),
    ),
    (
        "nobody_after_you",
        lambda: seats.require_somebody_after(True, False),
        lambda: seats.require_somebody_after(True, True),
    ),
    (
        "choose_a_nickname",
        lambda: seats.require_nickname(True, " "),
        lambda: seats.require_nickname(True, "Merel"),
    ),
]


@pytest.mark.parametrize(
    ("code", "refused", "allowed"),
    CASES,
    ids=[f"{number}-{case[0]}" for number, case in enumerate(CASES)],
)
def test_it_stops_there_and_nowhere_else(code: str, refused: Try, allowed: Try) -> None:
    with pytest.raises(RuleBroken, match=code):
        refused()
    allowed()


def test_nobody_is_one_person_with_two_hats() -> None:
    with pytest.raises(RuleBroken, match="one_person_one_hat"):
        seats.require_another_person(Role.STEWARD, {Role.RESIDENT})
    with pytest.raises(RuleBroken, match="one_person_one_hat"):
        seats.require_somebody_else(1, 1)
    with pytest.raises(RuleBroken, match="not_an_office"):
        seats.require_official_role(Role.ADMINISTRATOR)
    with pytest.raises(RuleBroken, match="not_an_office"):
        seats.require_office(False)


def test_a_draft_is_tidied_and_its_steps_change_places() -> None:
    fields = {"step.a.number": "1", "step.a.what": "x", "step.b.number": "2", "step.b.what": "y"}
    assert editing.tidied({**fields, "step.c.number": "3", "step.c.what": " "}) == fields
    assert editing.moved(fields, "b", -1)["step.b.number"] == "1"
    assert editing.moved(fields, "zz", 1) == fields
    assert editing.with_step(fields, "a") == fields


def test_a_day_and_a_place_are_computed_from_the_steps() -> None:
    assert plan.date_mark([None], DAY) == "unknown"
    assert plan.date_mark([DAY], DAY) == "met"
    assert plan.date_mark([DAY + timedelta(days=1)], DAY) == "open"
    assert plan.place_mark([None], 1) == "unknown"
    assert plan.place_mark([1, None], 1) == "met"
    assert plan.place_mark([1, 2], 1) == "open"


def test_where_two_plans_fit_one_of_several_is_chosen() -> None:
    assert stages.after_fitting_check(True, False) == "one_of_several"


def test_everything_that_a_frame_can_miss_is_named() -> None:
    text = cast(
        "Any",
        SimpleNamespace(
            **dict.fromkeys(frame.WORDS, "words"),
            decide_by=None,
            several_plans="ground",
            several_ground="",
            promise_days=0,
            short_version="word " * 61,
        ),
    )
    law = cast("Any", SimpleNamespace(kind="law", article="", says_what=True))
    kinds = ("money", "date", "place")
    points = [
        cast("Any", SimpleNamespace(kind=k, how="", amount=None, period="", day=None, area_id=None))
        for k in kinds
    ]
    missing = frame.missing_in(text, [law], points, DAY)
    assert {"needs_several_ground", "short_version_too_long", "needs_article_of_law"} <= set(
        missing
    )
    assert {"needs_day_of_criterion", "needs_area_of_criterion"} <= set(missing)
    assert {"needs_amount_and_period", "needs_how_we_check", "needs_decide_by"} <= set(missing)


def test_three_workdays_after_a_thursday_are_a_tuesday() -> None:
    assert workdays_after(date(2026, 7, 2), 3) == date(2026, 7, 7)
    assert workdays_after(date(2026, 7, 2), 3, {date(2026, 7, 6)}) == date(2026, 7, 8)
