"""What residents type in their plan. Forms clean the input; rules decide about it."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kader.matters.rules import draft
from kader.matters.rules.draft import Row
from kader.matters.rules.frame import Period
from kader.matters.rules.plan import MarkState, PaidBy, Repeat, SupportLevel
from kader.web.forms import KaderForm

REPEATS = [
    (Repeat.ONCE.value, _("Once")),
    (Repeat.WEEKLY.value, _("Every week")),
    (Repeat.MONTHLY.value, _("Every month")),
    (Repeat.YEARLY.value, _("Every year")),
]
SUPPORT = [
    (SupportLevel.SELF.value, _("No, we do this ourselves")),
    (SupportLevel.SUPPORTED.value, _("Yes, a little support")),
    (SupportLevel.TAKEN_OVER.value, _("The municipality does this for us for a while")),
]
SEEN_BY = [("", _("Everybody, once the plan is handed in")), ("circle", _("Only our group"))]
PERIODS = [(Period.ONCE.value, _("once")), (Period.YEAR.value, _("every year"))]
PAID_BY = [
    (PaidBy.MUNICIPALITY.value, _("the municipality")),
    (PaidBy.OWN.value, _("we ourselves")),
    (PaidBy.THIRD_PARTY.value, _("somebody else")),
]
MARKS = [
    (MarkState.MET.value, _("Yes, our plan arranges this")),
    (MarkState.OPEN.value, _("Not yet")),
    (MarkState.UNKNOWN.value, _("We do not know")),
]


class TypedField(forms.CharField):
    """Words as they were typed; they are kept, also where they cannot be read."""

    def __init__(self, label: Any, most: int | None = None, **options: Any) -> None:
        super().__init__(label=label, required=False, max_length=most, strip=False, **options)


class AmountField(TypedField):
    def validate(self, value: str) -> None:
        if value.strip() and draft.amount_in(value) is None:
            raise ValidationError(
                _(
                    "It is not clear yet which amount ‘%(typed)s’ is. "
                    "Write it in figures, for example 1990 or 1990,50."
                ),
                params={"typed": value[:40]},
            )


class HoursField(TypedField):
    def validate(self, value: str) -> None:
        if not value.strip() or draft.hours_in(value) is not None:
            return
        if draft.too_many_hours(value):
            raise ValidationError(
                _("This is more than %(most)s hours a week. How many hours does one week ask?"),
                params={"most": draft.MOST_HOURS},
            )
        raise ValidationError(
            _("It is not clear yet how many hours ‘%(typed)s’ is. Write one number: 3, or 2,5."),
            params={"typed": value[:40]},
        )


class DayField(TypedField):
    """A day as the browser's calendar gives it; what somebody wrote instead stays to be read."""

    def validate(self, value: str) -> None:
        if value.strip() and draft.day_in(value) is None:
            raise ValidationError(
                _(
                    "‘%(typed)s’ is no day yet. Choose a day here. "
                    "You can write it in words under ‘When?’."
                ),
                params={"typed": value[:40]},
            )


class PlanForm(KaderForm):
    """A draft as it stands in its newest revision: its steps and cost lines bring their fields."""

    own_words = {"title", "summary"}
    says_what_fits = False

    title = TypedField(_("What is your plan called?"), 120)
    summary = TypedField(
        _("Your plan in three lines"),
        help_text=_("This comes first, for everybody who reads your plan."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, typed: Mapping[str, str], areas: list[tuple[str, str]]) -> None:
        super().__init__(typed, use_required_attribute=False)
        del self.fields["once"]
        self.rows = draft.rows_in(typed)
        for row in self.rows:
            self.fields.update(_named(f"step.{row.key}.", _step(row, areas)))
            for cost in row.costs:
                self.fields.update(_named(f"step.{row.key}.{cost.key}.", _cost()))


def _named(start: str, fields: dict[str, forms.Field]) -> dict[str, forms.Field]:
    return {start + name: field for name, field in fields.items()}


def _step(row: Row, areas: list[tuple[str, str]]) -> dict[str, forms.Field]:
    own = {"class": "own-words"}
    day = "date" if not row["day"] or draft.day_in(row["day"]) else "text"
    return {
        "what": TypedField(
            _("What are you going to do?"), widget=forms.Textarea(attrs={"rows": 3, **own})
        ),
        "who": TypedField(_("Who does it?"), 200, widget=forms.TextInput(attrs=own)),
        "when": TypedField(_("When?"), 120, widget=forms.TextInput(attrs=own)),
        "hours": HoursField(_("Hours a week"), widget=_figures()),
        "support": _choice(_("Do you need support with this?"), SUPPORT, forms.RadioSelect),
        "asked": TypedField(
            _("What do you ask of the municipality?"),
            300,
            help_text=_("You decide what is done with it."),
            widget=forms.TextInput(attrs=own),
        ),
        "repeat": _choice(_("How often?"), REPEATS),
        "day": DayField(_("By which day at the latest?"), widget=forms.TextInput({"type": day})),
        "place": TypedField(_("Where?"), 120, widget=forms.TextInput(attrs=own)),
        "area": _choice(_("In which area?"), [("", _("No area in particular")), *areas]),
        "public": _choice(_("Who sees this step?"), SEEN_BY),
    }


def _cost() -> dict[str, forms.Field]:
    return {
        "label": TypedField(_("What for?"), 120, widget=forms.TextInput({"class": "own-words"})),
        "amount": AmountField(_("Amount in €"), 40, widget=_figures()),
        "period": _choice(_("How often?"), PERIODS),
        "paid_by": _choice(_("Who pays?"), PAID_BY),
        "promised": forms.BooleanField(label=_("This was promised to us"), required=False),
        "is_income": forms.BooleanField(label=_("This is income"), required=False),
    }


def _figures() -> forms.TextInput:
    return forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})


def _choice(
    label: Any, choices: Iterable[tuple[str, Any]], widget: type[forms.Widget] = forms.Select
) -> forms.Field:
    """A choice that also takes an old value: what a draft holds is never refused."""
    field = forms.ChoiceField(label=label, choices=list(choices), required=False, widget=widget)
    field.validators, field.valid_value = [], lambda value: True  # type: ignore[method-assign]
    return field


class MarkForm(KaderForm):
    own_words = {"quote"}
    state = forms.TypedChoiceField(
        label=_("Does your plan arrange this?"),
        choices=MARKS,
        coerce=MarkState,
        widget=forms.RadioSelect,
    )
    step = forms.ChoiceField(label=_("In which step does it stand?"), required=False)
    quote = forms.CharField(
        label=_("Which sentence says it?"), required=False, max_length=300, widget=forms.Textarea
    )

    def __init__(self, *given: Any, steps: list[tuple[str, str]], **more: Any) -> None:
        super().__init__(*given, **more)
        self.fields["step"].choices = [("", _("No step in particular")), *steps]  # type: ignore[attr-defined]
        self.fields["quote"].widget.attrs["rows"] = 2


class SubmitForm(KaderForm):
    """Nothing to type: the plan is read, and handed in."""


class WaitForm(KaderForm):
    own_words = {"text"}
    text = forms.CharField(
        label=_("Why do you want to wait?"),
        help_text=_("Only your group reads this."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
