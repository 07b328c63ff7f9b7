"""What a writer does to the steps of a draft: take one out, move one. Plain Python."""

import re
from collections.abc import Mapping

from kader.matters.rules.draft import Row, has_room_for_a_step, rows_in

Fields = Mapping[str, str]

_CHOSEN = frozenset({"number", "repeat", "support", "public", "area"})
"""Fields of a step that are chosen from a list: alone they are no words."""
_TYPED_COST = frozenset({"label", "amount"})
MOST_COSTS = 9
_A_KEY = re.compile(r"[a-z0-9]{1,12}")


def tidied(fields: Fields) -> dict[str, str]:
    """The draft without the steps and cost lines where nobody typed anything."""
    kept = dict(fields)
    for step in rows_in(fields):
        if not has_words(step):
            kept = without_step(kept, step.key)
        for cost in step.costs:
            if not any(cost[name].strip() for name in _TYPED_COST):
                kept = _without(kept, f"step.{step.key}.{cost.key}.")
    return kept


def has_words(step: Row) -> bool:
    """Whether somebody typed anything in a step."""
    words = any(step[name].strip() for name in step.fields if name not in _CHOSEN | _costs_of(step))
    return words or any(cost[name].strip() for cost in step.costs for name in _TYPED_COST)


def without_step(fields: Fields, key: str) -> dict[str, str]:
    """The draft without this step."""
    return _without(fields, f"step.{key}.")


def moved(fields: Fields, key: str, by: int) -> dict[str, str]:
    """The draft with this step one place earlier (-1) or later (1); the steps count anew."""
    keys = [step.key for step in rows_in(fields)]
    if key in keys:
        here = keys.index(key)
        there = min(max(here + by, 0), len(keys) - 1)
        keys.insert(there, keys.pop(here))
    return {**fields, **{f"step.{k}.number": str(n) for n, k in enumerate(keys, 1)}}


def with_step(fields: Fields, key: str) -> dict[str, str]:
    """The draft with one more step to write in, at the end; as it is where it is full."""
    keys = [step.key for step in rows_in(fields)]
    if not is_key(key) or key in keys or not has_room_for_a_step(fields):
        return dict(fields)
    return {**fields, f"step.{key}.number": str(len(keys) + 1)}


def next_cost(step: Row) -> str:
    """The key of the next cost line of a step; empty where it has nine."""
    taken = {cost.key for cost in step.costs}
    free = (f"cost{n}" for n in range(1, MOST_COSTS + 1) if f"cost{n}" not in taken)
    return next(free, "")


def is_key(key: str) -> bool:
    """Whether this can be the key of a step."""
    return bool(_A_KEY.fullmatch(key))


def _costs_of(step: Row) -> set[str]:
    return {name for name in step.fields if name.startswith("cost")}


def _without(fields: Fields, start: str) -> dict[str, str]:
    return {name: value for name, value in fields.items() if not name.startswith(start)}
