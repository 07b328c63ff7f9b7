"""What officials type: an issue, seats, news and promises."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from kader.groundrules import Role, clock
from kader.matters.finding import Asked
from kader.matters.forms.line import ComingDayField, DayWithinReachField, beyond
from kader.matters.rules import line
from kader.matters.rules.line import PromiseKind
from kader.people.models import Person, Seat
from kader.people.naming import ROLE_NAMES
from kader.places.models import Area
from kader.web.forms import KaderForm, choice_label, said_beside_the_field


class IssueForm(KaderForm):
    title = forms.CharField(
        label=_("The question to residents, in short"),
        help_text=_("Put it as a question. Leave out the names of people."),
        max_length=120,
        error_messages={"required": _("Write the question to residents, in short.")},
    )
    text = forms.CharField(
        label=_("What is going on?"),
        help_text=_("Say what happens, and why you ask residents. Do not name a solution."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write what is going on.")},
    )
    area = forms.ModelChoiceField(
        label=_("Where is it?"),
        queryset=Area.objects.all(),
        to_field_name="code",
        empty_label=_("The whole town"),
        required=False,
    )
    open_to_area = forms.TypedChoiceField(
        label=_("Who may join?"),
        choices=[
            ("all", choice_label(_("Everybody joins at once"), _("This is usual for an issue."))),
            ("asked", _("People ask, and a member lets them in")),
        ],
        initial="all",
        coerce=lambda chosen: chosen == "all",
        widget=forms.RadioSelect,
    )


class SeatForm(KaderForm):
    seat = forms.ChoiceField(
        label=_("Who gets which seat?"),
        help_text=_("Steward and facilitator are two different people."),
        widget=forms.RadioSelect,
    )

    def __init__(self, *given: Any, askable: Sequence[Seat], **more: Any) -> None:
        super().__init__(*given, **more)
        self._seats = {f"{seat.role}.{seat.person.key}": seat for seat in askable}
        offered: Any = self.fields["seat"]
        offered.choices = [(value, _label(seat)) for value, seat in self._seats.items()]

    def clean_seat(self) -> tuple[Person, Role]:
        seat = self._seats[self.cleaned_data["seat"]]
        return seat.person, Role(seat.role)


def _label(seat: Seat) -> Any:
    return choice_label(
        f"{str(ROLE_NAMES[Role(seat.role)]).capitalize()}: {seat.person.name}",
        seat.for_organisation,
    )


class LeaveSeatForm(KaderForm):
    """Nothing to type."""


class KeepPromiseForm(KaderForm):
    """Nothing to type: it is done."""


class UpdateForm(KaderForm):
    text = forms.CharField(
        label=_("Your news"),
        help_text=_("At least twenty letters. Everybody can read this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your news.")},
    )
    next_by = ComingDayField(
        label=_("By which day does the next news come?"),
        error_messages={"required": _("Choose the day of the next news.")},
    )

    def __init__(self, *given: Any, promise_days: int, **more: Any) -> None:
        super().__init__(*given, **more)
        self._promise_days = promise_days

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        with said_beside_the_field():
            line.require_news(text)
        return text

    def clean_next_by(self) -> date:
        next_by: date = self.cleaned_data["next_by"]
        last = line.last_of_promise(clock.today(), self._promise_days)
        if next_by > last:
            said = _("The promise to this group is sooner. Choose %(day)s or an earlier day.")
            raise beyond(last, said, "next_news_within_the_promise")
        if next_by == clock.today():
            said = _("The next news comes after today. Choose %(day)s or a later day.")
            raise beyond(next_by + timedelta(days=1), said, "next_news_within_the_promise")
        return next_by


class PromiseForm(KaderForm):
    text = forms.CharField(
        label=_("What does the municipality promise?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _("Write what the municipality promises.")},
    )
    due = DayWithinReachField(
        label=_("By which day?"),
        error_messages={"required": _("Choose the day by which it is done.")},
    )
    kind = forms.TypedChoiceField(
        label=_("What kind of promise is it?"),
        choices=[
            (
                PromiseKind.OWN.value,
                choice_label(
                    _("Something we do ourselves"), _("We answer, call, send something, or come.")
                ),
            ),
            (
                PromiseKind.MEANS.value,
                choice_label(
                    _("Something we give"), _("Money, goods, hours of our people, or a place.")
                ),
            ),
        ],
        coerce=PromiseKind,
        widget=forms.RadioSelect,
    )
    asked = forms.ChoiceField(
        label=_("What did the residents ask?"),
        help_text=_("You give only what residents asked for."),
        required=False,
    )

    def __init__(self, *given: Any, asked: Sequence[Asked], **more: Any) -> None:
        super().__init__(*given, **more)
        self._asked = {one.key: one for one in asked}
        offered: Any = self.fields["asked"]
        offered.needed_when = _("needed if you give something")
        offered.choices = [("", _("Choose what they asked")), *map(_in_short, asked)]
        if not asked:
            del self.fields["asked"]
            self.fields["kind"].help_text = _NOTHING_ASKED

    def clean(self) -> dict[str, Any]:
        """Means are for something that was asked (G2)."""
        cleaned: dict[str, Any] = super().clean() or {}
        cleaned["asked"] = self._asked.get(cleaned.get("asked", ""))
        if cleaned.get("kind") == PromiseKind.MEANS and cleaned["asked"] is None:
            asked_now = "asked" in self.fields and "asked" not in self.errors
            self.add_error("asked" if asked_now else "kind", self._why())
        return cleaned

    def _why(self) -> Any:
        return _("Choose what the residents asked.") if self._asked else _NOTHING_ASKED


_NOTHING_ASKED = _(
    "Residents asked for no money or means yet. So you can only promise what you do yourselves."
)
_BEGIN = 70


def _in_short(one: Asked) -> tuple[str, str]:
    return one.key, Truncator(" ".join(one.text.split())).chars(_BEGIN)
