"""What a page read before its deed counts only where nothing was recorded since."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from kader.groundrules import Deed, Role, RuleBroken, Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.check import Found, Result
from kader.matters.views._page import find, offer
from kader.people.actions import give_seat
from kader.people.models import Person, Seat
from kader.timeline.verify import verify
from tests.matters import grown
from tests.matters.grown import Cast


def opened(person: Person, matter: Matter, deed: Deed) -> Matter:
    """The matter as this person's page has it, with the deed offered."""
    request = RequestFactory().get("/")
    request.user = person
    found = find(request, matter.key)
    offer(request, found, deed)
    return found


def test_a_seat_and_a_matter_that_nothing_touched_are_not_read_again(cast: Cast) -> None:
    matter = opened(cast.mieke, grown.planning(cast), Deed.STATE_CONDITION)

    with CaptureQueriesContext(connection) as asked:
        actions.state_condition(cast.mieke, matter, "Not in summer.")

    assert not [q for q in asked if 'SELECT "matters_matter"' in q["sql"]]
    assert not [q for q in asked if 'SELECT "people_seat"' in q["sql"]]


def test_who_left_meanwhile_is_refused(cast: Cast) -> None:
    matter = opened(cast.mieke, grown.planning(cast), Deed.STATE_CONDITION)
    actions.leave_matter(cast.mieke, _anew(matter))

    with pytest.raises(RuleBroken, match="not_your_role"):
        actions.state_condition(cast.mieke, matter, "Not in summer.")


def test_what_stopped_meanwhile_has_no_room_any_more(cast: Cast) -> None:
    matter = opened(cast.mieke, grown.planning(cast), Deed.WRITE_PLAN)
    actions.stop_matter(cast.karin, _anew(matter), "The ground is sold.")

    with pytest.raises(RuleBroken, match="not_at_this_stage"):
        actions.write_plan(cast.mieke, matter, grown.PLAN)


def test_roles_that_were_read_for_one_count_for_nobody_else(cast: Cast, nadia: Person) -> None:
    matter = opened(cast.mieke, grown.planning(cast), Deed.STATE_CONDITION)

    with pytest.raises(RuleBroken, match="not_your_role"):
        actions.state_condition(nadia, matter, "Not in summer.")


def test_after_a_deed_of_its_own_the_same_page_reads_anew(cast: Cast) -> None:
    matter = opened(cast.mieke, grown.planning(cast), Deed.STATE_CONDITION)
    actions.state_condition(cast.mieke, matter, "Not in summer.")
    seat = Seat.objects.open().filter(circle=matter.circle, person=cast.mieke)
    seat.update(until=clock.now())

    with pytest.raises(RuleBroken, match="not_your_role"):
        actions.state_condition(cast.mieke, matter, "Nor in autumn.")


def test_a_seat_that_was_given_brings_the_matter_of_the_page_on(cast: Cast) -> None:
    matter = grown.opened(cast)
    give_seat(cast.karin, matter.circle, cast.hanneke, Role.STEWARD)
    page = opened(cast.karin, matter, Deed.GIVE_SEAT)

    give_seat(cast.karin, page.circle, cast.idris, Role.FACILITATOR)

    assert _anew(matter).at is Stage.FRAMING


def test_two_deeds_with_one_press_are_two_links_of_the_chain(cast: Cast) -> None:
    matter = grown.checking(cast)
    points = matter.frames.adopted().get().criteria.all()
    found = [Found(point.pk, Result.NOT_MET, "Nobody is named.") for point in points]

    actions.check_plan(cast.hanneke, matter, found, "Who comes on Sunday?")

    last = list(matter.circle.entries.order_by("number"))[-2:]
    assert [entry.deed for entry in last] == [Deed.CHECK_PLAN, Deed.GIVE_ASSIGNMENT]
    assert last[1].previous == last[0].hash
    assert list(verify()) == []


def _anew(matter: Matter) -> Matter:
    return Matter.objects.select_related("circle").get(pk=matter.pk)
