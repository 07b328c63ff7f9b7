"""The search page: each issue once, with words that people wrote."""

from django.test import Client

from kader.matters import actions
from kader.matters.models import Matter
from tests.matters import grown
from tests.matters.grown import Cast


def test_an_issue_is_found_once_with_the_words_that_people_wrote(
    client: Client, cast: Cast
) -> None:
    matter = grown.checking(cast)

    page = client.get("/search", {"q": "neighbourhood"}, headers={"accept-language": "en"})

    said = page.content.decode()
    assert said.count(f'<a href="{matter.get_absolute_url()}">') == 1
    assert "We take care of the animals ourselves." in said
    assert " | " not in said.partition("<main")[2]
    assert "False" not in said
    assert "process-row" not in said


def test_the_words_that_were_asked_for_stand_in_what_is_shown(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    long = {**grown.PLAN, "summary": "We take care of it. " * 40, "step.b.what": "We buy a donkey."}
    actions.write_plan(cast.mieke, matter, long)
    actions.confirm_submission(cast.joost, actions.submit_plan(cast.mieke, matter))

    said = client.get("/search", {"q": "donkeys"}).content.decode()

    assert "We buy a donkey." in said


def test_nobody_finds_an_issue_by_a_word_of_the_machine(client: Client, cast: Cast) -> None:
    grown.checking(cast)

    found = [
        word
        for word in ("municipality_alone", "residents_first", "True", "False")
        if client.get("/search", {"q": word}).context["found"]
    ]

    assert found == []


def test_a_frame_and_a_plan_are_found_by_their_words(client: Client, cast: Cast) -> None:
    matter: Matter = grown.checking(cast)

    found = client.get("/search", {"q": "foundation"}).context["found"]

    assert [hit.url for hit in found] == [matter.get_absolute_url()]


def test_a_sign_that_no_page_may_hold_is_left_out(client: Client, db: None) -> None:
    page = client.get("/search?q=%00goat%00").content

    assert b"\0" not in page
    assert b'value="goat"' in page
