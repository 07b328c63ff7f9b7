"""Tells a whole town."""

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connections, transaction
from django.utils import translation

from kader.demo import neuenau, zilverbeek
from kader.demo.cast import Cast, bring_on
from kader.demo.story import on_day
from kader.matters.models import Matter
from kader.people.first import first_administrator
from kader.people.models import Person
from kader.places.load import load_town

TOWNS = {"zilverbeek": ("nl", zilverbeek.CHAPTERS), "neuenau": ("de", neuenau.CHAPTERS)}


def tell(town: str, told: Callable[[str], None] = lambda _: None) -> None:
    """Tell a town's story in an empty house; `told` hears of each chapter."""
    language, chapters = TOWNS[town]
    with translation.override(language), transaction.atomic():
        load_town(town)
        with on_day(-420):
            cast = _open_house(town, language)
        for chapter in chapters:
            matter = chapter(cast)
            told(matter.title)


def is_told() -> bool:
    """Whether this house has a story already."""
    return bool(Person.objects.exists())


def matters_told() -> int:
    """How many matters the house knows."""
    return Matter.objects.count()


def empty_house() -> None:
    """Begin anew with a new database; entries of a timeline are never deleted."""
    if not settings.DEMO:
        raise RuntimeError("Only the demo begins anew.")
    connections.close_all()
    database = Path(str(settings.DATABASES["default"]["NAME"]))
    for place in (database, *database.parent.glob(f"{database.name}-*")):
        place.unlink(missing_ok=True)
    for name in ("mails.jsonl", "days_later"):
        (Path(settings.DATA_DIR) / name).unlink(missing_ok=True)
    call_command("migrate", verbosity=0)


def _open_house(town: str, language: str) -> Cast:
    administrator = first_administrator("beheer@example.org", "Femke Beheer")
    return bring_on(town, administrator, language)
