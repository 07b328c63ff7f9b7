"""A throw-away PostgreSQL: `python -m tests.postgres -- python -m pytest -q`."""

# ruff: noqa: S603 - the programs are PostgreSQL's own, and the one we were given.

import os
import pwd
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bin.house import find_program

URL = "KADER_DATABASE_URL"
NAME = "kader"
SECONDS_TO_START = 60
# Nothing here has to outlive the machine.
SETTINGS = (
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "autovacuum=off",
    "max_connections=60",
    "listen_addresses=",
)


def main() -> None:
    """Start a cluster, run what stands after `--` on it, stop the cluster whatever happens."""
    command = sys.argv[sys.argv.index("--") + 1 :] if "--" in sys.argv else sys.argv[1:]
    if not command:
        sys.exit(__doc__)
    sys.exit(run_on_postgres(command))


def is_here() -> bool:
    """Whether PostgreSQL's programs are on this machine."""
    return find_program("initdb") is not None


def run_on_postgres(command: Sequence[str]) -> int:
    """Run a program with the address of a fresh cluster; gives back its exit code."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with cluster() as url:
        return subprocess.call([*command], env={**os.environ, URL: url})


@contextmanager
def cluster() -> Iterator[str]:
    """The address of a PostgreSQL of our own, behind a socket in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="kader-pg-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        _give_away(home)
        _run("initdb", home, "-D", "rows", "-U", NAME, "-A", "trust", "-E", "UTF8", *_QUICK)
        server = _start(home)
        try:
            _wait_for(server, home)
            _run("createdb", home, "-h", str(home), "-U", NAME, NAME)
            yield f"postgres://{NAME}@/{NAME}?host={home}"
        finally:
            _stop(server)


_QUICK = ("--no-sync", "--locale=C", "--no-instructions")


def _start(home: Path) -> "subprocess.Popen[bytes]":
    settings = [word for setting in SETTINGS for word in ("-c", setting)]
    where = ["-D", "rows", "-k", str(home)]
    with (home / "log").open("wb") as log:
        # In a group of its own: Ctrl-C is for the tests, the cluster is stopped after them.
        return subprocess.Popen(
            [_program("postgres"), *where, *settings],
            cwd=home,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
            **_as_somebody(),
        )


def _wait_for(server: "subprocess.Popen[bytes]", home: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    ask = [_program("pg_isready"), "-q", "-h", str(home), "-U", NAME]
    while subprocess.call(ask, cwd=home) != 0:
        if server.poll() is not None or time.monotonic() > until:
            raise RuntimeError((home / "log").read_text())
        time.sleep(0.05)


def _stop(server: "subprocess.Popen[bytes]") -> None:
    """At once: nobody needs these rows any more."""
    server.send_signal(signal.SIGQUIT)
    try:
        server.wait(20)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def _run(program: str, home: Path, *words: str) -> None:
    subprocess.run(
        [_program(program), *words],
        cwd=home,
        check=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        **_as_somebody(),
    )


def _program(name: str) -> str:
    found = find_program(name)
    if found is None:
        raise RuntimeError(f"{name} is not on this machine: apt-get install postgresql")
    return found


def _as_somebody() -> dict[str, Any]:
    """PostgreSQL refuses to be run by root; then somebody without rights does it."""
    if os.geteuid() != 0:
        return {}
    somebody = _somebody()
    return {"user": somebody.pw_uid, "group": somebody.pw_gid, "extra_groups": []}


def _give_away(home: Path) -> None:
    if os.geteuid() == 0:
        somebody = _somebody()
        os.chown(home, somebody.pw_uid, somebody.pw_gid)


def _somebody() -> pwd.struct_passwd:
    names = {entry.pw_name for entry in pwd.getpwall()}
    return pwd.getpwnam("postgres" if "postgres" in names else "nobody")


if __name__ == "__main__":
    main()
