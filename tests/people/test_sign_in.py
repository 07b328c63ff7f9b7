"""Coming in: a code by mail, the same door for everybody."""

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from kader.people.models import Assurance, Circle, Person
from tests.people.mailbox import ask_for_code, code_in_mail, give_code, is_in, sign_in

ANNA = {"email": "Anna@Example.org", "name": "Anna Bos", "under_16": "no", "nickname": ""}


def test_the_code_from_the_mail_lets_mieke_in(client: Client, mieke: Person) -> None:
    response = sign_in(client, "Mieke@example.org")

    assert response.headers["Location"] == reverse("my_page")
    assert client.session["_auth_user_id"] == str(mieke.pk)
    assert mail.outbox[0].to == ["mieke@example.org"]


def test_who_read_the_code_has_the_mailbox(client: Client, mieke: Person) -> None:
    client.cookies["language"] = "de"

    sign_in(client, "mieke@example.org")

    mieke.refresh_from_db()
    assert mieke.assurance == Assurance.MAIL
    assert mieke.language == "de"


def test_a_stronger_assurance_stays(client: Client, mieke: Person) -> None:
    mieke.assurance = Assurance.SUBSTANTIAL
    mieke.save()

    sign_in(client, "mieke@example.org")

    mieke.refresh_from_db()
    assert mieke.assurance == Assurance.SUBSTANTIAL


def test_spaces_in_the_code_are_fine(client: Client, mieke: Person) -> None:
    ask_for_code(client, "mieke@example.org")
    code = code_in_mail()

    give_code(client, f"{code[:3]} {code[3:]}")

    assert is_in(client)


def test_one_code_is_enough_the_first_time_too(client: Client, mieke: Person) -> None:
    sign_in(client, "mieke@example.org")

    assert is_in(client)
    assert len(mail.outbox) == 1


def test_a_wrong_code_is_said_beside_the_field(client: Client, mieke: Person) -> None:
    ask_for_code(client, "mieke@example.org")
    wrong = "000000" if code_in_mail() != "000000" else "000001"

    response = give_code(client, wrong)

    assert response.status_code == 200
    assert response.context["form"].has_error("code", "incorrect_code")
    assert not is_in(client)


def test_after_five_wrong_codes_the_right_one_is_worth_nothing(
    client: Client, mieke: Person
) -> None:
    ask_for_code(client, "mieke@example.org")
    code = code_in_mail()
    wrong = "000000" if code != "000000" else "000001"

    for _try in range(5):
        give_code(client, wrong)
    give_code(client, code)

    assert not is_in(client)


def test_a_new_code_replaces_the_old_one(client: Client, mieke: Person) -> None:
    ask_for_code(client, "mieke@example.org")
    old = code_in_mail()

    client.post(reverse("account_confirm_login_code"), {"action": "resend"})

    assert len(mail.outbox) == 2
    if code_in_mail() != old:
        give_code(client, old)
        assert not is_in(client)
    give_code(client, code_in_mail())
    assert is_in(client)


def test_somebody_can_start_again_with_another_address(client: Client, mieke: Person) -> None:
    ask_for_code(client, "mistyped@example.org")

    client.post(reverse("account_logout"), {"next": reverse("account_login")})

    assert client.get(reverse("account_login")).status_code == 200


def test_the_page_shows_the_address_to_its_owner_only(client: Client, mieke: Person) -> None:
    response = ask_for_code(client, "mieke@example.org")

    page = response.content.decode()
    assert "m***@example.org" in page
    assert "mieke@example.org" not in page


def test_she_comes_back_to_the_page_where_she_was(client: Client, mieke: Person) -> None:
    back = reverse("choose_public_name")

    ask_for_code(client, "mieke@example.org", next=back)
    response = give_code(client, code_in_mail(), next=back)

    assert response.headers["Location"] == back


def test_nobody_is_led_to_another_house(client: Client, mieke: Person) -> None:
    elsewhere = "https://elsewhere.example/"

    ask_for_code(client, "mieke@example.org", next=elsewhere)
    response = give_code(client, code_in_mail(), next=elsewhere)

    assert response.headers["Location"] == reverse("my_page")


def test_an_unknown_address_hears_kindly_how_to_go_on(client: Client, town: Circle) -> None:
    ask_for_code(client, "anna@example.org")

    (told,) = mail.outbox
    assert told.to == ["anna@example.org"]
    assert f"http://testserver{reverse('account_signup')}" in told.body


def test_a_closed_account_is_as_good_as_unknown(client: Client, mieke: Person) -> None:
    mieke.is_active = False
    mieke.save()

    ask_for_code(client, "mieke@example.org")

    assert reverse("account_signup") in mail.outbox[0].body


def test_anna_makes_an_account_with_a_name_and_an_address(client: Client, town: Circle) -> None:
    client.post(reverse("account_signup"), ANNA)
    response = client.post(reverse("account_email_verification_sent"), {"code": code_in_mail()})

    anna = Person.objects.get(email="anna@example.org")
    assert response.headers["Location"] == reverse("my_page")
    assert (anna.name, anna.under_16, anna.assurance) == ("Anna Bos", False, Assurance.MAIL)
    assert not anna.has_usable_password()
    assert is_in(client)


def test_nobody_is_in_before_the_address_was_shown(client: Client, town: Circle) -> None:
    client.post(reverse("account_signup"), ANNA)

    assert not is_in(client)


@pytest.mark.parametrize(("nickname", "made"), [("", False), ("Uil", True)])
def test_under_16_a_nickname_is_needed(
    client: Client, town: Circle, nickname: str, made: bool
) -> None:
    client.post(reverse("account_signup"), ANNA | {"under_16": "yes", "nickname": nickname})

    assert Person.objects.filter(email="anna@example.org", under_16=True).exists() is made


def test_signing_out_asks_first(client: Client, mieke: Person) -> None:
    client.force_login(mieke)

    assert client.get(reverse("account_logout")).status_code == 200
    assert is_in(client)
    client.post(reverse("account_logout"))
    assert not is_in(client)


def test_there_is_no_way_in_with_a_password(client: Client, mieke: Person) -> None:
    mieke.set_password("correct horse battery")
    mieke.save()

    client.post(
        reverse("account_login"),
        {"email": "mieke@example.org", "password": "correct horse battery"},
    )

    assert not is_in(client)


def test_the_mail_to_an_unknown_address_leads_back_to_where_she_was(
    client: Client, town: Circle
) -> None:
    ask_for_code(client, "anna@example.org", next="/ground-rules")

    assert f"{reverse('account_signup')}?next=%2Fground-rules" in mail.outbox[0].body


def test_no_mail_leads_to_another_house(client: Client, town: Circle) -> None:
    ask_for_code(client, "anna@example.org", next="https://elsewhere.example/")

    assert "elsewhere" not in mail.outbox[0].body


def test_who_asks_for_a_new_code_hears_that_it_is_on_its_way(client: Client, mieke: Person) -> None:
    ask_for_code(client, str(mieke.email))
    client.cookies["language"] = "en"
    page = reverse("account_confirm_login_code")

    answer = client.post(page, {"action": "resend"}, follow=True).content.decode()

    assert "A new mail is on its way." in answer
    assert "Is there no code in the mail?" in answer
    assert f'<a href="{reverse("account_signup")}' in answer


def test_an_empty_form_says_what_is_asked(client: Client, town: Circle) -> None:
    client.cookies["language"] = "en"

    page = client.post(reverse("account_signup"), {}).content.decode()

    for sentence in ("Write your e-mail address.", "Write your name.", "Choose one of these."):
        assert sentence in page
    assert (
        "required"
        not in client.post(reverse("account_login"), {}).context["form"].errors["email"][0]
    )
