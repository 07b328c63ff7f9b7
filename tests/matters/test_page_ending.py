"""The pages of looking back and ending."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from kader.groundrules import Stage, clock
from kader.matters import actions
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


@pytest.mark.parametrize("who", ["mieke", "hanneke", "karin", "idris"])
def test_everybody_looks_back_in_her_role(client: Client, cast: Cast, who: str) -> None:
    matter = grown.evaluating(cast)
    person = getattr(cast, who)
    client.force_login(person)
    page = reverse("evaluate", args=[matter.key])
    shown = client.get(page)
    assert shown.context["is_facilitator"] is (who == "idris")
    assert ("own-words" in shown.content.decode()) is (who == "mieke")

    client.post(page, {"text": "We listened.", "differently": "", "public": "circle"})

    said = matter.evaluations.get()
    assert (said.by, said.public) == (person, False)


def test_a_resident_tells_the_story(client: Client, cast: Cast) -> None:
    matter = grown.evaluating(cast)
    client.force_login(cast.mieke)
    page = reverse("tell_story", args=[matter.key])
    assert client.get(page).status_code == 200

    client.post(page, {"title": "Forty families", "text": "It began with a letter."})

    assert matter.stories.get().title == "Forty families"


def test_closing_says_who_said_yes_and_who_is_needed(client: Client, cast: Cast) -> None:
    matter = grown.evaluating(cast)
    for person in (cast.mieke, cast.hanneke):
        actions.evaluate(person, matter, "We listened.")
    page = reverse("close_matter", args=[matter.key])
    for person, needed in ((cast.mieke, 2), (cast.hanneke, 2), (cast.joost, 1)):
        client.force_login(person)
        assert len(client.get(page).context["closing"].needed) == needed
        client.post(page, {"once": "a1"})

    matter.refresh_from_db()
    assert matter.at is Stage.CLOSED


def test_who_said_yes_to_closing_has_no_button_any_more(client: Client, cast: Cast) -> None:
    matter = grown.evaluating(cast)
    for person in (cast.mieke, cast.hanneke):
        actions.evaluate(person, matter, "We listened.")
    actions.close_matter(cast.mieke, matter)
    client.force_login(cast.mieke)

    page = client.get(reverse("close_matter", args=[matter.key]))

    assert page.context["closing"].i_said_yes
    assert 'type="submit"' not in page.content.decode().partition("<main")[2].partition("</main")[0]


def test_stopping_says_how_many_of_how_many(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    page = reverse("confirm_stop", args=[matter.key])
    client.force_login(cast.mieke)
    stop = client.get(page).context["stop"]
    assert (stop.said, stop.members, stop.needed) == (0, 2, 2)
    client.post(page, {"once": "a1"})

    client.force_login(cast.joost)
    assert client.get(page).context["stop"].still == 1
    client.post(page, {"once": "a2"})

    matter.refresh_from_db()
    assert matter.at is Stage.STOPPED


def test_the_mandate_holder_stops_with_a_reason(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.karin)
    page = reverse("stop_matter", args=[matter.key])
    assert client.get(page).status_code == 200
    assert client.post(page, {"reason": ""}).status_code == 422

    client.post(page, {"reason": "The land was sold."})

    matter.refresh_from_db()
    assert matter.at is Stage.STOPPED
    assert matter.stops.get().text == "The land was sold."


def test_a_former_resident_takes_it_up_again(client: Client, cast: Cast) -> None:
    matter = grown.stopped(cast)
    client.force_login(cast.mieke)
    page = reverse("resume_matter", args=[matter.key])
    assert client.get(page).context["resume_by"] == clock.today() + timedelta(days=14)

    client.post(page, {"once": "a1"})

    matter.refresh_from_db()
    assert matter.at is Stage.OPENED


def test_a_group_is_asked_once_then_rests_then_wakes(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.hanneke)
    page = reverse("rest", args=[matter.key])
    assert client.get(page).status_code == 200
    with clock.at(clock.now() + timedelta(weeks=9)):
        assert client.post(page, {"once": "a1"}).status_code == 422
        client.post(page, {"once": "a2", "asked": "on"})
    rested = type(matter).objects.get(pk=matter.pk)
    assert rested.at is Stage.RESTING

    client.force_login(cast.joost)
    assert client.get(reverse("wake", args=[matter.key])).status_code == 200
    client.post(reverse("wake", args=[matter.key]), {"once": "a3"})

    matter.refresh_from_db()
    assert matter.at is Stage.PLANNING


def test_a_group_that_is_busy_is_left_alone(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.hanneke)

    page = client.post(reverse("rest", args=[matter.key]), {"once": "a1", "asked": "on"})

    assert page.status_code == 409
    matter.refresh_from_db()
    assert matter.at is Stage.PLANNING


def test_where_it_stopped_and_why_stand_on_top(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    actions.stop_matter(cast.karin, matter, "The land was sold.")
    client.cookies["language"] = "en"

    page = client.get(matter.get_absolute_url()).content.decode()

    assert page.index("This matter has ended") < page.index("The land was sold.")
    assert page.index("The land was sold.") < page.index('class="path-now"')
    assert "The municipality stopped this on " in page
    assert "Karin Smit recorded it." in page
    assert "Stopped at step 4 of 7: Plan" in page
    assert "of 7: Story" not in page


def test_what_residents_stopped_names_no_reason_of_the_municipality(
    client: Client, cast: Cast
) -> None:
    matter = grown.stopped(cast)
    client.cookies["language"] = "en"

    page = client.get(matter.get_absolute_url()).content.decode()

    assert "Stopped at step 1 of 7: " in page
    assert "The municipality stopped this" not in page
