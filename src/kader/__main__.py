"""`python -m kader` is the `kader` command."""

from kader.cli import main

main()
