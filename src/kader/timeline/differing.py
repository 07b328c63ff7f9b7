"""In what a record differs from how a deed left it."""

from django.db.models import Model

from kader.timeline.stands import (
    Stand,
    columns_of,
    is_draft,
    name_of,
    parts_in_order,
    salt_of,
    stand_of,
    stand_of_parts,
    words_in,
)

Difference = tuple[str, str]
"""What is wrong, and in what."""


def difference_of(told: Stand, record: Model) -> Difference | None:
    """The columns that were changed. Words that were erased with their key are forgotten, not
    changed; the facts beside them still hold."""
    now, is_forgotten = stand_of(record), salt_of(record) == ""
    if is_forgotten and words_in(record):
        return "words_without_key", ""
    if now.facts == told.facts and (is_forgotten or now.words == told.words):
        return None
    columns = [(column.name, column.is_words) for column in columns_of(type(record))]
    names = _others(told, now, [name for name, _ in columns])
    words = {name for name, is_words in columns if is_words and is_forgotten}
    changed = [name for name in names if name not in words]
    return "changed_record", ", ".join(changed) or "something in it"


def difference_of_parts(told: Stand, record: Model) -> Difference | None:
    """The parts that were changed; what is being written again is nobody's to hold it to."""
    if is_draft(record) or salt_of(record) == "":
        return None
    now = stand_of_parts(record)
    if now.words == told.words:
        return None
    if len(now.hints) != len(told.hints):
        return "changed_record", "a part was put in or taken out"
    names = [name_of(part).replace(":", " ") for part in parts_in_order(record)]
    return "changed_record", ", ".join(_others(told, now, names)) or "something in it"


def _others(told: Stand, now: Stand, names: list[str]) -> list[str]:
    """Which of these are another; after the house got another column nobody can say."""
    if len(told.hints) != len(names):
        return []
    each = zip(names, told.hints, now.hints, strict=True)
    return [name for name, before, after in each if before != after]
