"""Worked examples of frames: whole in three languages, ready once a steward filled them in."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kader.matters.examples import Example, examples, examples_for_groups, find_example
from kader.matters.models import Matter
from kader.matters.rules.frame import BoundKind, CriterionKind, words_in
from kader.matters.rules.means import means_in
from kader.matters.rules.typed_frame import missing_in_typed
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast, frame_fields

LANGUAGES = ("nl", "de", "en")
ALL = [(language, example) for language in LANGUAGES for example in examples(language)]
THE_STEWARDS_OWN = {
    "decided": "The subsidy falls.",
    "decider": "The executive board",
    "decide_by": "2026-06-01",
    "several_plans": "ground",
    "promise_days": "14",
}
MOST_LETTERS = {"short": 40, "text": 250, "how": 250, "article": 120}


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """An issue for which the steward makes the frame."""
    return grown.framing(cast)


def page(client: Client, who: Person, address: str, **asked: str) -> Any:
    client.force_login(who)
    client.cookies["language"] = "en"
    return client.get(address, asked)


def _shape(example: Example) -> Any:
    points = [(point["kind"], point["period"]) for point in example.criteria]
    return example.key, [bound["kind"] for bound in example.bounds], points


# The examples themselves --------------------------------------------------------------------------


def test_there_are_twelve_and_each_says_the_same_in_three_languages() -> None:
    shapes = [[_shape(example) for example in examples(language)] for language in LANGUAGES]

    assert len(shapes[0]) == 12
    assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.parametrize(("language", "example"), ALL)
def test_an_example_is_ready_when_the_steward_filled_in_what_is_hers(
    language: str, example: Example
) -> None:
    fields = example.fields() | THE_STEWARDS_OWN
    for number, point in enumerate(example.criteria, 1):
        if point["kind"] == CriterionKind.MONEY:
            fields[f"criterion.{number}.amount"] = "9000"
        fields[f"criterion.{number}.day"] = "2026-05-01"
        fields[f"criterion.{number}.area"] = "WK990101"

    assert missing_in_typed(fields, date(2026, 1, 1)) == []


@pytest.mark.parametrize(("language", "example"), ALL)
def test_an_example_says_what_and_never_how_g3(language: str, example: Example) -> None:
    assert [bound["text"] for bound in example.bounds if means_in(bound["text"])] == []
    assert not any("says_what" in bound for bound in example.bounds)
    assert "decided" not in example.words
    law = [bound for bound in example.bounds if bound["kind"] == BoundKind.LAW]
    assert all(bound["article"] for bound in law)


@pytest.mark.parametrize(("language", "example"), ALL)
def test_an_example_is_short_enough_for_its_fields(language: str, example: Example) -> None:
    assert words_in(example.words["short_version"]) <= 60
    for row in (*example.bounds, *example.criteria):
        for name, most in MOST_LETTERS.items():
            assert len(row.get(name, "")) <= most, row
    assert 2 <= len(example.typical_decided) <= 4
    assert 2 <= len(example.not_at_the_table) <= 4


# The pages ----------------------------------------------------------------------------------------


def test_a_steward_finds_all_examples_from_her_draft(
    client: Client, cast: Cast, matter: Matter
) -> None:
    draft = page(client, cast.hanneke, reverse("draft_frame", args=[matter.key]))
    address = reverse("frame_examples", args=[matter.key])
    listed = page(client, cast.hanneke, address).content.decode()

    assert address in draft.content.decode()
    for example in examples_for_groups("en"):
        assert reverse("frame_example", args=[matter.key, example.key]) in listed


def test_an_example_comes_into_the_draft_and_nothing_is_saved_or_decided(
    client: Client, cast: Cast, matter: Matter
) -> None:
    example = find_example("animal_field", "en")
    assert example is not None
    whole = page(client, cast.hanneke, reverse("frame_example", args=[matter.key, example.key]))

    shown = page(
        client, cast.hanneke, reverse("draft_frame", args=[matter.key]), example=example.key
    )

    assert example.words["aim"] in whole.context["example"].words["aim"]
    maker = shown.context["maker"]
    assert maker.fields["aim"] == example.words["aim"]
    assert [row.text for row in maker.bounds] == [bound["text"] for bound in example.bounds]
    assert not any(row.says_what for row in maker.bounds)
    assert maker.fields.get("decided", "") == ""
    assert example.typical_decided[0] in shown.content.decode()
    assert not matter.frames.exists()


def test_what_the_steward_wrote_stays_where_an_example_says_something_else(
    client: Client, cast: Cast, matter: Matter
) -> None:
    client.force_login(cast.hanneke)
    address = reverse("draft_frame", args=[matter.key])
    client.post(address, {**frame_fields(), "aim": "", "base": "0", "do": "save"})

    maker = page(client, cast.hanneke, address, example="animal_field").context["maker"]

    own = frame_fields()
    assert maker.fields["issue"] == own["issue"]
    assert maker.fields["aim"] == examples("en")[1].words["aim"]
    assert [row.text for row in maker.bounds if row.text] == [own["bound.1.text"]]


def test_the_example_of_one_household_is_not_offered_to_a_group(
    client: Client, cast: Cast, matter: Matter
) -> None:
    """What a group's frame says is public; debts of a household are not."""
    address = reverse("frame_example", args=[matter.key, "household_debts"])

    assert [example.key for example in examples("en") if example.individual] == ["household_debts"]
    assert page(client, cast.hanneke, address).status_code == 404


@pytest.mark.parametrize("word", ["nowhere", "../people", "a b"])
def test_an_example_that_is_not_there_is_a_broken_link(
    client: Client, cast: Cast, matter: Matter, word: str
) -> None:
    address = reverse("frame_examples", args=[matter.key])

    assert page(client, cast.hanneke, f"{address}/{word}").status_code == 404
    draft = page(client, cast.hanneke, reverse("draft_frame", args=[matter.key]), example=word)
    assert draft.status_code == 200
    assert draft.context["maker"].example is None


def test_only_who_makes_the_frame_is_shown_examples(
    client: Client, cast: Cast, matter: Matter
) -> None:
    for address in ("frame_examples", "draft_frame"):
        answer = page(client, cast.mieke, reverse(address, args=[matter.key]))
        assert answer.status_code in {403, 404, 409}
