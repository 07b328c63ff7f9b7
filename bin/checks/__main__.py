"""Runs all steps of `bin/check`, two at a time, and says what each found."""

import argparse
import os
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from bin import house
from bin.checks import mutations, steps


def main() -> None:
    """All steps are run, also after one failed; the exit code tells whether one did."""
    reads = argparse.ArgumentParser(prog="bin/check", description=__doc__)
    reads.add_argument("--fix", action="store_true", help="format code and templates first")
    reads.add_argument("--mutate", action="store_true", help="take each enforcement out in turn")
    reads.add_argument("only", nargs="*", help="only steps with these words in their names")
    wish = reads.parse_args()
    if wish.mutate:
        sys.exit(mutations.take_each_out(lambda name: _is_chosen(name, wish.only)))
    sys.exit(_check(wish.only, fix=wish.fix))


def _check(only: list[str], *, fix: bool) -> int:
    if fix:
        steps.fix()
    chosen = [step for step in steps.STEPS if _is_chosen(step[0], only)]
    with ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        oks = [_tell(*result) for result in pool.map(lambda step: _look(*step), chosen)]
    print(f"\n{oks.count(True)} of {len(oks)} steps are green.")
    return int(not all(oks))


def _is_chosen(name: str, only: list[str]) -> bool:
    return not only or any(word.lower() in name.lower() for word in only)


def _look(name: str, look: Callable[[], str]) -> tuple[str, float, str, str]:
    """The name of a step, its seconds, what it found, and why it failed."""
    began = time.monotonic()
    found, reason = "", ""
    try:
        found = look()
    except house.Failed as failure:
        reason = str(failure) or "failed"
    return name, time.monotonic() - began, found, reason


def _tell(name: str, seconds: float, found: str, reason: str) -> bool:
    sign = "✗" if reason else "✓"
    print(f"  {sign} {name:<34}{seconds:6.1f} s   {found}".rstrip(), flush=True)
    if reason:
        print("\n".join(f"      {line}" for line in reason.splitlines()), flush=True)
    return not reason


if __name__ == "__main__":
    main()
