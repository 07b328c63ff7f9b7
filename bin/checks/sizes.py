"""The size gate: a mirror for the whole house, not only for single functions."""

import ast
import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bin import house


class Limit(NamedTuple):
    """What nine of ten may measure, and what none may exceed."""

    usual: int
    most: int


class Size(NamedTuple):
    """How many lines something has, and where it stands."""

    lines: int
    where: str


LIMITS = {
    "functions": Limit(20, 40),
    "files": Limit(250, 400),
    "templates": Limit(60, 10_000),
    "scripts": Limit(60, 60),
}
PROGRAMS = ["start", "test", "bin/bench", "bin/check", "bin/kader", "bin/messages", "bin/pictures"]


def look() -> str:
    """The figures in one line; too large is a failure that names the largest."""
    measured = {kind: sorted(sizes) for kind, sizes in _measured().items()}
    faults = [fault for kind, sizes in measured.items() for fault in _faults(kind, sizes)]
    figures = "; ".join(_figures(kind, sizes) for kind, sizes in measured.items() if sizes)
    if faults:
        raise house.Failed("\n".join([figures, *faults]))
    return figures


def _measured() -> dict[str, list[Size]]:
    code = list(_code())
    return {
        "functions": [size for path in code for size in _functions(path)],
        "files": [_whole(path) for path in code],
        "templates": [_whole(path) for path in _source("**/templates/**/*.html")],
        "scripts": [_whole(path) for path in _source("**/static/**/*.js") if _is_ours(path)],
    }


def _code() -> Iterator[Path]:
    """Our Python: rooms, tests and programs, without migrations."""
    for folder in ("src", "tests", "bin"):
        for path in sorted((house.HOUSE / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path
    yield from (path for name in PROGRAMS if (path := house.HOUSE / name).exists())


def _source(pattern: str) -> list[Path]:
    return sorted((house.HOUSE / "src").glob(pattern))


def _is_ours(path: Path) -> bool:
    return "vendor" not in path.parts and not path.name.endswith(".min.js")


def _whole(path: Path) -> Size:
    return Size(len(path.read_text().splitlines()), _place(path))


def _functions(path: Path) -> Iterator[Size]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            yield Size(lines, f"{_place(path)}:{node.lineno} {node.name}")


def _place(path: Path) -> str:
    return str(path.relative_to(house.HOUSE))


def _faults(kind: str, sizes: list[Size]) -> Iterator[str]:
    limit = LIMITS[kind]
    if sizes and _of_ten(9, sizes) > limit.usual:
        yield f"{kind}: nine of ten should have at most {limit.usual} lines"
        yield from (f"  {size.lines:5} {size.where}" for size in reversed(sizes[-12:]))
    for size in sizes:
        if size.lines > limit.most:
            yield f"{kind}: {size.where} has {size.lines} lines, more than {limit.most}"


def _figures(kind: str, sizes: list[Size]) -> str:
    middle, high = _of_ten(5, sizes), _of_ten(9, sizes)
    return f"{len(sizes)} {kind} {middle}/{high}/{sizes[-1].lines}"


def _of_ten(share: int, sizes: list[Size]) -> int:
    """What this many of ten stay at or under, in lines."""
    return sizes[math.ceil(len(sizes) * share / 10) - 1].lines
