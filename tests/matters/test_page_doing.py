"""The pages of the doing: progress, steps that change, and steps that are borrowed."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters.models import Progress, Step
from kader.matters.rules.plan import StepStatus
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


def test_a_resident_tells_how_a_step_goes(client: Client, cast: Cast) -> None:
    matter = grown.doing(cast)
    step = grown.steps_of(matter)[0]
    client.force_login(cast.mieke)
    page = reverse("report_progress", args=[matter.key])
    assert "We set up a foundation" in client.get(page).content.decode()

    client.post(page, {"text": "The notary is ready.", "step": step.key})

    told = Progress.objects.get()
    assert (told.text, told.step, told.by) == ("The notary is ready.", step, cast.mieke)


def test_a_step_of_another_matter_cannot_be_told_about(client: Client, cast: Cast) -> None:
    matter, other = grown.doing(cast), grown.doing(cast)
    step = grown.steps_of(other)[0]
    client.force_login(cast.mieke)

    page = client.post(
        reverse("report_progress", args=[matter.key]), {"text": "Ready.", "step": step.key}
    )

    assert page.status_code == 422
    assert client.get(reverse("finish_step", args=[matter.key, step.key])).status_code == 404


def test_a_step_is_let_go_in_own_words(client: Client, cast: Cast) -> None:
    matter = grown.doing(cast)
    step = grown.steps_of(matter)[0]
    client.force_login(cast.mieke)
    page = reverse("adjust_step", args=[matter.key, step.key])
    assert client.get(page).status_code == 200

    client.post(page, {"text": "The foundation is not needed.", "let_go": "let_go"})

    step.refresh_from_db()
    assert step.status == StepStatus.LET_GO
    assert step.changes.get().text == "The foundation is not needed."
    assert client.get(page).status_code == 409


def test_after_the_last_step_everybody_looks_back(client: Client, cast: Cast) -> None:
    matter = grown.doing(cast)
    first, last = grown.steps_of(matter)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"
    before = client.get(reverse("finish_step", args=[matter.key, last.key]))
    assert "You go on with the steps that are still open." in before.content.decode()
    assert not client.get(reverse("finish_step", args=[matter.key, first.key])).context["is_last"]
    client.post(reverse("finish_step", args=[matter.key, first.key]), {"once": "a1"})
    page = reverse("finish_step", args=[matter.key, last.key])
    client.cookies["language"] = "en"
    shown = client.get(page)
    assert shown.context["is_last"]
    then = "Then somebody tells the story, and you close the matter together."
    assert then in shown.content.decode()

    client.post(page, {"once": "a2"})

    matter.refresh_from_db()
    assert matter.at is Stage.EVALUATING


def _take_over(client: Client, cast: Cast, step: Step) -> None:
    client.force_login(cast.hanneke)
    page = reverse("take_over_step", args=[step.plan.matter.key, step.key])
    assert "Mieke" in client.get(page).content.decode()
    review_on = (clock.today() + timedelta(days=30)).isoformat()
    offer = {"consent_by": cast.mieke.key, "text": "The notary is ill.", "review_on": review_on}
    client.post(page, offer)


def test_a_borrowed_step_waits_for_the_residents_yes(client: Client, cast: Cast) -> None:
    step = grown.steps_of(grown.doing(cast))[0]

    _take_over(client, cast, step)

    taken = step.take_overs.get()
    assert (taken.by, taken.typed_by, taken.counts) == (cast.mieke, cast.hanneke, False)


def test_only_a_resident_of_the_group_can_say_yes(client: Client, cast: Cast) -> None:
    step = grown.steps_of(grown.doing(cast))[0]
    client.force_login(cast.hanneke)

    offer = {"consent_by": cast.karin.key, "text": "Ill.", "review_on": "2099-01-01"}
    page = client.post(reverse("take_over_step", args=[step.plan.matter.key, step.key]), offer)

    assert page.status_code == 422
    assert not step.take_overs.exists()


def test_residents_take_a_borrowed_step_back(client: Client, cast: Cast) -> None:
    step = grown.steps_of(grown.doing(cast))[0]
    page = reverse("hand_back_step", args=[step.plan.matter.key, step.key])
    client.force_login(cast.mieke)
    assert client.get(page).status_code == 409
    _take_over(client, cast, step)
    client.force_login(cast.joost)
    assert "The notary is ill." in client.get(page).content.decode()

    client.post(page, {"once": "a1"})

    assert step.take_overs.get().handed_back_by == cast.joost


def test_a_resident_takes_nothing_over(client: Client, cast: Cast) -> None:
    step = grown.steps_of(grown.doing(cast))[0]
    client.force_login(cast.mieke)

    page = client.get(reverse("take_over_step", args=[step.plan.matter.key, step.key]))

    assert page.status_code == 403


# An offer that nobody answered --------------------------------------------------------------------


def test_an_offer_that_nobody_answered_can_be_ended_by_either_side_g18(
    client: Client, cast: Cast
) -> None:
    step = grown.steps_of(grown.doing(cast))[0]
    matter = step.plan.matter
    client.cookies["language"] = "en"
    _take_over(client, cast, step)
    take_over, back = (
        reverse(word, args=[matter.key, step.key]) for word in ("take_over_step", "hand_back_step")
    )

    hers = client.get(reverse("plan", args=[matter.key])).content.decode()
    shown = client.get(back).content.decode()
    client.force_login(cast.joost)
    theirs = client.get(reverse("plan", args=[matter.key])).content.decode()
    client.post(back, {"once": "a1"})

    assert take_over not in hers
    assert f'href="{back}">Take the offer back<' in hers
    assert "Nobody has said yes to it." in shown
    assert f'href="{back}">We do it ourselves<' in theirs
    client.force_login(cast.hanneke)
    assert take_over in client.get(reverse("plan", args=[matter.key])).content.decode()


def test_who_was_asked_has_nothing_to_confirm_after_the_offer_was_taken_back_g18(
    client: Client, cast: Cast
) -> None:
    step = grown.steps_of(grown.doing(cast))[0]
    _take_over(client, cast, step)
    offer = step.take_overs.get()
    yes = reverse("confirm_words", args=[step.plan.matter.key, offer.key])
    client.force_login(cast.mieke)
    asked = [yes in client.get(page).content.decode() for page in _asking(step)]

    client.post(reverse("hand_back_step", args=[step.plan.matter.key, step.key]), {"once": "a1"})

    assert asked == [True, True]
    assert not any(yes in client.get(page).content.decode() for page in _asking(step))
    assert client.get(yes).status_code == 404


def _asking(step: Step) -> tuple[str, str]:
    return reverse("my_page"), step.plan.matter.get_absolute_url()


def test_residents_read_that_they_do_a_step_themselves_again(client: Client, cast: Cast) -> None:
    step = grown.steps_of(grown.doing(cast))[0]
    _take_over(client, cast, step)
    step.take_overs.update(confirmed_at=clock.now())
    back = reverse("hand_back_step", args=[step.plan.matter.key, step.key])
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    plan = client.get(reverse("plan", args=[step.plan.matter.key])).content.decode()
    page = client.get(back).content.decode()

    assert f'href="{back}">We do it ourselves again<' in plan
    assert "Do a step yourselves again" in page
    assert "Give a step back" not in page
