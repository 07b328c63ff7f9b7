"""The demo's clock can be moved forwards, in whole days, and never back."""

from datetime import timedelta
from pathlib import Path

from django.conf import settings


def shift() -> timedelta:
    """By how much the demo's clock is ahead. Read from a file, so that every worker agrees."""
    try:
        return timedelta(days=int(_file().read_text()))
    except (FileNotFoundError, ValueError):
        return timedelta()


def move_on(days: int) -> None:
    """Move the demo's clock forwards."""
    _file().write_text(str(shift().days + max(0, days)))


def _file() -> Path:
    return Path(settings.DATA_DIR) / "days_later"
