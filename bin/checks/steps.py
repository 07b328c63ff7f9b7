"""The steps of `bin/check` in the order in which they are told."""

import re
import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from bin import house
from bin.checks import sizes, translations

NOTHING_YET = "nothing there yet"
SOURCE = house.HOUSE / "src" / "kader"


def fix() -> None:
    """What a machine can put right, it puts right: the form of code and of templates."""
    with house.step("Form of the code"):
        _python("-m", "ruff", "check", "--fix", "--exit-zero")
        _python("-m", "ruff", "format")
    with house.step("Form of the templates"):
        _djhtml()


def style() -> str:
    """Ruff's rules: correctness, names, sizes."""
    return _python("-m", "ruff", "check", "--output-format", "concise") and ""


def form() -> str:
    """Ruff's form of the code."""
    return (
        _python("-m", "ruff", "format", "--check", "--output-format", "concise")
        .strip()
        .splitlines()[-1]
    )


def types() -> str:
    """Mypy, strict, with what Django's plugin knows; the two commands have no ending."""
    _python("-m", "mypy", "--show-traceback", "--scripts-are-modules", "start", "test")
    return _python("-m", "mypy").strip().splitlines()[-1]


def imports() -> str:
    """The contracts of import-linter: imports point down."""
    said = _run([house.PYTHON.with_name("lint-imports"), "--no-logo"]).strip()
    return said.splitlines()[-1]


def architecture() -> str:
    """The four beats, held by a test."""
    return _if_there("tests/test_architecture.py", _pytest)


def migrations() -> str:
    """Models and migrations say the same, and each migration has a name given by a person."""
    rooms = {path.parent for path in SOURCE.glob("*/models.py")}
    rooms |= {path.parent for path in SOURCE.glob("*/models")}
    bare = sorted(room.name for room in rooms if not (room / "migrations/__init__.py").exists())
    unnamed = sorted(path.name for path in SOURCE.glob("*/migrations/*_auto_*.py"))
    if bare or unnamed:
        raise house.Failed(
            f"rooms without migrations: {bare}; migrations without a name: {unnamed}"
        )
    return _kader("makemigrations", "--check", "--dry-run")


def deployment() -> str:
    """Django's own list for a server in the open, with settings as in production."""
    return _kader("check", "--deploy", "--fail-level", "WARNING", env=_production())


def documents() -> str:
    """What is generated from the table still says what the table says."""
    try:
        return _kader("docs", "--check")
    except house.Failed as failure:
        if "Unknown command" in str(failure):
            return NOTHING_YET
        raise


def settings() -> str:
    """Each name that the environment may set is explained to administrators."""
    names = set(re.findall(r'"(KADER_[A-Z_]+)"', (SOURCE / "config" / "settings.py").read_text()))
    page = (house.HOUSE / "docs" / "administrators" / "set-up.md").read_text()
    silent = sorted(name for name in names if f"`{name}`" not in page)
    if silent:
        raise house.Failed(f"not in docs/administrators/set-up.md: {', '.join(silent)}")
    return f"{len(names)} names"


def templates() -> str:
    """Templates are indented as djhtml does it."""
    return _djhtml("--check")


STEPS: list[tuple[str, Callable[[], str]]] = [
    ("Types (mypy, strict)", types),
    ("Style (ruff)", style),
    ("Form of the code (ruff)", form),
    ("Imports point down (import-linter)", imports),
    ("Architecture (the four beats)", architecture),
    ("Migrations are complete", migrations),
    ("Safe in production (check --deploy)", deployment),
    ("Translations nl, de, en", translations.look),
    ("Generated documents are current", documents),
    ("Settings are explained", settings),
    ("Form of the templates (djhtml)", templates),
    ("Sizes", sizes.look),
]


def _run(command: Iterable[object], env: dict[str, str] | None = None) -> str:
    return house.run(command, env=env or house.testing())


def _python(*arguments: str) -> str:
    return _run([house.PYTHON, *arguments])


def _pytest(path: str) -> str:
    said = _python("-m", "pytest", "-q", "-p", "no:cacheprovider", path)
    return said.strip().splitlines()[-1].strip("= ")


def _kader(*arguments: str, env: dict[str, str] | None = None) -> str:
    if not (SOURCE / "cli.py").exists() and not (SOURCE / "cli" / "__init__.py").exists():
        return NOTHING_YET
    said = _run([house.PYTHON, "-m", "kader", *arguments], env).strip()
    return said.splitlines()[-1] if said else ""


def _djhtml(*options: str) -> str:
    pages = sorted(SOURCE.glob("**/templates/**/*.html"))
    if not pages:
        return NOTHING_YET
    _run([house.PYTHON.with_name("djhtml"), "--tabwidth", "2", *options, *pages])
    return f"{len(pages)} templates"


def _if_there(path: str, look: Callable[[str], str]) -> str:
    return look(path) if Path(house.HOUSE, path).exists() else NOTHING_YET


def _production() -> dict[str, str]:
    """As a municipality would set it: a host, a key, no demo and no test mode."""
    own = {
        **house.testing(),
        "KADER_HOSTS": "kader.example.org",
        "KADER_ORIGINS": "https://kader.example.org",
        "KADER_SECRET_KEY": secrets.token_urlsafe(64),
    }
    return {name: value for name, value in own.items() if name not in _OPEN}


_OPEN = {"KADER_TESTING", "KADER_DEMO", "KADER_DEBUG", "KADER_STRONG_LOGIN"}
