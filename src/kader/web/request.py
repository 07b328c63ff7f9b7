"""The request as our views receive it."""

from typing import TYPE_CHECKING

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

if TYPE_CHECKING:
    from kader.people.models import Person


class Request(HttpRequest):
    """A request of somebody we know, possibly made by htmx."""

    user: "Person"
    htmx: HtmxDetails
    reference: str
