"""`kader docs`: what the page says is what the table says."""

from pathlib import Path

import pytest
from django.conf import LazySettings, settings
from django.utils.translation import override

from kader.cli import main
from kader.cli.docs import who_may_do_what
from kader.groundrules import MAY, Role
from kader.people.naming import ROLE_NAMES


def _code(words: list[str]) -> object:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return ended.value.code


def test_the_page_is_current() -> None:
    page: Path = settings.HOUSE / "docs" / "who-may-do-what.md"

    assert page.read_text() == who_may_do_what()


def test_every_deed_and_every_role_has_a_row() -> None:
    rows = [row for row in who_may_do_what().splitlines() if row.startswith("| ")]

    assert len(rows) == 1 + len(Role) + len({deed.room for deed in MAY}) + len(MAY)


def test_roles_are_called_what_the_trade_calls_them() -> None:
    page = who_may_do_what()

    names = []
    for language in ("nl", "de"):
        with override(language):
            names.append(str(ROLE_NAMES[Role.STEWARD]))
    assert f"| steward | {names[0]} | {names[1]} |" in page
    assert "| check plan | steward | checking | everybody | G5 | `matters.check_plan` |" in page
    assert "has no opinion" in page


def test_a_page_that_says_something_else_is_found(
    settings: LazySettings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.HOUSE = tmp_path
    assert _code(["docs", "--check"]) == 1

    assert _code(["docs"]) == 0
    assert _code(["docs", "--check"]) == 0

    (tmp_path / "docs" / "who-may-do-what.md").write_text("Everybody may do everything.")
    assert _code(["docs", "--check"]) == 1
    assert "run `kader docs`" in capsys.readouterr().err
