"""A resident hands in the plan."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.voice import Question
from kader.matters.waiting import desk_of
from kader.people.actions import confirm_words
from kader.timeline.verify import verify_circle
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import perform
from tests.matters.world import world_at


def test_resident_hands_in_the_plan(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    perform(Deed.SUBMIT_PLAN, world.people[Role.RESIDENT], world)

    entry = world.matter.circle.entries.filter(deed=Deed.SUBMIT_PLAN).last()
    assert entry is not None
    assert entry.actor == world.people[Role.RESIDENT]


def test_steward_does_not_g1(cast: Cast) -> None:
    world = world_at(Stage.PLANNING, cast)

    with pytest.raises(RuleBroken, match="not_your_role") as refusal:
        perform(Deed.SUBMIT_PLAN, world.people[Role.STEWARD], world)

    assert refusal.value.rule == "G1"
    assert not world.matter.circle.entries.filter(
        deed=Deed.SUBMIT_PLAN, actor=world.people[Role.STEWARD]
    ).exists()


def test_it_waits_for_a_second_member_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)

    actions.submit_plan(cast.mieke, matter)

    matter.refresh_from_db()
    assert matter.stage == Stage.PLANNING


def test_a_group_of_one_is_never_blocked_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.leave_matter(cast.joost, matter)

    actions.submit_plan(cast.mieke, matter)

    matter.refresh_from_db()
    assert matter.stage == Stage.CHECKING


def test_a_plan_has_a_step_with_who_and_when(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, {"title": "Green", "step.a.what": "Plant"})

    with pytest.raises(RuleBroken, match="a_step_with_who_and_when"):
        actions.submit_plan(cast.mieke, matter)


def test_nothing_is_handed_in_before_something_was_written(cast: Cast) -> None:
    matter = grown.planning(cast)

    with pytest.raises(RuleBroken, match="a_step_with_who_and_when"):
        actions.submit_plan(cast.mieke, matter)
    assert not matter.plans.exists()


def test_two_versions_of_a_word_are_chosen_from_first(cast: Cast) -> None:
    matter = grown.planning(cast)
    first = actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.write_plan(cast.mieke, matter, {**grown.PLAN, "title": "Hers"}, first.number)
    actions.write_plan(cast.joost, matter, {**grown.PLAN, "title": "His"}, first.number)

    with pytest.raises(RuleBroken, match="choose_between_versions"):
        actions.submit_plan(cast.mieke, matter)


def test_words_typed_for_who_left_hold_nobody_back_g1(cast: Cast) -> None:
    matter = grown.questions(cast)
    actions.answer_question(cast.mieke, matter, Question.GOAL, "That they stay.", cast.joost)
    for question in Question:
        actions.answer_question(cast.mieke, matter, question, "That they can stay.")
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    with pytest.raises(RuleBroken, match="words_wait_for_a_yes"):
        actions.submit_plan(cast.mieke, matter)

    actions.leave_matter(cast.joost, matter)

    assert actions.submit_plan(cast.mieke, matter).ended_at is not None


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("step.a.cost1.amount", "1.234,50x"),
        ("step.b.hours", "three"),
        ("step.a.day", "the day after"),
    ],
)
def test_what_cannot_be_read_is_not_left_out_of_what_is_handed_in_g1(
    name: str, words: str, cast: Cast
) -> None:
    matter = grown.planning(cast)
    saved = actions.write_plan(cast.mieke, matter, grown.PLAN | {name: words})

    with pytest.raises(RuleBroken, match="not_readable_yet"):
        actions.submit_plan(cast.mieke, matter)

    actions.write_plan(cast.mieke, matter, grown.PLAN, saved.number)
    assert actions.submit_plan(cast.mieke, matter).pk


def test_a_condition_typed_for_a_neighbour_waits_for_her_yes_first_g1(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    condition = actions.state_condition(cast.mieke, matter, "Not in August.", cast.joost)
    with pytest.raises(RuleBroken, match="words_wait_for_a_yes") as refusal:
        actions.submit_plan(cast.mieke, matter)

    confirm_words(cast.joost, matter.circle, condition)

    assert refusal.value.rule == "G1"
    assert actions.submit_plan(cast.mieke, matter).plan == matter.plans.get()


# A hand-in date that would pass while the second yes is waited for --------------------------------


def _to_hand_in(cast: Cast, days: int) -> tuple[Matter, date]:
    """A plan that is written, and a date so many days ahead that the group chose."""
    matter = grown.planning(cast)
    day = clock.today() + timedelta(days=days)
    actions.move_hand_in_date(cast.mieke, matter, day)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    return matter, day


def test_the_group_is_not_late_because_it_waits_for_its_own_second_yes_g23(
    cast: Cast, client: Client
) -> None:
    matter, day = _to_hand_in(cast, 2)
    actions.submit_plan(cast.mieke, matter)
    with clock.at(clock.now() + timedelta(days=5)):
        actions.send_update(
            cast.hanneke, matter, "The room is free on Tuesday.", clock.today() + timedelta(days=7)
        )
        client.cookies["language"] = "en"

        page = client.get(matter.get_absolute_url()).content.decode()

        assert "To move: the group, until" in page
        assert "The date has passed" not in page
        assert desk_of(cast.hanneke).all_in_time
    matter.refresh_from_db()
    assert matter.hand_in_by == matter.turn_until == day + timedelta(days=7)
    assert verify_circle(matter.circle) == []


def test_after_a_lapse_it_has_as_many_days_left_as_before_and_no_more_g23(cast: Cast) -> None:
    matter, day = _to_hand_in(cast, 2)
    actions.submit_plan(cast.mieke, matter)
    # Other words end the proposal; the next one is made on the same day.
    revision = actions.write_plan(cast.mieke, matter, grown.PLAN | {"title": "A park"}, 1)
    actions.submit_plan(cast.joost, matter)

    assert revision.number == 2
    assert matter.hand_in_by == day + timedelta(days=7)


@pytest.mark.parametrize("days", [7, 60])
def test_a_date_after_the_days_of_the_second_yes_stays(days: int, cast: Cast) -> None:
    matter, day = _to_hand_in(cast, days)

    actions.submit_plan(cast.mieke, matter)

    assert matter.hand_in_by == matter.turn_until == day


def test_a_date_that_passed_before_the_proposal_stays(cast: Cast) -> None:
    matter, day = _to_hand_in(cast, 2)

    with clock.at(clock.now() + timedelta(days=3)):
        actions.submit_plan(cast.mieke, matter)

    assert matter.hand_in_by == matter.turn_until == day


def test_the_date_of_a_group_of_one_stays_g23(cast: Cast) -> None:
    matter, day = _to_hand_in(cast, 2)
    actions.leave_matter(cast.joost, matter)

    actions.submit_plan(cast.mieke, matter)

    assert (matter.at, matter.hand_in_by) == (Stage.CHECKING, day)


def test_the_term_of_the_check_counts_from_the_second_yes(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    page = client.get(reverse("submit_plan", args=[matter.key])).content.decode()

    assert "(within 14 days after the second yes)" in page
    assert page.count("at the latest)") == 1


def test_whose_yes_is_the_second_reads_the_day_of_the_check(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    address = reverse("confirm_submission", args=[matter.key, proposal.key])
    client.force_login(cast.joost)
    client.cookies["language"] = "en"

    page = client.get(address).content.decode()

    assert "at the latest)" in page
    assert "after the second yes" not in page


def test_what_waits_for_a_second_yes_is_not_proposed_again_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.submit_plan(cast.mieke, matter)

    for member in (cast.mieke, cast.joost):
        with pytest.raises(RuleBroken, match="already_proposed"):
            actions.submit_plan(member, matter)

    assert matter.proposals.count() == 1
