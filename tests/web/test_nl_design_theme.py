"""A municipality that has a theme in NL Design System."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import StaticFilesStorage
from django.test import Client

from kader.web import stylesheet

SHEET = """
.molendam-theme {
  --basis-color-action-1-color-default: #0d5560;
  --basis-color-action-1-color-hover: #083b43;
  --basis-color-accent-1-bg-default: #dff0f1;
  --utrecht-document-font-family: Molendam, sans-serif;
  --utrecht-form-control-border-color: #555555;
  --utrecht-button-primary-action-color: #fffffe;
  --utrecht-button-border-radius: 3px;
}
"""
MAPPING = (stylesheet.STATIC / "css" / "nl-design-system.css").read_text()
SOURCE = Path(stylesheet.__file__).parents[2]
TOKENS = (stylesheet.STATIC / "tokens.css").read_text()


@pytest.fixture
def molendam(settings: LazySettings, tmp_path: Path) -> LazySettings:
    """A town whose theme sets its tokens on a class, as most do."""
    (tmp_path / "theme.css").write_text(SHEET)
    settings.STATICFILES_DIRS = [("town", tmp_path)]
    settings.KADER_NL_DESIGN_THEME = "theme.css"
    settings.KADER_NL_DESIGN_CLASS = "molendam-theme"
    return settings


@pytest.mark.django_db
def test_a_page_links_the_theme_and_then_the_mapping(client: Client, molendam: object) -> None:
    page = client.get("/style").content.decode()

    sheets = re.findall(r'<link rel="stylesheet" href="([^"]+)">', page)
    assert sheets[-2:] == ["/static/town/theme.css", "/static/web/css/nl-design-system.css"]
    assert finders.find("town/theme.css")
    assert re.search(r'<html lang="\w+" class="molendam-theme">', page)


@pytest.mark.django_db
def test_the_three_colours_come_last(client: Client, molendam: LazySettings) -> None:
    molendam.KADER_THEME = ["#0d5560", "#083b43", "#dff0f1"]

    page = client.get("/style").content.decode()

    assert 'class="molendam-theme theme-own"' in page
    assert page.index("nl-design-system.css") < page.index("/theme.css?v=")


@pytest.mark.django_db
def test_a_theme_loosens_no_rule_of_safety(client: Client, molendam: object) -> None:
    policy = client.get("/style")["Content-Security-Policy"]

    assert "style-src 'self';" in policy
    assert "unsafe-inline" not in policy


@pytest.mark.django_db
def test_without_a_theme_a_page_has_neither_sheet_nor_class(client: Client) -> None:
    page = client.get("/style").content.decode()

    assert "nl-design-system.css" not in page
    assert re.search(r'<html lang="\w+">', page)


@pytest.mark.django_db
def test_a_sheet_that_was_not_collected_costs_no_page(
    client: Client, molendam: LazySettings
) -> None:
    molendam.STORAGES = {
        **molendam.STORAGES,
        "staticfiles": {"BACKEND": f"{__name__}.NothingCollected"},
    }

    page = client.get("/style")

    assert page.status_code == 200
    assert "molendam" not in page.content.decode()


class NothingCollected(StaticFilesStorage):
    """Knows our own files, and none of the town's."""

    def url(self, name: str | None) -> str:
        if str(name).startswith("town/"):
            raise ValueError(f"Missing staticfiles manifest entry for '{name}'")
        return f"/static/{name}"


def test_our_tokens_read_those_of_the_theme() -> None:
    read = _declared(TOKENS, SHEET, MAPPING)

    assert _value_of("--kader-color-accent", read) == "#0d5560"
    assert _value_of("--kader-color-accent-strong", read) == "#083b43"
    assert _value_of("--kader-color-accent-wash", read) == "#dff0f1"
    assert _value_of("--kader-font-municipality", read) == "Molendam, sans-serif"
    assert _value_of("--kader-input-border-color", read) == "#555555"
    assert _value_of("--kader-button-primary-color", read) == "#fffffe"
    assert _value_of("--kader-button-radius", read) == "3px"


def test_what_a_theme_leaves_open_stays_ours() -> None:
    ours, read = _declared(TOKENS), _declared(TOKENS, MAPPING)

    for name in re.findall(r"(--kader-[\w-]+):", MAPPING):
        if name != "--kader-brand-font-municipality":
            assert _value_of(name, read) == _value_of(name, ours), name


def test_the_mapping_fills_in_tokens_that_the_house_reads() -> None:
    house = "".join(stylesheet.bundle().values())

    for name in re.findall(r"(--kader-[\w-]+):", MAPPING):
        assert f"var({name})" in house, name


def _declared(*sheets: str) -> dict[str, str]:
    """What stands on <html>: later sheets win, as they do in one layer."""
    css = re.sub(r"/\*.*?\*/", "", "".join(sheets), flags=re.DOTALL)
    return {name: value.strip() for name, value in re.findall(r"(--[\w-]+):([^;{}]+);", css)}


def _value_of(name: str, declared: dict[str, str]) -> str:
    """The value of a token as a browser finds it: through `var()` and what stands behind it."""
    return _resolved(declared[name], declared)


def _resolved(value: str, declared: dict[str, str]) -> str:
    if not (found := re.fullmatch(r"var\((--[\w-]+)(?:,\s*(.+))?\)", value)):
        return value
    name, behind = found.groups()
    return _resolved(declared.get(name, behind), declared)


def test_the_town_sets_it_in_its_environment(tmp_path: Path) -> None:
    (tmp_path / "static").mkdir()

    said = _settings_of({"KADER_DATA": str(tmp_path), "KADER_NL_DESIGN_THEME": "theme.css"})

    assert "KADER_NL_DESIGN_THEME = 'theme.css'" in said
    assert f"STATICFILES_DIRS = [('town', {tmp_path / 'static'!r})]" in said


def test_the_folder_may_be_elsewhere(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    given = {"KADER_STATIC": str(elsewhere), "KADER_NL_DESIGN_CLASS": "molendam-theme"}

    said = _settings_of({"KADER_DATA": str(tmp_path), **given})

    assert f"TOWN_STATIC = {elsewhere!r}" in said
    assert "KADER_NL_DESIGN_CLASS = 'molendam-theme'" in said
    assert "STATICFILES_DIRS" not in said, "a folder that is not there is not looked in"


def _settings_of(town: dict[str, str]) -> str:
    """What an installation with this environment says about its settings."""
    environment = {"KADER_TESTING": "1", "PYTHONPATH": str(SOURCE), **town}
    command = [sys.executable, "-m", "kader", "diffsettings"]
    return subprocess.check_output(command, env=environment, text=True)  # noqa: S603
