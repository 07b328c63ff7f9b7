"""The `kader` command: serve, worker, verify, doctor, createadmin, docs and Django's own."""

from kader.cli.commands import main

__all__ = ["main"]
