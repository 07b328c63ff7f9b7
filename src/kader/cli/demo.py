"""`kader demo`: the story of an invented town, told by its deeds."""

import argparse
import sys

import django

TOWNS = ("zilverbeek", "neuenau")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Which town, and what to do with a story that is already there."""
    parser.add_argument("--town", choices=TOWNS)
    there = parser.add_mutually_exclusive_group()
    there.add_argument("--reset", action="store_true", help="a new database, then the story")
    there.add_argument("--if-empty", action="store_true", help="nothing where there is a story")


def run(options: argparse.Namespace) -> int:
    """Tell the story. A real town's database is never touched."""
    django.setup()
    from django.conf import settings

    if not settings.DEMO:
        print("The demo is told in a demo house only: set KADER_DEMO=1.", file=sys.stderr)
        return 1
    if options.if_empty and _is_told():
        return 0
    from kader.demo.town import tell

    tell(options.town or settings.TOWN_KEY, options.reset)
    return 0


def _is_told() -> bool:
    from kader.people.models import Circle, CircleKind

    return Circle.objects.filter(kind=CircleKind.MATTER).exists()
