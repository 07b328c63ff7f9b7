"""A yes counts for what was proposed, and while the one who said it takes part (G1, G23)."""

import pytest

from kader.groundrules import RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Matter
from kader.matters.rules.check import Found, Result
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import PLAN, Cast


def stage(matter: Matter) -> Stage:
    return Matter.objects.get(pk=matter.pk).at


def test_a_yes_to_take_a_version_back_is_none_for_the_next_version(cast: Cast) -> None:
    matter = grown.checking(cast)
    actions.withdraw_plan(cast.mieke, matter)
    point = matter.frames.adopted().get().criteria.get()
    found = [Found(point.pk, Result.NOT_MET, "Nobody on Sunday.")]
    actions.check_plan(cast.hanneke, matter, found, "Who is there on Sunday?")
    actions.write_plan(cast.mieke, matter, {**PLAN, "title": "Ours"})
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    actions.withdraw_plan(cast.joost, matter)

    assert stage(matter) is Stage.CHECKING


def test_who_left_does_not_stop_the_others(cast: Cast, aysel: Person) -> None:
    matter = grown.planning(cast)
    actions.ask_to_join(aysel, matter, "I live there too.")
    actions.confirm_stop(cast.mieke, matter)
    actions.leave_matter(cast.mieke, matter)

    actions.confirm_stop(cast.joost, matter)

    assert stage(matter) is Stage.PLANNING


def test_the_yes_of_who_left_is_not_counted(
    cast: Cast, aysel: Person, bram: Person, corrie: Person
) -> None:
    matter = grown.planning(cast)
    for resident in (aysel, bram, corrie):
        actions.ask_to_join(resident, matter, "I live there too.")
    actions.confirm_stop(cast.mieke, matter)
    actions.confirm_stop(cast.joost, matter)
    actions.leave_matter(cast.joost, matter)

    actions.confirm_stop(aysel, matter)
    assert stage(matter) is Stage.PLANNING

    actions.confirm_stop(bram, matter)
    assert stage(matter) is Stage.STOPPED


def test_who_left_does_not_hand_in(cast: Cast, aysel: Person) -> None:
    matter = grown.planning(cast)
    actions.ask_to_join(aysel, matter, "I live there too.")
    actions.write_plan(cast.mieke, matter, PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    actions.leave_matter(cast.mieke, matter)

    with pytest.raises(RuleBroken):
        actions.confirm_submission(cast.joost, proposal)


def test_under_another_frame_handing_in_begins_anew(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    newer = grown.frame_fields() | {"criterion.1.text": "Safe.", "bound.1.says_what": "on"}
    board = Adoption("The executive board", clock.today(), "2026-2")
    actions.change_frame(cast.karin, matter, newer, board, "A new act.")
    for resident in (cast.mieke, cast.joost):
        actions.choose_frame(resident, matter)

    with pytest.raises(RuleBroken):
        actions.confirm_submission(cast.joost, proposal)
