"""The pages of every deed, of a matter at every stage, and of signing in: what `Window` looks at.

Each stands in a small matter where the deed is offered; the pages of a whole town are looked at in
`test_access.py`. In Dutch, and with `KADER_TEST_ALL` in every language.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

import pytest
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import transaction
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser
from pytest_django.fixtures import Settings

from kader.groundrules import Deed, Role, Stage, clock
from kader.people.models import Person
from tests.journeys.hands import LANGUAGES
from tests.journeys.shown import Window
from tests.matters.grown import Cast
from tests.matters.posts import POSTS, Post
from tests.matters.test_the_walk import OUTSIDE_A_MATTER
from tests.matters.ways import DEEDS
from tests.matters.world import World, world_at
from tests.people.mailbox import ask_for_code, code_in_mail, give_code

OF_A_MATTER = {post.deed: post for post in reversed(POSTS.values())}
STAGES = sorted({post.stage for post in OF_A_MATTER.values()})
IN_THE_TOWN = {
    Deed.OPEN_WISH: "mieke",
    Deed.OPEN_ISSUE: "hanneke",
    Deed.CHOOSE_PUBLIC_NAME: "mieke",
    Deed.APPOINT_OFFICIAL: "beheer",
    Deed.DISMISS_OFFICIAL: "beheer",
}
OF_AN_OFFICIAL = (
    *("officials", "mfa_index", "mfa_reauthenticate", "mfa_list_webauthn"),
    "account_logout",
)
WITHOUT_A_PROOF = ("mfa_index", "mfa_activate_totp", "mfa_add_webauthn")
ON_THE_WAY_IN = ("account_confirm_login_code", "mfa_authenticate")
"""After the address was sent, and after the code was: in three languages."""

WHOLE = os.environ.get("KADER_TEST_ALL") == "1"
SHOWN_IN = LANGUAGES if WHOLE else ("nl",)

pytestmark = pytest.mark.journey
in_each_language = pytest.mark.parametrize("language", SHOWN_IN)


@dataclass(frozen=True)
class Look:
    """Somebody's look at pages in one language."""

    client: Client
    window: Window
    language: str

    def at(self, path: str) -> list[str]:
        return self.window.faults(self.client, path, self.language)

    def at_the_page(self, post: Post, world: World) -> list[str]:
        """Arrange what the deed is about, look at its page, and take it back."""
        actor = world.people[post.role]
        with transaction.atomic():
            address, _fields = post.prepared(world, actor)
            self.client.force_login(actor)
            with clock.at(clock.now() + timedelta(weeks=DEEDS[post.deed].weeks_later)):
                found = self.at(address)
            transaction.set_rollback(True)
        return found


def test_the_list_is_whole() -> None:
    assert set(OF_A_MATTER) | set(IN_THE_TOWN) == set(Deed)
    assert set(IN_THE_TOWN) == OUTSIDE_A_MATTER
    counted = (OF_A_MATTER, IN_THE_TOWN, OF_AN_OFFICIAL, WITHOUT_A_PROOF, ON_THE_WAY_IN)
    assert [len(pages) for pages in counted] == [53, 5, 5, 3, 2]
    assert (len(STAGES), len(Stage), len(SHOWN_IN)) == (10, 13, 3 if WHOLE else 1)


@in_each_language
@pytest.mark.parametrize("stage", STAGES)
def test_the_pages_of_the_deeds_are_for_everybody(stage: Stage, cast: Cast, look: Look) -> None:
    world = world_at(stage, cast)
    posts = [post for post in OF_A_MATTER.values() if post.stage is stage]

    faults = [fault for post in posts for fault in look.at_the_page(post, world)]

    assert not faults, "\n".join(faults)


@in_each_language
@pytest.mark.parametrize("stage", list(Stage))
def test_the_page_of_a_matter_is_for_everybody_at_each_stage(
    stage: Stage, cast: Cast, look: Look
) -> None:
    world = world_at(stage, cast)

    faults = look.at(reverse("matter", args=[world.matter.key]))
    look.client.force_login(world.people[Role.RESIDENT])
    faults += look.at(reverse("matter", args=[world.matter.key]))

    assert not faults, "\n".join(faults)


@in_each_language
@pytest.mark.parametrize("deed", list(IN_THE_TOWN))
def test_the_pages_of_the_town_are_for_everybody(
    deed: Deed, hanneke: Person, look: Look, request: pytest.FixtureRequest
) -> None:
    look.client.force_login(request.getfixturevalue(IN_THE_TOWN[deed]))
    keys = [hanneke.seats.get().key] if deed is Deed.DISMISS_OFFICIAL else []

    assert look.at(reverse(deed.word, args=keys)) == []


@in_each_language
def test_the_pages_of_an_official_are_for_everybody(hanneke: Person, look: Look) -> None:
    TOTP.activate(hanneke, generate_totp_secret())
    look.client.force_login(hanneke)

    faults = [fault for name in OF_AN_OFFICIAL for fault in look.at(reverse(name))]

    assert not faults, "\n".join(faults)


@in_each_language
def test_who_has_no_second_proof_can_read_how_to_add_one(hanneke: Person, look: Look) -> None:
    look.client.force_login(hanneke)

    faults = [fault for name in WITHOUT_A_PROOF for fault in look.at(reverse(name))]

    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_way_in_is_for_everybody(language: str, hanneke: Person, look: Look) -> None:
    TOTP.activate(hanneke, generate_totp_secret())

    ask_for_code(look.client, "hanneke@example.org")
    faults = look.at(reverse("account_confirm_login_code"))
    give_code(look.client, code_in_mail())
    faults += look.at(reverse("mfa_authenticate"))

    assert not faults, "\n".join(faults)


@pytest.fixture
def look(browser: Browser, client: Client, language: str) -> Iterator[Look]:
    window = Window(browser)
    yield Look(client, window, language)
    window.close()


@pytest.fixture(autouse=True)
def without_pace(settings: Settings) -> None:
    settings.KADER_PACE = False


@pytest.fixture
def cast(hanneke: Person, idris: Person, karin: Person, mieke: Person, joost: Person) -> Cast:
    """Steward, facilitator, mandate holder and two residents."""
    return Cast(hanneke, idris, karin, mieke, joost)
