"""The pages of the plan: two who write at once, marks, handing in and taking back."""

from datetime import timedelta
from urllib.parse import unquote

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.matters.models import Matter, Plan
from kader.matters.rules.plan import MarkState, PlanStatus
from kader.matters.rules.voice import Proposed
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import PLAN, Cast

WHAT = "step.a.what"


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """An issue where residents write their plan."""
    return grown.planning(cast)


def write(client: Client, who: Person, matter: Matter, base: int, **more: str):  # type: ignore[no-untyped-def]
    """This person saves from a page that was built on revision `base`."""
    client.force_login(who)
    headers = {"X-Requested-With": "autosave"} if more.pop("by", "") == "itself" else {}
    fields = {**PLAN, "base": str(base), **{_name(n): value for n, value in more.items()}}
    return client.post(_page(matter), fields, headers=headers)


def _page(matter: Matter) -> str:
    return reverse("write_plan", args=[matter.key])


def _name(argument: str) -> str:
    return argument.replace("__", ".")


def _draft(matter: Matter) -> Plan:
    return matter.plans.draft().get()


# Writing ------------------------------------------------------------------------------------------


def test_a_resident_writes_and_finds_her_words_again(
    client: Client, cast: Cast, matter: Matter
) -> None:
    saved = write(client, cast.mieke, matter, 0)

    assert saved.status_code == 302
    page = client.get(_page(matter)).content.decode()
    assert "We set up a foundation" in page
    assert "Mieke" in page
    assert _draft(matter).steps.get(number=1).what == PLAN[WHAT]


def test_what_two_wrote_in_one_place_is_kept_both_until_one_chooses(
    client: Client, cast: Cast, matter: Matter
) -> None:
    write(client, cast.mieke, matter, 0)
    write(client, cast.joost, matter, 1, step__a__what="We found a club", step__b__who="Joost")

    write(client, cast.mieke, matter, 1, step__a__what="We begin with a meeting", title="Ours")

    newest = _draft(matter).revisions.last()
    assert newest is not None
    assert newest.clashes == {WHAT: ["We found a club", "We begin with a meeting"]}
    assert newest.fields["title"] == "Ours"
    assert newest.fields["step.b.who"] == "Joost"
    page = client.get(_page(matter)).content.decode()
    assert "We found a club" in page
    assert "We begin with a meeting" in page

    choice = {f"choose.{WHAT}": "1", f"seen.{WHAT}": "2", "base": str(newest.number)}
    client.post(_page(matter), {**newest.fields, **choice})

    chosen = _draft(matter).revisions.last()
    assert chosen is not None
    assert chosen.clashes == {}
    assert chosen.fields[WHAT] == "We begin with a meeting"


def test_a_third_text_can_be_written_instead(client: Client, cast: Cast, matter: Matter) -> None:
    write(client, cast.mieke, matter, 0)
    write(client, cast.joost, matter, 1, step__a__what="We found a club")
    write(client, cast.mieke, matter, 1, step__a__what="We begin with a meeting")
    newest = _draft(matter).revisions.last()
    assert newest is not None

    third = {f"choose.{WHAT}": "third", f"third.{WHAT}": "A meeting, then a club"}
    more = {**third, f"seen.{WHAT}": "2", "base": str(newest.number)}
    client.post(_page(matter), {**newest.fields, **more})

    assert _draft(matter).steps.get(name="a").what == "A meeting, then a club"


def test_a_choice_between_fewer_texts_than_there_are_now_does_not_count(
    client: Client, cast: Cast, matter: Matter
) -> None:
    write(client, cast.mieke, matter, 0)
    write(client, cast.joost, matter, 1, step__a__what="We found a club")
    write(client, cast.mieke, matter, 1, step__a__what="We begin with a meeting")
    newest = _draft(matter).revisions.last()
    assert newest is not None

    choice = {f"choose.{WHAT}": "1", f"seen.{WHAT}": "1", "base": str(newest.number)}
    client.post(_page(matter), {**newest.fields, **choice})

    kept = _draft(matter).revisions.last()
    assert kept is not None
    assert WHAT in kept.clashes


def test_an_autosave_says_when_and_on_which_revision_the_page_stands(
    client: Client, cast: Cast, matter: Matter
) -> None:
    first = write(client, cast.mieke, matter, 0, by="itself")
    second = write(client, cast.mieke, matter, 1, by="itself", title="Ours")

    assert (first.status_code, first["X-Base"], second["X-Base"]) == (204, "1", "2")
    assert "Mieke" in unquote(second["X-Saved"])
    assert "X-Clash" not in second


def test_an_autosave_says_that_somebody_else_wrote_in_the_same_place(
    client: Client, cast: Cast, matter: Matter
) -> None:
    client.cookies["language"] = "en"
    write(client, cast.mieke, matter, 0)
    write(client, cast.joost, matter, 1, step__a__what="We found a club")

    second = write(client, cast.mieke, matter, 1, by="itself", step__a__what="We meet")
    later = write(
        client, cast.mieke, matter, int(second["X-Base"]), step__a__what="We meet", do="later"
    )

    assert "Somebody wrote in the same place, on another page." in unquote(second["X-Saved"])
    assert second["X-Clash"] == "1"
    shown = client.get(later["Location"]).content.decode()
    assert "We found a club" in shown
    assert "We meet" in shown


def test_an_autosave_of_somebody_who_is_signed_out_never_says_that_it_is_saved(
    client: Client, matter: Matter
) -> None:
    answer = client.post(_page(matter), PLAN, headers={"X-Requested-With": "autosave"})

    assert (answer.status_code, answer.get("X-Saved")) == (401, None)


def test_who_goes_on_typing_beside_somebody_else_never_clashes_with_herself(
    client: Client, cast: Cast, matter: Matter
) -> None:
    write(client, cast.mieke, matter, 0)
    write(client, cast.joost, matter, 1, step__b__who="Joost")

    base = int(write(client, cast.mieke, matter, 1, by="itself", title="Our mead")["X-Base"])
    write(client, cast.mieke, matter, base, by="itself", title="Our meadow")

    newest = _draft(matter).revisions.last()
    assert newest is not None
    assert newest.clashes == {}
    assert newest.fields["title"] == "Our meadow"
    assert newest.fields["step.b.who"] == "Joost"


def test_the_later_half_of_a_clash_grows_while_it_is_typed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    write(client, cast.mieke, matter, 0)
    write(client, cast.joost, matter, 1, title="Joost's meadow")

    base = int(write(client, cast.mieke, matter, 1, by="itself", title="Our mead")["X-Base"])
    write(client, cast.mieke, matter, base, by="itself", title="Our meadow")

    newest = _draft(matter).revisions.last()
    assert newest is not None
    assert newest.clashes == {"title": ["Joost's meadow", "Our meadow"]}


def test_the_same_save_twice_makes_one_revision(client: Client, cast: Cast, matter: Matter) -> None:
    write(client, cast.mieke, matter, 0)
    write(client, cast.mieke, matter, 0)
    write(client, cast.mieke, matter, 1)

    assert _draft(matter).revisions.count() == 1


def test_an_amount_that_is_none_gets_a_sentence_and_stays_as_typed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    answer = write(client, cast.mieke, matter, 0, step__a__cost1__amount="a lot")

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "<title>Error:" in page or "<title>Fout:" in page
    assert 'value="a lot"' in page
    assert "‘a lot’" in page
    newest = _draft(matter).revisions.last()
    assert newest is not None
    assert newest.fields["step.a.cost1.amount"] == "a lot"


def test_a_day_in_words_gets_a_sentence_and_stays_as_typed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    answer = write(client, cast.mieke, matter, 0, step__a__day="after the summer")

    assert answer.status_code == 422
    assert 'value="after the summer"' in answer.content.decode()


def test_one_more_step_opens_an_empty_one(client: Client, cast: Cast, matter: Matter) -> None:
    answer = write(client, cast.mieke, matter, 0, do="add_step")

    page = client.get(answer["Location"].split("#")[0]).content.decode()
    assert page.count("step-edit") == 3
    assert _draft(matter).steps.count() == 2


def test_a_step_is_moved_and_taken_out(client: Client, cast: Cast, matter: Matter) -> None:
    write(client, cast.mieke, matter, 0, do="down.a")
    assert [step.name for step in _draft(matter).steps.all()] == ["b", "a"]

    write(client, cast.mieke, matter, 1, do="remove.b")

    assert [step.name for step in _draft(matter).steps.all()] == ["a"]


def test_the_next_version_begins_with_the_words_of_the_one_before(
    client: Client, cast: Cast, matter: Matter
) -> None:
    write(client, cast.mieke, matter, 0)
    Plan.objects.update(status=PlanStatus.OPEN, submitted_at=clock.now())
    client.force_login(cast.joost)

    page = client.get(_page(matter)).content.decode()

    assert "We set up a foundation" in page
    assert 'name="base" value="0"' in page
    write(client, cast.joost, matter, 0, title="Again")
    write(client, cast.mieke, matter, 0, step__a__who="Mieke")
    draft = _draft(matter)
    assert (draft.number, draft.title, draft.steps.get(name="a").who) == (2, "Again", "Mieke")


# Who reads it -------------------------------------------------------------------------------------


def test_a_steward_is_told_that_residents_write_the_plan(
    client: Client, cast: Cast, matter: Matter
) -> None:
    answer = write(client, cast.hanneke, matter, 0)

    assert answer.status_code == 403
    assert not matter.plans.exists()


def test_a_visitor_is_asked_to_sign_in(client: Client, matter: Matter) -> None:
    answer = client.get(_page(matter))

    assert answer.status_code == 302
    assert reverse("account_login") in answer["Location"]


def test_somebody_without_a_seat_does_not_see_a_draft(
    client: Client, cast: Cast, matter: Matter, nadia: Person
) -> None:
    write(client, cast.mieke, matter, 0)
    client.force_login(nadia)

    assert client.get(_page(matter)).status_code == 403
    assert client.get(reverse("submit_plan", args=[matter.key])).status_code == 403


# The edge of the frame ----------------------------------------------------------------------------


def test_a_mark_is_saved_with_the_words(client: Client, cast: Cast, matter: Matter) -> None:
    point = matter.frames.adopted().get().criteria.get()
    mark = {f"mark.{point.key}": "met", f"mark.{point.key}.step": "b"}

    client.force_login(cast.mieke)
    client.post(_page(matter), {**PLAN, **mark, "base": "0", f"mark.{point.key}.was": "unknown||"})

    kept = _draft(matter).marks.get()
    assert kept.step is not None
    assert (kept.state, kept.step.name) == (MarkState.MET, "b")


def test_a_mark_that_was_not_touched_leaves_that_of_another_alone(
    client: Client, cast: Cast, matter: Matter
) -> None:
    point = matter.frames.adopted().get().criteria.get()
    write(client, cast.mieke, matter, 0)
    plan = _draft(matter)
    actions.mark_criterion(cast.joost, plan, point, actions.Marking(MarkState.MET))

    client.force_login(cast.mieke)
    old = {f"mark.{point.key}": "unknown", f"mark.{point.key}.was": "unknown||"}
    client.post(_page(matter), {**PLAN, **old, "base": "1"})

    assert plan.marks.get().state == MarkState.MET


def test_a_mark_has_a_page_of_its_own(client: Client, cast: Cast, matter: Matter) -> None:
    write(client, cast.mieke, matter, 0)
    point = matter.frames.adopted().get().criteria.get()
    page = reverse("mark_criterion", args=[matter.key, point.key])
    assert client.get(page).status_code == 200

    client.post(page, {"state": "met", "step": "a", "quote": "Every day somebody comes."})

    assert _draft(matter).marks.get().quote == "Every day somebody comes."


# Handing in, and taking back ----------------------------------------------------------------------


def test_one_hands_in_and_a_second_says_yes_to_these_words(
    client: Client, cast: Cast, matter: Matter
) -> None:
    write(client, cast.mieke, matter, 0)
    page = reverse("submit_plan", args=[matter.key])
    assert "We set up a foundation" in client.get(page).content.decode()
    client.post(page, {"once": "a-key"})
    proposal = matter.proposals.get(what=Proposed.SUBMIT)

    client.force_login(cast.joost)
    page = reverse("confirm_submission", args=[matter.key, proposal.key])
    assert "We set up a foundation" in client.get(page).content.decode()
    client.post(page, {"once": "another-key"})

    matter.refresh_from_db()
    assert matter.at is Stage.CHECKING


def test_a_save_that_changes_nothing_leaves_the_proposal_standing(
    client: Client, cast: Cast, matter: Matter
) -> None:
    write(client, cast.mieke, matter, 0)
    proposal = actions.submit_plan(cast.mieke, matter)

    write(client, cast.joost, matter, 1, by="itself")
    proposal.refresh_from_db()
    assert proposal.ended_at is None

    write(client, cast.joost, matter, 1, title="Ours")
    proposal.refresh_from_db()
    assert proposal.ended_at is not None


def test_a_member_asks_to_wait(client: Client, cast: Cast) -> None:
    matter = grown.checking(cast)
    client.force_login(cast.joost)
    page = reverse("ask_to_wait", args=[matter.key])
    assert client.get(page).status_code == 200

    client.post(page, {"text": "I want to read it again."})

    matter.refresh_from_db()
    assert matter.at is Stage.PLANNING


def test_who_else_is_writing_is_told(client: Client, cast: Cast, matter: Matter) -> None:
    write(client, cast.joost, matter, 0)
    client.force_login(cast.mieke)

    editor = client.get(_page(matter)).context["editor"]
    assert ["Joost" in line for line in editor.writing] == [True]
    with clock.at(clock.now() + timedelta(minutes=20)):
        assert client.get(_page(matter)).context["editor"].writing == []


def test_who_has_no_script_reads_that_she_saves_herself(
    client: Client, cast: Cast, matter: Matter, settings: LazySettings
) -> None:
    settings.LANGUAGE_CODE = "en"
    client.force_login(cast.mieke)

    page = client.get(_page(matter)).content.decode()

    # The script of the page replaces this by the sentence that is true with it.
    assert ">Nothing is saved yet. Press Save.</span>" in page
    assert 'data-by-itself-text="Nothing is saved yet. What you write is saved as you go."' in page
    write(client, cast.mieke, matter, 0)
    assert "data-by-itself-text" not in client.get(_page(matter)).content.decode()
