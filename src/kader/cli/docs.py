"""`kader docs`: docs/who-may-do-what.md, written from the table and compared with it."""

import argparse
import ast
import inspect
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import django

from kader.groundrules import MAY, Deed, Line, Role, Seen, Stage, roles
from kader.groundrules.roles import SEATS
from kader.groundrules.stages import OPEN, RUNNING

SEEN = {
    Seen.ALL: "everybody",
    Seen.CIRCLE: "the circle",
    Seen.SIDE: "the own side",
    Seen.TWO: "the two concerned",
    Seen.AUTHOR: "only the author",
}
TIMES = {
    frozenset[Stage](): "at any time",
    frozenset(Stage): "at every stage, also when it has ended",
    OPEN: "until it has ended",
    RUNNING: "while it runs",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Write, or only look."""
    parser.add_argument("--check", action="store_true", help="fail when the page is not current")


def run(options: argparse.Namespace) -> int:
    """Write the page, or say whether it still says what the table says."""
    django.setup()
    from django.conf import settings

    place: Path = settings.HOUSE / "docs" / "who-may-do-what.md"
    text = who_may_do_what()
    if not options.check:
        place.parent.mkdir(exist_ok=True)
        place.write_text(text)
        print(f"{place.name} is written: {len(MAY)} deeds.")
        return 0
    if place.exists() and place.read_text() == text:
        print(f"{len(MAY)} deeds, current")
        return 0
    print("docs/who-may-do-what.md is not current: run `kader docs`.", file=sys.stderr)
    return 1


def who_may_do_what() -> str:
    """The whole page: the roles, then each deed with who, when, seen by whom, for which rules."""
    return "\n".join([*_head(), *_roles(), *_deeds(), ""])


def _head() -> Iterator[str]:
    yield "# Who may do what"
    yield ""
    yield "Written by `kader docs` from `src/kader/groundrules/table.py`: change the table, never"
    yield "this page. The ground rules G1 … G30 stand on the page “Ground rules” of every town."
    yield ""


def _roles() -> Iterator[str]:
    yield "## The roles"
    yield ""
    yield "| Role | Nederlands | Deutsch | In one sentence |"
    yield "|---|---|---|---|"
    dutch, german, sentences = _names("nl"), _names("de"), _sentences()
    for role in Role:
        seat = "" if role in SEATS else " (no seat)"
        yield f"| {_words(role)}{seat} | {dutch[role]} | {german[role]} | {sentences[role]} |"


def _deeds() -> Iterator[str]:
    room = ""
    for deed in (deed for deed in Deed if deed in MAY):
        if deed.room != room:
            room = deed.room
            yield from ["", f"## Deeds of `{room}`", "", *_deed_head()]
        yield _row(deed, MAY[deed])


def _deed_head() -> list[str]:
    names = ["Deed", "Who", "When", "Who sees that it was done", "Rules", "In code"]
    return [f"| {' | '.join(names)} |", "|---" * len(names) + "|"]


def _row(deed: Deed, line: Line) -> str:
    cells = [_words(deed.word), _who(line.who), _when(line.when), SEEN[line.seen]]
    return f"| {' | '.join(cells)} | {' '.join(line.rules)} | `{deed.value}` |"


def _who(who: frozenset[Role]) -> str:
    if who == frozenset(Role) - {Role.VISITOR}:
        return "everybody we know"
    return ", ".join(_words(role) for role in Role if role in who)


def _when(stages: frozenset[Stage]) -> str:
    return TIMES.get(stages) or ", ".join(_words(stage) for stage in Stage if stage in stages)


def _words(name: str) -> str:
    return str(name).replace("_", " ")


def _names(language: str) -> dict[Role, str]:
    """What the screens call the roles in a language."""
    from django.utils.translation import override

    from kader.people.naming import ROLE_NAMES

    with override(language):
        return {role: str(name) for role, name in ROLE_NAMES.items()}


def _sentences() -> dict[str, str]:
    """The sentence under each role, as it stands in the ground rules."""
    body = ast.parse(inspect.getsource(roles.Role)).body[0]
    return dict(_pairs(body.body if isinstance(body, ast.ClassDef) else []))


def _pairs(body: Iterable[ast.stmt]) -> Iterator[tuple[str, str]]:
    name = ""
    for part in body:
        match part:
            case ast.Assign(value=ast.Constant(value=str(value))):
                name = value
            case ast.Expr(value=ast.Constant(value=str(sentence))) if name:
                yield name, sentence
