"""A demo town of its own, told and served as `./start` does it."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]


@contextmanager
def served_town(folder: Path, town: str = "zilverbeek") -> Iterator[str]:
    """The address of a served demo town."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("KADER_")}
    env |= {
        "KADER_DEMO": "1",
        "KADER_TOWN": town,
        "KADER_DATA": str(folder / town),
        "PYTHONPATH": str(HOUSE / "src"),
        "DJANGO_SETTINGS_MODULE": "kader.config.settings",
    }
    for command in (["migrate", "-v0"], ["demo"], ["collectstatic", "--noinput", "-v0"]):
        _kader(command, env)
    port = _free_port()
    program = [sys.executable, "-m", "kader", "serve", "--port", str(port), "--workers", "1"]
    server = subprocess.Popen(program, cwd=HOUSE, env=env, stdin=subprocess.DEVNULL)  # noqa: S603
    try:
        yield _wait_for(f"http://127.0.0.1:{port}")
    finally:
        server.terminate()
        server.wait(20)


def _kader(command: list[str], env: dict[str, str]) -> None:
    program = [sys.executable, "-m", "kader", *command]
    subprocess.run(program, cwd=HOUSE, env=env, check=True, stdout=subprocess.DEVNULL)  # noqa: S603


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait_for(address: str) -> str:
    for _ in range(300):
        try:
            urllib.request.urlopen(f"{address}/healthz/live", timeout=5).read()  # noqa: S310
        except OSError:
            time.sleep(0.1)
        else:
            return address
    raise RuntimeError("The town is not served.")
