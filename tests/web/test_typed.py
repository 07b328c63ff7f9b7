"""What was typed is never lost: a page that cannot take it shows it again."""

import pytest
from django.http import QueryDict
from django.test import Client, RequestFactory
from django.urls import reverse

from kader.matters import actions
from kader.matters.models import Matter
from kader.people.models import Person
from kader.web import views
from kader.web.typed import MOST_APART, typed_in
from tests.matters import grown
from tests.matters.grown import PLAN, Cast

WORDS = "We would like a bench under the lime tree."


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


@pytest.fixture
def matter(cast: Cast) -> Matter:
    return grown.planning(cast)


def test_what_was_only_chosen_or_sent_by_the_page_is_no_text() -> None:
    sent = {"once": "A b", "kind": "too_much", "step": "2bcdfghjkm", "text": WORDS, "day": "250,50"}

    shown = typed_in(RequestFactory().post("/", sent))

    assert [typed.text for typed in shown] == [WORDS, "250,50"]
    assert typed_in(RequestFactory().get("/", sent)) == []


def test_very_many_texts_stand_in_one_box() -> None:
    many = QueryDict(mutable=True)
    many.setlist("text", [f"Text {n}." for n in range(MOST_APART + 1)])
    sent = RequestFactory().post("/", dict(many.lists()))

    assert len(typed_in(sent)) == 1


def test_who_is_signed_out_meanwhile_gets_her_words_and_a_way_to_sign_in(
    client: Client, matter: Matter
) -> None:
    page = reverse("state_condition", args=[matter.key])
    answer = client.post(page, {"text": WORDS}, headers={"accept-language": "en"})

    shown = answer.content.decode()
    assert answer.status_code == 401
    assert "no-store" in answer["Cache-Control"]
    assert WORDS in shown
    assert f"?next={page.replace('/', '%2F')}" in shown
    assert f"{WORDS}</textarea>" in shown
    assert f'<li><a href="{matter.get_absolute_url()}">{matter.title}</a></li>' in shown


def test_who_is_signed_out_while_writing_the_plan_finds_each_text_by_its_name(
    client: Client, matter: Matter
) -> None:
    sent = {
        **PLAN,
        "step.b.hours": "2",
        "step.b.cost1.label": "Hay",
        "step.b.cost1.amount": "450",
        "mark.7.was": "unknown||",
        "mark.7": "met",
        "mark.7.step": "s3",
        "mark.7.quote": "Aysel asks forty families",
    }
    page = reverse("write_plan", args=[matter.key])

    answer = client.post(page, sent, headers={"accept-language": "en"})

    shown = answer.content.decode()
    kept = {typed.label: typed.text for typed in answer.context["house"].typed}
    assert answer.status_code == 401
    assert kept["What is your plan called?"] == PLAN["title"]
    assert kept["Which sentence says it?"] == "Aysel asks forty families"
    assert "Hours a week\n2" in kept["Step 2"]
    assert "What for?\nHay\n\nAmount in €\n450" in kept["Step 2"]
    assert ">Step 2</label>" in shown
    assert "unknown||" not in shown
    assert "s3" not in "".join(kept.values())


def test_who_is_signed_out_and_typed_nothing_is_asked_to_sign_in(
    client: Client, matter: Matter
) -> None:
    answer = client.post(reverse("submit_plan", args=[matter.key]), {"once": "a"})

    assert answer.status_code == 302


@pytest.mark.django_db
def test_a_form_that_stood_open_too_long_shows_its_words() -> None:
    sent = RequestFactory().post("/m/open-wish", {"text": WORDS})
    ours = views.csrf_failure(sent, "CSRF token from POST incorrect.")
    elsewhere = views.csrf_failure(sent, "Origin checking failed - https://evil.example")

    assert WORDS in ours.content.decode()
    assert WORDS not in elsewhere.content.decode()


def test_who_writes_while_the_plan_is_handed_in_finds_her_words_and_the_way_back(
    client: Client, cast: Cast
) -> None:
    matter = grown.checking(cast)
    client.force_login(cast.joost)
    client.cookies["language"] = "en"

    answer = client.post(reverse("write_plan", args=[matter.key]), {**PLAN, "summary": WORDS})

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert WORDS in shown
    assert "handed in your plan on" in shown
    assert reverse("withdraw_plan", args=[matter.key]) in shown
    assert f'<a href="{matter.get_absolute_url()}">Go back to the matter.' in shown


def test_a_yes_to_a_plan_that_changed_says_who_changed_what_and_my_page_says_it_too(
    client: Client, cast: Cast, matter: Matter
) -> None:
    actions.write_plan(cast.mieke, matter, PLAN)
    proposal = actions.submit_plan(cast.mieke, matter)
    client.force_login(cast.joost)
    client.cookies["language"] = "en"
    plan = reverse("write_plan", args=[matter.key])
    client.post(plan, {**PLAN, "step.a.what": "We found a club", "base": "1"})

    yes = client.post(reverse("confirm_submission", args=[matter.key, proposal.key]))

    shown = yes.content.decode()
    assert yes.status_code == 409
    assert "Joost changed the plan on" in shown
    assert "Changed: step 1." in shown
    assert f'<a href="{plan}">Read the plan as it is now</a>' in shown
    mine = client.get(reverse("my_page")).content.decode()
    assert "the proposal to hand it in stopped" in mine
    actions.submit_plan(cast.joost, matter)
    assert "proposal to hand it in" not in client.get(reverse("my_page")).content.decode()


def test_whose_part_it_is_stands_there_with_a_name_and_a_number(
    client: Client, cast: Cast, matter: Matter
) -> None:
    client.force_login(cast.joost)
    client.cookies["language"] = "en"

    answer = client.post(reverse("send_update", args=[matter.key]), {"text": WORDS})

    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "This is the part of the case steward: Hanneke Vos, 14 0999" in shown
    assert WORDS in shown


def test_an_answer_that_comes_second_is_shown_again(
    client: Client, cast: Cast, matter: Matter
) -> None:
    asked = actions.request_facts(cast.mieke, matter, "How many trees stand there?")
    actions.answer_fact_request(cast.hanneke, asked, "There are twelve trees.")
    client.force_login(cast.hanneke)

    client.cookies["language"] = "en"
    page = reverse("answer_fact_request", args=[matter.key, asked.key])
    answer = client.post(page, {"text": WORDS})

    shown = answer.content.decode()
    assert answer.status_code == 409
    assert WORDS in shown
    voices = reverse("voices", args=[matter.key])
    assert f'<a href="{voices}">Read the answer. It stands under ‘What people said’.</a>' in shown
    assert "There are twelve trees." in client.get(voices).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["/nowhere", "/m/2bcdfghjkm/write-plan"])
def test_a_page_that_is_not_there_keeps_the_words_and_leads_home(
    client: Client, mieke: Person, page: str
) -> None:
    client.force_login(mieke)
    answer = client.post(page, {"text": WORDS})

    shown = answer.content.decode()
    assert answer.status_code == 404
    assert WORDS in shown
    assert f'<li><a href="{reverse("home")}">' in shown


def test_a_pasted_text_that_is_too_long_is_kept_whole_and_the_page_says_what_fits(
    client: Client, cast: Cast, matter: Matter
) -> None:
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"
    page = reverse("state_condition", args=[matter.key])

    empty = client.get(page).content.decode()
    long = "A" * 5001
    answer = client.post(page, {"text": long})

    shown = answer.content.decode()
    assert "There is room for 5,000 letters." in empty
    assert "<textarea" in empty
    assert "maxlength" not in empty.split("<textarea")[1].split(">")[0]
    assert answer.status_code == 422
    assert "This is too long: 5,001 letters. There is room for 5,000." in shown
    assert long in shown


def test_a_field_that_a_page_adds_later_is_not_cut_either(client: Client, cast: Cast) -> None:
    client.force_login(cast.hanneke)
    page = client.get(reverse("check_plan", args=[grown.checking(cast).key])).content.decode()

    assert "<textarea" in page
    assert not [area for area in page.split("<textarea")[1:] if "maxlength" in area.split(">")[0]]
