"""What people type on the line. Forms clean the input; rules decide about it."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kader.groundrules import clock
from kader.matters.rules.line import SignalKind
from kader.matters.rules.stages import is_too_far, last_within_reach
from kader.web import wording
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
            said = _("This day has passed. Choose %(day)s or a later day.")
            raise beyond(clock.today(), said, "passed")


class PastDayField(DayField):
    """A day that has come already: today at the latest."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value > clock.today():
            said = _("This day is still to come. Choose %(day)s or an earlier day.")
            raise beyond(clock.today(), said, "to_come")


class DayWithinReachField(ComingDayField):
    """A day to come, within the time that somebody can be held to."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and is_too_far(value, clock.today()):
            said = _("This day is more than two years away. Choose %(day)s or an earlier day.")
            raise beyond(last_within_reach(clock.today()), said, "too_far")


def beyond(limit: date, said: Any, code: str) -> ValidationError:
    """A day on the wrong side of a limit: the sentence names the last day that is right."""
    return ValidationError(said, code=code, params={"day": wording.day(limit, clock.today())})


def require_more_time(day: date, earliest: date | None) -> None:
    """Who gives more time chooses a day from `earliest` on; without one any day is right."""
    if earliest is not None and day < earliest:
        said = _(
            "You can give more time, not less. Choose %(day)s or a later day. "
            "Residents choose an earlier day themselves."
        )
        raise beyond(earliest, said, "only_more_time")


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
        require_more_time(day, self.earliest)
        return day
