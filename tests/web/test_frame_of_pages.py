"""The frame of every page: header, navigation, footer."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from pytest_django import Settings

from kader.web.context import House


@pytest.fixture
def request_of_a_visitor() -> HttpRequest:
    return RequestFactory().get("/style", {"a": "1"})


def test_a_visitor_needs_no_session(request_of_a_visitor: HttpRequest) -> None:
    house = House(request_of_a_visitor)

    assert not house.signed_in
    assert not house.may_have_messages


def test_the_number_can_be_dialled(request_of_a_visitor: HttpRequest, settings: Settings) -> None:
    settings.TOWN_PHONE = "+31 (0)14 0999"

    assert House(request_of_a_visitor).phone_href == "tel:+31" + "0140999"


def test_signing_in_leads_back(request_of_a_visitor: HttpRequest) -> None:
    assert House(request_of_a_visitor).sign_in_url.endswith("?next=%2Fstyle%3Fa%3D1")


def test_a_page_that_is_not_there_has_no_link(
    request_of_a_visitor: HttpRequest, settings: Settings
) -> None:
    settings.KADER_NAV = [("nowhere", "Nowhere"), ("style", "Style")]

    assert House(request_of_a_visitor).nav == [
        {"url": "/style", "label": "Style", "current": "page"}
    ]


def test_each_language_leads_to_the_same_page(request_of_a_visitor: HttpRequest) -> None:
    languages = House(request_of_a_visitor).languages

    assert [one["code"] for one in languages] == ["nl", "de", "en"]
    assert languages[1]["url"] == "/language/de?next=%2Fstyle%3Fa%3D1"


@pytest.mark.django_db
def test_a_visitor_loads_no_sheet_of_work(client: Client) -> None:
    page = client.get("/niets").content

    assert b"web/kader.css" in page
    assert b"web/work.css" not in page
    assert page.count(b'rel="preload"') == 1
    assert b"htmx" not in page
