"""What cannot be read as an amount, hours or text makes no fault of ours, and loses no word."""

import pytest
from django.test import Client
from django.urls import reverse

from kader.matters.models import Plan
from tests.api.conftest import Post, api, post  # noqa: F401 - fixtures.
from tests.matters import grown
from tests.matters.grown import PLAN, Cast


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("step.a.cost1.amount", "NaN"),
        ("step.a.hours", "nan"),
        ("step.a.hours", "99999999"),
        ("step.a.hours", "99999.95"),
        ("step.a.what", "We set\x00 up a foundation"),
    ],
)
def test_a_draft_is_kept_whatever_was_typed(
    client: Client, cast: Cast, field: str, typed: str
) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)

    saved = client.post(reverse("write_plan", args=[matter.key]), {**PLAN, field: typed})

    assert saved.status_code in {302, 422}
    revision = Plan.objects.draft().get().revisions.get()
    assert revision.fields[field] == typed.replace("\x00", "")


def test_a_number_that_no_database_holds_is_unclear_input(post: Post, cast: Cast) -> None:  # noqa: F811
    matter = grown.planning(cast)

    refused = post(cast.mieke, f"matters/{matter.key}/write-plan", {"fields": PLAN, "base": 10**30})

    assert refused.status_code == 422
