"""Promises of the layout that no linter knows."""

import ast
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from bin.checks import sizes
from kader.groundrules import MAY, Deed, Role
from kader.groundrules.table import HEARD, LATER
from kader.matters import actions, models
from kader.matters.sentences import LABELS
from kader.timeline.sentences import registered

HOUSE = Path(__file__).parents[1]
SRC = HOUSE / "src" / "kader"
WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "update",
    "delete",
    "get_or_create",
    "update_or_create",
}
# They write nothing that is a deed: one-time keys, what somebody has read, an image made anew,
# the index of public words, the copied ends of chains, and the set-up of a town.
MAY_WRITE = {
    "people/once.py",
    "people/pace.py",
    "people/news.py",
    "people/first.py",
    "people/models.py",
    "people/accounts.py",
    "people/uploads.py",
    "search/index.py",
    "timeline/record.py",
    "timeline/checkpoints.py",
    "places/load.py",
    "demo/cast.py",
}


def action_files() -> list[Path]:
    """The modules of actions: `actions.py`, or each public module of the package."""
    single = SRC.glob("*/actions.py")
    parts = (p for p in SRC.glob("*/actions/*.py") if not p.name.startswith("_"))
    return sorted([*single, *parts])


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node


def calls(tree: ast.AST) -> set[str]:
    called = (node.func for node in ast.walk(tree) if isinstance(node, ast.Call))
    return {func.attr if isinstance(func, ast.Attribute) else ast.unparse(func) for func in called}


def room_of(path: Path) -> str:
    return path.relative_to(SRC).parts[0]


def all_actions() -> dict[str, ast.FunctionDef]:
    return {
        f"{room_of(path)}.{action.name}": action
        for path in action_files()
        for action in public_functions(path)
    }


def test_every_deed_has_a_line_and_an_action() -> None:
    assert set(MAY) == set(Deed)
    assert set(all_actions()) == {deed.value for deed in Deed}


@pytest.mark.parametrize("path", action_files(), ids=lambda path: str(path.relative_to(SRC)))
def test_every_action_takes_the_four_beats(path: Path) -> None:
    for action in public_functions(path):
        body = ast.unparse(action)
        assert {"allow", "record"} <= calls(action), f"{action.name}: allow(...) and record(...)"
        assert body.index("allow(") < body.index("record("), action.name
        decorators = [ast.unparse(node) for node in action.decorator_list]
        assert decorators == ["transaction.atomic"], f"{action.name}: one transaction"


@pytest.mark.parametrize("package", [actions, models], ids=["actions", "models"])
def test_the_front_door_passes_on_each_name_of_its_modules(package: ModuleType) -> None:
    """It takes them all with a star: no module may hide what another one made."""
    modules = [
        import_module(f"{package.__name__}.{path.stem}")
        for path in Path(str(package.__file__)).parent.glob("[a-z]*.py")
    ]
    for module in modules:
        for name, made in vars(module).items():
            if not name.startswith("_") and getattr(made, "__module__", "") == module.__name__:
                assert getattr(package, name, None) is made, f"{module.__name__}.{name}"


def test_only_actions_write() -> None:
    for path in sorted(SRC.rglob("*.py")):
        place = path.relative_to(SRC)
        if "actions" in place.parts or "migrations" in place.parts or str(place) in MAY_WRITE:
            continue
        if place.name == "actions.py":
            continue
        written = _queryset_writes(ast.parse(path.read_text()))
        assert not written, f"{place} writes to the database: {sorted(written)}"


def _queryset_writes(tree: ast.Module) -> set[str]:
    """Calls that look like writing a record: `objects.create`, `record.save`, `rows.delete`."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = ast.unparse(node.func.value)
            if node.func.attr in WRITES - {"update"} and not owner.startswith(("super()", "form")):
                found.add(f"{owner}.{node.func.attr}")
            if node.func.attr == "update" and (".objects" in owner or "filter(" in owner):
                found.add(f"{owner}.update")
    return found


def test_no_deed_writes_over_words_that_were_said_g26() -> None:
    for path in sorted(SRC.glob("*/actions.py")) + sorted(SRC.glob("*/actions/*.py")):
        for node in ast.walk(ast.parse(path.read_text())):
            writes = calls(node) & {"save", "update", "bulk_update"}
            if isinstance(node, ast.Call) and writes:
                assert "text" not in _named_in(node), f"{path}:{node.lineno}"


def _named_in(call: ast.Call) -> set[str]:
    """The fields that a call names, as `update(text=…)` and as `save(update_fields=["text"])`."""
    said = {node.value for node in ast.walk(call) if isinstance(node, ast.Constant)}
    return {str(name) for name in said} | {str(keyword.arg) for keyword in call.keywords}


def test_every_deed_has_a_sentence_on_the_timeline() -> None:
    assert registered() == {deed.value for deed in Deed}


@pytest.mark.parametrize("deed", list(Deed))
def test_one_word_all_the_way_down(deed: Deed) -> None:
    room = SRC / deed.room
    template = room / "templates" / deed.room / f"{deed.word}.html"
    shared = SRC / "matters" / "templates" / "matters" / f"{deed.word}.html"
    assert template.exists() or shared.exists() or deed in LABELS, f"a page for {deed}"
    tests = list((HOUSE / "tests").rglob(f"test_{deed.word}.py"))
    assert tests, f"tests/…/test_{deed.word}.py"


def test_every_deed_stands_in_the_documents() -> None:
    document = (HOUSE / "docs" / "who-may-do-what.md").read_text()
    assert not [deed for deed in Deed if deed.value not in document]


@pytest.mark.parametrize(
    "package", sorted(p.parent for p in SRC.glob("*/__init__.py")), ids=lambda p: p.name
)
def test_every_room_says_what_it_is_for(package: Path) -> None:
    assert ast.get_docstring(ast.parse((package / "__init__.py").read_text()))


def test_who_is_heard_is_a_deed_of_the_municipality() -> None:
    assert not [deed for deed in HEARD if "resident" in MAY[deed].who]
    assert set(LATER) <= set(MAY)


def test_a_colleague_waits_for_the_deeds_that_can_be_delegated() -> None:
    """The rows of the ground rules with "COLLEAGUE (delegated)"."""
    assert set(LATER) == {
        Deed.ANSWER_FACT_REQUEST,
        Deed.ANSWER_SUPPORT,
        Deed.MAKE_PROMISE,
        Deed.KEEP_PROMISE,
        Deed.MOVE_HAND_IN_DATE,
    }
    assert set(LATER.values()) == {frozenset({Role.COLLEAGUE})}


def test_every_program_is_looked_at() -> None:
    """Without an ending they are found by name only: by ruff and by the gate of sizes."""
    in_bin = {f"bin/{path.name}" for path in (HOUSE / "bin").iterdir() if _is_a_program(path)}
    looked_at = tomllib.loads((HOUSE / "pyproject.toml").read_text())["tool"]["ruff"]["include"]

    assert {"start", "test", *in_bin} == set(sizes.PROGRAMS) == set(looked_at) - {"**/*.py"}


def _is_a_program(path: Path) -> bool:
    return path.is_file() and not path.suffix


def test_the_data_has_no_room_for_an_opinion_a_rejection_or_a_score_g2_g5_g17() -> None:
    words = ("opinion", "reject", "score", "rating", "ranking", "suggested")
    for path in sorted(SRC.glob("*/models/*.py")) + sorted(SRC.glob("*/models.py")):
        fields = [
            target.id
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Assign)
            for target in node.targets
            if isinstance(target, ast.Name)
        ]
        assert not [name for name in fields if any(word in name.lower() for word in words)], path
