"""The pages of the line from the residents: facts, support, signals, their own date."""

from datetime import timedelta

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from kader.groundrules import Deed, clock
from kader.groundrules.limits import workdays_after
from kader.matters import actions
from kader.matters.forms.line import FactsForm
from kader.matters.models import Reading
from kader.matters.rules.line import SignalKind
from kader.matters.views._page import show
from kader.people.models import Person
from kader.web import wording
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    return Cast(hanneke, idris, karin, mieke, joost)


@pytest.mark.parametrize("deed", ["request_facts", "ask_for_support"])
def test_a_resident_asks_and_hears_by_when(client: Client, cast: Cast, deed: str) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    page = reverse(deed, args=[matter.key])
    by = clock.today() + timedelta(days=14)
    assert client.get(page).context["answer_by"] == by

    client.post(page, {"text": "How old is the fence?"})

    asked = (*matter.fact_requests.all(), *matter.support_requests.all())
    assert [(one.text, one.due) for one in asked] == [("How old is the fence?", by)]


def test_a_steward_asks_no_facts(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.hanneke)

    assert client.get(reverse("request_facts", args=[matter.key])).status_code == 403


def test_one_press_is_a_signal(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    page = reverse("give_signal", args=[matter.key])
    assert client.get(page).status_code == 200

    client.post(page, {"kind": "too_much", "text": ""})

    assert matter.signals.get().kind == SignalKind.TOO_MUCH


@pytest.mark.parametrize("workdays", [3, 7])
def test_the_day_of_the_answer_to_a_signal_is_the_towns_own(
    client: Client, cast: Cast, settings: LazySettings, workdays: int
) -> None:
    settings.KADER_TERMS = {**settings.KADER_TERMS, "signal": workdays}
    matter = grown.planning(cast)
    client.force_login(cast.mieke)

    page = client.get(reverse("give_signal", args=[matter.key])).content.decode()

    day = workdays_after(clock.today(), workdays)
    assert page.count(wording.day(day, clock.today())) == 1


def test_its_author_sees_the_answer_and_closes_her_signal(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH, "Every evening.")
    day = clock.today() + timedelta(days=30)
    actions.answer_signal(cast.hanneke, signal, "You get a month more.", day)
    client.force_login(cast.mieke)
    page = reverse("close_signal", args=[matter.key, signal.key])
    text = client.get(page).content.decode()
    assert "Every evening." in text
    assert "You get a month more." in text
    assert "Hanneke Vos" in text

    client.post(page, {"once": "a1"})

    signal.refresh_from_db()
    assert signal.closed_at is not None


@pytest.mark.parametrize("other", ["joost", "hanneke"])
def test_nobody_else_finds_a_signal_to_close(client: Client, cast: Cast, other: str) -> None:
    matter = grown.planning(cast)
    signal = actions.give_signal(cast.mieke, matter, SignalKind.TOO_MUCH)
    client.force_login(getattr(cast, other))

    page = client.get(reverse("close_signal", args=[matter.key, signal.key]))

    assert page.status_code == (404 if other == "joost" else 403)


def test_residents_choose_an_earlier_day_than_the_steward_gave(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    later, earlier = (clock.today() + timedelta(days=days) for days in (60, 20))
    page = reverse("move_hand_in_date", args=[matter.key])
    client.force_login(cast.hanneke)
    client.post(page, {"day": later.isoformat()})
    matter.refresh_from_db()
    assert matter.hand_in_by == later

    refused = client.post(page, {"day": earlier.isoformat()})
    client.force_login(cast.mieke)
    client.post(page, {"day": earlier.isoformat()})

    matter.refresh_from_db()
    assert refused.status_code == 422
    assert matter.hand_in_by == earlier


def test_a_day_gone_by_is_refused_beside_the_field(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    gone = (clock.today() - timedelta(days=1)).isoformat()

    page = client.post(reverse("move_hand_in_date", args=[matter.key]), {"day": gone})

    assert page.status_code == 422
    assert page.context["form"].errors["day"]
    assert gone in page.content.decode()


def test_a_deed_without_a_template_is_called_by_its_label_and_says_who_reads_it(
    client: Client, cast: Cast
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    request = client.get(matter.get_absolute_url()).wsgi_request
    reading = Reading.by(cast.mieke, matter)

    # Of the people's deeds: no template of matters is named after it.
    with override("en"):
        page = show(request, Deed.APPOINT_OFFICIAL, reading, FactsForm(), label="Say thank you")

    read = page.content.decode()
    assert "<title>Say thank you" in read
    assert '<h1 class="wide">Say thank you</h1>' in read
    assert '<p class="lead">Everybody can read this.</p>' in read
    assert "Say thank you</button>" in read
