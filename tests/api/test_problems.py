"""What goes wrong is told in one shape, and says what is possible instead."""

import pytest
from django.test import Client, override_settings

from kader.matters import actions
from kader.people.models import Person
from tests.api.conftest import Post

KIND = "application/problem+json"
SHAPE = {"type", "title", "status", "detail", "instance", "reason"}


def test_a_refusal_names_its_rule_and_what_can_be_done_instead(
    api: Client, post: Post, mieke: Person, nadia: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    path = f"matters/{matter.key}/request-facts"

    answer = post(nadia, path, {"text": "How dark is it?"}, **{"Accept-Language": "en"})

    told = answer.json()
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, KIND)
    assert SHAPE | {"rule", "instead"} <= told.keys()
    assert (told["reason"], told["rule"]) == ("not_your_role", "G2")
    assert told["instance"] == f"/api/v1/{path}"
    assert told["type"] == "/ground-rules#G2"
    assert '<li id="G2"' in api.get("/ground-rules").content.decode()
    assert told["instead"]


def test_the_order_of_the_steps_is_a_conflict(post: Post, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")

    answer = post(mieke, f"matters/{matter.key}/submit-plan")

    assert (answer.status_code, answer.json()["reason"]) == (409, "not_at_this_stage")


def test_who_is_signed_out_hears_so_before_anything_else(api: Client, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")

    answer = api.post(f"/api/v1/matters/{matter.key}/request-facts", {}, "application/json")

    assert (answer.status_code, answer.json()["reason"]) == (401, "signed_out")
    assert answer.headers["API-Version"]


def test_a_change_without_the_token_is_refused(api: Client, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    api.force_login(mieke)

    body = {"text": "How dark is it?"}
    answer = api.post(f"/api/v1/matters/{matter.key}/request-facts", body, "application/json")

    assert (answer.status_code, answer.json()["reason"]) == (403, "no_token")
    assert not matter.fact_requests.exists()


@pytest.mark.parametrize(
    "path", ["", "/frames", "/plans", "/timeline"], ids=["matter", "frames", "plans", "timeline"]
)
def test_what_one_may_not_see_is_not_there(
    api: Client, mieke: Person, nadia: Person, path: str
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.", public=False)
    api.force_login(nadia)

    answer = api.get(f"/api/v1/matters/{matter.key}{path}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (404, KIND)


def test_nor_can_anything_be_done_there(post: Post, mieke: Person, nadia: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.", public=False)

    answer = post(nadia, f"matters/{matter.key}/ask-to-join", {"text": "I live there."})

    assert answer.status_code == 404
    assert not matter.join_requests.exists()


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, "#/kind"),
        ({"kind": "anger"}, "#/kind"),
        ({"kind": "silence", "colour": "red"}, "#/colour"),
        ({"kind": "silence", "text": "\x00"}, "#/text"),
    ],
)
def test_unclear_input_is_pointed_at(
    post: Post, mieke: Person, body: dict[str, str], pointer: str
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")

    answer = post(mieke, f"matters/{matter.key}/give-signal", body)

    assert (answer.status_code, answer.json()["reason"]) == (422, "unclear_input")
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [pointer]
    assert not matter.signals.exists()


def test_what_cannot_be_read_is_a_bad_request(post: Post, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")

    answer = post(mieke, f"matters/{matter.key}/give-signal", "{")

    assert (answer.status_code, answer.json()["reason"]) == (400, "unreadable")


def test_a_matter_that_changed_meanwhile_is_left_alone(
    post: Post, api: Client, mieke: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    seen = api.get(f"/api/v1/matters/{matter.key}").json()["version"]
    actions.list_strengths(mieke, matter, "We can climb.")
    path, body = f"matters/{matter.key}/give-signal", {"kind": "silence"}

    stale = post(mieke, path, body, **{"If-Match": f'"{seen}"'})
    fresh = post(mieke, path, body, **{"If-Match": f'"{seen + 1}"'})

    assert (stale.status_code, stale.json()["reason"]) == (409, "changed_meanwhile")
    assert fresh.status_code == 200


@pytest.mark.parametrize(
    ("path", "status"), [("nothing-here", 404), ("matters/open-wish", 405)], ids=["404", "405"]
)
def test_django_s_own_answers_have_the_same_shape(api: Client, path: str, status: int) -> None:
    answer = api.get(f"/api/v1/{path}")

    assert (answer.status_code, answer.headers["Content-Type"]) == (status, KIND)
    assert answer.json()["status"] == status
    assert answer.headers["API-Version"]


@override_settings(KADER_PACE=True, KADER_POSTS_PER_MINUTE=1)
def test_who_rushes_hears_when_to_go_on(post: Post, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    path, body = f"matters/{matter.key}/give-signal", {"kind": "silence"}
    post(mieke, path, body)

    answer = post(mieke, path, body)

    assert (answer.status_code, answer.headers["Content-Type"]) == (429, KIND)
    assert int(answer.headers["Retry-After"]) > 0


def test_the_sentences_are_in_the_language_of_the_caller(post: Post, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")

    answer = post(mieke, f"matters/{matter.key}/submit-plan", **{"Accept-Language": "de"})

    assert answer.headers["Content-Language"] == "de"
