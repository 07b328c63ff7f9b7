"""`kader doctor`: each thing that is not set up well has one plain sentence."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder

from kader.cli import main
from kader.cli.doctor import officials, safety, storage, surroundings
from kader.people.models import Circle, Person


def _said(part: object) -> str:
    assert callable(part)
    return " ".join(complaint.sentence for complaint in part())


def _is_grave(part: object) -> bool:
    assert callable(part)
    return any(complaint.grave for complaint in part())


@pytest.fixture
def open_air(settings: LazySettings) -> LazySettings:
    """A town in the open, well set up."""
    settings.DEMO = settings.DEBUG = settings.TESTING = settings.OPEN_HOUSE = False
    settings.SECRET_KEY = "f8Rk2pQz" * 8 + "xyw"
    settings.ALLOWED_HOSTS = ["kader.example.org"]
    settings.CSRF_TRUSTED_ORIGINS = ["https://kader.example.org"]
    settings.SECURE_SSL_REDIRECT = True
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.KADER_STRONG_LOGIN = True
    return settings


# Safety ----------------------------------------------------------------------------------------


def test_a_town_that_is_set_up_well_hears_nothing(open_air: LazySettings) -> None:
    assert "".join(_said(part) for part in safety.PARTS.values()) == ""


def test_demo_and_debug_do_not_belong_in_a_real_town(open_air: LazySettings) -> None:
    open_air.DEMO = open_air.TESTING = True
    assert "anybody can act as anybody" in _said(safety.mode)
    assert "KADER_TESTING" in _said(safety.mode)
    assert not _is_grave(safety.mode)

    open_air.DEBUG = True
    assert _is_grave(safety.mode)


def test_a_key_that_can_be_guessed(open_air: LazySettings) -> None:
    open_air.SECRET_KEY = "secret"

    assert "easy to guess" in _said(safety.secret_key)


def test_a_key_that_others_can_read(open_air: LazySettings, tmp_path: Path) -> None:
    open_air.DATA_DIR = tmp_path
    place = tmp_path / "secret_key"
    place.touch(mode=0o644)

    assert f"chmod 600 {place}" in _said(safety.secret_key)


def test_hosts_and_origins(open_air: LazySettings) -> None:
    open_air.ALLOWED_HOSTS = []
    open_air.CSRF_TRUSTED_ORIGINS = ["http://kader.example.org"]
    assert "KADER_HOSTS is empty" in _said(safety.hosts)
    assert "does not begin with https://" in _said(safety.hosts)

    open_air.ALLOWED_HOSTS = ["*"]
    assert "name yours" in _said(safety.hosts)


def test_unsealed_pages(open_air: LazySettings) -> None:
    open_air.SECURE_SSL_REDIRECT = False
    assert not _is_grave(safety.https)

    open_air.SESSION_COOKIE_SECURE = False
    assert "travel unsealed" in _said(safety.https)

    open_air.OPEN_HOUSE = True
    assert _said(safety.https) == ""


# Storage ---------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_a_whole_database_hears_nothing() -> None:
    assert _said(storage.database) == _said(storage.migrations) == _said(storage.timeline) == ""


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite")
def test_one_file_is_worth_knowing(open_air: LazySettings) -> None:
    assert "KADER_DATABASE_URL" in _said(storage.database)
    assert not _is_grave(storage.database)


@pytest.mark.django_db
def test_changes_of_the_tables_that_wait() -> None:
    MigrationRecorder.Migration.objects.filter(app="timeline").delete()

    assert "wait: run `kader migrate`" in _said(storage.migrations)


@pytest.mark.django_db
def test_a_timeline_without_triggers() -> None:
    with connection.cursor() as cursor:
        on = " ON timeline_entry" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER timeline_entry_no_update{on}")

    assert "Missing: timeline_entry_no_update." in _said(storage.timeline)


@pytest.mark.django_db
def test_a_database_that_does_not_answer_is_said_once(monkeypatch: pytest.MonkeyPatch) -> None:
    def _refuse(*_: object) -> None:
        raise OperationalError("connection refused\nis it running?")

    monkeypatch.setattr(connection, "ensure_connection", _refuse)
    monkeypatch.setattr(connection, "cursor", _refuse)

    assert _said(storage.database) == "The database does not answer: connection refused"
    assert _said(storage.migrations) == _said(storage.timeline) == ""
    assert _said(officials.offices) == ""


def test_a_folder_that_cannot_be_written(settings: LazySettings, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path / "nowhere"

    assert "cannot be written" in _said(storage.folder)


def test_a_folder_without_room(
    settings: LazySettings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.DATA_DIR = tmp_path
    monkeypatch.setattr("shutil.disk_usage", lambda _: SimpleNamespace(free=12_000_000))

    assert _said(storage.folder) == f"Only 12 MB are free in {tmp_path}: make room."


def test_pages_without_style(settings: LazySettings, tmp_path: Path) -> None:
    assert _said(storage.pages) == ""

    manifest = "whitenoise.storage.CompressedManifestStaticFilesStorage"
    settings.STORAGES = {**settings.STORAGES, "staticfiles": {"BACKEND": manifest}}
    settings.STATIC_ROOT = tmp_path
    assert "kader collectstatic" in _said(storage.pages)

    (tmp_path / "staticfiles.json").touch()
    assert _said(storage.pages) == ""


# Surroundings ----------------------------------------------------------------------------------


def test_a_mail_server_that_does_not_answer(open_air: LazySettings) -> None:
    open_air.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    open_air.EMAIL_HOST, open_air.EMAIL_PORT = "127.0.0.1", 1
    open_air.DEFAULT_FROM_EMAIL = "kader@example.org"

    assert "127.0.0.1:1 does not answer" in _said(surroundings.mail)
    assert "KADER_MAIL_FROM" in _said(surroundings.mail)


def test_mail_that_goes_nowhere(open_air: LazySettings) -> None:
    open_air.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"

    assert "not to a mail server" in _said(surroundings.mail)


def test_days_that_are_counted_elsewhere(settings: LazySettings) -> None:
    assert _said(surroundings.time_zone) == ""

    settings.TIME_ZONE, settings.USE_TZ = "Etc/GMT+1", False
    assert "KADER_TIME_ZONE" in _said(surroundings.time_zone)
    assert "USE_TZ" in _said(surroundings.time_zone)


def test_colours_that_cannot_be_read(settings: LazySettings) -> None:
    settings.KADER_THEME = []
    assert _said(surroundings.theme) == ""

    settings.KADER_THEME = ["#ffee00", "#ffee00", "#ffffff"]
    assert "contrast" in _said(surroundings.theme)


def test_the_sheet_of_a_theme_is_where_it_should_be(settings: LazySettings, tmp_path: Path) -> None:
    settings.KADER_NL_DESIGN_THEME = "theme.css"
    settings.TOWN_STATIC = tmp_path
    settings.STATICFILES_DIRS = [("town", tmp_path)]
    assert f"there is no theme.css in {tmp_path}" in _said(surroundings.theme)

    (tmp_path / "theme.css").write_text("")
    assert _said(surroundings.theme) == ""

    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "kader.web.static_files.KnownFilesStorage"},
    }
    settings.STATIC_ROOT = tmp_path / "collected"
    assert "run `kader collectstatic --noinput`" in _said(surroundings.theme)


# Officials -------------------------------------------------------------------------------------


def test_a_town_without_an_administrator(town: Circle) -> None:
    assert "kader createadmin" in _said(officials.offices)
    assert _is_grave(officials.offices)


def test_a_town_that_can_give_no_seats(beheer: Person, hanneke: Person) -> None:
    assert "a mandate holder" in _said(officials.offices)
    assert "steward" not in _said(officials.offices)
    assert not _is_grave(officials.offices)


def test_officials_without_a_second_factor(
    open_air: LazySettings, hanneke: Person, karin: Person, mieke: Person
) -> None:
    Authenticator.objects.create(user=karin, type="totp", data={})
    Authenticator.objects.create(user=hanneke, type="recovery_codes", data={})

    said = _said(officials.second_factor)

    assert "1 officials have no passkey" in said
    assert said.endswith("hanneke@example.org.")


def test_strong_login_turned_off(open_air: LazySettings, town: Circle) -> None:
    open_air.KADER_STRONG_LOGIN = False

    assert _is_grave(officials.second_factor)


# The whole -------------------------------------------------------------------------------------


def test_every_part_is_told(town: Circle, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["doctor"])

    said = capsys.readouterr().out
    assert ended.value.code == 1
    assert "✓ Timeline" in said
    assert "✗ Offices: Nobody can appoint officials: run `kader createadmin`." in said
    assert "· Mode: Test mode" in said


def test_settings_that_cannot_be_read(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def _refuse() -> None:
        raise ImproperlyConfigured("The SECRET_KEY setting must not be empty.")

    monkeypatch.setattr("django.setup", _refuse)

    with pytest.raises(SystemExit) as ended:
        main(["doctor"])

    assert ended.value.code == 1
    assert "✗ The settings cannot be read: The SECRET_KEY" in capsys.readouterr().out
