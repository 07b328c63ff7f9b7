"""The page with the ground rules: made from the rules, and found from every refusal."""

import re
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.test import Client
from django.urls import reverse

from kader.groundrules import MAY
from kader.groundrules.roles import SEATS
from kader.home.rulebook import HELD_IN_PART, HELD_WITHOUT_A_DEED, RULES, waiting_rules
from kader.matters import actions
from kader.people.models import Person
from kader.people.naming import ROLE_NAMES

HOUSE = Path(__file__).parents[2]


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


def test_a_rule_of_a_part_that_is_still_being_built_has_a_mark(client: Client, db: None) -> None:
    page = client.get(reverse("ground_rules")).content.decode()

    marked = re.findall(r'<li id="(G\d+)"(?:(?!</li>).)*not here yet', page)

    assert "Some parts are still being built" in page
    # The law's rights, the mirror, sides, coaches and complaints.
    assert marked == ["G16", "G19", "G24", "G28", "G29"]


def test_a_rule_that_is_kept_in_part_says_so(client: Client, db: None) -> None:
    page = client.get(reverse("ground_rules")).content.decode()

    marked = re.findall(r'<li id="(G\d+)"(?:(?!</li>).)*only a part is here', page)

    # Not here yet: talks and feedback, asks with hours, "taken along, in part or not", the group's
    # own house rule, quiet mode, and a steward's own load.
    assert marked == ["G10", "G11", "G14", "G23", "G27", "G30"] == sorted(HELD_IN_PART)


def test_what_is_missing_of_a_rule_stands_in_the_decision() -> None:
    page = next((HOUSE / "docs" / "decisions").glob("0013-*.md")).read_text()
    beside = page.partition("In part are")[2]

    assert sorted(set(re.findall(r"G\d+", beside))) == sorted(HELD_IN_PART)


def test_each_seat_says_what_its_holder_never_does(client: Client, db: None) -> None:
    page = client.get(reverse("ground_rules")).content.decode()

    said = re.findall(r"<b>([^<]+)</b><span class=\"fold__line\">([^<]*never[^<]*)</span>", page)

    assert {name for name, _ in said} == {str(ROLE_NAMES[role]).capitalize() for role in SEATS}
    assert len(said) == len(set(said)) == 12


def test_a_rule_is_kept_by_a_deed_or_by_the_shape_of_the_house_or_it_waits() -> None:
    carried_out = {rule for line in MAY.values() for rule in line.rules}

    assert not carried_out & (HELD_WITHOUT_A_DEED | waiting_rules())
    assert carried_out | HELD_WITHOUT_A_DEED | waiting_rules() == set(RULES)


def test_a_steward_who_may_not_is_not_sent_to_the_steward(
    client: Client, mieke: Person, hanneke: Person
) -> None:
    matter = actions.open_wish(mieke, "Light", "Light on the path.")
    client.force_login(hanneke)

    refused = client.get(reverse("request_facts", args=[matter.key])).content.decode()

    assert "This is the part of somebody else" in refused
    assert "case steward" not in refused


def test_what_a_role_may_do_is_said_as_something_to_do(client: Client, db: None) -> None:
    page = client.get(reverse("ground_rules")).content.decode()
    steward = page.split("<b>Case steward</b>")[1].split("</details>")[0]

    assert "<li>Check the plan</li>" in steward
    assert "<li>Keep a promise</li>" in steward
    assert "Case steward checked" not in page
    assert "<li>Decide formally</li>" not in steward
