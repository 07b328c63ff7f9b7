"""An empty field says what is asked there, and not only that something is."""

from collections.abc import Iterator

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import translation

from kader.matters.forms import (
    answers,
    beginning,
    checks,
    doing,
    ending,
    line,
    municipality,
    voices,
)
from kader.matters.forms import frames as frame_forms
from kader.people import forms as people_forms
from kader.web.forms import KaderForm
from tests.matters import grown
from tests.matters.grown import Cast

ROOMS = [answers, beginning, checks, doing, ending, frame_forms, line, municipality, voices]


def _fields() -> Iterator[tuple[str, forms.Field]]:
    """Every field to be written in, of every form of the rooms; a choice asks by its choices."""
    for room in [*ROOMS, people_forms]:
        for name, form in vars(room).items():
            if isinstance(form, type) and issubclass(form, KaderForm):
                yield from ((f"{name}.{key}", field) for key, field in form.base_fields.items())


ASKED = {
    name: field
    for name, field in _fields()
    if field.required and not isinstance(field, forms.ChoiceField | forms.BooleanField)
}


@pytest.mark.parametrize("name", ASKED)
def test_every_field_has_a_sentence_of_its_own_for_when_it_is_empty(name: str) -> None:
    said = ASKED[name].error_messages["required"]

    assert said != forms.Field.default_error_messages["required"]


def test_who_sends_an_empty_question_reads_what_is_asked(client: Client, cast: Cast) -> None:
    matter = grown.planning(cast)
    client.force_login(cast.mieke)
    client.cookies["language"] = "en"

    shown = client.post(reverse("request_facts", args=[matter.key]), {"text": ""})

    told = shown.content.decode()
    assert shown.status_code == 422
    assert told.count("Write what you want to know.") == 2
    assert "This is still empty" not in told


def test_a_field_without_one_is_named() -> None:
    class Goats(KaderForm):
        name = forms.CharField(label="The name of the goat")

    with translation.override("en"):
        said = list(Goats({}).errors["name"])

    assert said == ["“The name of the goat” is still empty. Fill it in."]
