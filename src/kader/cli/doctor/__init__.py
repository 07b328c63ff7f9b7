"""`kader doctor`: what is not set up well, in plain words."""

import argparse

import django
from django.core.exceptions import ImproperlyConfigured

from kader.cli.doctor.complaint import Complaint


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: everything is looked at."""


def run(options: argparse.Namespace) -> int:
    """Look at each part; the exit code is 1 when something must be put right."""
    try:
        django.setup()
    except (ImproperlyConfigured, ImportError, ValueError, OSError) as reason:
        print(f"✗ The settings cannot be read: {reason}")
        return 1
    return _tell(look())


def look() -> dict[str, list[Complaint]]:
    """Each part of the house with what is wrong there."""
    from kader.cli.doctor import officials, safety, storage, surroundings

    parts = {**safety.PARTS, **storage.PARTS, **surroundings.PARTS, **officials.PARTS}
    return {name: list(look_at()) for name, look_at in parts.items()}


def _tell(found: dict[str, list[Complaint]]) -> int:
    for part, complaints in found.items():
        if not complaints:
            print(f"✓ {part}")
        for complaint in complaints:
            print(f"{'✗' if complaint.grave else '·'} {part}: {complaint.sentence}")
    return int(any(c.grave for complaints in found.values() for c in complaints))
