"""A bound that prescribes a means gets a hint at the word that does so."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.matters import actions
from kader.matters.rules.means import means_in
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.mark.parametrize(
    ("bound", "word"),
    [
        ("There is a fence around it", "fence"),
        ("You must place a bench", "place"),
        ("It must be bought before May", "bought"),
        ("The bench comes from the firm Jansen", "the firm"),
        ("A bench that is wooden", "wooden"),
        ("Jullie moeten een bank plaatsen", "plaatsen"),
        ("De groep moet een tent huren", "huren"),
        ("De leverancier is bekend", "leverancier"),
        ("Die Gruppe muss eine Bank aufstellen", "aufstellen"),
        ("Es müssen Leuchten verwendet werden", "verwendet"),
        ("Eine Bank der Firma Meier", "Firma"),
    ],
)
def test_a_word_that_says_how_is_found_g3(bound: str, word: str) -> None:
    assert means_in(bound) == word


@pytest.mark.parametrize(
    "bound",
    [
        "At most € 9.000 a year",
        "Everybody must be able to use the square",
        "Iedereen moet het plein kunnen gebruiken",
        "Der Platz muss für alle offen bleiben",
        "The municipality will build nothing here",
        "It must be quiet after ten. What you buy is up to you",
    ],
)
def test_what_must_be_true_gets_no_hint(bound: str) -> None:
    assert means_in(bound) == ""


def test_the_maker_shows_the_hint_beside_the_bound(cast: Cast, client: Client) -> None:
    matter = grown.framing(cast)
    typed = grown.frame_fields() | {"bound.1.text": "You must install lamps of wood"}
    actions.draft_frame(cast.hanneke, matter, typed)
    client.force_login(cast.hanneke)
    client.cookies["language"] = "en"

    page = client.get(reverse("draft_frame", args=[matter.key])).content.decode()

    assert "<b>‘install’</b> looks like a means." in page
