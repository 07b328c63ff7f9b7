"""Makes the house ready on a bare machine: Python's packages, Debian's programs, a line per step.

Standard library only, and readable by an old Python, which gets a sentence and no traceback.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

OLDEST = (3, 11)
HOUSE = Path(__file__).resolve().parents[1]
VENV = HOUSE / ".venv"
STAMP = VENV / ".installed"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")

TOO_OLD = """
nl: Kader heeft Python 3.11 of nieuwer nodig; dit is Python {0}.
    Start met een nieuwere, zoals: python3.11 start
de: Kader braucht Python 3.11 oder neuer; dies ist Python {0}.
    Bitte mit einem neueren starten, etwa: python3.11 start
en: Kader needs Python 3.11 or newer; this is Python {0}.
    Start with a newer one, such as: python3.11 start
"""
NO_INSTALLER = """
nl: Op deze machine ontbreken uv, pip en ensurepip.
    Installeer er een, op Debian: apt-get install python3-pip
de: Auf diesem Rechner fehlen uv, pip und ensurepip.
    Bitte eines davon installieren, unter Debian: apt-get install python3-pip
en: There is no uv, pip or ensurepip on this machine.
    Install one of them, on Debian: apt-get install python3-pip
"""


class Failed(Exception):
    """A step did not work; the words say what the program said."""


def require_new_enough_python() -> None:
    """An old Python is told so in three languages, before anything else happens."""
    if sys.version_info < OLDEST:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        sys.exit(TOO_OLD.format(version))


@contextmanager
def step(name: str) -> Iterator[None]:
    """One line per step: its name while it runs, its seconds when it is done."""
    print(f"  {name:<46}", end="", flush=True)
    began = time.monotonic()
    try:
        yield
    except Failed as failure:
        print(f"failed\n\n{failure}", flush=True)
        sys.exit(1)
    print(f"{time.monotonic() - began:6.1f} s", flush=True)


def run(command: Iterable[object], **more: Any) -> str:
    """What a program prints; when it fails, its last lines are the reason."""
    done: subprocess.CompletedProcess[str] = subprocess.run(
        [str(part) for part in command],
        text=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        **{"cwd": HOUSE, **more},
    )
    if done.returncode:
        raise Failed("\n".join(done.stdout.splitlines()[-30:]))
    return done.stdout


def testing() -> dict[str, str]:
    """An environment with a folder and a key of its own, which never touches a town's data."""
    own = {
        "KADER_TESTING": "1",
        "KADER_DATA": str(HOUSE / "var" / "test"),
        "KADER_SECRET_KEY": "only-for-the-tests",
        "PYTHONPATH": str(HOUSE / "src"),
    }
    return {**os.environ, **own}


def digest(paths: Iterable[Path]) -> str:
    """One fingerprint of the names and bytes of files."""
    whole = hashlib.sha256()
    for path in sorted(paths):
        whole.update(str(path.relative_to(HOUSE)).encode() + b"\0" + path.read_bytes() + b"\0")
    return whole.hexdigest()


# Python's packages -----------------------------------------------------------------------------


def is_ready(lock: str) -> bool:
    """Whether `.venv` holds what a lock asks for, on this Python and in this folder."""
    found = _stamp()
    return _is_ours(found) and found["locks"].get(lock) == digest([HOUSE / lock])


def make_ready(*locks: str) -> None:
    """`.venv` holds what the last lock asks for; the others are parts of it."""
    if VENV.is_symlink():  # Another house lives behind it, which must not be changed from here.
        VENV.unlink()
    if not _is_ours(_stamp()) or not PYTHON.exists():
        shutil.rmtree(VENV, ignore_errors=True)
    _install(locks[-1])
    _point_to_source()
    known = _stamp()["locks"] if STAMP.exists() else {}
    known.update({lock: digest([HOUSE / lock]) for lock in locks})
    STAMP.write_text(json.dumps({**_here(), "locks": known}, indent=1))


def compile_packages() -> None:
    """Once, for the many starts of a proof: some machines forbid Python to write its bytecode."""
    run([PYTHON, "-m", "compileall", "-q", "-j", "0", VENV / "lib"])


def _here() -> dict[str, str]:
    return {"python": sys.version, "house": str(HOUSE)}


def _stamp() -> dict[str, Any]:
    try:
        found: dict[str, Any] = json.loads(STAMP.read_text())
    except (OSError, ValueError):
        return {"locks": {}}
    return found


def _is_ours(found: dict[str, Any]) -> bool:
    return all(found.get(key) == value for key, value in _here().items())


def _install(lock: str) -> None:
    """By uv where it works, else by this Python's pip, else by the pip inside ensurepip."""
    ways = (_install_with_uv, _install_with_pip, _install_with_ensurepip)
    reasons = []
    for way in ways:
        try:
            if way(lock):
                return
        except Failed as failure:
            reasons.append(str(failure))
    raise Failed("\n\n".join(reasons) or NO_INSTALLER)


def _install_with_uv(lock: str) -> bool:
    if not shutil.which("uv"):
        return False
    if not PYTHON.exists():
        run(["uv", "venv", "--python", sys.executable, VENV])
    run(["uv", "pip", "install", "--python", PYTHON, *_FROM, lock])
    return True


def _install_with_pip(lock: str) -> bool:
    if not _has("pip"):
        return False
    if not PYTHON.exists():
        venv.create(VENV, with_pip=False, symlinks=os.name != "nt")
    run([sys.executable, "-m", "pip", "--python", PYTHON, "install", "--no-compile", *_FROM, lock])
    return True


def _install_with_ensurepip(lock: str) -> bool:
    if not _has("ensurepip"):
        return False
    venv.create(VENV, clear=True, with_pip=True, symlinks=os.name != "nt")
    run([PYTHON, "-m", "pip", "install", "--no-compile", *_FROM, lock])
    return True


_FROM = ("--require-hashes", "--only-binary", ":all:", "-r")


def _has(module: str) -> bool:
    found = subprocess.run([sys.executable, "-c", f"import {module}"], stderr=subprocess.DEVNULL)
    return found.returncode == 0


def _point_to_source() -> None:
    """With this line `python -m kader` finds `src` from anywhere."""
    where = run([PYTHON, "-c", "import sysconfig; print(sysconfig.get_paths()['purelib'])"])
    Path(where.strip(), "kader.pth").write_text(f"{HOUSE / 'src'}\n")


# Debian's programs -----------------------------------------------------------------------------


def install_debian(packages: list[str]) -> None:
    """Debian's packages, where we may: as root, with apt-get, and not forbidden."""
    if not packages or not may_install():
        return
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run(["apt-get", "update", "-q"], env=quiet)
    run(["apt-get", "install", "-q", "-y", "--no-install-recommends", *packages], env=quiet)


def may_install() -> bool:
    """`KADER_INSTALL=no` forbids it; so does not being root."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    allowed = os.environ.get("KADER_INSTALL", "yes") != "no"
    return is_root and allowed and shutil.which("apt-get") is not None


def find_program(*names: str) -> str | None:
    """Where one of these programs is; Debian keeps PostgreSQL's beside the path."""
    beside = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, beside)])
    found = [shutil.which(name, path=path) for name in names]
    return next((place for place in found if place), None)


require_new_enough_python()
