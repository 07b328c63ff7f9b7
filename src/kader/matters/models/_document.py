"""What stands of a document in the record that was decided with it: all of it, or nothing."""

from typing import Final

from django.db.models import Q

from kader.people.uploads import NAMES

NO_DOCUMENT: Final = Q(document_kind="", document_size=0, document_sha256="")
A_DOCUMENT: Final = ~Q(document_kind="") & Q(document_size__gt=0) & ~Q(document_sha256="")


def document_name(key: str, kind: str) -> str:
    """Under which name a document is handed out: ours, never the sender's."""
    return f"decision-{key}.{NAMES[kind].lower()}"
