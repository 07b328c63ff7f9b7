"""The shape of what machines send and get: camelCase outside, our words inside."""

from typing import Annotated

from ninja import Schema
from pydantic import AfterValidator, ConfigDict, Field
from pydantic.alias_generators import to_camel
from pydantic_core import PydanticCustomError


def _without_nul(text: str) -> str:
    """PostgreSQL keeps no text with a zero character in it."""
    if "\x00" in text:
        raise PydanticCustomError("zero_character", "a zero character cannot be kept")
    return text


_Text = AfterValidator(_without_nul)
Name = Annotated[str, Field(max_length=60), _Text]
Line = Annotated[str, Field(max_length=120), _Text]
Sentence = Annotated[str, Field(max_length=300), _Text]
Words = Annotated[str, Field(max_length=10_000), _Text]


class Told(Schema):
    """Something that the API tells."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True)


class Given(Schema):
    """Something that the API is given; a field we do not know is a mistake."""

    model_config = ConfigDict(alias_generator=to_camel, populate_by_name=True, extra="forbid")


class Done(Told):
    """What became of a deed: the key of the record that was made or changed."""

    key: str
    deed: str
