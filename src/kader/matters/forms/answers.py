"""What the municipality types when it answers."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kader.matters.forms.line import DayWithinReachField, require_more_time
from kader.matters.rules.line import is_a_fact
from kader.web.forms import KaderForm


class AnswerForm(KaderForm):
    text = forms.CharField(
        label=_("Your answer"),
        help_text=_("Say it as you would say it at the table. Everybody can read this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your answer.")},
    )


class FactAnswerForm(AnswerForm):
    """It is public at once, and cannot be changed."""

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not is_a_fact(text):
            raise ValidationError(_("An answer is a sentence: at least eight letters or figures."))
        return text


class SupportAnswerForm(AnswerForm):
    given = forms.TypedChoiceField(
        label=_("Can this be arranged?"),
        choices=[("yes", _("Yes, this is arranged")), ("no", _("Not in this way"))],
        coerce=lambda chosen: chosen == "yes",
        widget=forms.RadioSelect,
    )
    field_order = ["given", "text"]

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        # Support stays between the group and the steward.
        self.fields["text"].help_text = _("Only the group reads this.")


class SignalAnswerForm(KaderForm):
    moved_to = DayWithinReachField(
        label=_("Give more time: until which day?"),
        help_text=_("The plan is handed in later. The group sees this at once."),
        required=False,
    )
    text = forms.CharField(
        label=_("What becomes lighter, or different?"),
        help_text=_("Do not argue about the feeling. Do not send a reminder."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": _("Write what becomes lighter, or different.")},
    )

    def __init__(
        self, *given: Any, earliest: date | None, has_plan_ahead: bool, **more: Any
    ) -> None:
        """More time is given from `earliest` on, while the plan is still to be handed in."""
        super().__init__(*given, **more)
        self._earliest = earliest
        if not has_plan_ahead:
            del self.fields["moved_to"]

    def clean_moved_to(self) -> date | None:
        moved_to: date | None = self.cleaned_data["moved_to"]
        if moved_to is not None:
            require_more_time(moved_to, self._earliest)
        return moved_to
