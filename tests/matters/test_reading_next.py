import pytest
from django.apps import apps

from kader.groundrules import MAY, Deed, Role, Stage, may
from kader.matters import actions
from kader.matters.models import Matter, Reading
from kader.matters.sentences import LABELS
from kader.matters.showing.deeds import grouped
from kader.matters.showing.events import latest
from kader.matters.showing.next_deed import Standing, deeds_of_matter, next_deed
from kader.matters.showing.told import KINDS
from kader.matters.urls import urlpatterns
from kader.people.models import Person
from kader.people.naming import Names
from tests.matters import grown
from tests.matters.grown import Cast


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("role", list(Role))
def test_no_deed_is_offered_that_the_table_does_not_allow(role: Role, stage: Stage) -> None:
    standing = _everything(role, stage)
    first = next_deed(standing)

    offered = {*deeds_of_matter(standing), *([first] if first else [])} - {Deed.ASK_TO_JOIN}

    assert all(may(standing.roles, deed) and stage in MAY[deed].when for deed in offered)


@pytest.mark.parametrize("stage", list(Stage))
def test_the_facilitator_is_offered_no_deed_on_what_it_is_about(stage: Stage) -> None:
    standing = _everything(Role.FACILITATOR, stage)
    first = next_deed(standing)

    assert {*deeds_of_matter(standing), *([first] if first else [])} <= {Deed.EVALUATE}


def test_who_has_no_seat_joins_or_follows() -> None:
    for role in (Role.VISITOR, Role.SIGNED_IN):
        assert next_deed(_everything(role, Stage.PLANNING)) is Deed.ASK_TO_JOIN
        assert next_deed(_everything(role, Stage.CLOSED)) is None


def test_who_asked_to_join_does_not_ask_again() -> None:
    standing = Standing(Stage.PLANNING, frozenset({Role.SIGNED_IN}), asked_to_join=True)

    assert next_deed(standing) is None


def test_each_deed_of_a_matter_stands_under_one_heading() -> None:
    matter = Matter(key="abc")

    links = [link.label for group in grouped(matter, LABELS) for link in group.links]

    assert sorted(links) == sorted(str(label) for label in LABELS.values())


def test_each_deed_with_a_page_at_the_matter_is_offered_there() -> None:
    pages = {page.name: str(page.pattern) for page in urlpatterns}

    at_the_matter = {
        deed for deed in Deed if pages.get(deed.word) == f"<str:key>/{deed.word.replace('_', '-')}"
    }

    assert at_the_matter == set(LABELS)


def test_what_is_told_in_a_way_of_its_own_is_a_kind_of_record() -> None:
    kinds = {kind._meta.model_name for kind in apps.get_app_config("matters").get_models()}

    assert set(KINDS) <= kinds


def test_the_words_of_a_kind_that_nobody_listed_are_read_with_their_entry(
    cast: Cast, aysel: Person
) -> None:
    matter = grown.planning(cast)
    Matter.objects.filter(pk=matter.pk).update(open_to_area=False)
    actions.ask_to_join(aysel, matter, "I have a goat.")
    assert "joinrequest" not in KINDS

    def read(person: Person | None) -> list[str]:
        reading = Reading.by(person, matter)
        return [event.own for event in latest(reading, Names(matter.circle, reading.inside), 1)]

    assert read(cast.joost) == read(cast.hanneke) == ["I have a goat."]
    assert read(None) != ["I have a goat."]


def _everything(role: Role, stage: Stage) -> Standing:
    """A matter where everything is there that a deed could be done to."""
    return Standing(
        stage,
        frozenset({role}),
        frame_is_ready=True,
        has_frame=True,
        has_newer_frame=True,
        has_draft=True,
        can_still_wait=True,
        has_vacant_seat=True,
        was_quiet=True,
        can_resume=True,
    )
