"""Which commands there are, and who does them: ours, and for every other word Django's."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Final

COMMANDS: Final = {
    "serve": "serve the pages and the API",
    "worker": "do the work after the commit, and what is due each day",
    "verify": "see whether the timeline and everything on it is whole",
    "doctor": "say in plain words what is not set up well",
    "createadmin": "make the first administrator of a town",
    "docs": "write docs/who-may-do-what.md from the table",
}
"""Each is a module of this package with `add_arguments(parser)` and `run(options) -> int`."""


def main(argv: Sequence[str] | None = None) -> None:
    """The entrance: ends the program with the command's own exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kader.config.settings")
    if words in ([], ["help"], ["--help"], ["-h"]):
        _say_what_there_is()
    elif words[0] in COMMANDS:
        sys.exit(_run(words[0], words[1:]))
    else:
        from django.core.management import execute_from_command_line

        execute_from_command_line(["kader", *words])


def _run(name: str, words: list[str]) -> int:
    command = import_module(f"kader.cli.{name}")
    parser = argparse.ArgumentParser(prog=f"kader {name}", description=COMMANDS[name])
    command.add_arguments(parser)
    options = parser.parse_args(words)
    try:
        return int(command.run(options))
    except KeyboardInterrupt:
        return 130


def _say_what_there_is() -> None:
    print("kader <command> [--help]\n")
    for name, sentence in COMMANDS.items():
        print(f"  {name:<13}{sentence}")
    print("\nEvery other word goes to Django: kader demo, kader migrate, kader collectstatic …")
