"""People for machines: who I am, who holds an office, and the deeds of people."""

from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.shortcuts import get_object_or_404
from ninja import Router
from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from kader.groundrules import Deed, Role, require
from kader.people import actions
from kader.people.accounts import person_with
from kader.people.gate import roles_of, town
from kader.people.models import TOWN, PublicName, Seat
from kader.people.session import signed_in
from kader.web.request import Request
from kader.web.schema import Done, Given, Line, Name, Told


def _is_address(text: str) -> str:
    try:
        validate_email(text)
    except ValidationError as unclear:
        raise PydanticCustomError("no_address", "this is no e-mail address") from unclear
    return text


Address = Annotated[str, Field(max_length=254), AfterValidator(_is_address)]

router = Router(tags=["People"], auth=signed_in, by_alias=True)


class Me(Told):
    name: str
    public_name: PublicName
    nickname: str
    csrf_token: str


class Office(Told):
    key: str
    name: str
    role: Role
    function: str


class PublicNameGiven(Given):
    public_name: PublicName
    nickname: Name = ""


class OfficialGiven(Given):
    email: Address
    name: Line
    role: Role


@router.get("/me", response=Me)
def me(request: Request) -> Me:
    """Who is signed in, and the token that each change sends along as `X-CSRFToken`."""
    person = request.user
    return Me(
        name=person.name,
        public_name=PublicName(person.public_name),
        nickname=person.nickname,
        csrf_token=get_token(request),
    )


@router.get("/officials", response=list[Office])
def officials(request: HttpRequest) -> list[Office]:
    """Who may be asked for which role in this town. `give-seat` takes such a key."""
    seats = Seat.objects.open().filter(circle=TOWN).select_related("person").order_by("role", "pk")
    return [
        Office(key=s.key, name=s.person.name, role=Role(s.role), function=s.person.function)
        for s in seats
    ]


@router.post("/people/choose-public-name", response=Done)
def choose_public_name(request: Request, given: PublicNameGiven) -> Done:
    """Choose how the public sees you (G27)."""
    person = actions.choose_public_name(request.user, given.public_name, given.nickname)
    return Done(key=person.key, deed=Deed.CHOOSE_PUBLIC_NAME)


@router.post("/people/appoint-official", response=Done)
def appoint_official(request: Request, given: OfficialGiven) -> Done:
    """The administrator says that somebody may be asked for a role (G8)."""
    require(roles_of(request.user, town()), Deed.APPOINT_OFFICIAL)
    person = person_with(given.email, given.name)
    seat = actions.appoint_official(request.user, person, given.role)
    return Done(key=seat.key, deed=Deed.APPOINT_OFFICIAL)


@router.post("/people/dismiss-official/{record}", response=Done)
def dismiss_official(request: Request, record: str) -> Done:
    """The administrator ends an appointment. `record` is a key of `/officials` (G8)."""
    require(roles_of(request.user, town()), Deed.DISMISS_OFFICIAL)
    seat = get_object_or_404(Seat.objects.open().filter(circle=TOWN), key=record)
    actions.dismiss_official(request.user, seat)
    return Done(key=seat.key, deed=Deed.DISMISS_OFFICIAL)
