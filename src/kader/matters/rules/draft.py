"""A draft as flat fields, as forms post them: read leniently, so that nothing typed is lost.

Fields of a plan: `title`, `summary`, `step.<key>.what|who|when|day|repeat|place|area|asked|hours|
support|public|number` and `step.<key>.cost<n>.label|amount|period|paid_by|promised|is_income`.
Fields of a frame: its own names, `bound.<n>.kind|text|article|says_what` and
`criterion.<n>.short|text|how|kind|amount|period|day|area`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from kader.groundrules import RuleBroken

MOST_ROWS = 60
"""So many steps, or bounds and criteria, are kept: each costs time on every page."""
LONGEST = 10_000
HIGHEST = 99
"""The highest number of a bound or a criterion."""
MOST_HOURS = 80
"""So many hours a week one step can ask."""

_KEY = r"[a-z0-9]{1,12}"
_PLAN_FIELD = re.compile(
    rf"title|summary|step\.{_KEY}\.(?:what|who|when|day|repeat|place|area|asked|hours|support|public"
    rf"|number)|step\.{_KEY}\.cost\d\.(?:label|amount|period|paid_by|promised|is_income)"
)
_FRAME_FIELD = re.compile(
    r"issue|aim|decided|open|responsibility|decider|decide_by|formal_decision|several_plans"
    r"|several_ground|promise_days|short_version"
    r"|bound\.\d{1,2}\.(?:kind|text|article|says_what)"
    r"|criterion\.\d{1,2}\.(?:short|text|how|kind|amount|period|day|area)"
)
_PLAN_PART = re.compile(rf"step\.{_KEY}(?:\.cost\d)?")
_FRAME_PART = re.compile(r"(?:bound|criterion)\.\d{1,2}")

_FREE_TEXT = re.compile(
    r"issue|aim|decided|open|responsibility|decider|several_ground|short_version"
    r"|bound\.\d+\.(?:text|article)|criterion\.\d+\.(?:short|text|how)"
)


@dataclass(frozen=True)
class Row:
    """One step, cost line, bound or criterion of a draft: its key and its fields."""

    key: str
    fields: dict[str, str]
    costs: list["Row"] = field(default_factory=list)

    def __getitem__(self, name: str) -> str:
        return self.fields.get(name, "")


def plan_fields(posted: Mapping[str, Any]) -> dict[str, str]:
    """Of what was posted, the fields of a plan."""
    return _only(posted, _PLAN_FIELD)


def frame_fields(posted: Mapping[str, Any]) -> dict[str, str]:
    """Of what was posted, the fields of a frame."""
    return _only(posted, _FRAME_FIELD)


def too_much_in(fields: Mapping[str, str]) -> str:
    """What of a draft does not fit, as a reason; nothing where all of it does."""
    if len(rows_in(fields)) > MOST_ROWS:
        return "too_many_steps"
    if _points_in(fields) > MOST_ROWS:
        return "too_many_bounds"
    return "too_long" if any(len(words) > LONGEST for words in fields.values()) else ""


def require_room(fields: Mapping[str, str]) -> None:
    """A draft is kept whole or not at all: nothing of it is left out without a word."""
    too_much = too_much_in(fields)
    if too_much:
        raise RuleBroken(too_much)


def has_room_for_a_step(fields: Mapping[str, str]) -> bool:
    """Whether one more step fits in this plan."""
    return len(rows_in(fields)) < MOST_ROWS


def has_room_for_a_point(fields: Mapping[str, str]) -> bool:
    """Whether one more bound or criterion fits in this frame."""
    return _points_in(fields) < MOST_ROWS


def is_free_text(name: str) -> bool:
    """Whether this field of a frame takes words of one's own: no day, no amount, no choice."""
    return _FREE_TEXT.fullmatch(name) is not None


def is_part(name: str) -> bool:
    """Whether this names a step, a cost line, a bound or a criterion as a whole."""
    return bool(_PLAN_PART.fullmatch(name) or _FRAME_PART.fullmatch(name))


def laid_over(
    before: Mapping[str, str], given: Mapping[str, str], taken_out: Iterable[str] = ()
) -> dict[str, str]:
    """A draft with only these fields changed; a part goes only where somebody says so."""
    gone = tuple(f"{part}." for part in taken_out)
    kept = {name: words for name, words in before.items() if not name.startswith(gone)}
    return {**kept, **given}


def steps_in(fields: Mapping[str, str]) -> list[Row]:
    """The steps of a draft in their order; a step without a word in "what" is none."""
    return [
        Row(step.key, step.fields, [cost for cost in step.costs if cost["amount"].strip()])
        for step in rows_in(fields)
        if step["what"].strip()
    ]


def rows_in(fields: Mapping[str, str]) -> list[Row]:
    """Every step and cost line that a draft has a field of, finished or not, in order."""
    found = _grouped(fields, "step").items()
    return sorted((Row(key, step, _costs(step)) for key, step in found), key=_place)


def bounds_in(fields: Mapping[str, str]) -> list[Row]:
    """The bounds of a draft frame, in order; empty ones are left out."""
    rows = [Row(key, found) for key, found in _grouped(fields, "bound").items()]
    return sorted((r for r in rows if r["text"].strip()), key=lambda r: int(r.key))


def criteria_in(fields: Mapping[str, str]) -> list[Row]:
    """The criteria of a draft frame, in order; empty ones are left out."""
    rows = [Row(key, found) for key, found in _grouped(fields, "criterion").items()]
    kept = (r for r in rows if r["short"].strip() or r["text"].strip())
    return sorted(kept, key=lambda r: int(r.key))


def amount_in(text: str) -> Decimal | None:
    """An amount in euro as people write it ("€ 1.990", "1990,50"); None if it is none.

    A point and one figure ("1.2") is read in two ways: whoever wrote it is asked.
    """
    digits = re.sub(r"[€\s\u00a0]|euro|EUR", "", text, flags=re.IGNORECASE)
    return None if _TWO_WAYS.fullmatch(digits) else _number_in(digits)


def hours_in(text: str) -> Decimal | None:
    """Hours a week as people write them ("3", "2½", "3 uur"); None if none, or too many."""
    hours = hours_together(text)
    return hours if hours is not None and hours <= MOST_HOURS else None


def hours_together(text: str) -> Decimal | None:
    """Hours as people write them, of one person or of many; None if these are none."""
    number = _UNIT.sub("", text.strip()).strip()
    for sign, part in _PARTS.items():
        number = re.sub(rf"^(\d*)\s*{sign}$", rf"\g<1>{part}", number)
    return _number_in(re.sub(r"\s", "", number))


def too_many_hours(text: str) -> bool:
    """Whether these are hours, and too many for one week."""
    hours = hours_together(text)
    return hours is not None and hours > MOST_HOURS


_TWO_WAYS = re.compile(r"\d+\.\d")
_PARTS = {"½": ".5", "¼": ".25", "¾": ".75"}
_UNIT = re.compile(
    r"(?:uur|uren|u|hours?|h|stunden?|std)\.?"
    r"(?:\s*(?:/|per|a|pro|in de|in der)\s*(?:week|woche))?$",
    re.IGNORECASE,
)


def _number_in(digits: str) -> Decimal | None:
    plain = re.sub(r"[.,](?=\d{3}(?:\D|$))", "", digits).replace(",", ".").rstrip("-.")
    try:
        number = Decimal(plain).quantize(Decimal("0.01"))
    except InvalidOperation:
        return None
    # "NaN" is a Decimal as well, and one that cannot be compared.
    return number if number.is_finite() and Decimal(0) <= number < Decimal(10) ** 10 else None


def day_in(text: str) -> date | None:
    """A day as a date field gives it; None if it is none."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def unreadable_in(fields: Mapping[str, str]) -> list[str]:
    """The fields of a plan whose words are no amount, hours or day: laid out they would be lost."""
    reads = {"amount": amount_in, "hours": hours_in, "day": day_in}
    typed = {name: words for name, words in fields.items() if words.strip()}
    last = {name: name.rpartition(".")[2] for name in typed}
    return [n for n, words in typed.items() if last[n] in reads and reads[last[n]](words) is None]


def number_in(text: str) -> int | None:
    """A whole number of at most four digits; None if it is none."""
    return int(text) if re.fullmatch(r"\d{1,4}", text.strip()) else None


def _only(posted: Mapping[str, Any], known: re.Pattern[str]) -> dict[str, str]:
    names = [name for name in posted if known.fullmatch(name)]
    # PostgreSQL keeps no text with a zero character in it.
    return {name: str(posted[name]).replace("\x00", "") for name in names}


def _points_in(fields: Mapping[str, str]) -> int:
    return len(bounds_in(fields)) + len(criteria_in(fields))


def _grouped(fields: Mapping[str, str], kind: str) -> dict[str, dict[str, str]]:
    groups: dict[str, dict[str, str]] = {}
    for name, value in fields.items():
        first, _, rest = name.partition(".")
        if first == kind:
            key, _, last = rest.partition(".")
            groups.setdefault(key, {})[last] = value
    return groups


def _costs(found: Mapping[str, str]) -> list[Row]:
    lines: dict[str, dict[str, str]] = {}
    for name, value in found.items():
        first, dot, last = name.partition(".")
        if dot and first.startswith("cost"):
            lines.setdefault(first, {})[last] = value
    return [Row(key, lines[key]) for key in sorted(lines)]


def _place(step: Row) -> tuple[int, str]:
    return (number_in(step["number"]) or 9999, step.key)
