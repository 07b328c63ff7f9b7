"""What several deeds are given: words, a reason, or the document of a decision."""

import base64
import binascii
from typing import Annotated

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from pydantic import Field

from kader.matters.api._deed import mistake
from kader.people.uploads import Accepted, accept
from kader.web.schema import Given, Words


class WordsGiven(Given):
    text: Words


class PerhapsWordsGiven(Given):
    text: Words = ""


class ReasonGiven(Given):
    reason: Words


DocumentGiven = Annotated[str, Field(json_schema_extra={"contentEncoding": "base64"})]
"""A file in base64; empty where there is none."""


def taken_in(document: str) -> Accepted | None:
    """The file behind the letters, looked at like one that comes by the page.

    Asked for once it is clear that the caller may: looking at a file takes time.
    """
    if not document:
        return None
    try:
        return accept(ContentFile(base64.b64decode(document, validate=True)))
    except binascii.Error as unclear:
        raise mistake("no_base64", "document") from unclear
    except ValidationError as refused:
        raise mistake(str(refused.code), "document") from refused
