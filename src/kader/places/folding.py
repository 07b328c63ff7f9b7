"""Names of streets and postcodes, as they are compared: what people type differs in small ways."""

import re
import unicodedata

LONGEST = 120

_NOT_A_LETTER = re.compile(r"[\W_]+")
_SPELT_OUT = re.compile(r"([aou])e")


def folded(name: str) -> str:
    """Lower case, no accents, no spaces: "Am Wehr", "am wehr" and "AmWehr" are one street."""
    apart = unicodedata.normalize("NFKD", name[:LONGEST].casefold())
    plain = "".join(letter for letter in apart if not unicodedata.combining(letter))
    # "Muehlenstrasse" is how "Mühlenstraße" is typed where a keyboard has no umlaut.
    return _SPELT_OUT.sub(r"\1", _NOT_A_LETTER.sub("", plain))[:LONGEST]


def postcode_of(typed: str) -> str:
    """A postcode without spaces, in capitals: "9901AB"."""
    return _NOT_A_LETTER.sub("", typed[:LONGEST]).upper()
