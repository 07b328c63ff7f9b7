"""Somebody types words; the newest public records that hold them come back."""

from datetime import timedelta

import pytest
from django.contrib.contenttypes.models import ContentType
from pytest_django import DjangoAssertNumQueries

from kader.groundrules import clock
from kader.people.models import Person
from kader.search.excerpt import EXCERPT
from kader.search.find import find, how_many
from kader.search.models import Document
from tests.search.conftest import Publish

HOSTILE = [
    "",
    "   ",
    '"',
    "'",
    "''';--",
    "brug'); DROP TABLE search_document; --",
    'brug" OR "x',
    "brug AND",
    "NOT brug",
    "NEAR(brug weg, 2)",
    "words:brug",
    "search_words : brug",
    "{words} : brug",
    "^brug",
    "brug*",
    "*",
    "-brug +weg",
    "brug & | ! <-> :*",
    "((((((((((",
    "%s %d %%",
    "\x00brug\x00",
    "\ud800\udfff",
    "🙂🙃 👨‍👩‍👧",
    "\\",
    "أهلا мост ブリッジ",
    "ß" * 1000,
    "ﷺ" * 300,
    "brug " * 20_000,
    "a" * 100_000,
    '"(' * 50_000,
    "x" * 3000 + " brug",
    "1e3 3.14 2026-01-01 a@b.nl http://x.nl/?a=b",
]


def _texts(query: str) -> list[str]:
    return [hit.excerpt for hit in find(query)]


@pytest.mark.parametrize(
    "query",
    ["fietsen", "FIETSEN", "gefietst", "de fiets", "brug fiets", "fiets brug", "fie", "bru"],
)
def test_words_are_found_in_any_form_and_order(query: str, mieke: Person, publish: Publish) -> None:
    publish(mieke, "Met de fiets over de brug")

    assert _texts(query) == ["Met de fiets over de brug"]


@pytest.mark.parametrize("query", ["tram", "fiets tram", "fi", "ets", "fiets vijvertjes"])
def test_every_word_has_to_be_there(query: str, mieke: Person, publish: Publish) -> None:
    publish(mieke, "Met de fiets over de brug")

    assert _texts(query) == []


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("Ruhe an der Mühle", "muehle"),
        ("Ruhe an der Mühle", "Mühlen"),
        ("Ruhe in der Straße", "strassen"),
        ("Gardens for everybody", "the garden"),
        ("Koffie in het café", "cafe"),
        ("Postcode 9901 AB", "9901 ab"),
        ("Мост через реку", "мост"),
    ],
)
def test_three_languages_and_foreign_letters_are_found(
    text: str, query: str, mieke: Person, publish: Publish
) -> None:
    publish(mieke, text)

    assert _texts(query) == [text]


def test_the_title_is_searched_too(mieke: Person, publish: Publish) -> None:
    publish(mieke, "geen woord daarvan", title="Avondrust op het Molenplein")

    assert [hit.title for hit in find("molenplein")] == ["Avondrust op het Molenplein"]


def test_small_words_are_asked_for_only_when_they_stand_alone(
    mieke: Person, publish: Publish
) -> None:
    publish(mieke, "fiets van Mieke")

    assert _texts("de fiets")
    assert _texts("van")
    assert not _texts("de")


def test_only_the_last_word_counts_as_a_beginning(mieke: Person, publish: Publish) -> None:
    publish(mieke, "fietspad langs de molens")

    assert _texts("molens fietsp")
    assert not _texts("fietsp molens")


def test_the_newest_comes_first(
    mieke: Person, joost: Person, aysel: Person, publish: Publish
) -> None:
    for days_ago, person in ((3, mieke), (1, joost), (2, aysel)):
        with clock.at(clock.now() - timedelta(days=days_ago)):
            publish(person, f"brug {person.first_name}")

    assert _texts("brug") == ["brug Joost", "brug Aysel", "brug Mieke"]


def test_pages_of_hits_follow_each_other(
    mieke: Person, joost: Person, aysel: Person, publish: Publish
) -> None:
    for person in (mieke, joost, aysel):
        publish(person, f"brug {person.first_name}")

    pages = find("brug", limit=2) + find("brug", limit=2, offset=2)

    assert [hit.excerpt for hit in pages] == _texts("brug")
    assert find("brug", limit=2, offset=90) == []
    assert len(find("brug", limit=1, offset=-5)) == 1
    assert find("brug", limit=-1) == []
    assert how_many("brug") == 3


@pytest.mark.parametrize("query", ["geiten", "GEIT", "gei", "wei geiten"])
def test_the_excerpt_holds_the_word_that_was_asked_for(
    query: str, mieke: Person, publish: Publish
) -> None:
    publish(mieke, f"{'In de wei staan bomen. ' * 20}Elke dag komt iemand. Twee geiten eten gras.")

    [hit] = find(query)

    assert len(hit.excerpt) <= EXCERPT
    if query == "wei geiten":
        assert hit.excerpt.startswith("In de wei")
    else:
        begin = "… In de wei staan bomen. "
        assert hit.excerpt == f"{begin}Elke dag komt iemand. Twee geiten eten gras."


@pytest.mark.parametrize("long", ["a" * 500, "a" * 200, "x " * 300 + "b" * 239])
def test_a_word_without_end_is_in_its_excerpt_as_far_as_it_fits(
    long: str, mieke: Person, publish: Publish
) -> None:
    publish(mieke, f"{'brug ' * 100}{long}")

    [hit] = find(long[-200:][:10])

    assert len(hit.excerpt) <= EXCERPT
    assert long[-200:][:10] in hit.excerpt


def test_what_is_only_in_the_title_shows_how_the_text_begins(
    mieke: Person, publish: Publish
) -> None:
    publish(mieke, "Bomen. " * 100, title="De geit")

    assert find("geit")[0].excerpt.startswith("Bomen. Bomen.")


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
@pytest.mark.django_db
def test_no_question_is_an_error(query: str) -> None:
    assert isinstance(find(query), list)
    assert how_many(query) == 0


def test_a_hostile_question_still_finds_its_word(mieke: Person, publish: Publish) -> None:
    publish(mieke, "de brug")

    assert _texts('brug" *)-- 🙂') == ["de brug"]
    assert _texts("brug " * 20_000) == ["de brug"]


@pytest.mark.django_db
def test_a_hundred_thousand_distinct_letters_can_be_published(
    mieke: Person, publish: Publish
) -> None:
    publish(mieke, " ".join(chr(0x4E00 + number) * 4 for number in range(20_000)))

    assert how_many(chr(0x4E00) * 4) == 1


def test_finding_is_one_statement(
    mieke: Person, publish: Publish, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish(mieke, "de brug")

    with django_assert_num_queries(1):
        find("brug")


@pytest.mark.django_db
def test_at_most_the_thousand_newest_are_looked_at() -> None:
    kind, now = ContentType.objects.get_for_model(Person), clock.now()
    Document.objects.bulk_create(
        Document(about_type=kind, about_id=number, words="brug", title=str(number), at=now)
        for number in range(1005)
    )

    assert how_many("brug") == 1000
    assert find("brug")[0].title == "1004"
