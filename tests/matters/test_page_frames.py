"""The pages of the frame: the maker, the adoption, a change, and the choice of the residents."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Role, Stage, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Frame, Matter
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast, frame_fields
from tests.matters.world import world_at

ADOPTION = {"body": "The executive board", "decided_on": "2026-01-15", "decision_number": "2026-7"}


@pytest.fixture
def matter(cast: Cast) -> Matter:
    """An issue for which the steward makes the frame."""
    return grown.framing(cast)


def page(client: Client, who: Person, matter: Matter, word: str, **sent: Any) -> Any:
    """This person opens the page in English, or sends its form."""
    client.force_login(who)
    client.cookies["language"] = "en"
    address = reverse(word, args=[matter.key])
    return client.post(address, sent) if sent else client.get(address)


def autosave(client: Client, who: Person, matter: Matter, sent: dict[str, str]) -> str:
    """The page saves by itself; returns the save on which it stands from then on."""
    client.force_login(who)
    address = reverse("draft_frame", args=[matter.key])
    saved = client.post(address, sent, headers={"X-Requested-With": "autosave"})
    assert (saved.status_code, bool(saved["X-Saved"])) == (204, True)
    return str(saved["X-Base"])


def _stands_in(person: Person, matter: Matter) -> None:
    matter.circle.seats.create(
        person=person, role=Role.STAND_IN, since=clock.now(), given_by=person
    )


# Making it ----------------------------------------------------------------------------------------


def test_the_maker_begins_with_what_was_said_and_names_what_is_needed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    shown = page(client, cast.hanneke, matter, "draft_frame").content.decode()

    assert "Who takes care of the animals?" in shown
    assert "what must be true afterwards, and why." in shown
    assert "The group hears from us by" in shown


def test_a_saved_draft_is_there_again_and_unfinished_folds_stand_open(
    client: Client, cast: Cast, matter: Matter
) -> None:
    page(client, cast.hanneke, matter, "draft_frame", **{**frame_fields(), "open": "", "base": "0"})

    maker = page(client, cast.hanneke, matter, "draft_frame").context["maker"]
    folds = {fold.title: fold for part in maker.parts for fold in part.folds}
    assert folds["What is open"].is_open
    assert not folds["What is already decided"].is_open
    assert folds["1 bound"].line == "Money"
    assert maker.missing == ["needs_open"]


def test_what_is_needed_in_one_fold_is_one_sentence(
    client: Client, cast: Cast, matter: Matter
) -> None:
    shown = page(client, cast.hanneke, matter, "draft_frame").content.decode()

    assert "Still needed: who decides, the last day of the decision." in shown


def test_one_more_bound_keeps_everything_that_was_typed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    typed = {**frame_fields(), "bound.2.text": "No cars", "bound.3.text": "A gate", "base": "0"}

    shown = page(client, cast.hanneke, matter, "draft_frame", **typed, do="bound")

    assert [row.text for row in shown.context["maker"].bounds][1:] == ["No cars", "A gate", ""]


def test_a_means_is_shown_to_the_writer_and_stops_nobody(
    client: Client, cast: Cast, matter: Matter
) -> None:
    typed = {**frame_fields(), "bound.1.text": "A door with a camera", "base": "0"}

    saved = page(client, cast.hanneke, matter, "draft_frame", **typed, do="save")

    assert saved.status_code == 302
    assert (
        "looks like a means" in page(client, cast.hanneke, matter, "draft_frame").content.decode()
    )


def test_it_is_not_ready_while_something_is_needed_and_nothing_is_lost(
    client: Client, cast: Cast, matter: Matter
) -> None:
    typed = {**frame_fields(), "decide_by": "", "base": "0"}

    shown = page(client, cast.hanneke, matter, "draft_frame", **typed, do="ready")

    assert shown.status_code == 422
    assert "the last day of the decision." in shown.content.decode()
    assert frame_fields()["aim"] in shown.content.decode()


def test_a_save_by_itself_says_when_and_from_where_to_go_on(
    client: Client, cast: Cast, matter: Matter
) -> None:
    assert autosave(client, cast.hanneke, matter, {**frame_fields(), "base": "0"}) == "1"


def test_what_two_wrote_in_one_place_is_shown_both_until_one_is_chosen(
    client: Client, cast: Cast, matter: Matter, nadia: Person
) -> None:
    _stands_in(nadia, matter)
    first = actions.draft_frame(cast.hanneke, matter, frame_fields())
    theirs, mine = ({**frame_fields(), "aim": aim} for aim in ("Animals first.", "Children first."))
    actions.draft_frame(nadia, matter, theirs, base=first.number)
    shown = page(client, cast.hanneke, matter, "draft_frame", **mine, base=str(first.number))

    told, maker = shown.content.decode(), shown.context["maker"]
    assert "Two texts stand in the same place" in told
    assert "Keep the text of Nadia Amrani" in told
    choice = {**theirs, "base": str(maker.base), "seen.aim": "2", "choose.aim": "1"}
    page(client, cast.hanneke, matter, "draft_frame", **choice)
    assert Frame.objects.get(matter=matter).aim == "Children first."


@pytest.mark.parametrize(
    "words",
    [
        ("aim", "Animals first.", "Children first.", "Both first.", "Both first."),
        ("decide_by", "2027-03-01", "2027-04-01", "2027-05-01", "2027-03-01"),
    ],
    ids=["text", "day"],
)
def test_where_two_wrote_a_third_text_can_stand_but_no_third_day(
    client: Client, cast: Cast, matter: Matter, nadia: Person, words: tuple[str, ...]
) -> None:
    _stands_in(nadia, matter)
    name, theirs, mine, third, kept = words
    first = actions.draft_frame(cast.hanneke, matter, frame_fields())
    actions.draft_frame(nadia, matter, {**frame_fields(), name: theirs}, base=first.number)
    typed = {**frame_fields(), name: mine, "base": str(first.number)}
    shown = page(client, cast.hanneke, matter, "draft_frame", **typed)

    chosen = {f"seen.{name}": "2", f"choose.{name}": "third", f"third.{name}": third}
    base = str(shown.context["maker"].base)
    sent = {**frame_fields(), name: theirs, "base": base, **chosen}
    page(client, cast.hanneke, matter, "draft_frame", **sent)

    assert ("I write a third text" in shown.content.decode()) is (kept == third)
    assert str(getattr(Frame.objects.get(matter=matter), name)) == kept


def test_what_one_wrote_on_two_pages_is_shown_both_as_well(
    client: Client, cast: Cast, matter: Matter
) -> None:
    first = actions.draft_frame(cast.hanneke, matter, frame_fields())
    one, other = ({**frame_fields(), "aim": aim} for aim in ("Animals first.", "Children first."))
    autosave(client, cast.hanneke, matter, {**one, "base": str(first.number)})
    shown = page(client, cast.hanneke, matter, "draft_frame", **other, base=str(first.number))

    told = shown.content.decode()
    assert "One person wrote both texts, on two pages that stood open." in told
    assert "Animals first." in told
    assert "Children first." in told


def test_who_goes_on_from_a_page_that_did_not_hear_of_its_save_sees_one_text(
    client: Client, cast: Cast, matter: Matter
) -> None:
    first = actions.draft_frame(cast.hanneke, matter, frame_fields())
    base = str(first.number)
    for aim in ("Animals first.", "Animals first. Children as well."):
        autosave(client, cast.hanneke, matter, {**frame_fields(), "aim": aim, "base": base})

    assert Frame.objects.get(matter=matter).aim == "Animals first. Children as well."


def test_a_page_that_saves_by_itself_takes_nobody_elses_words_away(
    client: Client, cast: Cast, matter: Matter, nadia: Person
) -> None:
    _stands_in(nadia, matter)
    first = actions.draft_frame(cast.hanneke, matter, frame_fields())
    theirs = {**frame_fields(), "decided": "The staff leaves in May."}
    actions.draft_frame(nadia, matter, theirs, base=first.number)
    mine = {**frame_fields(), "aim": "Children first."}

    base = str(first.number)
    for open_ in ("Who.", "Who, and how."):
        base = autosave(client, cast.hanneke, matter, {**mine, "open": open_, "base": base})

    draft = Frame.objects.get(matter=matter)
    assert (draft.decided, draft.open) == ("The staff leaves in May.", "Who, and how.")


# Adopting it --------------------------------------------------------------------------------------


def test_a_body_adopts_with_a_tick_at_each_bound(
    client: Client, cast: Cast, matter: Matter
) -> None:
    actions.draft_frame(cast.hanneke, matter, frame_fields())

    sent = page(client, cast.karin, matter, "adopt_frame", **ADOPTION, says_what="1")

    assert sent.status_code == 302
    frame = matter.frames.adopted().get()
    assert (frame.body, frame.decision_number) == ("The executive board", "2026-7")
    assert frame.registered_by == cast.karin


def test_without_its_ticks_it_is_not_adopted_and_the_decision_stays_typed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    two = {**frame_fields(), "bound.3.kind": "place", "bound.3.text": "In De Linden"}
    actions.draft_frame(cast.hanneke, matter, two)

    shown = page(client, cast.karin, matter, "adopt_frame", **ADOPTION, says_what="2")

    told = shown.content.decode()
    assert shown.status_code == 422
    assert "Read each bound and tick it" in told
    assert "2026-7" in told
    assert [bound.is_ticked for bound in shown.context["desk"].bounds] == [False, True]
    assert not matter.frames.adopted().exists()


def test_an_unfinished_frame_says_beside_the_decision_what_is_needed(
    client: Client, cast: Cast, matter: Matter
) -> None:
    actions.draft_frame(cast.hanneke, matter, {**frame_fields(), "open": ""})

    shown = page(client, cast.karin, matter, "adopt_frame", **ADOPTION, says_what="1")

    assert shown.status_code == 422
    assert "what is open." in shown.content.decode()


def test_the_page_says_who_hears_what(client: Client, cast: Cast, matter: Matter) -> None:
    actions.draft_frame(cast.hanneke, matter, frame_fields())

    shown = page(client, cast.karin, matter, "adopt_frame").content.decode()

    assert "The group, 2 people" in shown
    assert "You record it, Karin Smit." in shown


def test_the_steward_cannot_adopt_and_hears_which_rule_says_so(
    client: Client, cast: Cast, matter: Matter
) -> None:
    refused = page(client, cast.hanneke, matter, "adopt_frame")

    assert refused.status_code == 403
    assert "This is the part of somebody else" in refused.content.decode()


def test_a_resident_does_not_draft_a_frame(client: Client, cast: Cast, matter: Matter) -> None:
    refused = page(client, cast.mieke, matter, "draft_frame")

    assert refused.status_code == 403
    assert refused.context["rule_number"] == "3"


# Changing and choosing it -------------------------------------------------------------------------


def test_a_change_needs_its_reason_and_its_ticks_and_keeps_what_was_typed(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    typed = {**frame_fields(), "aim": "Animals stay, whatever it takes."}

    shown = page(client, cast.karin, matter, "change_frame", **typed, **ADOPTION, reason="")

    told = shown.content.decode()
    assert shown.status_code == 422
    assert "Animals stay, whatever it takes." in told
    assert "Read it and tick it" in told
    assert matter.frames.count() == 1


def test_the_frame_changes_with_a_reason(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    typed = {**frame_fields(), "aim": "Animals stay.", "bound.1.says_what": "1"}

    page(client, cast.karin, matter, "change_frame", **typed, **ADOPTION, reason="It was unclear.")

    newest = matter.frames.adopted().get()
    assert (newest.number, newest.aim, newest.reason) == (2, "Animals stay.", "It was unclear.")


def test_residents_read_what_is_different_and_a_second_yes_settles_it(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    actions.write_plan(cast.mieke, matter, grown.PLAN)
    changed = {**frame_fields(), "aim": "Animals stay.", "bound.1.says_what": "1"}
    adoption = Adoption("The executive board", clock.today())
    actions.change_frame(cast.karin, matter, changed, adoption, "It was unclear.")

    first = page(client, cast.mieke, matter, "choose_frame").content.decode()
    page(client, cast.mieke, matter, "choose_frame", once="a")
    waiting = page(client, cast.joost, matter, "choose_frame").content.decode()
    page(client, cast.joost, matter, "choose_frame", once="b")

    assert "It was unclear." in first
    assert "Animals stay." in first
    assert "Mieke said yes on" in waiting
    assert matter.plans.get().frame.number == 2


def test_the_mandate_holder_keeps_the_frame_with_a_reason(client: Client, cast: Cast) -> None:
    matter = world_at(Stage.FRAME_ASKED, cast).matter

    shown = page(client, cast.karin, matter, "keep_frame").content.decode()
    empty = page(client, cast.karin, matter, "keep_frame", reason="")
    page(client, cast.karin, matter, "keep_frame", reason="Every day means all seven.")

    assert "What is every day?" in shown
    assert empty.status_code == 422
    matter.refresh_from_db()
    assert matter.stage == Stage.CHECKING


def test_somebody_beside_asks_about_the_frame_and_the_steward_answers(
    client: Client, cast: Cast, nadia: Person
) -> None:
    matter = grown.planning(cast)

    page(client, nadia, matter, "ask_about_frame", text="Does a goat count as an animal?")
    asked = matter.frame_questions.get()
    client.force_login(cast.hanneke)
    answer = reverse("answer_about_frame", args=[matter.key, asked.key])
    shown = client.get(answer).content.decode()
    client.post(answer, {"text": "Yes, a goat counts."})

    assert "Does a goat count as an animal?" in shown
    asked.refresh_from_db()
    assert asked.answer.text == "Yes, a goat counts."


def test_who_keeps_an_unfinished_draft_comes_back_to_the_list(
    client: Client, cast: Cast, matter: Matter
) -> None:
    typed = {**frame_fields(), "open": "", "base": "0", "do": "save"}

    kept = page(client, cast.hanneke, matter, "draft_frame", **typed)

    assert kept.url == reverse("draft_frame", args=[matter.key])


def test_of_points_that_are_not_there_nothing_is_ticked(
    client: Client, cast: Cast, matter: Matter
) -> None:
    shown = page(client, cast.hanneke, matter, "draft_frame").content.decode()

    assert "Each point says how you check it." not in shown
    assert "at least one point that a plan is checked on." in shown
