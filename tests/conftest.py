"""The cast of Zilverbeek, and what every test stands on."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management.color import no_style
from django.db import connection

from kader.groundrules import Role, clock
from kader.people.models import TOWN, Circle, CircleKind, Person
from kader.timeline.triggers import lift_for_tests
from tests import postgres

HOUSE = Path(__file__).resolve().parents[1]

# Where the tests run -----------------------------------------------------------------------------


def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Django has read its settings before this file: where they are not the tests', begin anew.

    Plain `pytest` works like `./test`, and `KADER_TEST_POSTGRES=1 pytest` runs on a throw-away
    PostgreSQL.
    """
    again = [sys.executable, "-m", "pytest", *config.invocation_params.args]
    if _wants_postgres() and postgres.URL not in os.environ:
        os.environ.update(_own_settings())
        return postgres.run_on_postgres(again)
    if "KADER_TESTING" not in os.environ:
        return subprocess.call(again, env={**os.environ, **_own_settings()})
    return None


LONGEST_FIRST = ("test_stateful.py", "test_the_walk.py")


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take minutes begin first, so that two at once end together."""
    place = {name: number for number, name in enumerate(LONGEST_FIRST)}
    items.sort(key=lambda item: place.get(item.path.name, len(place)))


def _wants_postgres() -> bool:
    wished = os.environ.get("KADER_TEST_DATABASE") == "postgresql"
    return wished or os.environ.get("KADER_TEST_POSTGRES") == "1"


def _own_settings() -> dict[str, str]:
    data = os.environ.get("KADER_DATA", str(HOUSE / "var" / "test"))
    return {"KADER_TESTING": "1", "KADER_DATA": data}


_REAL = {"transactional_db", "live_server", "django_db_reset_sequences"}


@pytest.fixture(autouse=True)
def emptying_is_allowed(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test with real transactions ends by emptying the tables, the timeline's among them.

    Django's `flush` lays the triggers again.
    """
    marker = request.node.get_closest_marker("django_db")
    is_real = bool(marker and marker.kwargs.get("transaction"))
    if not is_real and not _REAL & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db")
    yield
    lift_for_tests()


# The town ----------------------------------------------------------------------------------------


@pytest.fixture
def town(db: None) -> Circle:
    """Zilverbeek: circle no. 1, whose seats say who may be asked."""
    found, made = Circle.objects.get_or_create(pk=TOWN, defaults={"kind": CircleKind.TOWN})
    if made:
        # PostgreSQL counts on from where it was, not from the number we chose.
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), [Circle]):
                cursor.execute(statement)
    return found


@pytest.fixture
def hanneke(town: Circle) -> Person:
    """Hanneke Vos, case steward of Zilverbeek."""
    return _official(town, "Hanneke Vos", Role.STEWARD)


@pytest.fixture
def idris(town: Circle) -> Person:
    """Idris Kaya, process facilitator, from outside the municipality."""
    return _official(town, "Idris Kaya", Role.FACILITATOR)


@pytest.fixture
def karin(town: Circle) -> Person:
    """Karin Smit, alderwoman: mandate holder of Zilverbeek."""
    return _official(town, "Karin Smit", Role.MANDATE_HOLDER)


@pytest.fixture
def joris(town: Circle) -> Person:
    """Joris Bakker, registrar: records what a body decided."""
    return _official(town, "Joris Bakker", Role.REGISTRAR)


@pytest.fixture
def beheer(town: Circle) -> Person:
    """Somebody of Beheer, administrator: appoints officials, reads no matter."""
    return _official(town, "Beheer Zilverbeek", Role.ADMINISTRATOR)


@pytest.fixture
def mieke(town: Circle) -> Person:
    """Mieke, resident of De Linden; often the first to write."""
    return _person("Mieke de Wit")


@pytest.fixture
def joost(town: Circle) -> Person:
    """Joost, resident of De Linden; often the second who says yes."""
    return _person("Joost Mulder")


@pytest.fixture
def aysel(town: Circle) -> Person:
    """Aysel, resident of De Linden."""
    return _person("Aysel Demir")


@pytest.fixture
def bram(town: Circle) -> Person:
    """Bram, resident of De Linden."""
    return _person("Bram Visser")


@pytest.fixture
def corrie(town: Circle) -> Person:
    """Corrie, resident of De Linden, who lets others type for her."""
    return _person("Corrie Jansen")


@pytest.fixture
def nadia(town: Circle) -> Person:
    """Nadia, signed in, without a seat anywhere."""
    return _person("Nadia Amrani")


def _person(name: str) -> Person:
    first = name.split(" ")[0].lower()
    return Person.objects.create_user(f"{first}@example.org", name)


def _official(town: Circle, name: str, role: Role) -> Person:
    """Somebody who may be asked for this role in the town."""
    person = _person(name)
    town.seats.create(person=person, role=role, askable=True, since=clock.now(), given_by=person)
    return person
