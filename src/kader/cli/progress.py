"""A bar on the terminal for what takes longer than two seconds."""

import sys
from time import monotonic
from typing import TextIO

WIDTH = 30
PATIENCE = 2.0


class Bar:
    """Counts up to a total; shows itself after two seconds, on a terminal only."""

    def __init__(self, label: str, total: int, out: TextIO | None = None) -> None:
        self._label, self._total, self._done = label, max(total, 1), 0
        self._out = out or sys.stderr
        self._began = self._shown = monotonic()

    def step(self) -> None:
        """One more is done."""
        self._done += 1
        now = monotonic()
        if self._out.isatty() and now - self._began > PATIENCE and now - self._shown > 0.1:
            self._shown = now
            self._draw()

    def close(self) -> None:
        """Wipe the bar away, where it was shown."""
        if self._shown > self._began:
            self._out.write("\r\033[K")
            self._out.flush()

    def _draw(self) -> None:
        share = min(self._done / self._total, 1)
        bar = "█" * round(share * WIDTH)
        self._out.write(f"\r{self._label} {bar:·<{WIDTH}} {share:4.0%}")
        self._out.flush()
