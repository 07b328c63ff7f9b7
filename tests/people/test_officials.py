"""The pages on which the administrator says who may be asked."""

from django.test import Client
from django.urls import reverse

from kader.groundrules import Role
from kader.people.models import Person, Seat

LENA = {"once": "a1", "email": "Lena@Example.org", "name": "Lena Post", "role": "moderator"}


def test_the_administrator_appoints_somebody_new(client: Client, beheer: Person) -> None:
    client.force_login(beheer)
    assert client.get(reverse("appoint_official")).status_code == 200

    response = client.post(reverse("appoint_official"), LENA)

    seat = Seat.objects.get(role=Role.MODERATOR.value)
    assert response.headers["Location"] == reverse("officials")
    assert (seat.person.email, seat.person.name) == ("lena@example.org", "Lena Post")


def test_somebody_we_know_keeps_her_name(client: Client, beheer: Person, mieke: Person) -> None:
    client.force_login(beheer)

    client.post(reverse("appoint_official"), LENA | {"email": "mieke@example.org"})

    assert Seat.objects.get(role=Role.MODERATOR.value).person == mieke
    mieke.refresh_from_db()
    assert mieke.name == "Mieke de Wit"


def test_the_administrator_dismisses_somebody(
    client: Client, beheer: Person, hanneke: Person
) -> None:
    seat = hanneke.seats.get()
    client.force_login(beheer)
    page = reverse("dismiss_official", args=[seat.key])

    assert client.get(page).status_code == 200
    client.post(page, {"once": "a2"})

    seat.refresh_from_db()
    assert seat.until is not None
    assert client.get(page).status_code == 404


def test_a_steward_sees_who_may_be_asked_and_appoints_nobody(
    client: Client, hanneke: Person
) -> None:
    client.force_login(hanneke)

    listed = client.get(reverse("officials"))
    assert "Hanneke Vos" in listed.content.decode()
    assert reverse("appoint_official") not in listed.content.decode()
    assert client.get(reverse("appoint_official")).status_code == 403
    assert client.post(reverse("appoint_official"), LENA).status_code == 403
    assert not Seat.objects.filter(role=Role.MODERATOR.value).exists()


def test_under_16_there_is_only_a_nickname_to_choose(client: Client, mieke: Person) -> None:
    mieke.under_16 = True
    mieke.save()
    client.force_login(mieke)

    page = client.get(reverse("choose_public_name")).content.decode()
    client.post(reverse("choose_public_name"), {"public_name": "full", "nickname": "Uil"})

    mieke.refresh_from_db()
    assert 'value="full"' not in page
    assert mieke.public_name == "not_chosen"
