"""Finding the records that a timeline tells of, by name and by circle."""

from collections import defaultdict, deque
from collections.abc import Iterable
from functools import cache
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, Value

from kader.timeline.stands import is_guarded

Way = tuple[type[Model], str]


def records_named(names: Iterable[str]) -> dict[str, Model]:
    """The records with these names, as they are now; one statement a kind."""
    wanted = defaultdict(list)
    for name in names:
        kind, _, pk = name.partition(":")
        wanted[kind].append(int(pk))
    found: dict[str, Model] = {}
    for kind, pks in wanted.items():
        model = apps.get_model(kind)
        beside = [name for name in [getattr(model, "salted_by", "")] if name]
        rows = model._base_manager.select_related(*beside) if beside else model._base_manager.all()
        found |= {f"{kind}:{pk}": row for pk, row in rows.in_bulk(pks).items()}
    return found


def names_in(circle: Any) -> set[str]:
    """The names of all records of this circle that an entry must tell of; one statement."""
    first, *others = [
        kind._base_manager.filter(**{way: circle.pk})
        .order_by()
        .values_list(Value(kind._meta.label_lower), "pk")
        for kind, way in _ways_to_circle()
    ]
    return {f"{kind}:{pk}" for kind, pk in first.union(*others, all=True)}


@cache
def _ways_to_circle() -> tuple[Way, ...]:
    """Each kind of record that no circle has without an entry, and the way to its circle."""
    kinds = [m for m in apps.get_models() if is_guarded(m) and not hasattr(m, "untold")]
    ways = [(kind, _way(kind)) for kind in kinds]
    return tuple((kind, way) for kind, way in ways if way)


def _way(kind: type[Model]) -> str:
    """The shortest one."""
    beyond = deque([(kind, "")])
    while beyond:
        model, way = beyond.popleft()
        for field in model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and len(way) < _FAR:
                there = f"{way}__{field.name}".removeprefix("__")
                if field.related_model._meta.label_lower == "people.circle":
                    return there
                beyond.append((field.related_model, there))
    return ""


_FAR = 80
"""Letters of a way; nothing is as far from its circle."""
