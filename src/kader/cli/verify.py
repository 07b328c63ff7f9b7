"""`kader verify`: whether the timeline and everything on it is whole."""

import argparse

from kader.cli.progress import Bar
from kader.cli.ready import require_tables


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing to choose: everything is looked at."""


def run(options: argparse.Namespace) -> int:
    """Name each place where something does not hold; the exit code is 1 when there is one."""
    require_tables()
    from kader.cli.verifying import verify_house
    from kader.matters.models import Matter
    from kader.timeline.models import Entry
    from kader.timeline.verify import circles

    how_many = circles().count()
    bar = Bar("Chains", how_many)
    faults = verify_house(bar.step)
    bar.close()
    matters = dict(Matter.objects.values_list("circle", "key"))
    for fault in faults:
        matter = matters.get(fault.circle or 0)
        print(f"✗ {f'matter {matter}, ' if matter else ''}{fault}")
    if not faults:
        print(f"✓ {Entry.objects.count()} entries in {how_many} chains: everything holds.")
    return int(bool(faults))
