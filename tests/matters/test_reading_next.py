import pytest
from django.apps import apps

from kader.groundrules import MAY, Deed, Role, Stage, may
from kader.matters.models import Matter
from kader.matters.sentences import LABELS
from kader.matters.showing.deeds import grouped
from kader.matters.showing.next_deed import Standing, next_deed, other_deeds
from kader.matters.showing.told import KINDS
from kader.matters.urls import urlpatterns
from kader.people.models import Said


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("role", list(Role))
def test_no_deed_is_offered_that_the_table_does_not_allow(role: Role, stage: Stage) -> None:
    standing = _everything(role, stage)
    first = next_deed(standing)

    offered = {*other_deeds(standing), *([first] if first else [])} - {Deed.ASK_TO_JOIN}

    assert all(may(standing.roles, deed) and stage in MAY[deed].when for deed in offered)


@pytest.mark.parametrize("stage", list(Stage))
def test_the_facilitator_is_offered_no_deed_on_what_it_is_about(stage: Stage) -> None:
    standing = _everything(Role.FACILITATOR, stage)
    first = next_deed(standing)

    assert {*other_deeds(standing), *([first] if first else [])} <= {Deed.EVALUATE}


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


def test_all_that_is_said_is_told_on_the_timeline() -> None:
    said = {kind for kind in apps.get_app_config("matters").get_models() if issubclass(kind, Said)}

    assert {kind._meta.model_name for kind in said} <= set(KINDS)


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
