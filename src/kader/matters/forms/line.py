"""What people type on the line. Forms clean the input; rules decide about it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kader.groundrules import clock
from kader.matters.rules.line import SignalKind
from kader.matters.rules.stages import is_too_far
from kader.web.forms import DayField, KaderForm

SIGNALS = [
    (SignalKind.TOO_MUCH.value, _("This is too much")),
    (SignalKind.TAKING_OVER.value, _("You are taking over")),
    (SignalKind.SILENCE.value, _("I hear nothing")),
    (SignalKind.FRAME_UNCLEAR.value, _("The frame is not clear")),
    (SignalKind.FRAME_TOO_NARROW.value, _("The frame is too narrow")),
    (SignalKind.FRAME_TOO_WIDE.value, _("The frame is too wide")),
]


class SignalForm(KaderForm):
    own_words = {"text"}
    kind = forms.TypedChoiceField(
        label=_("What do you want to say?"),
        choices=SIGNALS,
        coerce=SignalKind,
        widget=forms.RadioSelect,
    )
    text = forms.CharField(
        label=_("Do you want to add something?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CloseSignalForm(KaderForm):
    """Nothing to type: one press closes it."""


class FactsForm(KaderForm):
    own_words = {"text"}
    questions = {"text"}
    text = forms.CharField(
        label=_("What do you want to know?"),
        help_text=_("One question at a time gets the clearest answer."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you want to know.")},
    )


class SupportForm(KaderForm):
    own_words = {"text"}
    questions = {"text"}
    text = forms.CharField(
        label=_("What do you need, and when?"),
        help_text=_("Say for how many people it is, and for how long."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what you need, and when.")},
    )


class ComingDayField(DayField):
    """A day that is still to come."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value < clock.today():
            raise ValidationError(
                _("This day has passed. Choose a day that is still to come."), code="passed"
            )


class PastDayField(DayField):
    """A day that has come already: today at the latest."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value > clock.today():
            raise ValidationError(
                _("This day is still to come. Choose today or a day before."), code="to_come"
            )


class DayWithinReachField(ComingDayField):
    """A day to come, within the time that somebody can be held to."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and is_too_far(value, clock.today()):
            raise ValidationError(
                _("This day is more than two years away. Choose an earlier day."), code="too_far"
            )


class HandInDateForm(KaderForm):
    day = DayWithinReachField(
        label=_("By which day do you want to hand in the plan?"),
        error_messages={
            "required": _("Choose the day on which the plan is handed in at the latest.")
        },
    )

    def __init__(
        self, *given: Any, earliest: date | None = None, is_own: bool = True, **more: Any
    ) -> None:
        """`earliest` is set for the steward, who gives more time and never takes it away."""
        super().__init__(*given, **more)
        self.earliest = earliest
        if not is_own:
            self.fields["day"].label = _("Until which day can the group hand in its plan?")

    def clean_day(self) -> date:
        day: date = self.cleaned_data["day"]
        if self.earliest is not None and day < self.earliest:
            raise ValidationError(
                _("You can give more time, not less. Residents choose an earlier day themselves.")
            )
        return day
