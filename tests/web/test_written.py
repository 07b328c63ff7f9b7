"""A question whose text is written once finds what is there now, for whoever asks."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext

from kader.groundrules import clock
from kader.people.models import Person
from kader.web.written import Given, Written

pytestmark = pytest.mark.django_db


@Written
def _called(only_active: bool, *, name: Given) -> QuerySet[Person]:
    people = Person.objects.filter(name=name).order_by("pk")
    return people.filter(is_active=True) if only_active else people


@Written
def _seen_before_now(*, name: Given) -> QuerySet[Person]:
    return Person.objects.filter(name=name, last_login__lt=clock.now())


def _person(name: str, **more: Any) -> Person:
    email = f"{name.split()[0].lower()}{Person.objects.count()}@example.org"
    return Person.objects.create_user(email, name, **more)


def test_each_who_asks_gets_her_own_answer_from_one_text() -> None:
    mieke, joost = _person("Mieke Jansen"), _person("Joost Kuipers")
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert _called.ask(False, name="Mieke Jansen") == [mieke]
        assert _called.ask(False, name="Joost Kuipers") == [joost]
        assert _called.ask(False, name="Niemand") == []
    assert len(asked) == 3


def test_what_changed_meanwhile_is_found() -> None:
    assert _called.first(False, name="Aysel Demir") is None
    aysel = _person("Aysel Demir")
    assert _called.first(False, name="Aysel Demir") == aysel


def test_another_shape_is_another_text() -> None:
    gone = _person("Bram de Boer", is_active=False)
    assert _called.ask(False, name="Bram de Boer") == [gone]
    assert _called.ask(True, name="Bram de Boer") == []


def test_a_hostile_value_stays_a_value() -> None:
    _person("Mieke Jansen")
    assert _called.ask(False, name="x' OR '1'='1") == []


def test_a_moment_never_gets_into_the_text() -> None:
    with pytest.raises(RuntimeError, match="moment"):
        _seen_before_now.ask(name="Mieke Jansen")
    with clock.at(clock.now() + timedelta(days=1)), pytest.raises(RuntimeError, match="moment"):
        _seen_before_now.ask(name="Mieke Jansen")
