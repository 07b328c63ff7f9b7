"""A form that is sent twice does its deed once; the second time shows the first result."""

import hashlib
import json
from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from ninja.responses import NinjaJSONEncoder

from kader.groundrules import clock
from kader.people.models import OnceKey, Person

View = Callable[..., HttpResponseBase]

_KEEP = """
    INSERT INTO people_oncekey (person_id, key, location, at) VALUES (%s, %s, '', %s)
    ON CONFLICT (person_id, key) DO UPDATE SET key = people_oncekey.key
    RETURNING id, location
"""


def once(view: View) -> View:
    """Do what this view does once per one-time key, however often the form arrives."""

    @wraps(view)
    def done_once(request: HttpRequest, *args: object, **more: object) -> HttpResponseBase:
        key = request.POST.get("once", "")[: OnceKey.LONGEST]
        if not key or not isinstance(request.user, Person):
            return view(request, *args, **more)
        with transaction.atomic():
            kept = _keep(request.user, key)
            if kept.location:
                return HttpResponseRedirect(kept.location)
            return _noted(kept, view(request, *args, **more))

    return done_once


def once_a_key(deed: Callable[..., Any]) -> Callable[..., Any]:
    """The same for machines: a request with an `Idempotency-Key` is done once.

    The key holds for the same person, address and body; a refusal leaves it free.
    """

    @wraps(deed)
    def done_once(request: HttpRequest, *args: Any, **values: Any) -> Any:
        word = request.headers.get("Idempotency-Key", "")
        if request.method != "POST" or not word or not isinstance(request.user, Person):
            return deed(request, *args, **values)
        with transaction.atomic():
            kept = _keep(request.user, _key_of(request, word))
            if kept.location:
                return HttpResponse(kept.location, content_type="application/json")
            answer = deed(request, *args, **values)
            told = json.dumps(answer.model_dump(by_alias=True), cls=NinjaJSONEncoder)
            OnceKey.objects.filter(pk=kept.pk).update(location=told)
            return answer

    return done_once


def forget_once_keys(before: datetime) -> None:
    """Keys of forms that nobody will send again."""
    OnceKey.objects.filter(at__lt=before).delete()


def _keep(person: Person, key: str) -> OnceKey:
    """Ours if we come first; else this waits for the other one and finds its result.

    One statement keeps and answers. An open row has no location yet, and only its own transaction
    can see that.
    """
    at = clock.now()
    with connection.cursor() as cursor:
        cursor.execute(_KEEP, [person.pk, key, connection.ops.adapt_datetimefield_value(at)])
        pk, location = cursor.fetchone()
    return OnceKey(pk=pk, person=person, key=key, location=location, at=at)


def _key_of(request: HttpRequest, word: str) -> str:
    """What the key stands for, in as many letters as we keep."""
    whole = "\n".join((request.path, word)).encode() + b"\n" + request.body
    return f"api-{hashlib.sha256(whole).hexdigest()}"[: OnceKey.LONGEST]


def _noted(kept: OnceKey, response: HttpResponseBase) -> HttpResponseBase:
    """A form that came back with a hint, or a part of a page, may be sent again."""
    row = OnceKey.objects.filter(pk=kept.pk)
    if isinstance(response, HttpResponse) and response.has_header("Location"):
        row.update(location=response["Location"])
    else:
        row.delete()
    return response
