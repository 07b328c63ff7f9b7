"""A form that is sent twice does its deed once."""

from datetime import timedelta

from django.test import Client
from django.urls import reverse

from kader.groundrules import Deed, Role, clock
from kader.people.models import OnceKey, Person, Seat
from kader.people.once import forget_once_keys
from kader.timeline.models import Entry

APPOINT = {
    "once": "abc",
    "email": "lena@example.org",
    "name": "Lena Post",
    "role": Role.MODERATOR.value,
}


def _names_chosen() -> int:
    return Entry.objects.filter(deed=Deed.CHOOSE_PUBLIC_NAME.value).count()


def test_a_repeated_form_does_its_deed_once(client: Client, mieke: Person) -> None:
    client.force_login(mieke)
    form = {"once": "abc", "public_name": "first"}

    first = client.post(reverse("choose_public_name"), form)
    second = client.post(reverse("choose_public_name"), form)

    assert first.headers["Location"] == second.headers["Location"] == reverse("my_page")
    assert _names_chosen() == 1


def test_a_new_form_is_a_new_deed(client: Client, mieke: Person) -> None:
    client.force_login(mieke)

    for key in ("abc", "abd"):
        client.post(reverse("choose_public_name"), {"once": key, "public_name": "first"})

    assert _names_chosen() == 2


def test_the_same_key_of_two_persons_is_two_forms(mieke: Person, joost: Person) -> None:
    for person in (mieke, joost):
        client = Client()
        client.force_login(person)
        client.post(reverse("choose_public_name"), {"once": "abc", "public_name": "first"})

    assert _names_chosen() == 2


def test_a_form_that_came_back_can_be_sent_again(client: Client, mieke: Person) -> None:
    client.force_login(mieke)
    incomplete = {"once": "abc", "public_name": "nickname"}

    assert client.post(reverse("choose_public_name"), incomplete).status_code == 200
    client.post(reverse("choose_public_name"), incomplete | {"nickname": "Uil"})

    mieke.refresh_from_db()
    assert mieke.nickname == "Uil"


def test_a_refused_deed_leaves_no_key_and_no_person(client: Client, beheer: Person) -> None:
    client.force_login(beheer)
    client.post(reverse("appoint_official"), APPOINT)

    refused = client.post(reverse("appoint_official"), APPOINT | {"once": "abd"})

    assert refused.status_code == 409
    assert OnceKey.objects.count() == 1
    assert Seat.objects.filter(role=Role.MODERATOR.value).count() == 1


def test_old_keys_are_forgotten(client: Client, mieke: Person) -> None:
    client.force_login(mieke)
    client.post(reverse("choose_public_name"), {"once": "abc", "public_name": "first"})

    forget_once_keys(clock.now() + timedelta(days=1))

    assert not OnceKey.objects.exists()
