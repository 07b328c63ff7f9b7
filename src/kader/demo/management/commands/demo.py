"""`kader demo`: the story of an invented town, told by its deeds."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from kader.demo import town


class Command(BaseCommand):
    """Told in a demo house only; a real town's database is never touched."""

    help = "Tell the story of an invented town."

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--town", choices=sorted(town.TOWNS), default=settings.TOWN_KEY)
        there = parser.add_mutually_exclusive_group()
        there.add_argument("--reset", action="store_true", help="a new database, then the story")
        there.add_argument("--if-empty", action="store_true", help="nothing where there is one")

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("The demo is told in a demo house only: set KADER_DEMO=1.")
        if options["reset"]:
            town.empty_house()
        if town.is_told():
            if options["if_empty"]:
                return
            raise CommandError("There is a story here already. Use --reset to begin anew.")
        town.tell(options["town"], lambda title: self.stdout.write(f"  {title}"))
