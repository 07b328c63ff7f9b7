"""How a chapter is told: deeds on days before today, with short ways to write them down."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, time, timedelta

from kader.groundrules import Role, clock
from kader.matters import actions
from kader.matters.actions import Adoption
from kader.matters.models import Criterion, Matter
from kader.matters.rules.check import Found, Result
from kader.matters.rules.voice import Question
from kader.people.actions import give_seat
from kader.people.models import Person

_MINUTE = [0]


@contextmanager
def on_day(days: int, hour: int = 9) -> Iterator[date]:
    """Let the clock stand `days` from today (negative: before), a minute later each time."""
    _MINUTE[0] = (_MINUTE[0] + 1) % 60
    day = date_at(days)
    moment = datetime.combine(day, time(hour, _MINUTE[0]), tzinfo=UTC)
    with clock.at(min(moment, datetime.now(UTC))):
        yield day


def date_at(days: int) -> date:
    """The date so many days from the real today."""
    return clock.day_of(datetime.now(UTC)) + timedelta(days=days)


def frame_fields(
    words: dict[str, str],
    bounds: Sequence[tuple[str, ...]],
    criteria: Sequence[dict[str, str]],
) -> dict[str, str]:
    """A frame as the form posts it: a bound is (kind, text[, article])."""
    fields = dict(words)
    for number, (kind, text, *article) in enumerate(bounds, 1):
        fields[f"bound.{number}.kind"] = kind
        fields[f"bound.{number}.text"] = text
        fields[f"bound.{number}.article"] = article[0] if article else ""
    for number, criterion in enumerate(criteria, 1):
        fields |= {f"criterion.{number}.{name}": value for name, value in criterion.items()}
    return fields


def plan_fields(title: str, summary: str, steps: Sequence[dict[str, str]]) -> dict[str, str]:
    """A plan as the form posts it: a step's key is its number; `cost` is "amount period payer"."""
    fields = {"title": title, "summary": summary}
    for number, step in enumerate(steps, 1):
        fields[f"step.s{number}.number"] = str(number)
        for name, value in step.items():
            if name.startswith("cost"):
                fields |= _cost(f"step.s{number}.{name}1" if name == "cost" else name, value)
            else:
                fields[f"step.s{number}.{name}"] = value
    return fields


def _cost(prefix: str, line: str) -> dict[str, str]:
    amount, period, paid_by = line.split()
    return {f"{prefix}.amount": amount, f"{prefix}.period": period, f"{prefix}.paid_by": paid_by}


def give_seats(matter: Matter, by: Person, steward: Person, facilitator: Person) -> None:
    """The mandate holder gives the two seats."""
    give_seat(by, matter.circle, steward, Role.STEWARD)
    give_seat(by, matter.circle, facilitator, Role.FACILITATOR)


def join(matter: Matter, *people: tuple[Person, str]) -> None:
    """People ask to join; who is in lets in who is not."""
    for person, sentence in people:
        request = actions.ask_to_join(person, matter, sentence)
        if request.let_in_at is None:
            actions.let_in(matter.opened_by, request)


def adopt(matter: Matter, steward: Person, by: Person, fields: dict[str, str], body: str) -> None:
    """The steward drafts the frame; the body adopts it and ticks each bound."""
    revision = actions.draft_frame(steward, matter, fields)
    numbers = (
        frozenset(revision.frame.bounds.values_list("number", flat=True))
        if revision.frame
        else frozenset()
    )
    number = f"{clock.today().year}-{400 + matter.pk}"
    actions.adopt_frame(by, matter, Adoption(body, clock.today(), number), numbers)


def answer(matter: Matter, by: Person, achieve: str, goal: str, need: str) -> None:
    """The three answers."""
    for question, text in zip(Question, (achieve, goal, need), strict=True):
        actions.answer_question(by, matter, question, text)


def hand_in(matter: Matter, by: Person, second: Person) -> None:
    """One hands in, a second confirms."""
    actions.confirm_submission(second, actions.submit_plan(by, matter))


def findings(matter: Matter, unmet: dict[int, str]) -> list[Found]:
    """A finding per criterion of the plan that was handed in; `unmet` gives reasons by number."""
    plan = matter.plans.submitted().get()
    criteria = Criterion.objects.filter(frame=plan.frame).order_by("number")
    return [
        Found(c.pk, Result.NOT_MET if c.number in unmet else Result.MET, unmet.get(c.number, ""))
        for c in criteria
    ]
