"""Takes each enforcement out of a copy of the house; the named test must notice."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

from bin import house

LIST = house.HOUSE / "tests" / "mutations.toml"
LEAVE_BEHIND = (".git", ".venv", "var", "pictures", "__pycache__", ".*_cache", ".hypothesis")
GREEN, RED = 0, 1


class Mutation(NamedTuple):
    """One enforcement: the rule it holds, where it stands, and the test that guards it."""

    name: str
    rule: str
    file: str
    find: str
    replace: str
    test: str


class Verdict(NamedTuple):
    """Whether the test noticed, how long it took, and what was wrong if not."""

    noticed: bool
    seconds: float
    words: str


def take_each_out(is_chosen: Callable[[str], bool]) -> int:
    """Prints a table; an enforcement that nobody misses is a failure."""
    if not LIST.exists():
        print("nothing there yet: tests/mutations.toml")
        return 0
    chosen = [each for each in _mutations() if is_chosen(f"{each.rule} {each.name}")]
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        verdicts = list(pool.map(_tell, chosen))
    noticed = sum(verdict.noticed for verdict in verdicts)
    print(f"\n{noticed} of {len(verdicts)} enforcements are missed when they are taken out.")
    return int(noticed < len(verdicts))


def _mutations() -> list[Mutation]:
    listed = tomllib.loads(LIST.read_text())["mutation"]
    return [Mutation(**{field: each[field] for field in Mutation._fields}) for each in listed]


def _tell(mutation: Mutation) -> Verdict:
    verdict = _take_out(mutation)
    sign = "✓" if verdict.noticed else "✗"
    row = f"  {sign} {mutation.rule:<8}{mutation.name:<58}{verdict.seconds:6.1f} s"
    print(f"{row}  {verdict.words}".rstrip(), flush=True)
    return verdict


def _take_out(mutation: Mutation) -> Verdict:
    """The test is green in an untouched copy and red once the enforcement is gone."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="kader-") as folder:
        copy = Path(folder, "house")
        shutil.copytree(house.HOUSE, copy, ignore=shutil.ignore_patterns(*LEAVE_BEHIND))
        words = _require_green(copy, mutation) or _require_red(copy, mutation)
    return Verdict(not words, time.monotonic() - began, words)


def _require_green(copy: Path, mutation: Mutation) -> str:
    place = copy / mutation.file
    if not place.exists() or place.read_text().count(mutation.find) != 1:
        return f"not found exactly once in {mutation.file}: {mutation.find!r}"
    code = _test(copy, mutation.test)
    return "" if code == GREEN else f"{mutation.test} is not green to begin with ({code})"


def _require_red(copy: Path, mutation: Mutation) -> str:
    place = copy / mutation.file
    place.write_text(place.read_text().replace(mutation.find, mutation.replace))
    code = _test(copy, mutation.test)
    return "" if code == RED else f"{mutation.test} did not notice ({code})"


def _test(copy: Path, test: str) -> int:
    """Without stored bytecode: a change within one second would go unseen."""
    own = {
        "PYTHONPATH": str(copy / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "KADER_DATA": str(copy / "var" / "test"),
    }
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly"]
    return subprocess.call(
        [house.PYTHON, "-m", "pytest", *options, *shlex.split(test)],
        cwd=copy,
        env={**house.testing(), **own},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
