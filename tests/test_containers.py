"""The image and its neighbours name only what there is, and no secret travels with them."""

import re
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
FROM_OUTSIDE = re.compile(r"^COPY (?!--from)(.+) \S+$", re.MULTILINE)
NAME = re.compile(r"\bKADER_[A-Z_]+\b")


def _read(name: str) -> str:
    return (HOUSE / name).read_text()


def test_what_the_image_copies_is_there_and_is_let_through() -> None:
    copied = {
        name for names in FROM_OUTSIDE.findall(_read("Containerfile")) for name in names.split()
    }
    let_through = {line[1:] for line in _read(".dockerignore").splitlines() if line[:1] == "!"}

    assert copied == let_through
    assert all((HOUSE / name).exists() for name in copied)


def test_the_file_with_secrets_stays_at_home() -> None:
    assert ".env" in _read(".gitignore").splitlines()
    assert "*" in _read(".dockerignore").splitlines()


def test_compose_sets_only_names_that_administrators_can_look_up() -> None:
    page = _read("docs/administrators/set-up.md")
    names = set(NAME.findall(_read("compose.yml"))) - {"KADER_DATABASE_PASSWORD"}

    assert all(f"`{name}`" in page for name in names)


def test_the_database_is_ready_when_it_can_be_reached_by_address() -> None:
    """While the image makes its database it answers on its socket only, and stops again."""
    assert re.search(r"pg_isready, -h, 127\.0\.0\.1\b", _read("compose.yml"))
