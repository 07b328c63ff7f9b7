"""Random keys, so that nobody can count or guess records from an address."""

import secrets
from typing import Any

from django.db import models

# No vowels and no look-alikes: no words by accident, and readable over the phone.
ALPHABET = "23456789bcdfghjkmnpqrstvwxz"
LENGTH = 10


def new_key() -> str:
    """Ten random letters and digits: 47 bits."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def new_secret() -> str:
    """The random key beside words, with which their digest is made: 128 bits, hexadecimal."""
    return secrets.token_hex(16)


class KeyField(models.CharField):  # type: ignore[type-arg]
    """The key by which pages and the API know a record; random, unique, never changed."""

    def __init__(self, **options: Any) -> None:
        options |= {"max_length": LENGTH, "default": new_key, "unique": True, "editable": False}
        super().__init__(**options)
