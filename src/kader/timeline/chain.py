"""How entries hang together: canonical text, hash, and the digest of words."""

import hashlib
import hmac
import json
from datetime import UTC
from typing import Protocol, cast

from django.db import models

from kader.timeline.models import Entry


class Worded(Protocol):
    """A record whose words the timeline guards: the key lies beside the words."""

    words_key: str

    def said(self) -> str: ...


def canonical(entry: Entry) -> str:
    """The entry as one line of JSON with sorted keys; what its hash is made of."""
    # Entries from before the stands were kept have none, and keep their hash.
    stands = {"stands": entry.stands} if entry.stands else {}
    return json.dumps(
        {
            **stands,
            "about": f"{entry.about_type.app_label}.{entry.about_type.model}:{entry.about_id}",
            "actor": entry.actor_id,
            # The database gives moments back in UTC, wherever they were said.
            "at": entry.at.astimezone(UTC).isoformat(),
            "circle": entry.circle_id,
            "concerning": entry.concerning_id,
            "deed": str(entry.deed),
            "digest": entry.digest,
            "for_whom": entry.for_whom_id,
            "number": entry.number,
            "previous": entry.previous,
            "side": entry.side,
        },
        sort_keys=True,
        separators=(",", ":"),
    )


def hash_of(entry: Entry) -> str:
    """SHA-256 over the canonical text, hexadecimal."""
    return hashlib.sha256(canonical(entry).encode()).hexdigest()


def digest_of(record: models.Model) -> str:
    """HMAC-SHA-256 of a record's words with the key beside them; empty when it has no words.

    Erasing words and key (forgetting somebody) leaves the chain whole: a digest without its key
    says nothing any more.
    """
    if not hasattr(record, "words_key"):
        return ""
    worded = cast(Worded, record)
    return hmac.new(worded.words_key.encode(), worded.said().encode(), hashlib.sha256).hexdigest()
