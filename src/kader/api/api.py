"""The rooms' routers, joined."""

from typing import Final

from django.conf import settings
from ninja import NinjaAPI

from kader.api import ground_rules, problems
from kader.matters.api import router as matters
from kader.people.api import router as people
from kader.people.once import once_a_key

VERSION: Final = "1.0.0"

DESCRIPTION = """\
A municipality gives a clear frame; residents write the plan in their own words inside it.

Everything a person can do on a page can be done here, by the same deed under the same ground
rules: one POST a deed, named after it. What everybody may read needs no key. A deed needs the
session cookie of somebody who signed in, and her CSRF token (`GET /me`) as `X-CSRFToken`. Over
https every POST also names this site in `Origin` or `Referer`.

What a deed is about is known by a random key, and every key is told: of a person's seat in the
matter, of a question, a signal, a promise or a proposal in its own list, as far as you may see it.

Every answer names its version in `API-Version`. What goes wrong is told as problem+json
(RFC 9457): 401 signed out, 404 for what you may not see, 403 for what you see but may not do,
409 where the order of the steps or another person was first, 422 for unclear input. A refusal
names its ground rule (`rule`), its `reason`, and what is possible `instead`.

Send the `version` of a matter as `If-Match` to do nothing to a matter that changed meanwhile, and
a random word as `Idempotency-Key` to do a deed once, however often you send it. Answers to a GET
have an `ETag`.
"""

api = NinjaAPI(
    title="Kader",
    version=VERSION,
    description=DESCRIPTION,
    openapi_url="",
    docs_url=None,
    urls_namespace="api",
    servers=[{"url": "/api/v1", "description": "This installation"}],
    openapi_extra={
        "info": {
            "contact": {
                "name": settings.TOWN_NAME,
                "email": settings.DEFAULT_FROM_EMAIL,
                "url": "/how-it-works",
            },
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
    },
)
api.add_decorator(once_a_key)
api.add_router("", matters)
api.add_router("", people)
api.add_router("", ground_rules.router)
problems.tell(api)
