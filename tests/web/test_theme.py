"""A municipality's own colours."""

import pytest
from django.test import Client
from pytest_django import Settings

from kader.web import theme

VELDERMONDE = ["#0d5560", "#083b43", "#dff0f1"]


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert theme.contrast("#000000", "#ffffff") == pytest.approx(21)


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        (["#0d5560"], "needs 3 colours"),
        (["red", "#083b43", "#dff0f1"], "red is no colour"),
        (["#0d5560;}", "#083b43", "#dff0f1"], "is no colour"),
        (["#4a90d9", "#083b43", "#dff0f1"], "accent on white has a contrast of 3.3"),
    ],
)
def test_a_theme_that_cannot_be_read_is_not_used(values: list[str], fault: str) -> None:
    assert fault in theme.faults(values)[0]


def test_our_own_colours_and_those_of_veldermonde_may_be_used() -> None:
    assert theme.faults(VELDERMONDE) == []
    assert theme.faults(["#1d3f8f", "#132c68", "#e5ebf7"]) == []
    assert theme.faults([]) == []


@pytest.mark.django_db
def test_a_page_carries_the_theme(client: Client, settings: Settings) -> None:
    settings.KADER_THEME = VELDERMONDE

    page = client.get("/style").content.decode()
    sheet = client.get("/theme.css")

    assert 'class="theme-own"' in page
    assert f"/theme.css?v={theme.version(VELDERMONDE)}" in page
    assert "--kader-brand-accent:#0d5560" in sheet.content.decode()
    assert sheet["Content-Type"] == "text/css"


@pytest.mark.django_db
def test_without_a_theme_there_is_no_sheet(client: Client) -> None:
    assert client.get("/theme.css").status_code == 404
