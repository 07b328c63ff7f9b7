"""Days and amounts as people write them."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from kader.web import wording

TODAY = date(2026, 8, 1)


@pytest.mark.parametrize(
    ("language", "long", "short"),
    [
        ("nl", "dinsdag 11 augustus", "di 11 augustus"),
        ("de", "Dienstag, 11. August", "Di, 11. August"),
        ("en", "Tuesday 11 August", "Tue 11 August"),
    ],
)
def test_a_day_in_words(language: str, long: str, short: str) -> None:
    with translation.override(language):
        assert wording.day(date(2026, 8, 11), TODAY) == long
        assert wording.short_day(date(2026, 8, 11), TODAY) == short


def test_another_year_is_said() -> None:
    with translation.override("nl"):
        assert wording.day(date(2027, 1, 4), TODAY) == "maandag 4 januari 2027"


def test_a_moment_stands_on_our_clock() -> None:
    with translation.override("nl"):
        moment = wording.moment(datetime(2026, 8, 11, 22, 30, tzinfo=UTC), TODAY)

    assert moment == "woensdag 12 augustus, 00:30"


@pytest.mark.parametrize(
    ("language", "amount", "words"),
    [
        ("nl", 9000, "€ 9.000"),
        ("nl", Decimal("1990.5"), "€ 1.990,50"),
        ("de", Decimal("1990.50"), "1.990,50 €"),
        ("en", Decimal("1234567.00"), "€ 1,234,567"),
        ("nl", -5, "−€ 5"),
    ],
)
def test_an_amount_shows_cents_only_where_there_are_any(
    language: str, amount: Decimal | int, words: str
) -> None:
    with translation.override(language):
        assert wording.money(amount) == words.replace(" ", wording.SPACE)


@pytest.mark.parametrize(
    ("language", "names", "sentence"),
    [
        ("en", ["Every day care", "Who is liable"], "every day care, and who is liable"),
        ("en", ["Every day care", "NGO and I", "A gate"], "every day care, NGO and I, and A gate"),
        ("de", ["Tägliche Pflege"], "Tägliche Pflege"),
        ("nl", ["Wie aansprakelijk is"], "wie aansprakelijk is"),
        ("nl", ["€ 9.000 per jaar"], "€ 9.000 per jaar"),
        ("nl", [], ""),
    ],
)
def test_names_stand_inside_a_sentence_as_its_language_writes_them(
    language: str, names: list[str], sentence: str
) -> None:
    with translation.override(language):
        assert wording.listed(names) == sentence


@pytest.mark.parametrize(
    ("octets", "language", "said"),
    [
        (40, "en", "1 kB"),
        (120_334, "nl", "120 kB"),
        (1_449_000, "nl", "1,4 MB"),
        (1_449_000, "en", "1.4 MB"),
    ],
)
def test_a_file_is_as_big_as_people_say(octets: int, language: str, said: str) -> None:
    with translation.override(language):
        assert wording.size(octets).replace(wording.SPACE, " ") == said
