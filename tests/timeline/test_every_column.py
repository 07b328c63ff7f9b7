"""G20: whoever changes a column behind the back of the deeds is named, whichever column it is."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from kader.cli.verifying import verify_house
from kader.demo.town import tell
from kader.people.models import Circle
from kader.timeline.models import Entry
from kader.timeline.stands import PARTS, columns_of, is_draft, is_guarded, name_of
from kader.timeline.verify import verify_circle
from kader.timeline.ways import records_named
from tests.timeline.told_town import tell_everything

pytestmark = pytest.mark.usefixtures("town")

NOT_GUARDED = {
    # Signing in, and where somebody is to be found: no deeds.
    *("people.person.password", "people.person.last_login", "people.person.assurance"),
    *("people.person.is_active", "people.person.function", "people.person.organisation"),
    "people.person.extension",
    # Personal, short, and to be forgotten: no digest of it is kept.
    *("people.person.name", "people.person.nickname", "people.person.email"),
    *("people.person.under_16", "people.person.language"),
    # Held against the chain itself: `test_verify.py`.
    *("people.circle.last_number", "people.circle.last_hash", "people.circle.last_heard"),
    "people.circle.news_by",
    # It counts, and says nothing.
    "people.circle.pulse",
    # Reading moves it.
    "people.seat.seen_up_to",
    # Saves of a draft change these, and most saves are no deeds.
    *("matters.mark.step", "matters.proposal.ended_at"),
}
NO_DEED = {
    *("timeline.entry", "timeline.checkpoint", "people.oncekey", "people.pace"),
    *("search.document", "places.area", "places.street", "matters.decisiondocument"),
}


def _ours() -> list[type[models.Model]]:
    return [kind for kind in apps.get_models() if kind.__module__.startswith("kader.")]


def test_what_is_not_guarded_is_written_down_with_its_reason() -> None:
    tables = {m._meta.label_lower: m for m in _ours() if not is_guarded(m)}
    columns = {
        f"{kind._meta.label_lower}.{name}": why
        for kind in _ours()
        if is_guarded(kind)
        for name, why in getattr(kind, "unguarded", {}).items()
    }

    assert set(tables) == NO_DEED
    assert set(columns) == NOT_GUARDED
    reasons = [*columns.values(), *(getattr(kind, "unguarded", "") for kind in tables.values())]
    assert all(reason.endswith(".") for reason in reasons)


@pytest.mark.parametrize("told", ["zilverbeek", "neuenau"])
def test_a_town_that_nobody_touched_holds(told: str) -> None:
    tell(told)

    assert verify_house() == []


def test_words_are_never_digested_without_a_key() -> None:
    """Short words could be guessed from their digest, also after they were erased."""
    for kind in _ours():
        if is_guarded(kind) and any(column.is_words for column in columns_of(kind)):
            has_key = {"words_key"} & {field.name for field in kind._meta.concrete_fields}
            is_part = hasattr(kind, "untold")
            assert has_key or is_part or hasattr(kind, "salted_by"), kind


def test_each_flipped_column_is_named() -> None:
    tell_everything()
    assert verify_house() == []

    rows = _one_of_each()
    assert set(rows) == {kind for kind in _ours() if is_guarded(kind)}
    unseen = [
        f"{kind._meta.label_lower}.{field.name}"
        for kind, (row, whole) in rows.items()
        for field in kind._meta.concrete_fields
        if f"{kind._meta.label_lower}.{field.name}" not in NOT_GUARDED
        if not field.primary_key and not _is_named(row, whole, field)
    ]

    assert unseen == []


def _is_named(row: Any, whole: Any, field: "models.Field[Any, Any]") -> bool:
    """Change it as somebody does who has the database, and ask what verify says."""
    circle = _circle_of(whole)
    for value in _others(row, field):
        try:
            with transaction.atomic():
                _flip(row, field, value)
                said = [str(fault) for fault in verify_circle(circle)]
                transaction.set_rollback(True)
                return any(_names(fault, row, whole, field) for fault in said)
        except IntegrityError:
            continue
    return True  # The database itself refuses whatever is tried.


def _names(fault: str, row: Any, whole: Any, field: "models.Field[Any, Any]") -> bool:
    """The record, and the column unless it is one of its words; a part by itself or its whole."""
    label = f"{whole._meta.label_lower} {whole.pk}"
    if row is whole and "(" + label + "," in fault:
        said = {name.strip(" )") for name in fault.rpartition(":")[2].split(",")}
        return field.name in said or field.name == "words_key" or "is gone" in fault
    is_of_words = "words" in fault or "key beside" in fault
    return f"({label}" in fault and (row is not whole or is_of_words)


def _flip(row: Any, field: "models.Field[Any, Any]", value: Any) -> None:
    table, column = row._meta.db_table, field.column
    with connection.cursor() as cursor:
        prepared = field.get_db_prep_save(value, connection)
        cursor.execute(
            f'UPDATE "{table}" SET "{column}" = %s WHERE id = %s',  # noqa: S608
            [prepared, row.pk],
        )


def _others(row: Any, field: "models.Field[Any, Any]") -> Iterator[Any]:
    """Other values that this column could hold."""
    value = getattr(row, field.attname)
    if isinstance(field, models.ForeignKey):
        others = field.related_model._base_manager.exclude(pk=value).order_by("-pk")
        yield from [*others.values_list("pk", flat=True)[:5], 987654]
    elif field.choices:
        yield from [*(choice for choice, _ in field.choices if choice != value), "another"]
    else:
        yield _another(field, value)
    if field.null and value is not None:
        yield None


def _another(field: "models.Field[Any, Any]", value: Any) -> Any:
    if isinstance(field, models.DateField):
        return value + timedelta(days=1) if value else _some_day()
    if isinstance(field, models.JSONField):
        return {**value, "title": ["another"]}
    if isinstance(value, str):
        return chr(ord(value[0]) ^ 1) + value[1:] if value else "0"
    return not value if isinstance(value, bool) else (value or 0) + 1


def _some_day() -> Any:
    return Circle.objects.exclude(last_heard=None)[0].last_heard


def _one_of_each() -> dict[type[models.Model], tuple[Any, Any]]:
    """Of each kind of record one that an entry tells of, by itself or as a part of a whole."""
    told: dict[str, None] = {}
    for stands in Entry.objects.order_by("pk").values_list("stands", flat=True):
        told |= dict.fromkeys(json.loads(stands))
    records: Any = records_named(name.removesuffix(PARTS) for name in told).values()
    standing = [record for record in records if not is_draft(record)]
    rows = {type(record): (record, record) for record in standing}
    for whole in standing:
        for part in whole.parts() if hasattr(whole, "parts") else ():
            rows.setdefault(type(part), (part, whole))
    return rows


def _circle_of(record: Any) -> Circle:
    """The circle whose timeline tells of this record."""
    entry = Entry.objects.filter(stands__contains=json.dumps(name_of(record))).latest("pk")
    return Circle.objects.get(pk=entry.circle_id)
