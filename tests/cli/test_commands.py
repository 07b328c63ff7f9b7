"""The `kader` command: ours, and for every other word Django's."""

import io
import socket

import pytest
from django.db import connection
from granian.server import Server

from kader.cli import main, progress
from kader.cli.progress import Bar
from kader.cli.worker import do_daily_duties
from kader.matters.models import Matter
from kader.people.models import Circle, Person
from kader.timeline.models import Checkpoint


def _code(*words: str) -> object:
    with pytest.raises(SystemExit) as ended:
        main(list(words))
    return ended.value.code


def test_without_a_word_it_says_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    main([])

    said = capsys.readouterr().out
    assert "createadmin  make the first administrator" in said
    assert "kader migrate" in said


def test_every_other_word_goes_to_django(capsys: pytest.CaptureFixture[str]) -> None:
    main(["diffsettings", "--output", "unified"])

    assert "INSTALLED_APPS" in capsys.readouterr().out


def test_where_another_server_listens_it_says_so_and_stops(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(Server, "serve", lambda server: None)
    with socket.socket() as other:
        # As granian listens itself: it would let a second server in, without a word.
        other.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]

        said = _code("serve", "--port", str(port))

    assert said == f"Port {port} is taken. Choose another: kader serve --port {port + 1}"


def test_verify_says_that_everything_holds(
    meadow: Matter, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _code("verify") == 0

    assert "in 2 chains: everything holds." in capsys.readouterr().out


def test_verify_names_the_place(meadow: Matter, capsys: pytest.CaptureFixture[str]) -> None:
    Matter.objects.filter(pk=meadow.pk).update(text="Who takes care of the cars?")

    assert _code("verify") == 1

    assert f"circle {meadow.circle_id}, entry 1: The words" in capsys.readouterr().out


def test_what_is_due_each_day_is_done(meadow: Matter) -> None:
    do_daily_duties()
    do_daily_duties()

    assert Checkpoint.objects.get(circle=meadow.circle).number == meadow.circle.last_number


# The worker closes connections that are in a transaction.
@pytest.mark.django_db(transaction=True)
def test_a_worker_can_do_what_waits_and_end(town: Circle, mieke: Person) -> None:
    assert _code("worker", "--batch") == 0


@pytest.mark.django_db
def test_without_tables_nothing_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)

    assert "kader migrate" in str(_code("verify"))


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_bar_shows_itself_after_two_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    moments = iter([0.0, 1.0, 2.5, 2.55, 3.0])
    monkeypatch.setattr("kader.cli.progress.monotonic", lambda: next(moments))
    terminal = Terminal()
    bar = Bar("Chains", 4, terminal)

    for _ in range(4):
        bar.step()
    bar.close()

    assert terminal.getvalue().count("Chains") == 2
    assert "50%" in terminal.getvalue()
    assert "100%" in terminal.getvalue()


def test_a_bar_never_writes_into_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", -1.0)
    file = io.StringIO()
    bar = Bar("Chains", 1, file)

    bar.step()
    bar.close()

    assert file.getvalue() == ""
