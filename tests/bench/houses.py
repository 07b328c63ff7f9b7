"""A house of its own for each measurement: a folder, a database, a server."""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from tests.bench.load import Server
from tests.postgres import cluster, is_here

HOUSE = Path(__file__).resolve().parents[2]


def databases() -> list[str]:
    """SQLite always; PostgreSQL when its programs are here."""
    return ["sqlite", "postgresql"] if is_here() else ["sqlite"]


@contextmanager
def house(database: str, size: str, matters: int) -> Iterator[tuple[Server, dict[str, Any]]]:
    """A prepared and served house; gives the server and the handles of `prepare`."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="kader-bench-"))
        env = _environment(Path(folder) / "town")
        pids = []
        if database == "postgresql":
            env["KADER_DATABASE_URL"] = stack.enter_context(cluster())
            pids = _postgres_pids()
        _run(["kader", "collectstatic", "--noinput", "-v0"], env)
        prepared = _run(["tests.bench.prepare", size, str(matters)], env)
        handles = json.loads(prepared.splitlines()[-1])
        server = stack.enter_context(_served(env))
        yield Server(server.port, [*server.pids, *pids]), handles


@contextmanager
def minimal_house() -> Iterator[Server]:
    """The minimal Django view on the same server."""
    port = free_port()
    command = ["granian", "--interface", "wsgi", "--workers", "2", "--port", str(port)]
    program = [sys.executable, "-m", *command, "tests.bench.minimal:application"]
    with _process(program, dict(os.environ) | {"PYTHONPATH": "src:."}, port) as server:
        yield server


@contextmanager
def _served(env: dict[str, str]) -> Iterator[Server]:
    port = free_port()
    program = [sys.executable, "-m", "kader", "serve", "--port", str(port)]
    with _process(program, env, port) as server:
        yield server


@contextmanager
def _process(program: list[str], env: dict[str, str], port: int) -> Iterator[Server]:
    process = subprocess.Popen(program, cwd=HOUSE, env=env, stdout=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield Server(port, [process.pid])
    finally:
        process.terminate()
        process.wait(20)


def _environment(folder: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PYTHONPATH": "src:.",
        "DJANGO_SETTINGS_MODULE": "kader.config.settings",
        "KADER_DEMO": "1",
        "KADER_DATA": str(folder),
        "KADER_TOWN": "zilverbeek",
    }


def _run(program: list[str], env: dict[str, str]) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *program], cwd=HOUSE, env=env, stdout=subprocess.PIPE, check=True
    )
    return done.stdout.decode()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).read()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Nothing listens on {port}.")


def _postgres_pids() -> list[int]:
    """The newest PostgreSQL on this machine: ours."""
    found = subprocess.run(["pgrep", "-n", "-f", "kader-pg-"], capture_output=True, check=False)
    return [int(pid) for pid in found.stdout.split()]
