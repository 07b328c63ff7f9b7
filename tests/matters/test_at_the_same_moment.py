"""Two do something at the same moment: one wins, the other is told, nothing is lost.

Each scene is played 3 times by `./test`, 20 times by `./test --all`, on each of the databases that
it runs on (docs/decisions/0011-tools-for-developers.md).
"""

import json
import os
import select
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests import postgres

HOUSE = Path(__file__).parents[2]
REPEATS = 20 if os.environ.get("KADER_TEST_ALL") else 3
SECONDS = 60
A_MOMENT = {"sqlite": 0.2, "postgresql": 20}
"""So long the one inside the transaction waits for the other. On PostgreSQL both come in, and race
for the circle's row; on SQLite only one can write, and the other stands at the door."""


class Somebody:
    """A process of its own, with a connection of its own."""

    def __init__(self, env: dict[str, str]) -> None:
        program = [sys.executable, "-m", "tests.matters.at_once"]
        self.process = subprocess.Popen(  # noqa: S603 - our own program.
            program, cwd=HOUSE, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0
        )

    def tell(self, *words: object) -> None:
        assert self.process.stdin
        self.process.stdin.write(json.dumps(words).encode() + b"\n")

    def hear(self, seconds: float = SECONDS) -> Any:
        """The next line; None where nothing is said in so many seconds."""
        assert self.process.stdout
        if not select.select([self.process.stdout], [], [], seconds)[0]:
            return None
        return json.loads(self.process.stdout.readline() or '"gone"')

    def ask(self, *words: object) -> Any:
        self.tell(*words)
        return self.hear()

    def end(self) -> None:
        """She stops where nobody says anything any more."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.close()
        self.process.stdout.close()
        self.process.wait(SECONDS)


class Two(NamedTuple):
    """Two people, and how long one waits for the other."""

    first: Somebody
    second: Somebody
    moment: float


@pytest.fixture(
    scope="module", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)]
)
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Two]:
    """Two processes on one empty database of the tests' own."""
    env = {name: value for name, value in os.environ.items() if not name.startswith("KADER_")}
    env |= {
        "KADER_TESTING": "1",
        "KADER_DATA": str(tmp_path_factory.mktemp("moment")),
        "PYTHONPATH": f"{HOUSE / 'src'}{os.pathsep}{HOUSE}",
        "DJANGO_SETTINGS_MODULE": "kader.config.settings",
    }
    if request.param == "sqlite":
        yield from _both(env, A_MOMENT["sqlite"])
    else:
        with postgres.cluster() as url:
            yield from _both({**env, postgres.URL: url}, A_MOMENT["postgresql"])


def _both(env: dict[str, str], moment: float) -> Iterator[Two]:
    first, second = Somebody(env), Somebody(env)
    try:
        assert first.ask("prepare") == "ready"
        yield Two(first, second, moment)
    finally:
        first.end()
        second.end()


def _at_once(two: Two, scene: str, *names: str) -> tuple[list[str], dict[str, Any]]:
    """Both do it at the same moment; what became of each, and what is there afterwards."""
    matter = two.first.ask("arrange", scene)
    for somebody, name in zip((two.first, two.second), names, strict=True):
        somebody.tell("do", scene, matter, name)
    became = _let_go(two)
    told: dict[str, Any] = two.first.ask("look", matter)
    assert told["faults"] == []
    assert told["numbers"] == list(range(1, len(told["numbers"]) + 1))
    return became, told


def _let_go(two: Two) -> list[str]:
    """Whoever is inside waits a moment for the other; then they go on."""
    became: dict[Somebody, str] = {}
    while len(became) < 2:
        inside = []
        for somebody in (two.first, two.second):
            said = None if somebody in became else somebody.hear(two.moment)
            if said == "here":
                inside.append(somebody)
            elif said is not None:
                became[somebody] = said[1]
        for somebody in inside:
            somebody.tell("go")
    return [became[two.first], became[two.second]]


def _one_won(became: list[str], told_to_the_other: str) -> bool:
    return sorted(became) == sorted(["done", told_to_the_other])


pytestmark = pytest.mark.parametrize("time", range(REPEATS))


def test_two_confirm_the_hand_in_and_one_yes_is_enough_g23(two: Two, time: int) -> None:
    became, told = _at_once(two, "confirm_submission", "joost", "aysel")

    assert _one_won(became, "not_at_this_stage")
    assert told["stage"] == "checking"
    assert told["deeds"].count("confirm_submission") == 1


def test_two_windows_send_a_check_and_one_goes_out_g5(two: Two, time: int) -> None:
    became, told = _at_once(two, "check_plan", "first", "second")

    assert _one_won(became, "not_at_this_stage")
    assert told["checks"] == told["deeds"].count("check_plan") == 1
    assert told["stage"] in {"planning", "frame_asked"}


def test_a_frame_is_adopted_once_g4(two: Two, time: int) -> None:
    became, told = _at_once(two, "adopt_frame", "the board", "the council")

    assert _one_won(became, "not_at_this_stage")
    assert told["deeds"].count("adopt_frame") == 1


def test_there_is_one_steward_g8(two: Two, time: int) -> None:
    became, told = _at_once(two, "give_seat", "hanneke", "sanne")

    assert _one_won(became, "seat_is_taken")
    assert told["stewards"] == told["deeds"].count("give_seat") == 1


@pytest.mark.parametrize("scene", ["write_plan", "write_plan_first"])
def test_two_who_write_at_once_lose_no_word_g1(two: Two, scene: str, time: int) -> None:
    became, told = _at_once(two, scene, "mieke", "joost")

    assert became == ["done", "done"]
    assert told["plans"] == 1
    assert set(told["clashes"]["title"]) == {"The title of mieke", "The title of joost"}
    kept = json.dumps([told["words"], told["clashes"]])
    assert "mieke was here" in kept
    assert "joost was here" in kept
