"""Collects the sentences of the screens into one book per language and compiles the books."""

import re
from collections.abc import Iterable
from pathlib import Path

import polib  # type: ignore[import-untyped]  # It ships no types.

from bin import house

PROJECT = "Kader"
LANGUAGES = ("nl", "de", "en")
SOURCE = house.HOUSE / "src" / "kader"
LOCALE = SOURCE / "locale"
NAME_OF_A_THING = re.compile(r"[a-z0-9]+(_[a-z0-9]+)+")


def main() -> None:
    """Collect, complete English, compile; the compiled books are committed too."""
    with house.step("Collecting sentences"):
        _install_gettext()
        collect(SOURCE, LANGUAGES)
    with house.step("Compiling"):
        for language in LANGUAGES:
            _compile(language)


def book(language: str, locale: Path = LOCALE) -> Path:
    """Where the sentences of a language stand."""
    return locale / language / "LC_MESSAGES" / "django.po"


def compiled(language: str) -> Path:
    """Where the page looks for them."""
    return book(language).with_suffix(".mo")


def collect(source: Path, languages: Iterable[str]) -> None:
    """Django's makemessages, with the files named but no line numbers."""
    (source / "locale").mkdir(exist_ok=True)
    which = [part for language in languages for part in ("--locale", language)]
    command = [house.PYTHON, "-m", "django", "makemessages", *which, *_OPTIONS]
    own = {"DJANGO_SETTINGS_MODULE": "kader.config.settings", "PYTHONPATH": str(source.parent)}
    house.run(command, cwd=source, env={**house.testing(), **own})


_OPTIONS = ("--no-obsolete", "--add-location", "file", "--verbosity", "0")


def _install_gettext() -> None:
    if not house.find_program("xgettext"):
        house.install_debian(["gettext"])
    if not house.find_program("xgettext"):
        raise house.Failed("gettext is missing; on Debian: apt-get install gettext")


def _compile(language: str) -> None:
    """Saved in one form without the hour, so that two people's books can be merged."""
    words = polib.pofile(str(book(language)), wrapwidth=98)
    words.header = f"{PROJECT} in {language}, licensed under the EUPL-1.2."
    words.metadata_is_fuzzy = False
    words.metadata = {name: words.metadata[name] for name in _HEADERS if name in words.metadata}
    words.metadata |= {"Project-Id-Version": PROJECT, "Language": language}
    _forget_guesses(words)
    if language == "en":
        _complete(words)
    words.save()
    words.save_as_mofile(str(compiled(language)))


_HEADERS = (
    "Project-Id-Version",
    "Language",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Plural-Forms",
)


def _forget_guesses(words: polib.POFile) -> None:
    """Gettext guesses a new sentence from one that looks like it; we would rather have none."""
    for entry in words.fuzzy_entries():
        entry.flags.remove("fuzzy")
        entry.previous_msgid, entry.msgstr = None, ""
        entry.msgstr_plural = dict.fromkeys(entry.msgstr_plural, "")


def _complete(words: polib.POFile) -> None:
    """English sentences are written in the code itself; names of things are not sentences."""
    for entry in words.untranslated_entries():
        if NAME_OF_A_THING.fullmatch(entry.msgid):
            continue
        if entry.msgid_plural:
            entry.msgstr_plural = {0: entry.msgid, 1: entry.msgid_plural}
        else:
            entry.msgstr = entry.msgid


if __name__ == "__main__":
    main()
