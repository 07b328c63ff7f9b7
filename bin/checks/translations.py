"""Every sentence of the screens exists in Dutch, German and English, and is compiled."""

import re
import shutil
import tempfile
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import polib  # type: ignore[import-untyped]  # It ships no types.

from bin import house, sentences

SAME_ALLOWED = Path(__file__).with_name("same_in_two_languages.txt")
MOST_SAME = 0.02
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>|&\w+;")
Words = dict[str, str]


def look() -> str:
    """How many sentences there are; a missing, fuzzy, old or foreign one is a failure."""
    if not sentences.LOCALE.exists():
        return "nothing there yet"
    books = {language: polib.pofile(str(sentences.book(language))) for language in _languages()}
    faults = [fault for language, book in books.items() for fault in _faults(language, book)]
    faults += _same_words({language: _words(book) for language, book in books.items()})
    faults += _uncollected(books["nl"])
    if faults:
        raise house.Failed("\n".join(faults))
    return f"{len(books['nl'])} sentences{_not_looked_for()}"


def _languages() -> Iterator[str]:
    for language in sentences.LANGUAGES:
        if not sentences.book(language).exists():
            raise house.Failed(f"{language}: no translations; run bin/messages")
        yield language


def _faults(language: str, book: polib.POFile) -> Iterator[str]:
    for entry in book.untranslated_entries():
        yield f"{language}: missing: {entry.msgid!r}"
    for entry in book.fuzzy_entries():
        yield f"{language}: fuzzy: {entry.msgid!r}"
    for entry in book.obsolete_entries():
        yield f"{language}: no longer used: {entry.msgid!r}"
    for entry in book.translated_entries():
        yield from _lost_placeholders(language, entry)
    if not _is_compiled(book, sentences.compiled(language)):
        yield f"{language}: the compiled file is not current; run bin/messages"


def _lost_placeholders(language: str, entry: polib.POEntry) -> Iterator[str]:
    """A name that a translation invents would break the page."""
    asked = set(re.findall(r"%\(\w+\)[sd]", entry.msgid + entry.msgid_plural))
    given = set(re.findall(r"%\(\w+\)[sd]", _text(entry)))
    if given - asked:
        yield f"{language}: unknown placeholder {sorted(given - asked)}: {entry.msgid!r}"


def _is_compiled(book: polib.POFile, compiled: Path) -> bool:
    if not compiled.exists():
        return False
    return _words(book) == _words(polib.mofile(str(compiled)))


def _words(book: polib.POFile | polib.MOFile) -> Words:
    return {_key(entry): _text(entry) for entry in book.translated_entries()}


def _key(entry: polib.POEntry) -> str:
    return "\x04".join([entry.msgctxt or "", entry.msgid])


def _text(entry: polib.POEntry) -> str:
    return "\n".join([entry.msgstr, *(entry.msgstr_plural or {}).values()]).strip()


def _same_words(books: dict[str, Words]) -> list[str]:
    """A sentence that is equal in two languages was probably never translated."""
    allowed = set(SAME_ALLOWED.read_text().splitlines())
    faults = []
    for (one, ones), (other, others) in combinations(books.items(), 2):
        same = [text for key, text in ones.items() if others.get(key) == text]
        odd = [text for text in same if text not in allowed and _has_words(text)]
        if len(odd) > MOST_SAME * len(ones):
            faults += [f"{one} = {other}: {len(odd)} of {len(ones)}, such as", *map(repr, odd[:30])]
    return faults


def _has_words(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", PLACEHOLDER.sub("", text)) is not None


def _uncollected(book: polib.POFile) -> list[str]:
    """Sentences in the source that nobody collected; found by collecting into a copy."""
    if not house.find_program("xgettext"):
        return []
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, "src")
        shutil.copytree(sentences.SOURCE.parent, copy, ignore=shutil.ignore_patterns("__pycache__"))
        sentences.collect(copy / "kader", ["nl"])
        fresh = polib.pofile(str(sentences.book("nl", copy / "kader" / "locale")))
    known = {_key(entry) for entry in book}
    return [
        f"not collected: {entry.msgid!r}; run bin/messages"
        for entry in fresh
        if not entry.obsolete and _key(entry) not in known
    ]


def _not_looked_for() -> str:
    found = house.find_program("xgettext")
    return "" if found else " (without gettext: new sentences in the source were not looked for)"
