"""Asks a server for pages over one kept connection, and reads what its processes spent."""

import http.client
import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

Headers = Mapping[str, str]
HAS_IT = "If-None-Match"
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


def shoot(server: Server, path: Callable[[int], str], count: int, headers: Headers) -> Shot:
    """GET so many pages: every answer must be 200, and 304 to who says which page she has."""
    wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    awaited = 304 if HAS_IT in headers else 200
    began, spent, size = time.monotonic(), server.cpu(), 0
    for number in range(count):
        answer = _ask(wire, path(number), headers)
        size = len(answer.read())
        if answer.status != awaited:
            raise RuntimeError(f"{path(number)} answered {answer.status}")
    return Shot(count, time.monotonic() - began, server.cpu() - spent, size)


def who_has_it(server: Server, path: str) -> Headers:
    """What a browser says of a page that it has already."""
    wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    answer = _ask(wire, path, {})
    answer.read()
    return {HAS_IT: answer.headers["ETag"]}


def _ask(wire: http.client.HTTPConnection, path: str, headers: Headers) -> http.client.HTTPResponse:
    always = {"Accept-Encoding": "gzip", "Host": f"127.0.0.1:{wire.port}"}
    wire.request("GET", path, headers={**always, **headers})
    return wire.getresponse()


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
