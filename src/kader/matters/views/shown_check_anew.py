"""A check that was begun on other words: what the group did meanwhile, and what was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.http import QueryDict
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from kader.matters.models import Criterion, Matter, Plan, Revision
from kader.matters.rules import draft
from kader.matters.rules.plan import PlanStatus
from kader.web import wording


@dataclass(frozen=True)
class Anew:
    """What changed since the page was opened, in one sentence, and the steps as they are now."""

    sentence: str
    steps: list[tuple[int, str]] = field(default_factory=list)


def seen_of(plan: Plan) -> str:
    """Which words a page showed: the version, and when it was handed in."""
    return f"{plan.key} {plan.submitted_at.isoformat() if plan.submitted_at else ''}"


def is_taken_back(matter: Matter, seen: str) -> bool:
    """Whether the group took back the plan that a page showed."""
    key = seen.partition(" ")[0]
    return matter.plans.filter(key=key, status=PlanStatus.DRAFT).exists()


def changed_since(matter: Matter, plan: Plan, seen: str) -> Anew:
    """What the group handed in instead of the words that a page showed."""
    before, now = _fields_at(matter, seen), _fields_at(matter, seen_of(plan))
    if before is None or now is None:
        return Anew(_("The group handed in another version of its plan."))
    were = {step.key: step.fields for step in draft.steps_in(before)}
    steps = [
        (number, step["what"])
        for number, step in enumerate(draft.steps_in(now), 1)
        if were.pop(step.key, None) != step.fields
    ]
    changed = list(_named(before, now, [number for number, _what in steps], bool(were)))
    if not changed:
        same = _("The group took its plan back and handed it in again, in the same words.")
        return Anew(same)
    said = _("The group handed in other words: %(what)s.") % {"what": wording.listed(changed)}
    return Anew(said, steps)


def typed_at(matter: Matter, post: QueryDict) -> list[tuple[str, str]]:
    """The reasons that were typed, each with its point."""
    points = Criterion.objects.filter(frame__matter=matter).order_by("frame", "number")
    typed = {point: post.get(f"reason.{point.key}", "").strip() for point in points}
    return [(f"{point.number}. {point.short}", text) for point, text in typed.items() if text]


def _named(
    before: Mapping[str, str], now: Mapping[str, str], steps: list[int], is_less: bool
) -> Iterator[str]:
    if any(before.get(name, "") != now.get(name, "") for name in ("title", "summary")):
        yield _("the name or the summary")
    yield from (_("step %(number)d") % {"number": number} for number in steps)
    if is_less:
        yield _("a step was taken out")


def _fields_at(matter: Matter, seen: str) -> dict[str, str] | None:
    """What stood in a version when it was handed in."""
    key, _space, moment = seen.partition(" ")
    at = _moment_in(moment)
    if at is None:
        return None
    saved = Revision.objects.filter(plan__matter=matter, plan__key=key, at__lte=at).last()
    return dict(saved.fields) if saved else None


def _moment_in(typed: str) -> datetime | None:
    try:
        found = parse_datetime(typed)
    except ValueError:
        return None
    return found if found is not None and timezone.is_aware(found) else None
