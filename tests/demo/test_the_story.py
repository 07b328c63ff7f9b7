"""The invented towns are told by deeds, and their pages are there for each person of the story."""

import html
import re

import pytest
from django.test import Client
from django.urls import reverse

from kader.demo.town import tell
from kader.matters.models import Matter
from kader.people.models import Person

PLACES = ("home", "search", "ground_rules", "how_it_works")
OWN_PLACES = ("my_page", "desk")
LINK = re.compile(r'<a [^>]*href="(/[^"#]*)')
LEADS_OUT = ("/static", "/account")

pytestmark = pytest.mark.usefixtures("town")


def test_zilverbeek_is_there_for_each_of_its_people(client: Client) -> None:
    tell("zilverbeek")
    matters = [reverse("matter", args=[matter.key]) for matter in Matter.objects.all()]
    places = [*matters, *(reverse(place) for place in PLACES), "/search?q=weide"]

    broken = [place for place in places if client.get(place).status_code != 200]
    for name in ("mieke", "hanneke", "karin"):
        client.force_login(Person.objects.get(email__startswith=f"{name}@"))
        own = [*matters, *(reverse(place) for place in OWN_PLACES)]
        broken += [place for place in own if client.get(place, follow=True).status_code != 200]

    assert len(matters) > 4
    assert broken == []


@pytest.mark.parametrize("name", ["mieke", "hanneke", "karin", "idris", "femke"])
def test_every_link_leads_somewhere(client: Client, name: str) -> None:
    tell("zilverbeek")
    wanted = {"femke": "beheer"}.get(name, name)
    client.force_login(Person.objects.get(email__startswith=f"{wanted}@"))
    places = [reverse("matter", args=[matter.key]) for matter in Matter.objects.all()]
    places += [reverse(place) for place in (*PLACES, *OWN_PLACES)]

    pages = [client.get(place, follow=True).content.decode() for place in places]
    links = {html.unescape(link) for page in pages for link in LINK.findall(page)}
    kept = sorted(link for link in links if not link.startswith(LEADS_OUT))
    broken = [link for link in kept if client.get(link, follow=True).status_code != 200]

    assert len(kept) > 10
    assert broken == []


def test_neuenau_is_told_in_german() -> None:
    tell("neuenau")

    assert "Nachtruhe am Anger" in Matter.objects.values_list("title", flat=True)
