"""A town as its file tells it: name, code, areas, streets and water."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

TOWNS = Path(__file__).parent / "towns"


@dataclass(frozen=True)
class TownArea:
    """An area of a town's file; `streets` says which postcode a street has."""

    code: str
    name: str
    outline: str = ""
    label: Sequence[float] = (0, 0)
    shaded: bool = False
    within: str = ""
    streets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Town:
    """A town that the house knows by heart."""

    name: str
    code: str
    water: Sequence[str]
    areas: Sequence[TownArea]


def known_towns() -> list[str]:
    """The keys of the towns that come with the house."""
    return sorted(path.stem for path in TOWNS.glob("*.toml"))


@cache
def read_town(key: str) -> Town:
    """The town of this key; a `KeyError` says which there are."""
    if key not in known_towns():
        raise KeyError(f"There is no town {key!r}; there are {', '.join(known_towns())}.")
    told: dict[str, Any] = tomllib.loads((TOWNS / f"{key}.toml").read_text(encoding="utf-8"))
    return Town(
        name=told["name"],
        code=told["code"],
        water=tuple(told.get("water", ())),
        areas=tuple(TownArea(**area) for area in told["areas"]),
    )
