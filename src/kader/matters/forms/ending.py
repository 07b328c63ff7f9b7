"""What people type when they look back, tell, close, stop or let rest."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from kader.groundrules import Role
from kader.matters.models import Reading
from kader.web.forms import KaderForm


class EvaluationForm(KaderForm):
    text = forms.CharField(
        label=_("What went well?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    differently = forms.CharField(
        label=_("What would you do differently next time?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    public = forms.TypedChoiceField(
        label=_("Who may read this?"),
        choices=[("all", _("Everybody")), ("circle", _("Only the people of this matter"))],
        initial="circle",
        coerce=lambda chosen: chosen == "all",
        widget=forms.RadioSelect,
    )

    def __init__(self, *given: Any, reading: Reading, **more: Any) -> None:
        """Only residents write in the voice of residents; the facilitator keeps to the process."""
        super().__init__(*given, **more)
        if reading.is_resident:
            for name in ("text", "differently"):
                self.fields[name].widget.attrs["class"] = "own-words"
        if Role.FACILITATOR in reading.roles:
            self.fields["text"].label = _("What went well in the process?")

    def clean(self) -> dict[str, Any] | None:
        """What went well and what did not weigh the same: one of both is enough."""
        cleaned = super().clean()
        said = [(cleaned or {}).get(name, "").strip() for name in ("text", "differently")]
        if not self.errors and not any(said):
            raise ValidationError(_("Write an answer to at least one of the two questions."))
        return cleaned


class StoryForm(KaderForm):
    own_words = {"title", "text"}
    title = forms.CharField(
        label=_("The title of your story"),
        help_text=_("Leave out the names of people."),
        max_length=120,
        error_messages={"required": _("Give your story a title.")},
    )
    text = forms.CharField(
        label=_("How did it go?"),
        help_text=_("How it began, what was difficult, and what there is now."),
        max_length=10_000,
        widget=forms.Textarea(attrs={"rows": 12, "class": "textarea--tall"}),
        error_messages={"required": _("Write how it went.")},
    )


class CloseForm(KaderForm):
    """Nothing to type: one press is a yes."""


class ConfirmStopForm(KaderForm):
    """Nothing to type: one press is a yes; nobody asks for a reason."""


class StopForm(KaderForm):
    reason = forms.CharField(
        label=_("Why does the municipality stop this matter?"),
        help_text=_("Everybody can read this. Say what happens now with what was made."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write why the municipality stops with this.")},
    )


class ResumeForm(KaderForm):
    """Nothing to type: it goes on where it was."""


class RestForm(KaderForm):
    asked = forms.BooleanField(
        label=_("I asked the group once whether it wants to go on, and heard nothing."),
        error_messages={"required": _("Ask the group first, one time. Then tick this.")},
    )


class WakeForm(KaderForm):
    """Nothing to type: one press, and it goes on."""
