"""`bin/bench`: measure, print, and write the table into docs/administrators/scale.md."""

import argparse
import sys

from tests.bench.houses import databases
from tests.bench.measure import Figure, mean_of, measure_house, measure_minimal
from tests.bench.table import write


def main() -> None:
    """Both databases, both sizes; the minimal view before and after, in the same run."""
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("--matters", type=int, default=10_000, help="matters of the grown town")
    parser.add_argument("--requests", type=int, default=200, help="requests a figure")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--only", choices=["demo", "growth"], help="one size only")
    parser.add_argument("--write", action="store_true", help="write the table into the docs")
    options = parser.parse_args()
    before, figures = measure_minimal(options), list[Figure]()
    for database in databases():
        for size in ("demo", "growth"):
            if options.only in {None, size}:
                print(f"{database}, {size}", file=sys.stderr)
                figures += measure_house(database, size, options)
    write([mean_of(before, measure_minimal(options)), *figures], options)


if __name__ == "__main__":
    main()
