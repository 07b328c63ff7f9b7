"""Who acts for the municipality shows a second proof, or can do nothing."""

import json

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.db import connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from kader.people.middleware import StrongLoginMiddleware
from kader.people.models import Circle, Person
from tests.people.mailbox import is_in, sign_in

NAME_PAGE = "choose_public_name"


@pytest.fixture(autouse=True)
def strong(settings: Settings) -> None:
    settings.KADER_STRONG_LOGIN = True


def _code_of(secret: str) -> str:
    now = int(timezone.now().timestamp()) // 30
    return str(format_hotp_value(hotp_value(secret, now)))


def _with_app(person: Person) -> str:
    secret = str(generate_totp_secret())
    TOTP.activate(person, secret)
    return secret


@pytest.mark.parametrize("who", ["hanneke", "karin", "idris", "beheer"])
def test_an_official_without_a_second_proof_is_led_to_add_one(
    client: Client, who: str, request: pytest.FixtureRequest
) -> None:
    sign_in(client, request.getfixturevalue(who).email)

    response = client.get(reverse(NAME_PAGE))

    assert response.headers["Location"] == reverse("mfa_index")


def test_and_she_can_do_nothing_else(client: Client, hanneke: Person) -> None:
    sign_in(client, "hanneke@example.org")

    response = client.post(reverse(NAME_PAGE), {"public_name": "full"})

    hanneke.refresh_from_db()
    assert response.headers["Location"] == reverse("mfa_index")
    assert hanneke.public_name == "not_chosen"


def test_but_she_can_add_one_change_the_language_and_sign_out(
    client: Client, hanneke: Person
) -> None:
    sign_in(client, "hanneke@example.org")

    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("mfa_activate_totp")).status_code == 200
    assert client.get(reverse("mfa_add_webauthn")).status_code == 200
    assert client.get(reverse("set_language", args=["de"])).headers["Location"] == "/"
    client.post(reverse("account_logout"))
    assert not is_in(client)


@pytest.mark.django_db(transaction=True)
def test_who_adds_an_app_goes_on(client: Client, hanneke: Person) -> None:
    sign_in(client, "hanneke@example.org")
    page = client.get(reverse("mfa_activate_totp"))

    client.post(reverse("mfa_activate_totp"), {"code": _code_of(page.context["form"].secret)})

    assert mail.outbox[-1].to == ["hanneke@example.org"]
    assert client.get(reverse("mfa_view_recovery_codes")).status_code == 200
    assert client.get(reverse(NAME_PAGE)).status_code == 200


def test_the_secret_of_the_app_lies_encrypted(client: Client, hanneke: Person) -> None:
    secret = _with_app(hanneke)

    kept = Authenticator.objects.get(user=hanneke)
    assert secret not in str(kept.data)
    assert kept.wrap().validate_code(_code_of(secret))


def test_signing_in_asks_for_the_second_proof(client: Client, hanneke: Person) -> None:
    secret = _with_app(hanneke)

    response = sign_in(client, "hanneke@example.org")
    assert response.headers["Location"] == reverse("mfa_authenticate")
    assert not is_in(client)
    assert client.get(reverse("mfa_authenticate")).status_code == 200

    client.post(reverse("mfa_authenticate"), {"code": _code_of(secret)})
    assert is_in(client)
    assert client.get(reverse(NAME_PAGE)).status_code == 200


def test_a_session_from_before_the_proof_must_show_it(client: Client, hanneke: Person) -> None:
    """Somebody with her mail alone, already inside, is not let through by her own new proof."""
    sign_in(client, "hanneke@example.org")
    _with_app(hanneke)

    response = client.get(reverse(NAME_PAGE))

    assert response.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    assert client.get(response.headers["Location"]).status_code == 200


def test_machines_are_refused_in_their_own_words(client: Client, hanneke: Person) -> None:
    sign_in(client, "hanneke@example.org")
    request = RequestFactory().get("/api/v1/matters")
    request.COOKIES = {name: cookie.value for name, cookie in client.cookies.items()}
    request.user, request.session = hanneke, client.session

    response = StrongLoginMiddleware(HttpResponse).process_view(request)

    assert isinstance(response, HttpResponse)
    assert response.status_code == 403
    assert response.headers["Content-Type"] == "application/problem+json"
    told = json.loads(response.content)
    assert {"type", "title", "status", "detail", "instance"} <= told.keys()
    assert (told["reason"], told["instance"]) == ("second_proof_needed", "/api/v1/matters")


def test_a_resident_goes_on_with_one_question(client: Client, mieke: Person) -> None:
    sign_in(client, "mieke@example.org")
    client.get(reverse(NAME_PAGE))

    with CaptureQueriesContext(connection) as asked:
        response = client.get(reverse(NAME_PAGE))

    assert response.status_code == 200
    assert len([q for q in asked if "people_seat" in q["sql"]]) == 1
    assert not [q for q in asked if "mfa_authenticator" in q["sql"]]


def test_a_visitor_costs_nothing(client: Client, town: Circle) -> None:
    with CaptureQueriesContext(connection) as asked:
        client.get(reverse("account_login"))

    assert len(asked) == 0


def test_the_demo_goes_without(client: Client, hanneke: Person, settings: Settings) -> None:
    settings.KADER_STRONG_LOGIN = False
    sign_in(client, "hanneke@example.org")

    assert client.get(reverse(NAME_PAGE)).status_code == 200


def test_the_owner_hears_that_a_proof_was_taken_away(client: Client, hanneke: Person) -> None:
    secret = _with_app(hanneke)
    sign_in(client, "hanneke@example.org")
    client.post(reverse("mfa_authenticate"), {"code": _code_of(secret)})
    _show_again(client)

    client.post(reverse("mfa_deactivate_totp"))

    assert mail.outbox[-1].to == ["hanneke@example.org"]
    assert not Authenticator.objects.filter(user=hanneke).exists()
    assert client.get(reverse(NAME_PAGE)).headers["Location"] == reverse("mfa_index")


def test_taking_a_proof_away_asks_for_it_once_more(client: Client, hanneke: Person) -> None:
    secret = _with_app(hanneke)
    sign_in(client, "hanneke@example.org")
    client.post(reverse("mfa_authenticate"), {"code": _code_of(secret)})

    response = client.post(reverse("mfa_deactivate_totp"))

    assert response.headers["Location"].startswith(reverse("mfa_reauthenticate"))
    assert Authenticator.objects.filter(user=hanneke).exists()


def _show_again(client: Client) -> None:
    """As if she had shown her proof again just now."""
    session = client.session
    for shown in session["account_authentication_methods"]:
        shown["reauthenticated"] = True
    session.save()


@pytest.fixture
def mieke_inside(client: Client, mieke: Person) -> Client:
    """Mieke, who guards her account with an app and showed it just now."""
    secret = _with_app(mieke)
    RecoveryCodes.activate(mieke)
    sign_in(client, "mieke@example.org")
    client.post(reverse("mfa_authenticate"), {"code": _code_of(secret)})
    _show_again(client)
    return client


@pytest.mark.parametrize(
    "page",
    [
        "mfa_index",
        "mfa_reauthenticate",
        "mfa_deactivate_totp",
        "mfa_view_recovery_codes",
        "mfa_generate_recovery_codes",
        "mfa_list_webauthn",
        "mfa_add_webauthn",
        "account_logout",
    ],
)
def test_every_page_is_a_page_of_ours(mieke_inside: Client, page: str) -> None:
    response = mieke_inside.get(reverse(page))

    assert "web/base.html" in [template.name for template in response.templates]


@pytest.mark.parametrize("page", ["mfa_edit_webauthn", "mfa_remove_webauthn"])
def test_a_passkey_has_pages_of_ours(mieke_inside: Client, mieke: Person, page: str) -> None:
    kind = Authenticator.Type.WEBAUTHN
    passkey = Authenticator.objects.create(user=mieke, type=kind, data={"name": "Laptop"})

    response = mieke_inside.get(reverse(page, args=[passkey.pk]))

    assert "web/base.html" in [template.name for template in response.templates]
    assert "Laptop" in response.content.decode()
    assert "Laptop" in mieke_inside.get(reverse("mfa_list_webauthn")).content.decode()


def test_spare_codes_come_as_a_file(mieke_inside: Client) -> None:
    response = mieke_inside.get(reverse("mfa_download_recovery_codes"))

    assert response.headers["Content-Type"].startswith("text/plain")
    assert len(response.content.split()) == 10
