"""Takes each enforcement out of a copy of the house; the named test must notice."""

import os
import shlex
import shutil
import subprocess
import tempfile
import time
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from bin import house

LIST = house.HOUSE / "tests" / "mutations.toml"
LEAVE_BEHIND = (".git", ".venv", "var", "pictures", "__pycache__", ".*_cache", ".hypothesis")
GREEN, RED = 0, 1
HANDS = os.cpu_count() or 2


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
    with _copy() as untouched:
        if not _are_green(untouched, chosen):
            print("\nThe named tests are not green to begin with: nothing was taken out.")
            return 1
    with ThreadPoolExecutor(HANDS) as pool:
        verdicts = list(pool.map(_tell, chosen))
    noticed = sum(verdict.noticed for verdict in verdicts)
    print(f"\n{noticed} of {len(verdicts)} enforcements are missed when they are taken out.")
    return int(noticed < len(verdicts))


def _are_green(untouched: Path, chosen: list[Mutation]) -> bool:
    """The files of all named tests, each once."""
    files = {shlex.split(each.test)[0] for each in chosen}
    return _test(untouched, *sorted(files), "-n", str(HANDS), shown=True) == GREEN


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
    """Each named test was green in an untouched copy; it is red once the enforcement is gone."""
    began = time.monotonic()
    with _copy() as copy:
        words = _change(copy, mutation) or _require_red(copy, mutation)
    return Verdict(not words, time.monotonic() - began, words)


@contextmanager
def _copy() -> Iterator[Path]:
    """A house of its own, for as long as it is looked at."""
    with tempfile.TemporaryDirectory(prefix="kader-") as folder:
        copy = Path(folder, "house")
        shutil.copytree(house.HOUSE, copy, ignore=shutil.ignore_patterns(*LEAVE_BEHIND))
        yield copy


def _change(copy: Path, mutation: Mutation) -> str:
    place = copy / mutation.file
    if not place.exists() or place.read_text().count(mutation.find) != 1:
        return f"not found exactly once in {mutation.file}: {mutation.find!r}"
    place.write_text(place.read_text().replace(mutation.find, mutation.replace))
    return ""


def _require_red(copy: Path, mutation: Mutation) -> str:
    code = _test(copy, *shlex.split(mutation.test))
    return "" if code == RED else f"{mutation.test} did not notice ({code})"


def _test(copy: Path, *tests: str, shown: bool = False) -> int:
    """With the few random examples of `./test`, and no bytecode of another moment."""
    own = {
        "PYTHONPATH": str(copy / "src"),
        "PYTHONDONTWRITEBYTECODE": "1",
        "KADER_DATA": str(copy / "var" / "test"),
        "KADER_TEST_ALL": "",
    }
    options = ["-q", "-x", "-p", "no:cacheprovider", "-p", "no:randomly"]
    return subprocess.call(
        [house.PYTHON, "-m", "pytest", *options, *tests],
        cwd=copy,
        env={**house.testing(), **own},
        stdin=subprocess.DEVNULL,
        stdout=None if shown else subprocess.DEVNULL,
        stderr=None if shown else subprocess.DEVNULL,
    )
