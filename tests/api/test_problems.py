"""What goes wrong is told in one shape, and says what is possible instead."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from kader.matters import actions
from kader.people.models import Person
from tests.api.conftest import Answer, Post
from tests.matters import grown
from tests.matters.grown import Cast

KIND = "application/problem+json"
SHAPE = {"type", "title", "status", "detail", "instance", "reason"}


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


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


def test_over_https_a_change_names_the_site_too(api: Client, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    api.force_login(mieke)
    path, body = f"/api/v1/matters/{matter.key}/give-signal", {"kind": "silence"}
    sent = {"X-CSRFToken": api.get("/api/v1/me", secure=True).json()["csrfToken"]}
    sent["Accept-Language"] = "en"

    def send(**more: str) -> Answer:
        kind = "application/json"
        return api.post(path, body, kind, secure=True, headers={**sent, **more})

    refused = send()

    assert (refused.status_code, refused.json()["reason"]) == (403, "no_token")
    assert "Origin or Referer" in refused.json()["detail"]
    assert send(Origin="https://testserver").status_code == 200


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


def test_what_is_wrong_with_a_field_is_said_in_the_language_of_the_caller(
    post: Post, mieke: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    path, body = f"matters/{matter.key}/give-signal", {"kind": "anger"}

    told = {
        language: post(mieke, path, body, **{"Accept-Language": language}).json()["errors"][0]
        for language in ("en", "de", "nl")
    }

    assert told["en"]["detail"] == "Choose one of these."
    assert len({fault["detail"] for fault in told.values()}) == 3


@pytest.mark.parametrize(
    ("word", "body", "said"),
    [
        ("give-signal", {}, "This is needed."),
        ("give-signal", {"kind": "silence", "mood": 1}, "We do not know this field."),
        ("give-signal", {"kind": "silence", "text": 1}, "This must be text."),
        ("request-facts", {"text": "x" * 10_001}, "At most 10000 letters fit here."),
        ("move-hand-in-date", {"day": "soon"}, "This must be a day, written like 2026-12-31."),
        ("state-capacity", {"hoursAWeek": "1.234", "people": 1}, "This number is too long."),
        ("state-capacity", {"hoursAWeek": 1, "people": 10_000}, "This must be 9999 or less."),
        ("report-progress", {"text": "x", "step": "abc"}, "There is no such key here."),
    ],
)
def test_a_sentence_says_what_is_wrong(
    post: Post, cast: Cast, word: str, body: dict[str, Any], said: str
) -> None:
    matter = grown.doing(cast)

    answer = post(cast.mieke, f"matters/{matter.key}/{word}", body, **{"Accept-Language": "en"})

    assert [fault["detail"] for fault in answer.json()["errors"]] == [said]


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


def test_any_version_will_do_for_who_says_so(post: Post, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    path, body = f"matters/{matter.key}/give-signal", {"kind": "silence"}

    for seen in ("*", f'"{matter.circle.last_number - 1}", W/"{matter.circle.last_number + 1}"'):
        assert post(mieke, path, body, **{"If-Match": seen}).status_code == 200

    assert matter.signals.count() == 2


def test_a_deed_answers_with_the_version_that_came_of_it(
    post: Post, api: Client, mieke: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    path, body = f"matters/{matter.key}/give-signal", {"kind": "silence"}

    told = post(mieke, path, body).json()["matter"]

    assert told["version"] == api.get(f"/api/v1/matters/{matter.key}").json()["version"]
    again = post(mieke, path, body, **{"If-Match": str(told["version"])})
    assert again.status_code == 200


def test_the_look_is_under_the_lock_of_the_deed(post: Post, mieke: Person) -> None:
    """Between the look at the version and the deed nobody comes: one transaction holds both."""
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    path, body = f"matters/{matter.key}/give-signal", {"kind": "silence"}

    with CaptureQueriesContext(connection) as asked:
        post(mieke, path, body, **{"If-Match": "*"})

    said = [query["sql"].split(" ")[0] for query in asked]
    first = next(n for n, one in enumerate(asked) if "UPDATE people_circle " in one["sql"])
    assert "SAVEPOINT" in said[:first]
    looked = [n for n, one in enumerate(asked) if _reads_circle(one["sql"])]
    assert said.index("SAVEPOINT") < looked[0] < first


def _reads_circle(sql: str) -> bool:
    return sql.startswith('SELECT "people_circle"."id"')


def test_a_deed_with_a_key_is_done_once(post: Post, mieke: Person) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    path, key = f"matters/{matter.key}/give-signal", {"Idempotency-Key": "8e03978e-40d5"}

    first = post(mieke, path, {"kind": "silence"}, **key)
    again = post(mieke, path, {"kind": "silence"}, **key)
    other = post(mieke, path, {"kind": "too_much"}, **key)

    assert first.json() == again.json()
    assert other.json()["key"] != first.json()["key"]
    assert matter.signals.count() == 2


def test_a_refusal_leaves_the_key_free(post: Post, cast: Cast) -> None:
    matter, key = grown.checking(cast), {"Idempotency-Key": "one"}
    path, body = f"matters/{matter.key}/write-plan", {"fields": {"title": "Light"}}
    assert post(cast.mieke, path, body, **key).status_code == 409
    actions.ask_to_wait(cast.joost, matter, "")

    assert post(cast.mieke, path, body, **key).status_code == 200


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
