"""The parts of a proof: each is run, shown, timed, and summed up at the end."""

import os
import re
import subprocess
import time
from typing import NamedTuple

from bin import house

NEEDS = {"chromium": ("chromium",), "postgresql": ("initdb",), "gettext": ("xgettext",)}
COUNT = re.compile(r"(\d+) (passed|failed|errors?|skipped)\b")
CLOSING = re.compile(r"[= ]*\d+ (of \d+|passed|failed|errors?|skipped|deselected)\b")
NO_TESTS = 5


class Part(NamedTuple):
    """One part of the proof: what it is called, what runs, what it cannot do without."""

    name: str
    command: list[str]
    needs: str = ""
    extra: dict[str, str] = {}


class Result(NamedTuple):
    """How a part ended: its exit code, its seconds, and the runner's closing line."""

    name: str
    code: int
    seconds: float
    closing: str


def missing_programs() -> set[str]:
    """Debian's packages that a part of the proof needs and that are not here."""
    return {name for name, programs in NEEDS.items() if not house.find_program(*programs)}


def run(part: Part, *, must: bool) -> Result:
    """Runs a part and shows what it prints; without its program it is left out, or fails."""
    if part.needs in missing_programs():
        way_on = f"left out: no {part.needs} here (on Debian: apt-get install {part.needs})"
        return Result(part.name, int(must), 0, way_on)
    print(f"\n── {part.name} ".ljust(72, "─"), flush=True)
    began = time.monotonic()
    code, closing = _show([str(house.PYTHON), *part.command], {**os.environ, **part.extra})
    if code == NO_TESTS and not must:
        code, closing = 0, "nothing there yet"
    return Result(part.name, code, time.monotonic() - began, closing)


def close(results: list[Result]) -> int:
    """The summary: a line per part, then the sum of all counted tests."""
    print("\n── Summary ".ljust(72, "─"))
    for name, code, seconds, closing in results:
        print(f"  {name:<20}{seconds:8.1f} s  {'FAILED' if code else 'ok':<7}{closing.strip('= ')}")
    print(f"  {'Together':<20}{sum(result.seconds for result in results):8.1f} s\n")
    count = {"passed": 0, "failed": 0, "skipped": 0}
    for number, word in COUNT.findall(" ".join(result.closing for result in results)):
        count[word if word in count else "failed"] += int(number)
    print("{passed} passed, {failed} failed, {skipped} skipped".format(**count), flush=True)
    return int(any(result.code for result in results))


def _show(command: list[str], env: dict[str, str]) -> tuple[int, str]:
    """Passes on what a program prints and remembers its last line that counts."""
    closing = ""
    with subprocess.Popen(
        command,
        cwd=house.HOUSE,
        env=env,
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as running:
        for line in running.stdout or ():
            print(line, end="", flush=True)
            closing = line.strip() if CLOSING.match(line) else closing
    return running.returncode, closing
