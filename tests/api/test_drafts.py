"""Drafts by machines: what a save leaves out stays, and what two wrote is kept both."""

from typing import Any

import pytest
from django.test import Client

from kader.groundrules import clock
from kader.matters.models import Matter
from kader.people.models import Person
from tests.api.conftest import Post
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


@pytest.fixture
def writing(cast: Cast, post: Post) -> Matter:
    """Mieke's first save stands in the draft."""
    matter = grown.planning(cast)
    assert post(cast.mieke, _path(matter), {"fields": grown.PLAN}).status_code == 200
    return matter


def _path(matter: Matter, word: str = "write-plan") -> str:
    return f"matters/{matter.key}/{word}"


def _draft(api: Client, person: Person, matter: Matter, word: str = "plan-draft") -> Any:
    api.force_login(person)
    answer = api.get(f"/api/v1/matters/{matter.key}/{word}")
    return answer.json() if answer.status_code == 200 else answer.status_code


def test_the_draft_is_told_with_its_words_and_the_number_of_its_save(
    api: Client, cast: Cast, writing: Matter
) -> None:
    told = _draft(api, cast.joost, writing)

    assert (told["number"], told["base"], told["clashes"]) == (1, 1, {})
    assert told["fields"] == grown.PLAN
    api.force_login(cast.joost)
    assert told["plan"] == api.get(f"/api/v1/matters/{writing.key}/plans").json()[0]["key"]


def test_a_save_keeps_what_it_leaves_out(post: Post, cast: Cast, writing: Matter) -> None:
    given = {"base": 1, "fields": {"step.c.what": "Bram comes on Sunday"}}

    saved = post(cast.joost, _path(writing), given).json()["draft"]

    assert saved["fields"] == grown.PLAN | {"step.c.what": "Bram comes on Sunday"}
    assert saved["base"] == 2
    assert writing.plans.get().steps.count() == 3


def test_so_does_a_save_without_a_base(post: Post, cast: Cast, writing: Matter) -> None:
    post(cast.joost, _path(writing), {"fields": {"summary": "We do it together."}})

    plan = writing.plans.get()
    assert (plan.title, plan.summary) == (grown.PLAN["title"], grown.PLAN["summary"])
    assert plan.revisions.latest("number").clashes["summary"] == [
        grown.PLAN["summary"],
        "We do it together.",
    ]


def test_a_step_is_taken_out_only_by_saying_so(post: Post, cast: Cast, writing: Matter) -> None:
    saved = post(cast.joost, _path(writing), {"base": 1, "takeOut": ["step.b"]}).json()["draft"]

    assert not [name for name in saved["fields"] if name.startswith("step.b.")]
    assert [step.name for step in writing.plans.get().steps.all()] == ["a"]


def test_what_two_wrote_is_kept_both_until_somebody_chooses(
    post: Post, api: Client, cast: Cast, writing: Matter
) -> None:
    post(cast.mieke, _path(writing), {"base": 1, "fields": {"title": "A meadow"}})
    second = {"base": 1, "fields": {"title": "A field", "summary": "Ours."}}
    saved = post(cast.joost, _path(writing), second).json()["draft"]
    assert saved["clashes"] == {"title": ["A meadow", "A field"]}
    assert saved["fields"]["summary"] == "Ours."
    choice = {"chosen": {"title": "A field"}}

    unread = post(cast.mieke, _path(writing), choice | {"base": 2})
    read = post(cast.mieke, _path(writing), choice | {"base": saved["base"]})

    assert (unread.status_code, unread.json()["reason"]) == (409, "changed_meanwhile")
    assert read.json()["draft"]["clashes"] == {}
    assert read.json()["draft"]["fields"]["title"] == "A field"


def test_a_next_version_begins_with_the_words_of_the_one_before(
    post: Post, api: Client, cast: Cast
) -> None:
    matter = grown.checking(cast)
    point = matter.frames.get().criteria.get().key
    finding = {"criterion": point, "result": "not_met", "reason": "Nobody comes on Sunday."}
    checked = {"findings": [finding], "question": "Who comes on Sunday?"}
    post(cast.hanneke, _path(matter, "check-plan"), checked)
    begun = _draft(api, cast.mieke, matter)
    assert (begun["number"], begun["base"], begun["plan"]) == (2, 0, None)
    assert begun["fields"] == grown.PLAN

    post(cast.mieke, _path(matter), {"fields": {"step.c.what": "Bram comes on Sunday"}})

    assert matter.plans.get(number=2).steps.count() == 3


def test_a_field_that_we_do_not_know_is_a_mistake(post: Post, cast: Cast, writing: Matter) -> None:
    wrong = {"base": 1, "fields": {"step.a.colour": "red"}, "takeOut": []}
    nothing = {"base": 1, "takeOut": ["step.a", "the second step"]}

    answers = [post(cast.mieke, _path(writing), body) for body in (wrong, nothing)]

    assert [answer.status_code for answer in answers] == [422, 422]
    pointers = [answer.json()["errors"][0]["pointer"] for answer in answers]
    assert pointers == ["#/fields/step.a.colour", "#/takeOut/1"]
    assert writing.plans.get().revisions.count() == 1


def test_only_the_group_reads_its_draft_and_its_marks(
    post: Post, api: Client, cast: Cast, writing: Matter
) -> None:
    point = writing.frames.get().criteria.get().key
    post(cast.mieke, _path(writing, f"mark-criterion/{point}"), {"state": "met", "quote": "Care."})

    marks = _draft(api, cast.joost, writing)["marks"]
    assert marks == [{"criterion": point, "state": "met", "step": None, "quote": "Care."}]
    assert [_draft(api, who, writing) for who in (cast.hanneke, cast.idris, cast.karin)] == [
        404
    ] * 3
    api.logout()
    assert api.get(f"/api/v1/matters/{writing.key}/plan-draft").status_code == 404


def test_a_frame_is_made_in_parts_and_read_by_who_makes_it(
    post: Post, api: Client, cast: Cast
) -> None:
    matter = grown.framing(cast)
    first = _draft(api, cast.hanneke, matter, "frame-draft")
    assert (first["base"], first["fields"]["issue"]) == (0, "Who takes care of the animals?")

    post(cast.hanneke, _path(matter, "draft-frame"), {"fields": grown.frame_fields()})
    more = {"base": 1, "fields": {"bound.2.text": "The path stays open"}, "takeOut": []}
    saved = post(cast.hanneke, _path(matter, "draft-frame"), more).json()["draft"]
    gone = {"base": saved["base"], "takeOut": ["bound.1"]}
    post(cast.hanneke, _path(matter, "draft-frame"), gone)

    frame = matter.frames.get()
    assert frame.issue == grown.frame_fields()["issue"]
    assert [bound.text for bound in frame.bounds.all()] == ["The path stays open"]
    assert _draft(api, cast.karin, matter, "frame-draft")["base"] == 3
    assert _draft(api, cast.idris, matter, "frame-draft") == 404
    assert _draft(api, cast.mieke, matter, "frame-draft") == 404


def test_a_changed_frame_keeps_what_is_not_named(post: Post, cast: Cast) -> None:
    matter = grown.planning(cast)
    body = {"body": "The board", "decidedOn": clock.today().isoformat(), "reason": "More money."}
    more = {"fields": {"bound.1.text": "At most € 12.000 a year"}, "saysWhat": [1]}

    answer = post(cast.karin, _path(matter, "change-frame"), body | more)

    assert answer.status_code == 200, answer.content
    frame = matter.frames.get(number=2)
    assert frame.aim == grown.frame_fields()["aim"]
    assert [bound.text for bound in frame.bounds.all()] == ["At most € 12.000 a year"]
    assert frame.criteria.get().short == "The animals are safe"
