"""The words of docs/words.md on the screens: one word for one thing, and all of them collected."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib  # type: ignore[import-untyped]  # It ships no types.
import pytest

LOCALE = Path(__file__).resolve().parents[1] / "src" / "kader" / "locale"

# Who takes part is an "inwoner"; "bewoner" stands where a name would: of one, or of few, unnamed.
BEWONER = re.compile(r"een groep bewoners|een bewoner", re.IGNORECASE)
# A municipality in general; the one that speaks is "die Stadt".
GEMEINDE = re.compile(r"Eine (?:andere )?Gemeinde")


@pytest.mark.parametrize(
    ("language", "other_word", "where_it_may_stand"),
    [
        ("nl", r"bewoner", BEWONER),
        ("de", r"Gemeinde", GEMEINDE),
        ("de", r"Bewohner|Einwohner(?!:in)|Versprechen", None),
    ],
)
def test_one_word_stands_for_one_thing(
    language: str, other_word: str, where_it_may_stand: re.Pattern[str] | None
) -> None:
    book = polib.pofile(str(LOCALE / language / "LC_MESSAGES" / "django.po"))

    said = [text for entry in book for text in (entry.msgstr, *entry.msgstr_plural.values())]

    rest = [where_it_may_stand.sub("", text) if where_it_may_stand else text for text in said]
    assert [text for text in rest if re.search(other_word, text, re.IGNORECASE)] == []


# What the collecting program of bin/messages knows; a call by another name is never translated.
KNOWN = re.compile(r"_|n?p?gettext(?:_lazy|_noop)?")


def test_every_sentence_is_collected_for_translation() -> None:
    unknown = [
        f"{path.name}: {name}"
        for path in LOCALE.parent.rglob("*.py")
        for name in _names_of_gettext(ast.parse(path.read_text(encoding="utf-8")))
        if not KNOWN.fullmatch(name)
    ]

    assert unknown == []


def _names_of_gettext(tree: ast.Module) -> Iterator[str]:
    """By which names a file calls the words that give a translation."""
    for found in ast.walk(tree):
        if isinstance(found, ast.ImportFrom) and found.module == "django.utils.translation":
            yield from (a.asname or a.name for a in found.names if "gettext" in a.name)
