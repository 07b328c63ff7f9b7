"""Asks a server for pages over one kept connection, and reads what its processes spent."""

import http.client
import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TICK = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Shot:
    """What one round of requests gave."""

    requests: int
    seconds: float
    cpu_seconds: float
    bytes: int

    @property
    def a_second(self) -> float:
        return self.requests / self.seconds

    @property
    def cpu_ms(self) -> float:
        return 1000 * self.cpu_seconds / self.requests


@dataclass
class Server:
    """A server under measurement: where it listens, and the processes whose time counts."""

    port: int
    pids: list[int]

    def cpu(self) -> float:
        """Seconds of processor that the server and its children have used so far."""
        return sum(_cpu_of(pid) for root in self.pids for pid in _family(root))


def shoot(server: Server, path: Callable[[int], str], count: int, cookie: str = "") -> Shot:
    """GET so many pages; every answer must be 200 or 304."""
    wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    headers = {"Accept-Encoding": "gzip", "Host": f"127.0.0.1:{server.port}"}
    if cookie:
        headers["Cookie"] = cookie
    began, spent, size = time.monotonic(), server.cpu(), 0
    for number in range(count):
        wire.request("GET", path(number), headers=headers)
        answer = wire.getresponse()
        size = len(answer.read())
        if answer.status not in {200, 304}:
            raise RuntimeError(f"{path(number)} answered {answer.status}")
    return Shot(count, time.monotonic() - began, server.cpu() - spent, size)


def _family(root: int) -> list[int]:
    """A process and all that came from it."""
    parents = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            fields = _stat(int(entry.name))
            if fields:
                parents[int(entry.name)] = int(fields[1])
    found, more = [root], True
    while more:
        new = [pid for pid, parent in parents.items() if parent in found and pid not in found]
        found += new
        more = bool(new)
    return found


def _cpu_of(pid: int) -> float:
    fields = _stat(pid)
    return (int(fields[11]) + int(fields[12])) / TICK if fields else 0.0


def _stat(pid: int) -> list[str]:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []
