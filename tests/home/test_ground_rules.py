"""The page with the ground rules: made from the rules, and found from every refusal."""

import re

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kader.home.rulebook import RULES
from kader.matters import actions
from kader.people.models import Person


@pytest.fixture(autouse=True)
def in_english(settings: LazySettings) -> None:
    settings.LANGUAGE_CODE = "en"


def test_a_refusal_leads_to_the_rule_it_names(
    client: Client, mieke: Person, hanneke: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    client.force_login(hanneke)
    refused = client.get(reverse("request_facts", args=[matter.key])).content.decode()

    number, link = re.findall(r'Ground rule (\d+)\..*?href="([^"]+)"', refused, re.DOTALL)[0]

    path, _, place = link.partition("#")
    rules = client.get(path).content.decode()
    assert re.findall(rf'id="{place}" value="{number}">([^<]+)<', rules) == [RULES[f"G{number}"]]


def test_each_rule_stands_once_on_the_page_under_its_own_number(client: Client, db: None) -> None:
    page = client.get(reverse("ground_rules")).content.decode()

    assert re.findall(r'<li id="(G\d+)" value="\d+">', page) == list(RULES)


def test_a_steward_who_may_not_is_not_sent_to_the_steward(
    client: Client, mieke: Person, hanneke: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    client.force_login(hanneke)

    refused = client.get(reverse("request_facts", args=[matter.key])).content.decode()

    assert "This is the part of somebody else" in refused
    assert "case steward" not in refused
