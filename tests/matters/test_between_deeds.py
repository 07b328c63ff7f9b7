"""What one deed must not do to another that was begun before it."""

import pytest

from kader.groundrules import MAY, Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption, Marking
from kader.matters.models import Check, Matter, Plan
from kader.matters.rules.check import Found, Result
from kader.matters.rules.plan import MarkState
from kader.people import actions as people_actions
from kader.people.models import Circle, Person
from kader.search.find import find
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.ways import DEEDS, perform
from tests.matters.world import world_at


def _now(matter: Matter) -> Matter:
    return Matter.objects.select_related("circle").get(pk=matter.pk)


def _change_frame(cast: Cast, matter: Matter, **words: str) -> None:
    fields = grown.frame_fields() | {"bound.1.says_what": "on"} | words
    adoption = Adoption("The executive board", clock.today())
    actions.change_frame(cast.karin, _now(matter), fields, adoption, "The word was unclear.")


def _choose_frame(cast: Cast, matter: Matter) -> None:
    for person in (cast.mieke, cast.joost):
        actions.choose_frame(person, _now(matter))


# One who is left alone ---------------------------------------------------------------------------


def test_who_is_left_alone_hands_in_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    actions.submit_plan(cast.mieke, matter)
    actions.leave_matter(cast.joost, _now(matter))

    actions.submit_plan(cast.mieke, _now(matter))

    assert _now(matter).at is Stage.CHECKING


def test_who_is_left_alone_takes_the_plan_back_g23(cast: Cast) -> None:
    matter = grown.checking(cast)
    actions.withdraw_plan(cast.mieke, matter)
    actions.leave_matter(cast.joost, _now(matter))

    actions.withdraw_plan(cast.mieke, _now(matter))

    assert _now(matter).at is Stage.PLANNING


def test_who_is_left_alone_stops_g23(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.confirm_stop(cast.mieke, matter)
    actions.leave_matter(cast.joost, _now(matter))

    actions.confirm_stop(cast.mieke, _now(matter))

    assert _now(matter).at is Stage.STOPPED


def test_one_alone_does_not_close_without_the_steward_g14(cast: Cast) -> None:
    matter = grown.evaluating(cast)
    for person in (cast.mieke, cast.hanneke):
        actions.evaluate(person, matter, "It went well.")
    actions.leave_matter(cast.joost, _now(matter))
    actions.close_matter(cast.mieke, _now(matter))

    with pytest.raises(RuleBroken, match="a_second_member_confirms"):
        actions.close_matter(cast.mieke, _now(matter))

    assert _now(matter).at is Stage.EVALUATING


# The frame changes meanwhile ---------------------------------------------------------------------


def test_a_yes_to_one_frame_is_no_yes_to_the_next_g4(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    _change_frame(cast, matter)
    actions.choose_frame(cast.mieke, _now(matter))
    _change_frame(cast, matter, aim="Something else again.")

    actions.choose_frame(cast.joost, _now(matter))
    assert matter.plans.get().frame.number == 1
    actions.choose_frame(cast.mieke, _now(matter))
    assert matter.plans.get().frame.number == 3


def test_a_plan_that_becomes_a_draft_again_is_not_found_any_more(cast: Cast) -> None:
    matter = grown.checking(cast)
    assert any(hit.kind == "plan" for hit in find("foundation"))
    _change_frame(cast, matter)

    _choose_frame(cast, matter)

    assert _now(matter).at is Stage.PLANNING
    assert not any(hit.kind == "plan" for hit in find("foundation"))


def test_a_mark_is_held_to_the_frame_of_the_draft_g4(cast: Cast) -> None:
    matter = grown.checking(cast)
    old = matter.plans.get()
    found = [Found(c.pk, Result.NOT_MET, "Nobody comes.") for c in old.frame.criteria.all()]
    actions.check_plan(cast.hanneke, matter, found, "Who comes on Sunday?")
    actions.write_plan(cast.mieke, _now(matter), grown.PLAN | {"title": "The second"})
    _change_frame(cast, matter)
    _choose_frame(cast, matter)
    old = Plan.objects.select_related("matter__circle").get(pk=old.pk)

    with pytest.raises(RuleBroken, match="not_in_this_frame"):
        marking = Marking(MarkState.MET)
        actions.mark_criterion(cast.mieke, old, old.frame.criteria.get(), marking)


def test_an_old_check_asks_nothing_about_a_newer_plan_g6(cast: Cast) -> None:
    matter = grown.checking(cast)
    frame = matter.frames.get()
    point = frame.criteria.get()
    other = frame.criteria.create(number=2, short="At night", text="At night", how="We read.")
    unclear = Found(point.pk, Result.UNCLEAR, "What is every day?")
    unmet = Found(other.pk, Result.NOT_MET, "Nobody is named.")
    old = actions.check_plan(cast.hanneke, matter, [unclear, unmet])
    _change_frame(cast, matter)
    actions.write_plan(cast.mieke, _now(matter), grown.PLAN)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, _now(matter)))
    old = Check.objects.select_related("plan__matter__circle").get(pk=old.pk)

    with pytest.raises(RuleBroken, match="already_checked"):
        actions.give_assignment(cast.hanneke, old, "Who comes on Sunday?")

    assert _now(matter).at is Stage.CHECKING


def test_a_mark_does_not_point_at_a_step_of_the_plan_that_came_back(cast: Cast) -> None:
    matter = grown.checking(cast)
    before = matter.plans.get()
    found = [Found(c.pk, Result.NOT_MET, "Nobody comes.") for c in before.frame.criteria.all()]
    actions.check_plan(cast.hanneke, matter, found, "Who comes on Sunday?")
    actions.write_plan(cast.mieke, _now(matter), grown.PLAN | {"title": "The second"})
    draft = Plan.objects.draft().select_related("matter__circle").get(matter=matter)
    marking = Marking(MarkState.MET, before.steps.get(number=1))

    with pytest.raises(RuleBroken, match="not_in_this_plan"):
        actions.mark_criterion(cast.mieke, draft, draft.frame.criteria.get(), marking)

    assert not draft.marks.exists()


# Asleep, and stopped -----------------------------------------------------------------------------


def test_what_was_stopped_at_rest_wakes_where_it_lay_down(cast: Cast) -> None:
    world = world_at(Stage.RESTING, cast)
    for resident in (cast.mieke, cast.joost):
        actions.confirm_stop(resident, world.fresh())

    actions.resume_matter(cast.mieke, world.fresh())

    assert world.fresh().at is Stage.PLANNING


# In the place of somebody ------------------------------------------------------------------------

STEWARDS_DEEDS = sorted(
    deed for deed in DEEDS if Role.STEWARD in MAY[deed].who and deed is not Deed.LEAVE_SEAT
)


@pytest.mark.parametrize("deed", STEWARDS_DEEDS)
def test_every_entry_of_a_stand_in_says_for_whom(deed: Deed, cast: Cast) -> None:
    when = MAY[deed].when
    world = world_at(Stage.PLANNING if Stage.PLANNING in when else sorted(when)[0], cast)
    tess = world.people[Role.STAND_IN]

    perform(deed, tess, world)

    entry = world.matter.circle.entries.filter(deed=deed, actor=tess).latest("number")
    assert entry.for_whom == cast.hanneke


# Offices -----------------------------------------------------------------------------------------


def test_the_administrator_ends_no_seat_at_a_matter_g8(cast: Cast, beheer: Person) -> None:
    seat = grown.framing(cast).circle.seats.get(person=cast.hanneke)

    with pytest.raises(RuleBroken, match="not_an_office"):
        people_actions.dismiss_official(beheer, seat)

    seat.refresh_from_db()
    assert seat.until is None


def test_an_office_ends_once_g8(town: Circle, hanneke: Person, beheer: Person) -> None:
    seat, same = (town.seats.get(person=hanneke) for _ in range(2))
    people_actions.dismiss_official(beheer, seat)

    with pytest.raises(RuleBroken, match="not_an_office"):
        people_actions.dismiss_official(beheer, same)


def test_nobody_appoints_herself_g8(beheer: Person) -> None:
    with pytest.raises(RuleBroken, match="one_person_one_hat"):
        people_actions.appoint_official(beheer, beheer, Role.STEWARD)


def test_two_windows_confirm_the_same_words_once_g1(cast: Cast) -> None:
    matter = grown.planning(cast)
    words = actions.list_strengths(cast.mieke, matter, "He can build.", cast.joost)
    same = type(words).objects.get(pk=words.pk)
    people_actions.confirm_words(cast.joost, matter.circle, words)

    with pytest.raises(RuleBroken, match="already_confirmed"):
        people_actions.confirm_words(cast.joost, matter.circle, same)
