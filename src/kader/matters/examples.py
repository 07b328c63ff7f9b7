"""Worked examples of frames: data in three languages, read when somebody first asks for one.

An example is no frame: a steward lays its words into her own draft and goes through them line by
line. Nothing in it counts as decided, and no bound in it is ticked.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings

from kader.matters.rules import draft

FOLDER = Path(__file__).parent / "example_frames"
_WORDS = ("issue", "aim", "open", "responsibility", "short_version", "several_ground")


@dataclass(frozen=True)
class Example:
    """One example in one language. `typical_decided` are lines that are often decided already:
    to think about, never to be taken over. `not_at_the_table` are people who are easily missed.
    `individual` is an example for one household, which no matter of a group begins with.
    """

    key: str
    number: int
    individual: bool
    title: str
    about: str
    words: Mapping[str, str]
    bounds: Sequence[Mapping[str, str]]
    criteria: Sequence[Mapping[str, str]]
    typical_decided: Sequence[str]
    not_at_the_table: Sequence[str]

    @classmethod
    def of(cls, key: str, told: Mapping[str, Any], said: Mapping[str, Any]) -> "Example":
        return cls(
            key=key,
            number=told["number"],
            individual=told.get("individual", False),
            words={name: said[name] for name in _WORDS},
            **{name: said[name] for name in cls.__annotations__ if name in said},
        )

    def fields(self) -> dict[str, str]:
        """Its words as the fields of a draft."""
        fields = dict(self.words)
        for name, rows in (("bound", self.bounds), ("criterion", self.criteria)):
            for number, row in enumerate(rows, 1):
                fields |= {f"{name}.{number}.{part}": words for part, words in row.items()}
        return fields


def examples(language: str) -> Sequence[Example]:
    """All examples in their order; in the town's first language where this one has none."""
    return _read(language if language in _languages() else settings.LANGUAGE_CODE)


def examples_for_groups(language: str) -> Sequence[Example]:
    """Those that a matter of a group can begin with: what it says can be read by everybody."""
    return [example for example in examples(language) if not example.individual]


def find_example(key: str, language: str) -> Example | None:
    """The example with this key, for a group."""
    return next((each for each in examples_for_groups(language) if each.key == key), None)


def laid_under(example: Example, fields: Mapping[str, str]) -> dict[str, str]:
    """A draft with the words of an example wherever it says nothing yet.

    Where the draft has a bound or a point already, it keeps to its own.
    """
    taken = {name: words for name, words in fields.items() if words.strip()}
    has = {"bound": draft.bounds_in(fields), "criterion": draft.criteria_in(fields)}
    begun = tuple(f"{part}." for part, rows in has.items() if rows)
    given = {n: words for n, words in example.fields().items() if not n.startswith(begun)}
    return {**given, **taken}


def _languages() -> set[str]:
    return {code for code, _name in settings.LANGUAGES}


@cache
def _read(language: str) -> Sequence[Example]:
    """Once for each language, from the files of the house."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        told = tomllib.loads(path.read_text(encoding="utf-8"))
        found.append(Example.of(path.stem, told, told[language]))
    return sorted(found, key=lambda example: example.number)
