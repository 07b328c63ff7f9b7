"""What is public is found, what is not public any more is not."""

import pytest
from django.db import IntegrityError, connection, transaction

from kader.groundrules import Role, clock
from kader.people.models import Circle, Person
from kader.search import index
from kader.search.excerpt import EXCERPT
from kader.search.find import find
from kader.search.models import Document
from tests.search.conftest import Publish


def test_a_record_has_one_document_with_its_newest_words(mieke: Person, publish: Publish) -> None:
    publish(mieke, "een bankje bij de brug")
    publish(mieke, "een boom bij de vijver")

    assert Document.objects.count() == 1
    assert not find("bankje")
    assert [hit.excerpt for hit in find("vijver")] == ["een boom bij de vijver"]


def test_what_is_added_for_the_first_time_is_added_once(mieke: Person) -> None:
    index.add(mieke, title="A", text="bankje", url="/", kind="plan")

    with pytest.raises(IntegrityError), transaction.atomic():
        index.add(mieke, title="A", text="boom", url="/", kind="plan")


def test_what_is_set_aside_is_found_no_more(mieke: Person, joost: Person, publish: Publish) -> None:
    publish(mieke, "een bankje bij de brug")
    publish(joost, "een tweede bankje")

    index.remove(mieke)

    assert [hit.excerpt for hit in find("bankje")] == ["een tweede bankje"]


def test_removing_what_was_never_public_does_no_harm(mieke: Person) -> None:
    index.remove(mieke)

    assert not Document.objects.exists()


def test_a_circle_that_is_destroyed_is_found_no_more(town: Circle, mieke: Person) -> None:
    index.put(mieke, title="A", text="bankje", url="/", kind="plan", circle_id=town.pk)

    index.remove_circle(town.pk)

    assert not find("bankje")


def test_records_of_different_kinds_may_have_the_same_number(
    mieke: Person, publish: Publish
) -> None:
    circle = Circle.objects.create(pk=mieke.pk + 1000, kind="matter")
    person = Person.objects.create(pk=circle.pk, name="Joost")
    publish(circle, "bankje van de groep")
    publish(person, "bankje van Joost")

    assert len(find("bankje")) == 2


def test_a_deed_that_fails_publishes_nothing(mieke: Person, publish: Publish) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        publish(mieke, "een bankje bij de brug")
        Document.objects.create(
            about_type=Document.objects.get().about_type,
            about_id=mieke.pk,
            at=Document.objects.get().at,
        )

    assert not find("bankje")


def test_words_changed_in_place_are_found_anew(mieke: Person, publish: Publish) -> None:
    publish(mieke, "bankje")

    Document.objects.update(words="vijver")

    assert not find("bankje")
    assert find("vijver")


def test_what_stood_on_lines_of_its_own_reads_as_sentences(mieke: Person, publish: Publish) -> None:
    publish(mieke, "De dieren blijven\n\nWij zorgen zelf.\nJoost\n  elke  dag")

    [hit] = find("dieren")

    assert hit.excerpt == "De dieren blijven. Wij zorgen zelf. Joost. elke dag"


def test_an_excerpt_that_is_cut_ends_with_three_dots(mieke: Person, publish: Publish) -> None:
    publish(mieke, "gaan. " * 100)

    [hit] = find("gaan")

    assert hit.excerpt.endswith("gaan. gaan…")


def test_the_excerpt_ends_with_a_whole_word(mieke: Person, publish: Publish) -> None:
    publish(mieke, "Wij willen\n\nsamen  een tuin. " * 40)

    [hit] = find("tuin")
    excerpt = hit.excerpt
    assert len(excerpt) <= EXCERPT
    assert "\n" not in excerpt
    assert "  " not in excerpt
    assert excerpt.removesuffix("…").split()[-1] in {"Wij", "willen", "samen", "een", "tuin."}


def test_a_title_without_spaces_is_cut_too(mieke: Person, publish: Publish) -> None:
    publish(mieke, "tekst", title="a" * 900)

    assert len(Document.objects.get().title) <= 200


def test_a_record_that_knows_its_circle_brings_it_along(town: Circle, mieke: Person) -> None:
    seat = town.seats.create(
        person=mieke, role=Role.STEWARD, askable=True, since=clock.now(), given_by=mieke
    )

    assert index.put(seat, title="A", text="b", url="/", kind="x").circle_id == town.pk
    assert index.put(mieke, title="A", text="b", url="/", kind="x").circle_id is None


def test_the_index_is_laid_twice_without_harm(mieke: Person, publish: Publish) -> None:
    publish(mieke, "een bankje bij de brug")

    index.lay_index()
    index.lay_index()

    assert index.missing_parts() == []
    assert len(find("bankje")) == 1


def test_an_index_that_was_lost_is_laid_again_with_all_its_words(
    mieke: Person, publish: Publish
) -> None:
    publish(mieke, "een bankje bij de brug")
    _lose_the_index()
    assert index.missing_parts()

    index.lay_index()

    assert index.missing_parts() == []
    assert len(find("bankje")) == 1


def _lose_the_index() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # PostgreSQL changes no table whose foreign keys it still has to look at.
            connection.check_constraints()
            cursor.execute("ALTER TABLE search_document DROP COLUMN words_vector")
            return
        for name in ("insert", "update", "delete"):
            cursor.execute(f"DROP TRIGGER search_document_{name}")
        cursor.execute("DROP TABLE search_words")
