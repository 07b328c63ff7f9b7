"""A page that is read offers no way to a deed that is refused there."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django import Settings

from kader.groundrules import Stage
from kader.people.models import Person
from tests.matters import grown
from tests.matters.grown import Cast
from tests.matters.world import WALKED, World, world_at

PAGES = ("", "/frame", "/plan", "/people", "/voices", "/timeline")
REFUSED = {403, 404, 409}


@pytest.fixture(autouse=True)
def in_english(settings: Settings) -> None:
    settings.LANGUAGE_CODE = "en"


@pytest.mark.parametrize("stage", list(Stage))
def test_no_page_leads_to_a_deed_that_is_refused(stage: Stage, cast: Cast) -> None:
    world = world_at(stage, cast)

    refused = [
        (role.value, page, link)
        for role in WALKED
        for page, link in _refused(world, world.people[role])
    ]

    assert refused == []


def test_a_visitor_of_a_closed_matter_is_not_asked_to_join(cast: Cast, client: Client) -> None:
    matter = world_at(Stage.CLOSED, cast).matter

    assert "Join in" not in client.get(f"/m/{matter.key}/people").content.decode()


def test_who_may_ask_about_the_frame_is_led_there(cast: Cast, client: Client) -> None:
    matter = grown.planning(cast)
    address = f"/m/{matter.key}/frame"

    assert "Ask what the frame means" in client.get(address).content.decode()
    for who, is_led in ((cast.mieke, True), (cast.hanneke, False), (cast.karin, False)):
        client.force_login(who)
        assert ("Ask what the frame means" in client.get(address).content.decode()) is is_led


def _refused(world: World, reader: Person) -> Iterator[tuple[str, str]]:
    """The links on the reading pages of this reader that are refused, each with its page."""
    client, start = Client(), f"/m/{world.matter.key}"
    client.force_login(reader)
    answers: dict[str, int] = {}
    for page in PAGES:
        read = client.get(start + page)
        for link in sorted(set(re.findall(r'href="(/m/[^"#?]+)', read.content.decode()))):
            if link not in answers:
                answers[link] = client.get(link).status_code
            if answers[link] in REFUSED:
                yield page, link
