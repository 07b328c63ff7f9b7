"""The table that is printed, and written into the documents."""

import argparse
import os
import platform
import re
from datetime import UTC, datetime
from pathlib import Path

from tests.bench.measure import Figure

PAGE = Path(__file__).resolve().parents[2] / "docs" / "administrators" / "scale.md"
MARKS = re.compile(r"<!-- measured -->.*<!-- end -->", re.DOTALL)


def write(figures: list[Figure], options: argparse.Namespace) -> None:
    """Print the table; with --write put it between the marks of scale.md."""
    table = "\n".join(_lines(figures, options))
    print(table)
    if options.write:
        text = PAGE.read_text()
        PAGE.write_text(MARKS.sub(f"<!-- measured -->\n\n{table}\n\n<!-- end -->", text))


def _lines(figures: list[Figure], options: argparse.Namespace) -> list[str]:
    base = figures[0]
    day = datetime.now(UTC).date().isoformat()
    return [
        f"Measured on {day}: {os.cpu_count()} cores, Python {platform.python_version()}, one "
        f"client, {options.rounds} rounds of {options.requests} requests in turn; the grown town "
        f"has {options.matters:,} matters. CPU is of server and database together.",
        "",
        "| Database | Town | What | CPU ms | requests/s | of the minimal view | wire bytes |",
        "|---|---|---|---:|---:|---:|---:|",
        *[
            f"| {f.database} | {f.size} | {f.what} | {f.cpu_ms:.2f} | {f.a_second:.0f} "
            f"| {100 * f.a_second / base.a_second:.1f} % | {f.bytes:,} |"
            for f in figures
        ],
    ]
