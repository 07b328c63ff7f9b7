"""My page: what I can do now, and what is new."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Matter
from kader.matters.rules.line import SignalKind
from kader.people.actions import give_seat
from kader.people.models import Circle, Person
from tests.matters import grown
from tests.matters.grown import Cast


def _my_page(client: Client, person: Person) -> str:
    client.force_login(person)
    client.cookies["language"] = "en"
    return client.get(reverse("my_page")).content.decode()


def test_a_proposal_that_has_lapsed_asks_for_no_yes_any_more(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    address = reverse("confirm_submission", args=[matter.key, proposal.key])

    before = _my_page(client, cast.joost)
    with clock.at(clock.now() + timedelta(days=8)):
        after = _my_page(client, cast.joost)

    assert address in before
    assert address not in after


def test_each_piece_of_news_names_its_matter(cast: Cast, client: Client) -> None:
    matter, other = grown.planning(cast), grown.planning(cast)
    type(other).objects.filter(pk=other.pk).update(title="The bench")
    client.force_login(cast.joost)
    client.post(reverse("read_news"))
    actions.send_update(
        cast.hanneke, other, "The board reads it this week.", clock.today() + timedelta(days=3)
    )

    news = _my_page(client, cast.joost).split('id="h-news"')[1].split("</section>")[0]

    assert "1 thing is new" in news
    assert f'<a href="{other.get_absolute_url()}">The bench</a>' in news
    assert matter.get_absolute_url() not in news


def test_an_official_has_one_name_in_all_that_she_did(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.move_hand_in_date(cast.hanneke, matter, clock.today() + timedelta(days=99))
    actions.send_update(
        cast.hanneke, matter, "The board reads it this week.", clock.today() + timedelta(days=3)
    )

    news = _my_page(client, cast.joost).split('id="h-news"')[1].split("</section>")[0]

    assert news.count(cast.hanneke.name) == news.count(cast.hanneke.first_name) >= 2


def test_more_news_than_is_shown_is_not_counted_as_if_it_were_all(
    cast: Cast, client: Client
) -> None:
    for _ in range(3):
        grown.planning(cast)

    page = _my_page(client, cast.joost)

    assert "More than 12 things are new" in page
    assert page.split('id="h-news"')[1].split("</section>")[0].count('class="waitrow"') == 12


def test_the_same_again_is_said_once(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.joost)
    client.post(reverse("read_news"))
    for number in range(3):
        actions.request_facts(cast.mieke, matter, f"What does it cost? {number}")

    news = _my_page(client, cast.joost).split('id="h-news"')[1].split("</section>")[0]

    assert news.count("Mieke asked for facts.") == 1


def test_the_last_yes_is_news_as_the_deed_of_the_group(cast: Cast, client: Client) -> None:
    matter = grown.checking(cast)
    client.force_login(cast.hanneke)
    client.post(reverse("read_news"))
    actions.withdraw_plan(cast.mieke, matter)
    proposed = _my_page(client, cast.hanneke)
    actions.withdraw_plan(cast.joost, matter)

    news = _my_page(client, cast.hanneke).split('id="h-news"')[1].split("</section>")[0]

    assert "The group took its plan back." not in proposed
    assert "The group took its plan back. Joost gave the last yes." in news
    assert "Joost wants to take the plan back" not in news


def test_a_row_begins_its_second_sentence_with_a_capital(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    Matter.objects.filter(pk=matter.pk).update(marks="mo", met=1, total=2, round=2)
    client.force_login(cast.mieke)

    page = client.get(reverse("my_page"), headers={"accept-language": "nl"}).content.decode()

    assert "ronde 2. Past: 1 van 2 punten" in page


def test_without_news_nothing_is_counted(cast: Cast, client: Client) -> None:
    grown.planning(cast)
    client.force_login(cast.joost)
    client.post(reverse("read_news"))

    page = _my_page(client, cast.joost)

    assert "Nothing is new since you last looked" in page
    assert "0 things" not in page


def test_a_facilitator_hears_that_somebody_else_has_his_seat(
    cast: Cast, client: Client, aysel: Person, town: Circle
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.idris)
    client.post(reverse("read_news"))
    town.seats.create(
        person=aysel, role=Role.FACILITATOR, askable=True, since=clock.now(), given_by=aysel
    )
    actions.ask_for_another_facilitator(cast.mieke, matter, "He is never there.")
    give_seat(cast.karin, matter.circle, aysel, Role.FACILITATOR)

    page = _my_page(client, cast.idris)
    client.post(reverse("read_news"))

    assert "Karin Smit gave your seat to somebody else." in page
    assert matter.get_absolute_url() in page
    assert "gave your seat" not in _my_page(client, cast.idris)


def _looked_back(cast: Cast) -> Matter:
    matter = grown.evaluating(cast)
    actions.evaluate(cast.mieke, matter, "It went well.")
    actions.evaluate(cast.hanneke, matter, "They found it themselves.")
    return matter


def _withdrawing(cast: Cast) -> Matter:
    matter = grown.checking(cast)
    actions.withdraw_plan(cast.mieke, matter)
    return matter


def _stopping(cast: Cast) -> Matter:
    matter = grown.planning(cast)
    actions.confirm_stop(cast.mieke, matter)
    return matter


def _closing(cast: Cast) -> Matter:
    matter = _looked_back(cast)
    actions.close_matter(cast.mieke, matter)
    return matter


@pytest.mark.parametrize(
    ("begins", "word"),
    [(_withdrawing, "withdraw_plan"), (_stopping, "confirm_stop"), (_closing, "close_matter")],
)
def test_what_asks_for_a_yes_at_the_matter_stands_here_too(
    cast: Cast, client: Client, begins: Callable[[Cast], Matter], word: str
) -> None:
    matter = begins(cast)

    page = _my_page(client, cast.joost)

    assert page.count(f'href="{reverse(word, args=[matter.key])}"') == 1
    assert "Nothing waits for you" not in page
    assert f'href="{reverse(word, args=[matter.key])}"' not in _can(client, cast.mieke)


def test_ones_own_signal_that_was_answered_stands_here_too(cast: Cast, client: Client) -> None:
    matter = grown.checking(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    address = reverse("close_signal", args=[matter.key, signal.key])
    assert address not in _can(client, cast.mieke)

    actions.answer_signal(cast.hanneke, signal, "We ask less.")

    assert address in _can(client, cast.mieke)


def test_who_looked_back_is_asked_for_her_story_and_not_to_look_back_again(
    cast: Cast, client: Client
) -> None:
    matter = _looked_back(cast)

    assert reverse("evaluate", args=[matter.key]) in _can(client, cast.joost)
    assert reverse("tell_story", args=[matter.key]) in _can(client, cast.mieke)
    assert reverse("evaluate", args=[matter.key]) not in _can(client, cast.mieke)


def test_an_official_is_sent_to_her_desk(cast: Cast, client: Client) -> None:
    grown.planning(cast)

    assert "What waits for you as an official lies on your desk." in _can(client, cast.hanneke)


def _can(client: Client, person: Person) -> str:
    return _my_page(client, person).split('id="h-can"')[1].split("</section>")[0]


def test_the_term_of_the_town_is_no_date_of_who_gave_the_signal(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    actions.answer_signal(cast.hanneke, signal, "We ask less.")
    actions.move_hand_in_date(cast.mieke, matter, clock.today() + timedelta(days=30))

    can = _can(client, cast.mieke)
    row = can.split(f"/{signal.key}")[0].rsplit("<li", 1)[1]

    assert "any time" in row
    assert can.index("Go on writing your plan") < can.index("is it better now?")


def test_a_day_that_has_passed_is_said_to_have_passed(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    actions.move_hand_in_date(cast.mieke, matter, clock.today() + timedelta(days=3))

    with clock.at(clock.now() + timedelta(days=5)):
        page = _my_page(client, cast.joost)

    assert "The group is to move, the date has passed: it was " in page


def test_a_wish_is_offered_to_residents_only(cast: Cast, client: Client, aysel: Person) -> None:
    facilitator, resident = _my_page(client, cast.idris), _my_page(client, aysel)

    assert "You can always read along, or tell a wish." in resident
    assert "You can always read along." in facilitator
    assert "tell a wish" not in facilitator
    assert reverse("open_wish") not in facilitator


def test_a_facilitator_is_asked_here_to_look_back_until_he_did(cast: Cast, client: Client) -> None:
    matter = grown.evaluating(cast)
    address = reverse("evaluate", args=[matter.key])
    before = _can(client, cast.idris)

    actions.evaluate(cast.idris, matter, "Both sides listened.")

    assert address in before
    assert "tell-story" not in _can(client, cast.idris)
    assert address not in _can(client, cast.idris)


def test_a_newer_frame_is_for_the_group_to_choose_until_she_said_yes(
    cast: Cast, client: Client
) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    choose = reverse("choose_frame", args=[matter.key])
    assert choose not in _my_page(client, cast.mieke)

    changed = grown.frame_fields() | {
        "bound.1.text": "At most € 10.000 a year",
        "bound.1.says_what": "1",
    }
    adoption = Adoption("The executive board", clock.today(), "2026-2")
    actions.change_frame(cast.karin, matter, changed, adoption, "The budget grew.")

    assert "Choose the newer frame" in _my_page(client, cast.mieke)
    assert choose in _my_page(client, cast.mieke)
    actions.choose_frame(cast.mieke, matter)
    assert choose not in _my_page(client, cast.mieke)
    assert _my_page(client, cast.joost).count(choose) == 1
