"""Runs one of our programs on the packages of the lock: python -m bin checks --fix."""

import subprocess
import sys

from bin import house

LOCKS = ("requirements.lock", "requirements-dev.lock")


def main() -> None:
    """Whichever Python began, the program itself runs inside `.venv`."""
    program, *arguments = sys.argv[1:]
    if not house.is_ready(LOCKS[-1]):
        with house.step("Packages of Python"):
            house.make_ready(*LOCKS)
    whole = [str(house.PYTHON), "-m", f"bin.{program}", *arguments]
    sys.exit(subprocess.call(whole, cwd=house.HOUSE))


if __name__ == "__main__":
    main()
