"""What the deeds of the API share: finding what the caller may see, telling what became of it."""

from collections.abc import Callable, Iterable, Mapping
from functools import wraps
from typing import Any, Protocol, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Router
from ninja.errors import ValidationError

from kader.groundrules import Deed, RuleBroken, require, require_stage
from kader.matters.api.told import MatterTold
from kader.matters.models import Matter, Reading
from kader.matters.rules.draft import is_part, too_much_in
from kader.people.gate import hold
from kader.people.models import Person, Seat, SeatQuerySet
from kader.people.session import signed_in
from kader.web.schema import Done

Found = TypeVar("Found", bound=Model)
Doing = Callable[..., Any]
Fields = Callable[[Mapping[str, Any]], dict[str, str]]


class WithKey(Protocol):
    """A record that is known by its key."""

    key: str


class MatterDone(Done):
    """What became of a deed in a matter, and how the matter stands now."""

    matter: MatterTold


def deeds(tag: str) -> Router:
    """A router for deeds: signed in, with the CSRF token, camelCase."""
    router = Router(tags=[tag], auth=signed_in, by_alias=True)
    router.add_decorator(_looked_at_and_done)
    return router


def find(request: HttpRequest, key: str) -> Matter:
    """The matter, if the caller may see it; 409 where it is not as she saw it (`If-Match`)."""
    matter = visible(request, key)
    seen = request.headers.get("If-Match")
    if seen is not None:
        hold(matter.circle)
        _require_unchanged(seen, matter.circle.last_number)
    return matter


def visible(request: HttpRequest, key: str) -> Matter:
    """The matter, if the caller may see it; otherwise it is not there (404)."""
    seen = Matter.objects.visible_to(request.user).select_related("circle", "area")
    return find_in(seen, key)


def find_in(records: QuerySet[Found], key: str) -> Found:
    """A record among those that the caller may see; otherwise it is not there (404)."""
    if not key.isalnum():
        raise Http404
    return get_object_or_404(records, key=key)


def begin(request: HttpRequest, key: str, deed: Deed) -> Reading:
    """The caller at the matter, where she may do this deed now; asked before a record is found."""
    matter = find(request, key)
    reading = Reading.by(request.user, matter)
    require(reading.roles, deed)
    require_stage(deed, matter.at)
    return reading


def chosen(records: QuerySet[Found], key: str, field: str) -> Found:
    """A record that the body names by its key; a key we do not know is a mistake in that field."""
    found = records.filter(key=key).first() if key.isalnum() else None
    if found is None:
        raise mistake("unknown_key", field)
    return found


def person_of(seats: QuerySet[Seat], key: str, field: str) -> Person:
    """The person behind the key of a seat."""
    return chosen(seats.select_related("person"), key, field).person


def seats_of(matter: Matter) -> SeatQuerySet:
    """The open seats of a matter."""
    return Seat.objects.open().filter(circle=matter.circle_id)


def typed(fields: Mapping[str, str], known: Fields, place: str) -> dict[str, str]:
    """Fields of a draft as they were sent; one that we do not know is a mistake."""
    found = known(fields)
    unknown = [name for name in fields if name not in found]
    if unknown:
        raise mistake("extra_forbidden", place, unknown[0])
    return found


def fitting(fields: dict[str, str]) -> dict[str, str]:
    """The whole draft as it would be; more than it has room for is a mistake."""
    too_much = too_much_in(fields)
    if too_much:
        raise mistake(too_much, "fields")
    return fields


def parts(names: Iterable[str]) -> list[str]:
    """Parts of a draft that are taken out; what names none is a mistake."""
    unknown = [str(number) for number, name in enumerate(names) if not is_part(name)]
    if unknown:
        raise mistake("unknown_key", "takeOut", unknown[0])
    return list(names)


def mistake(kind: str, *place: str) -> ValidationError:
    """Unclear input that only shows when it is held against what is there (422)."""
    return ValidationError([{"type": kind, "loc": ("body", *place), "msg": ""}])


def done(request: HttpRequest, key: str, deed: Deed, record: WithKey) -> MatterDone:
    """What became of it: the record's key, and the matter as it is now."""
    matter = MatterTold.of(visible(request, key))
    return MatterDone(key=record.key, deed=deed, matter=matter)


def _looked_at_and_done(deed: Doing) -> Doing:
    """Who says on which version she acts: between the look and the deed nobody comes."""

    @wraps(deed)
    def done_at_once(request: HttpRequest, *args: Any, **values: Any) -> Any:
        if "If-Match" not in request.headers:
            return deed(request, *args, **values)
        with transaction.atomic():
            return deed(request, *args, **values)

    return done_at_once


def _require_unchanged(seen: str, version: int) -> None:
    """`*` stands for any version."""
    if not {one.strip().strip('W/"') for one in seen.split(",")} & {"*", str(version)}:
        raise RuleBroken("changed_meanwhile")
