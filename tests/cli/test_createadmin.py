"""`kader createadmin`: the way in for the first administrator."""

import pytest
from django.conf import LazySettings

from kader.cli import main
from kader.groundrules import Deed, Role
from kader.people.models import Circle, Person, Seat
from kader.timeline.models import Entry
from kader.timeline.verify import verify

ANKE = ["createadmin", "--email", "Anke@example.org", "--name", "Anke Mol"]


def _code(words: list[str]) -> object:
    with pytest.raises(SystemExit) as ended:
        main(words)
    return ended.value.code


def test_the_first_administrator_has_a_seat_in_the_town(town: Circle) -> None:
    assert _code(ANKE) == 0

    seat = Seat.objects.get(role=Role.ADMINISTRATOR)
    assert (seat.circle, seat.askable, seat.person.name) == (town, True, "Anke Mol")
    assert seat.person.email == "anke@example.org"


def test_that_she_was_made_stands_on_the_timeline(town: Circle) -> None:
    _code(ANKE)

    entry = Entry.objects.get(circle=town)
    assert (entry.deed, entry.actor, entry.concerning) == (
        Deed.APPOINT_OFFICIAL,
        Person.objects.get(),
        Person.objects.get(),
    )
    assert verify() == []


def test_she_is_told_how_to_sign_in(
    town: Circle, capsys: pytest.CaptureFixture[str], settings: LazySettings
) -> None:
    settings.OPEN_HOUSE, settings.KADER_STRONG_LOGIN = False, True
    settings.ALLOWED_HOSTS = ["kader.example.org"]

    _code(ANKE)

    said = capsys.readouterr().out
    assert "open https://kader.example.org/" in said
    assert "give anke@example.org" in said
    assert "passkey" in said


def test_what_is_not_given_is_asked(town: Circle, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"E-mail address: ": " anke@example.org ", "Name: ": "Anke Mol"}
    monkeypatch.setattr("builtins.input", answers.__getitem__)

    assert _code(["createadmin"]) == 0
    assert Person.objects.get().email == "anke@example.org"


def test_somebody_we_know_keeps_her_name(mieke: Person) -> None:
    assert _code(["createadmin", "--email", "mieke@example.org", "--name", "M."]) == 0

    assert Seat.objects.get(role=Role.ADMINISTRATOR).person == mieke
    assert Person.objects.get().name == "Mieke de Wit"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--email", "anke", "--name", "Anke"], "is not an e-mail address"),
        (["--email", "anke@example.org", "--name", "  "], "under her own name"),
        (["--email", "beheer@example.org", "--name", "B."], "an administrator already"),
    ],
)
def test_what_cannot_be_is_said(
    words: list[str], said: str, beheer: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _code(["createadmin", *words]) == 1

    assert said in capsys.readouterr().err
    assert list(Person.objects.all()) == [beheer]


@pytest.mark.django_db
def test_without_a_town_there_is_nobody_to_appoint(capsys: pytest.CaptureFixture[str]) -> None:
    Circle.objects.all().delete()

    assert _code(ANKE) == 1
    assert "kader migrate" in capsys.readouterr().err
