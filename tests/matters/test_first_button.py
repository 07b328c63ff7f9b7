"""The one filled button of a matter, and what else stands beside it."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.models import Matter, Reading
from kader.matters.rules.line import SignalKind
from kader.matters.showing.matter import MatterPage
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.world import world_at


@pytest.fixture(autouse=True)
def in_english(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "en"


def _page(person: Person, matter: Matter) -> MatterPage:
    fresh = Matter.objects.select_related("circle", "area").get(pk=matter.pk)
    return MatterPage(Reading.by(person, fresh))


def _first(person: Person, matter: Matter) -> str:
    first = _page(person, matter).first
    return first.label if first else ""


def _others(person: Person, matter: Matter) -> list[str]:
    return [link.label for group in _page(person, matter).others for link in group.links]


def test_news_can_be_sent_while_something_else_waits(cast: Cast) -> None:
    matter = grown.planning(cast)
    assert _first(cast.hanneke, matter) == "Send news"
    assert "Send news" not in _others(cast.hanneke, matter)

    actions.request_facts(cast.mieke, matter, "What does it cost?")

    assert _first(cast.hanneke, matter) == "Answer a question about facts"
    assert "Send news" in _others(cast.hanneke, matter)


def test_news_that_was_sent_is_not_the_button_again_until_the_next_is_nearly_due(
    cast: Cast,
) -> None:
    matter = grown.planning(cast)
    actions.send_update(
        cast.hanneke, matter, "The board reads it next week.", clock.today() + timedelta(days=9)
    )

    assert _first(cast.hanneke, matter) == ""
    assert "Send news" in _others(cast.hanneke, matter)
    with clock.at(clock.now() + timedelta(days=7)):
        assert _first(cast.hanneke, matter) == "Send news"


def test_the_button_follows_the_earliest_day(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.request_facts(cast.mieke, matter, "What does it cost?")
    soon = clock.today() + timedelta(days=5)
    actions.make_promise(cast.hanneke, matter, "We call the school.", soon)

    page = _page(cast.hanneke, matter)

    assert page.first is not None
    assert page.first.label == "Keep a promise"
    assert [wait.label for wait in page.to_do] == ["Answer a question about facts"]


def test_what_has_an_earlier_day_than_the_check_comes_before_it(cast: Cast) -> None:
    matter = grown.checking(cast)
    assert _first(cast.hanneke, matter) == "Check the plan"

    actions.make_promise(
        cast.hanneke, matter, "We call the school.", clock.today() + timedelta(days=2)
    )

    assert _first(cast.hanneke, matter) == "Keep a promise"
    assert "Check the plan" in _others(cast.hanneke, matter)


def test_news_that_is_nearly_late_comes_before_a_later_day(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.send_update(
        cast.hanneke, matter, "The board reads it this week.", clock.today() + timedelta(days=2)
    )

    actions.request_facts(cast.mieke, matter, "What does it cost?")

    assert _first(cast.hanneke, matter) == "Send news"


def test_who_looked_back_is_asked_for_what_comes_then(cast: Cast) -> None:
    matter = world_at(Stage.EVALUATING, cast).matter
    assert _first(cast.mieke, matter) == _first(cast.hanneke, matter) == "Look back"

    actions.evaluate(cast.mieke, matter, "We did it.")
    assert _first(cast.mieke, matter) == "Tell the story"
    actions.tell_story(cast.mieke, matter, "The goats", "They stayed.")
    assert _first(cast.mieke, matter) == ""
    assert "Look back" in _others(cast.mieke, matter)

    actions.evaluate(cast.hanneke, matter, "They found it themselves.")
    assert _first(cast.hanneke, matter) == _first(cast.mieke, matter) == "Close this matter"


def test_who_left_stops_nobody(cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.confirm_stop(cast.mieke, matter)
    assert "Somebody wants to stop: say what you want" in [
        wait.label for wait in _page(cast.joost, matter).waits.to_do
    ]

    actions.leave_matter(cast.mieke, matter)

    assert not matter.proposals.filter(ended_at=None).exists()
    assert "Somebody wants to stop: say what you want" not in [
        wait.label for wait in _page(cast.joost, matter).waits.to_do
    ]


def test_a_proposal_that_somebody_present_supports_stays(cast: Cast) -> None:
    matter = grown.planning(cast)
    for number in range(4):
        more = Person.objects.create(email=f"more{number}@example.org", name="More")
        matter.circle.seats.create(
            person=more, role="resident", side=1, since=clock.now(), given_by=cast.mieke
        )
    actions.confirm_stop(cast.mieke, matter)
    actions.confirm_stop(cast.joost, matter)

    actions.leave_matter(cast.mieke, matter)

    assert matter.proposals.filter(ended_at=None).exists()
    assert _page(cast.joost, matter).waits.has("proposed_stop")


def test_ones_own_signal_waits_for_an_answer_before_it_asks_anything(cast: Cast) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    page = _page(cast.mieke, matter)
    assert [wait.label for wait in page.waits.to_do] == []
    [later] = page.waits.by_others
    said = "You gave a signal: This is too much"
    assert (later.label, later.until) == (said, signal.due)
    assert later.url == reverse("close_signal", args=[matter.key, signal.key])

    actions.answer_signal(cast.hanneke, signal, "We ask less.")

    page = _page(cast.mieke, matter)
    assert [wait.label for wait in page.waits.to_do] == ["Your signal: is it better now?"]
    assert page.waits.by_others == []
