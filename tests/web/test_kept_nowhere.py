"""Pages of a person who signed in are for her only."""

import pytest
from django.test import Client

from kader.people.models import Person


@pytest.mark.parametrize("page", ["/", "/my-page", "/nowhere"])
def test_what_one_person_reads_is_kept_nowhere(client: Client, mieke: Person, page: str) -> None:
    client.force_login(mieke)

    assert client.get(page)["Cache-Control"] == "private, no-store"


def test_a_visitors_page_may_be_kept_by_her_own_browser(client: Client, mieke: Person) -> None:
    assert client.get("/")["Cache-Control"] == "private, no-cache"
