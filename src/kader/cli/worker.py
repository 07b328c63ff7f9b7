"""`kader worker`: what is done after the commit, and what is due each day."""

import argparse
import threading
from datetime import date, timedelta

from django.core.management import call_command
from django.db import connections

from kader.cli.ready import require_tables
from kader.groundrules import clock

LOOK_EVERY = 600.0
"""Seconds between two looks at the calendar."""
KEEP_FORM_KEYS = timedelta(days=7)
"""How long a form that is sent again is still known."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """A worker may also do what waits and then end."""
    parser.add_argument("--batch", action="store_true", help="do what waits, then end")


def run(options: argparse.Namespace) -> int:
    """Work until somebody stops it."""
    require_tables()
    if options.batch:
        do_daily_duties()
    else:
        threading.Thread(target=_watch_the_calendar, daemon=True).start()
    call_command("db_worker", batch=options.batch, reload=False, startup_delay=False)
    return 0


def do_daily_duties() -> None:
    """Copy the ends of the chains away, and throw away what nobody needs any more."""
    from kader.people.once import forget_once_keys
    from kader.people.pace import forget_pace
    from kader.timeline.checkpoints import copy_last_hashes

    copy_last_hashes()
    forget_once_keys(before=clock.now() - KEEP_FORM_KEYS)
    forget_pace(before=clock.now())
    call_command("clearsessions")
    call_command("prune_db_task_results", verbosity=0)


def _watch_the_calendar() -> None:
    done: date | None = None
    pause = threading.Event()
    while True:
        if done != clock.today():
            do_daily_duties()
            done = clock.today()
            connections.close_all()
        pause.wait(LOOK_EVERY)
