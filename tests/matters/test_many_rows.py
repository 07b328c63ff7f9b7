"""A draft has room for as many rows as people can read; more is refused, never left out."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import RuleBroken, clock
from kader.matters import actions
from kader.matters.models import Matter
from kader.matters.rules.draft import LONGEST, MOST_ROWS, plan_fields, require_room, steps_in
from tests.api.conftest import Post, api, post  # noqa: F401 - fixtures.
from tests.matters import grown
from tests.matters.grown import Cast

BUTTONS = {"add_step", "bound", "criterion"}
FULL_PLAN = "There is no room for more steps."
FULL_FRAME = "There is no room for more bounds and points."
NOT_SAVED = "This is not saved yet"


def steps(number: int) -> dict[str, str]:
    """A plan of so many steps, each in words of its own."""
    found = {f"step.k{n}.what": f"We feed animal {n}." for n in range(1, number + 1)}
    return {"title": "Ours", "summary": "", **found} | {
        f"step.k{n}.number": str(n) for n in range(1, number + 1)
    }


def rows(bounds: int, criteria: int) -> dict[str, str]:
    """A frame of so many bounds and criteria."""
    kinds = {"bound": ("text", bounds), "criterion": ("short", criteria)}
    return grown.frame_fields() | {
        f"{kind}.{n}.{field}": f"The {kind} with number {n}"
        for kind, (field, most) in kinds.items()
        for n in range(1, most + 1)
    }


# The rule ----------------------------------------------------------------------------------------


def test_nothing_that_was_typed_is_left_out() -> None:
    kept = plan_fields(steps(1_200) | {"summary": "w" * 20_000})

    assert len(steps_in(kept)) == 1_200
    assert len(kept["summary"]) == 20_000


@pytest.mark.parametrize(
    ("fits", "does_not", "reason"),
    [
        (steps(MOST_ROWS), steps(MOST_ROWS + 1), "too_many_steps"),
        (rows(30, 30), rows(30, 31), "too_many_bounds"),
        ({"title": "w" * LONGEST}, {"title": "w" * (LONGEST + 1)}, "too_long"),
    ],
)
def test_what_does_not_fit_is_refused_as_a_whole(
    fits: dict[str, str], does_not: dict[str, str], reason: str
) -> None:
    require_room(fits)

    with pytest.raises(RuleBroken, match=reason):
        require_room(does_not)


def test_two_who_add_the_last_step_at_once_are_not_kept_half(cast: Cast) -> None:
    matter = grown.planning(cast)
    begun = actions.write_plan(cast.mieke, matter, steps(MOST_ROWS - 1))
    hers = {**begun.fields, "step.mieke.what": "We paint."}
    his = {**begun.fields, "step.joost.what": "We build."}
    actions.write_plan(cast.mieke, matter, hers, begun.number)

    with pytest.raises(RuleBroken, match="too_many_steps"):
        actions.write_plan(cast.joost, matter, his, begun.number)

    revision = matter.plans.get().revisions.last()
    assert revision is not None
    assert revision.fields == hers


# The plan ----------------------------------------------------------------------------------------


def test_a_plan_with_a_step_too_many_comes_back_with_all_that_was_typed(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, steps(2))
    point = matter.frames.get().criteria.get().key
    mark = {f"mark.{point}": "met", f"mark.{point}.step": "k61", f"mark.{point}.quote": "Care."}

    answer = _sent(client, cast, matter, {**steps(MOST_ROWS + 1), **mark, "base": "0"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert NOT_SAVED in page
    assert "A plan has room for 60 steps. Here are more." in page
    assert "<title>Error:" in page
    assert all(f"We feed animal {n}.</textarea>" in page for n in range(1, MOST_ROWS + 2))
    assert '<option value="k61" selected>' in page
    assert "Care.</textarea>" in page
    assert 'name="base" value="0"' in page
    assert not BUTTONS & _buttons(page)
    assert matter.plans.get().steps.count() == 2
    assert not matter.plans.get().marks.exists()


def test_with_a_step_taken_out_it_is_saved(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)

    answer = _sent(client, cast, matter, {**steps(MOST_ROWS + 1), "do": "remove.k7"})

    assert answer.status_code == 302
    names = set(matter.plans.get().steps.values_list("name", flat=True))
    assert names == {f"k{n}" for n in range(1, MOST_ROWS + 2)} - {"k7"}


def test_a_plan_that_is_full_is_saved_whole_and_offers_no_more_steps(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    typed = steps(MOST_ROWS) | {
        f"step.k{n}.cost{line}.{field}": words
        for n in range(1, MOST_ROWS + 1)
        for line in range(1, 10)
        for field, words in {
            "label": "Hay",
            "amount": str(n),
            "period": "once",
            "paid_by": "own",
            "promised": "on",
            "is_income": "on",
        }.items()
    }

    saved = _sent(client, cast, matter, {**typed, "do": "add_step"})

    assert saved.status_code == 302
    revision = matter.plans.get().revisions.get()
    assert revision.fields == typed
    page = client.get(saved["Location"]).content.decode()
    assert page.count('class="step-fold"') == MOST_ROWS
    assert "add_step" not in _buttons(page)
    assert FULL_PLAN in page
    assert NOT_SAVED not in page


def test_below_that_one_more_step_is_offered(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    _sent(client, cast, matter, steps(MOST_ROWS - 1))

    page = client.get(reverse("write_plan", args=[matter.key])).content.decode()

    assert "add_step" in _buttons(page)
    assert FULL_PLAN not in page


@pytest.mark.parametrize("typed", [steps(MOST_ROWS + 1), {"title": "w" * (LONGEST + 1)}])
def test_a_page_that_saves_itself_hears_that_it_is_not_saved(
    client: Client, cast: Cast, typed: dict[str, str]
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    page = reverse("write_plan", args=[matter.key])

    answer = client.post(page, typed, headers={"X-Requested-With": "autosave"})

    assert (answer.status_code, answer.get("X-Saved")) == (422, None)
    assert not matter.plans.exists()


def test_a_text_that_is_too_long_comes_back_whole(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    long = "w" * LONGEST + " and the end."

    answer = _sent(client, cast, matter, {"step.a.what": long})

    assert answer.status_code == 422
    assert "There is room for 10,000 letters." in answer.content.decode()
    assert f"{long}</textarea>" in answer.content.decode()
    assert not matter.plans.exists()


# The frame ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("by_itself", [False, True], ids=["by a press", "by itself"])
def test_a_frame_with_a_point_too_many_comes_back_with_all_that_was_typed(
    client: Client, cast: Cast, by_itself: bool
) -> None:
    matter = grown.framing(cast)
    actions.draft_frame(cast.hanneke, matter, grown.frame_fields())
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"
    headers = {"X-Requested-With": "autosave"} if by_itself else {}

    answer = client.post(
        reverse("draft_frame", args=[matter.key]), {**rows(20, 41), "base": "1"}, headers=headers
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert NOT_SAVED in page
    assert "A frame has room for 60 bounds and points together." in page
    assert "The frame is not clear enough yet." not in page
    assert all(f'value="The bound with number {n}"' in page for n in range(1, 21))
    assert all(f'value="The criterion with number {n}"' in page for n in range(1, 42))
    assert 'name="base" value="1"' in page
    frame = matter.frames.get()
    assert (frame.revisions.count(), frame.criteria.count()) == (1, 1)


@pytest.mark.parametrize("do", ["save", "bound", "criterion"])
def test_a_frame_that_is_full_offers_no_more_rows(client: Client, cast: Cast, do: str) -> None:
    matter = grown.framing(cast)
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"
    page = reverse("draft_frame", args=[matter.key])

    client.post(page, {**rows(20, 40), "base": "0", "do": do})

    frame = matter.frames.get()
    assert (frame.bounds.count(), frame.criteria.count()) == (20, 40)
    shown = client.get(page).content.decode()
    assert not BUTTONS & _buttons(shown)
    assert FULL_FRAME in shown
    assert 'name="bound.21.text"' not in shown


def test_a_row_whose_number_cannot_be_kept_is_not_offered(client: Client, cast: Cast) -> None:
    matter = grown.framing(cast)
    client.force_login(cast.hanneke)
    page = reverse("draft_frame", args=[matter.key])
    last = {"criterion.99.short": "The last one", "base": "0", "do": "criterion"}

    shown = client.post(page, {**grown.frame_fields(), **last}).content.decode()

    assert "The last one" in shown
    assert 'name="criterion.100.short"' not in shown
    assert not BUTTONS & _buttons(shown)


def test_a_change_of_the_frame_with_a_point_too_many_changes_nothing(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.karin)
    client.cookies["language"] = "en"
    decision = {"body": "The board", "decided_on": clock.today().isoformat(), "reason": "More."}
    ticked = {f"bound.{n}.says_what": "1" for n in range(1, 21)}

    answer = client.post(
        reverse("change_frame", args=[matter.key]), {**rows(20, 41), **ticked, **decision}
    )

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A frame has room for 60 bounds and points together." in page
    assert 'value="The criterion with number 41"' in page
    assert matter.frames.count() == 1


def test_nor_does_the_deed_itself(cast: Cast) -> None:
    matter = grown.planning(cast)
    adoption = actions.Adoption("The board", clock.today())

    with pytest.raises(RuleBroken, match="too_many_bounds"):
        actions.change_frame(cast.karin, matter, rows(20, 41), adoption, "More.")


# Machines ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("more", [{}, {"base": 1}], ids=["beside another", "after another"])
def test_a_machine_hears_the_same_of_a_plan(
    post: Post,  # noqa: F811
    cast: Cast,
    more: dict[str, int],
) -> None:
    matter = grown.planning(cast)
    path, english = f"matters/{matter.key}/write-plan", {"Accept-Language": "en"}
    post(cast.mieke, path, {"fields": steps(MOST_ROWS)})
    given = steps(MOST_ROWS + 1) if not more else {"step.new.what": "We paint."}

    refused = post(cast.joost, path, {"fields": given, **more}, **english)

    told = refused.json()
    assert (refused.status_code, told["reason"]) == (422, "unclear_input")
    assert told["errors"] == [
        {
            "pointer": "#/fields",
            "detail": "A plan has room for 60 steps. Here are more. "
            "Put steps together, or take one out. Then save again.",
        }
    ]
    assert matter.plans.get().steps.count() == MOST_ROWS


@pytest.mark.parametrize("word", ["draft-frame", "change-frame"])
def test_and_of_a_frame(post: Post, cast: Cast, word: str) -> None:  # noqa: F811
    matter = grown.framing(cast) if word == "draft-frame" else grown.planning(cast)
    frames = matter.frames.count()
    decision = {"body": "The board", "decidedOn": clock.today().isoformat(), "reason": "More."}
    given = {"fields": rows(20, 41)} | (decision if word == "change-frame" else {})

    refused = post(
        cast.hanneke if word == "draft-frame" else cast.karin, f"matters/{matter.key}/{word}", given
    )

    assert refused.status_code == 422
    assert [fault["pointer"] for fault in refused.json()["errors"]] == ["#/fields"]
    assert matter.frames.count() == frames


def _sent(client: Client, cast: Cast, matter: Matter, typed: dict[str, str]):  # type: ignore[no-untyped-def]
    """Mieke presses a button of the page of the plan."""
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"
    return client.post(reverse("write_plan", args=[matter.key]), typed)


def _buttons(page: str) -> set[str]:
    return {part.partition('"')[0] for part in page.split('name="do" value="')[1:]}
