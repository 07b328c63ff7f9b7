"""What is measured in a house: list, matter, hand-in, check."""

import argparse
import http.client
import re
import statistics
import time
import urllib.parse
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from tests.bench.houses import house, minimal_house
from tests.bench.load import Headers, Server, Shot, shoot, who_has_it

WARMING = 8
"""So many are asked first and not counted: a worker reads its templates when it is first asked."""


@dataclass(frozen=True)
class Figure:
    """One line of the table: medians over the rounds."""

    database: str
    size: str
    what: str
    a_second: float
    cpu_ms: float
    bytes: int


def measure_minimal(options: argparse.Namespace) -> Figure:
    """The minimal Django view, on the same server and machine."""
    with minimal_house() as server:
        shots = [shoot(server, lambda _: "/", options.requests, {}) for _ in range(options.rounds)]
    return _figure("–", "–", "minimal Django view", shots)


def mean_of(before: Figure, after: Figure) -> Figure:
    """The machine may have slowed down meanwhile: what all is measured beside is the mean."""
    a_second = statistics.mean((before.a_second, after.a_second))
    cpu_ms = statistics.mean((before.cpu_ms, after.cpu_ms))
    return replace(before, a_second=a_second, cpu_ms=cpu_ms)


def measure_house(database: str, size: str, options: argparse.Namespace) -> list[Figure]:
    """All pages in interleaved rounds, then the two deeds."""
    with house(database, size, options.matters) as (server, handles):
        pages = _pages(server, str(handles["matter"]), handles)
        for path, headers in pages.values():
            shoot(server, path(-1), WARMING, headers)
        shots: dict[str, list[Shot]] = {name: [] for name in pages}
        for turn in range(options.rounds):
            for name, (path, headers) in pages.items():
                shots[name].append(shoot(server, path(turn), options.requests, headers))
        figures = [_figure(database, size, name, found) for name, found in shots.items()]
        return [*figures, *_deeds(database, size, server, handles)]


Path = Callable[[int], Callable[[int], str]]


def _pages(server: Server, matter: str, handles: dict[str, Any]) -> dict[str, tuple[Path, Headers]]:
    def cold(page: str) -> Path:
        return lambda turn: lambda n: f"{page}?cold={turn}-{n}"

    def warm(page: str) -> Path:
        return lambda turn: lambda n: page

    resident, visitor = {"Cookie": str(handles["resident"])}, dict[str, str]()
    return {
        "list, visitor, cold": (cold("/"), visitor),
        "list, visitor, kept": (warm("/"), visitor),
        "list, visitor, has it (304)": (warm("/"), who_has_it(server, "/")),
        "list, signed in": (warm("/"), resident),
        "matter, visitor, cold": (cold(f"/m/{matter}"), visitor),
        "matter, visitor, kept": (warm(f"/m/{matter}"), visitor),
        "matter, visitor, has it (304)": (
            warm(f"/m/{matter}"),
            who_has_it(server, f"/m/{matter}"),
        ),
        "matter, signed in": (warm(f"/m/{matter}"), resident),
    }


def _deeds(database: str, size: str, server: Server, handles: dict[str, Any]) -> list[Figure]:
    """Hand in one plan after another, then check each: posts as a browser sends them."""
    matters = handles["hand_in"]
    wire = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    hand_in = [
        _post(server, wire, f"/m/{m['matter']}/submit-plan", handles["resident"], {})
        for m in matters
    ]
    check = [
        _post(server, wire, f"/m/{m['matter']}/check-plan", handles["steward"], _check)
        for m in matters
    ]
    return [
        _figure(database, size, "hand in a plan (POST)", hand_in[WARMING:]),
        _figure(database, size, "check a plan (POST)", check[WARMING:]),
    ]


Filled = dict[str, str] | Callable[[str], dict[str, str]]


def _post(
    server: Server, wire: http.client.HTTPConnection, path: str, cookie: str, filled: Filled
) -> Shot:
    form, cookies = _form(wire, path, cookie)
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))
    fields |= filled(form) if callable(filled) else filled
    headers = {
        "Cookie": cookies,
        "Content-Type": "application/x-www-form-urlencoded",
        "Host": f"127.0.0.1:{server.port}",
    }
    began, spent = time.monotonic(), server.cpu()
    wire.request("POST", path, urllib.parse.urlencode(fields), headers)
    answer = wire.getresponse()
    size = len(answer.read())
    if answer.status not in {302, 303}:
        raise RuntimeError(f"{path} answered {answer.status}")
    return Shot(1, time.monotonic() - began, server.cpu() - spent, size)


def _form(wire: http.client.HTTPConnection, path: str, cookie: str) -> tuple[str, str]:
    wire.request("GET", path, headers={"Cookie": cookie})
    answer = wire.getresponse()
    form = answer.read().decode()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}")
    sent = [value.partition(";")[0] for value in answer.headers.get_all("Set-Cookie", [])]
    return form, "; ".join([cookie, *sent])


def _check(form: str) -> dict[str, str]:
    """Every criterion but the first fits; the first goes back as a question."""
    names = list(dict.fromkeys(re.findall(r'type="radio"[^>]*name="([^"]+)"', form)))
    names = names or list(dict.fromkeys(re.findall(r'name="(result[^"]+)"', form)))
    filled = dict.fromkeys(names, "met")
    filled[names[0]] = "not_met"
    reasons = re.findall(r'<textarea[^>]*name="([^"]+)"', form)
    filled |= {reasons[0]: "Er staat niet wie er in het weekend is."}
    filled |= {reasons[-1]: "Wie is er in het weekend?", "send": "1"}
    return filled


def _figure(database: str, size: str, what: str, shots: list[Shot]) -> Figure:
    return Figure(
        database,
        size,
        what,
        statistics.median(shot.a_second for shot in shots),
        1000 * sum(s.cpu_seconds for s in shots) / sum(s.requests for s in shots),
        max(shot.bytes for shot in shots),
    )
