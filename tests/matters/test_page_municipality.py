"""The pages on which officials answer, open an issue, give seats, promise and send news."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.line import SignalKind
from kader.people.models import Person, Seat
from tests.matters import grown
from tests.matters.grown import Cast

NEWS = "The board reads your answers this week, and writes to you on Friday."


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """An issue where residents write their plan."""
    return grown.planning(cast)


def at(word: str, matter: Matter, record: Any = None) -> str:
    return reverse(word, args=[matter.key, *([record.key] if record else [])])


def opened(client: Client, who: Person, address: str) -> Any:
    client.force_login(who)
    client.cookies["language"] = "en"
    return client.get(address)


def sent(client: Client, who: Person, address: str, **typed: Any) -> Any:
    client.force_login(who)
    client.cookies["language"] = "en"
    return client.post(address, typed)


def in_days(days: int) -> str:
    return (clock.today() + timedelta(days=days)).isoformat()


# Answers ------------------------------------------------------------------------------------------


def test_the_mandate_holder_answers_a_condition_below_the_residents_words(
    client: Client, cast: Cast, matter: Matter
) -> None:
    condition = actions.state_condition(cast.mieke, matter, "No decision in the summer.")
    address = at("answer_condition", matter, condition)

    shown = opened(client, cast.karin, address).content.decode()
    empty = sent(client, cast.karin, address, text=" ")
    sent(client, cast.karin, address, text="We decide after the summer.")

    assert '<div class="own-words"><p>No decision in the summer.</p></div>' in shown
    assert "at the latest" in shown
    assert empty.status_code == 422
    condition.refresh_from_db()
    assert condition.answer.text == "We decide after the summer."


def test_a_fact_is_told_because_residents_asked(client: Client, cast: Cast, matter: Matter) -> None:
    asked = actions.request_facts(cast.mieke, matter, "How old is the fence?")

    sent(client, cast.hanneke, at("answer_fact_request", matter, asked), text="Ten years.")

    asked.refresh_from_db()
    assert asked.answer.text == "Ten years."


def test_support_is_arranged_or_not(client: Client, cast: Cast, matter: Matter) -> None:
    asked = actions.ask_for_support(cast.mieke, matter, "A room for ten people.")
    address = at("answer_support", matter, asked)

    unclear = sent(client, cast.hanneke, address, text="The school has one.")
    sent(client, cast.hanneke, address, text="The school has one.", given="yes")

    assert unclear.status_code == 422
    assert "The school has one." in unclear.content.decode()
    asked.refresh_from_db()
    assert asked.answer.given


def test_too_much_is_answered_by_more_time_first(
    client: Client, cast: Cast, matter: Matter
) -> None:
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH, "Three evenings a week.")
    address = at("answer_signal", matter, signal)

    shown = opened(client, cast.hanneke, address).content.decode()
    sent(client, cast.hanneke, address, moved_to=in_days(60), text="No evening meeting in May.")

    assert "Three evenings a week." in shown
    assert "We do not argue about this feeling." in shown
    assert shown.index("Give more time") < shown.index("What becomes lighter")
    matter.refresh_from_db()
    assert matter.hand_in_by == clock.today() + timedelta(days=60)


def test_a_signal_about_the_size_of_the_frame_is_not_the_stewards(
    client: Client, cast: Cast, matter: Matter
) -> None:
    signal = actions.give_signal(cast.mieke, matter, SignalKind.FRAME_TOO_NARROW)
    address = at("answer_signal", matter, signal)

    assert opened(client, cast.hanneke, address).status_code == 404
    assert opened(client, cast.karin, address).status_code == 200


def test_a_resident_does_not_answer_for_the_municipality(
    client: Client, cast: Cast, matter: Matter
) -> None:
    asked = actions.request_facts(cast.mieke, matter, "How old is the fence?")

    refused = opened(client, cast.joost, at("answer_fact_request", matter, asked))

    assert refused.status_code == 403
    assert refused.context["rule_number"] == "2"


# An issue and its seats ---------------------------------------------------------------------------


def test_an_official_puts_an_issue_to_residents(client: Client, cast: Cast) -> None:
    address = reverse("open_issue")

    empty = sent(client, cast.karin, address, title="", text="The zoo closes.", open_to_area="all")
    done = sent(
        client,
        cast.karin,
        address,
        title="What about the zoo?",
        text="The zoo closes.",
        open_to_area="all",
    )

    assert "The zoo closes." in empty.content.decode()
    assert done.status_code == 302
    issue = Matter.objects.get()
    assert (issue.stage, issue.open_to_area) == (Stage.OPENED, True)


def test_a_resident_opens_no_issue(client: Client, cast: Cast) -> None:
    assert opened(client, cast.mieke, reverse("open_issue")).status_code == 403


def test_seats_are_given_to_who_may_be_asked_until_none_is_vacant(
    client: Client, cast: Cast
) -> None:
    matter = grown.opened(cast)
    address = at("give_seat", matter)

    shown = opened(client, cast.karin, address).content.decode()
    for role, person in (("steward", cast.hanneke), ("facilitator", cast.idris)):
        sent(client, cast.karin, address, seat=f"{role}.{person.key}")

    assert "Case steward: Hanneke Vos" in shown
    assert "Mieke" not in shown
    matter.refresh_from_db()
    assert matter.stage == Stage.FRAMING


def test_who_leaves_a_seat_makes_it_vacant_at_once(
    client: Client, cast: Cast, matter: Matter
) -> None:
    seat = Seat.objects.open().get(circle=matter.circle, person=cast.idris)

    assert opened(client, cast.hanneke, at("leave_seat", matter, seat)).status_code == 404
    sent(client, cast.idris, at("leave_seat", matter, seat), once="a")

    seat.refresh_from_db()
    assert seat.until is not None


# News and promises --------------------------------------------------------------------------------


def test_news_says_something_and_when_the_next_comes(
    client: Client, cast: Cast, matter: Matter
) -> None:
    address = at("send_update", matter)

    empty = sent(client, cast.hanneke, address, text=NEWS, next_by="")
    sent(client, cast.hanneke, address, text=NEWS, next_by=in_days(7))

    assert NEWS in empty.content.decode()
    assert matter.updates.get().next_by == clock.today() + timedelta(days=7)


@pytest.mark.parametrize(
    ("text", "days", "field", "why"),
    [("Soon", 7, "text", "at least twenty letters"), (NEWS, 99, "next_by", "or an earlier day")],
)
def test_news_that_cannot_go_yet_says_so_beside_its_field_and_stays(  # noqa: PLR0913
    client: Client, cast: Cast, matter: Matter, text: str, days: int, field: str, why: str
) -> None:
    client.cookies["language"] = "en"
    address = at("send_update", matter)

    answer = sent(client, cast.hanneke, address, text=text, next_by=in_days(days))

    assert answer.status_code == 422
    assert why in answer.context["form"].errors[field][0]
    assert text in answer.content.decode()
    assert not matter.updates.exists()


def test_means_are_promised_for_what_residents_asked(
    client: Client, cast: Cast, matter: Matter
) -> None:
    address = at("make_promise", matter)
    before = opened(client, cast.hanneke, address).content.decode()
    asked = actions.ask_for_support(cast.mieke, matter, "A room for ten people.")

    shown = opened(client, cast.hanneke, address).content.decode()
    promise = {"text": "The room is yours.", "due": in_days(9), "kind": "means"}
    sent(client, cast.hanneke, address, **promise, asked=asked.key)

    assert "Residents asked for no money or means yet." in before
    assert "A room for ten people." in shown
    assert matter.promises.get().asked_for == asked


@pytest.mark.parametrize("has_asked", [False, True])
def test_money_that_nobody_asked_for_is_not_promised_g2(
    has_asked: bool, client: Client, cast: Cast, matter: Matter
) -> None:
    if has_asked:
        actions.ask_for_support(cast.mieke, matter, "A room for ten people.")
    address = at("make_promise", matter)
    promise = {"text": "We pay 5000 euro.", "due": in_days(9), "kind": "means"}

    client.force_login(cast.hanneke)
    answer = client.post(address, {**promise, "once": "a"}, HTTP_ACCEPT_LANGUAGE="en")

    assert answer.status_code == 422
    assert "We pay 5000 euro." in answer.content.decode()
    assert ("Choose what the residents asked." in answer.content.decode()) == has_asked
    assert not matter.promises.exists()


def test_a_promise_is_kept_for_everybody_to_see(client: Client, cast: Cast, matter: Matter) -> None:
    due = clock.today() + timedelta(days=9)
    promise = actions.make_promise(cast.hanneke, matter, "The fence is mended.", due)
    address = at("keep_promise", matter, promise)

    shown = opened(client, cast.hanneke, address).content.decode()
    sent(client, cast.hanneke, address, once="a")

    assert "The fence is mended." in shown
    promise.refresh_from_db()
    assert promise.kept_by == cast.hanneke
